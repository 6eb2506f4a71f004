"""Interview TUI: from interview guide to a question-linked transcript, on one laptop, with nothing leaving it."""

__version__ = "0.1.0"
