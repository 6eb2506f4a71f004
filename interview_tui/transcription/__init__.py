"""From sound to words: chunks, engines, the worker process, models."""
