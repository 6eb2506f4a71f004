"""Which words answer which question. Pure."""
