"""The `askwell` command."""
