"""A guide as flat rows that a person edits, or that were read from a document: rows in, Markdown out. Pure."""
