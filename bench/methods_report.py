"""How long the report on methods takes to write: interviews of an hour, in a process of its own.

Run by hand: `python -m bench.methods_report [INTERVIEWS]`; fourteen unless told otherwise. Prints one line of JSON.
"""

import json
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from bench.across import make


def main(count: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        study = Path(folder) / "study"
        make(study, count)
        command = [sys.executable, "-m", "interview_tui", "report", "methods", "--study", str(study), "--json"]
        started = time.perf_counter()
        done = subprocess.run(command, capture_output=True, check=True, text=True)
        seconds = time.perf_counter() - started
        found = {
            "interviews": count,
            "files": len(json.loads(done.stdout)),
            "seconds": round(seconds, 1),
            "seconds_an_interview": round(seconds / count, 2),
            "peak_memory_megabytes": round(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024),
        }
        print(json.dumps(found))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 14)
