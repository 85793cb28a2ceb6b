"""What each kind of event changes; `askwell.method.fold` goes through them in their order."""
