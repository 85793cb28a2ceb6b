"""The door that is a browser: parse, call one action or query, render."""
