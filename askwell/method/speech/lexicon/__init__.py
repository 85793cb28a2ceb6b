"""What shows the parts of a speech, one TOML file a part, as in letters/lexicon."""
