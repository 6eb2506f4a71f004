"""Listening to what was recorded, in a process of its own."""
