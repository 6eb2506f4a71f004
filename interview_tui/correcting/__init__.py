"""A transcript that a person puts right: her text over the words as heard; doubts, reading, quotes and notes. Pure."""
