"""The screens: they draw a fold and dispatch events."""
