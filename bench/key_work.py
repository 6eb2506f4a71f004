"""What opening and writing the key costs on this computer: seconds, and the memory of the process that does it.

    python -m bench.key_work

Prints one line of JSON.
"""

import json
import resource
import statistics
import sys
import time
from collections.abc import Callable

from interview_tui.privacy.key import Entry, Key, key_bytes
from interview_tui.privacy.sealing import sealed, unsealed
from interview_tui.privacy.sealing_process import work_of

PASSPHRASE = "four words are safer"
PEOPLE, TURNS = 15, 5


def main() -> None:
    entries = tuple(Entry(pseudonym=f"P{n}", name=f"Name {n}", contact="070-174 06 58") for n in range(PEOPLE))
    data = key_bytes(Key(entries=entries))
    closed = sealed(data, PASSPHRASE)
    writing, opening = _seconds(lambda: sealed(data, PASSPHRASE)), _seconds(lambda: unsealed(closed, PASSPHRASE))
    unit = 2**20 if sys.platform == "darwin" else 2**10
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / unit
    told = {"write_seconds": writing, "open_seconds": opening, "peak_mib": round(peak), "work": work_of(closed)}
    print(json.dumps(told | {"bytes": len(closed)}))


def _seconds(act: Callable[[], object]) -> float:
    """The median of some turns."""
    taken = []
    for _turn in range(TURNS):
        start = time.perf_counter()
        act()
        taken.append(time.perf_counter() - start)
    return round(statistics.median(taken), 2)


if __name__ == "__main__":
    main()
