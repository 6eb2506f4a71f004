"""What this computer calculates with: processor, graphics card, memory. Looks, and loads nothing heavy by itself."""

import os

AUTO = "auto"
CPU = "cpu"
CUDA = "cuda"
DEVICES = (AUTO, CPU, CUDA)
"""What `--device` takes."""


def usable_processors() -> int:
    """How many processors this process may run on."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def threads() -> int:
    """One processor is left to the recorder and the screen; more than eight do not help one 30 s window."""
    return max(1, min(8, usable_processors() - 1))
