"""Sound files of any kind, from anywhere."""
