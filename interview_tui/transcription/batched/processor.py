"""Which kind of number, and how many threads, this processor multiplies matrices with the quickest.

Measured once, in a tenth of a second, and remembered. The kind of number decides words (a little) and stands in a
transcript's header; the number of threads does not.
"""

import platform
import time
from collections.abc import Callable
from functools import cache

import torch
from torch.nn.functional import linear

from interview_tui.transcription.devices import usable_processors
from interview_tui.transcription.remembered import remember, remembered

FLOAT32, BFLOAT16 = "float32", "bfloat16"
_WORTH_IT = 1.5
"""How many times quicker 16-bit numbers must be: a processor that only imitates them is slower."""
_CLEARLY = 0.95
"""Share of the time that more threads must at most take to be used."""
_MOST_THREADS = 16
_ROWS, _WIDTH = 1500, 768
"""A window of sound in a small model."""


@cache
def numbers(device: str = "cpu") -> str:
    """`bfloat16` where the processor is quick at it, else `float32`; a graphics card always is."""
    if device != "cpu":
        return BFLOAT16
    name = f"bfloat16|{_machine()}"
    if name not in (known := remembered()):
        before = torch.get_num_threads()
        torch.set_num_threads(1)
        # Time of the processor, not of the clock: another program must not decide which words are heard.
        known[name] = _product(torch.float32, time.process_time) / _product(torch.bfloat16, time.process_time)
        torch.set_num_threads(before)
        remember({name: round(known[name], 3)})
    return BFLOAT16 if known[name] > _WORTH_IT else FLOAT32


@cache
def quickest_threads() -> int:
    """How many threads multiply the quickest, up to sixteen: on some processors half of them are but halves."""
    name = f"threads|{_machine()}"
    if name not in (known := remembered()):
        before = torch.get_num_threads()
        best, least = 1, float("inf")
        dtype = getattr(torch, numbers())
        for count in sorted({1, *(max(1, most() * share // 4) for share in (2, 3, 4))}):
            torch.set_num_threads(count)
            seconds = _product(dtype, time.perf_counter)
            if seconds < least * _CLEARLY:
                best, least = count, seconds
        torch.set_num_threads(before)
        known[name] = float(best)
        remember({name: known[name]})
    return min(most(), int(known[name]))


def most() -> int:
    return min(_MOST_THREADS, usable_processors())


def _product(dtype: torch.dtype, clock: Callable[[], float]) -> float:
    """The least of five times for one product, in seconds."""
    x, weight = torch.randn(_ROWS, _WIDTH).to(dtype), torch.randn(_WIDTH, _WIDTH).to(dtype)
    times = []
    with torch.inference_mode():
        for _try in range(6):
            began = clock()
            linear(x, weight)
            times.append(clock() - began)
    return max(1e-6, min(times[1:]))


@cache
def _machine() -> str:
    processor = torch.backends.cpu.get_cpu_capability()
    return f"{platform.machine()}|{platform.processor()}|{platform.node()}|{processor}|{torch.__version__}|{most()}"
