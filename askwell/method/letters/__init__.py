from .labels import labels
from .letter import Letter
__all__ = ["Letter", "labels"]
