"""Readers of a transcript from elsewhere, one module a format: text or bytes in, `Cue`s out. Pure."""
