"""What is typed after `interview-tui`: a module for each group of commands.

Common to all: `terminal` (telling, options, what a refusal looks like) and `passphrase` (how one comes in).
"""
