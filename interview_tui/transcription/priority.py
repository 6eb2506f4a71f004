"""The transcriber gives way to everything else on the computer."""

import os
import sys

_BELOW_NORMAL_PRIORITY_CLASS = 0x4000
"""From winbase.h."""
_NICE = 10
"""A tenth of the share of an ordinary process. At 19 it is a seventieth: beside a video call or a test run (two busy
cores) a chunk then took 40 s instead of 2, and nothing was transcribed while the interview went on."""


ENVIRONMENT = {"OMP_WAIT_POLICY": "PASSIVE", "OPENBLAS_NUM_THREADS": "1"}
"""For a process that works on sound: torch's threads sleep while they wait for each other, and numpy has but one. Its
products are small, and two threads that run on the spot between them took four times as much of the processor."""


def sleep_while_waiting() -> None:
    """Threads of torch that wait for each other sleep instead of running on the spot.

    Two of them beside a busy program: eight chunks of the nano model took 1.3 s instead of 4.7.
    """
    os.environ.setdefault("OMP_WAIT_POLICY", ENVIRONMENT["OMP_WAIT_POLICY"])


def low_priority() -> None:
    """Let this process, and every thread it starts from now on, give way to ordinary ones.

    To be called before torch is imported: its threads read how to wait for each other only then.
    """
    sleep_while_waiting()
    if sys.platform == "win32":
        import ctypes

        kernel = ctypes.windll.kernel32
        kernel.GetCurrentProcess.restype = ctypes.c_void_p
        kernel.SetPriorityClass(ctypes.c_void_p(kernel.GetCurrentProcess()), _BELOW_NORMAL_PRIORITY_CLASS)
    else:
        os.nice(_NICE)
