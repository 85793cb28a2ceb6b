"""What the judge of the drill looks for, one TOML file a family, as in letters/lexicon."""
