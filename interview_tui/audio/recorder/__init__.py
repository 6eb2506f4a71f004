"""The recorder: a process of its own, its state, its clocks, and the screen's side of it."""
