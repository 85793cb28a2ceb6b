"""Questions: the bank, what the check reads in a typed one, and the agenda of one interview."""
