"""The stump speech: its parts, how long it takes to say, and where it turns into a pitch (METHOD S2.12 to S2.24)."""
