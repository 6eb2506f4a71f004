"""A whole interview replayed through the real program: sample guide, recording and key presses."""
