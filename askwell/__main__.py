"""`python -m askwell` is the command `askwell`, where that is not on the path."""

from askwell.cli import main

main()
