"""The door that is a browser: parse, call one action or query, render."""

from askwell.web.fields import speak_plainly

speak_plainly()  # before any form is made
