"""The transcriber gives way to everything else on the computer."""

import os
import sys

_BELOW_NORMAL_PRIORITY_CLASS = 0x4000
"""From winbase.h."""
_NICE = 10
"""A tenth of the share of an ordinary process. At 19 it is a seventieth: beside a video call or a test run (two busy
cores) a chunk then took 40 s instead of 2, and nothing was transcribed while the interview went on."""


def low_priority() -> None:
    """Let this process, and every thread it starts from now on, give way to ordinary ones."""
    if sys.platform == "win32":
        import ctypes

        kernel = ctypes.windll.kernel32
        kernel.GetCurrentProcess.restype = ctypes.c_void_p
        kernel.SetPriorityClass(ctypes.c_void_p(kernel.GetCurrentProcess()), _BELOW_NORMAL_PRIORITY_CLASS)
    else:
        os.nice(_NICE)
