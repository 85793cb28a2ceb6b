"""Askwell takes one person through informational interviews, from "what might I do?" to "I know"."""

__version__ = "0.1.0"
