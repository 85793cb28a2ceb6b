"""SQLite as Askwell wants it: a version without the WAL-reset bug, durable, and for several threads at once."""
