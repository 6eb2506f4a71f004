"""One conversation: its events, their log on disk, and the state they fold to."""
