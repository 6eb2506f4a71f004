"""How long a whole study takes to export, and how much memory: interviews of an hour, in a process of its own.

Run by hand: `python -m bench.export_study [INTERVIEWS [FORMATS]]`; eight interviews in md, docx, csv and json unless
told otherwise. Prints JSON.
"""

import json
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from bench.export_hour import hour
from interview_tui.interview.record import InterviewRecord, Participant


def main(count: int, formats: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        first = hour(Path(folder) / "study")
        study = first.study
        for number in range(2, count + 1):
            other = study.new_interview(InterviewRecord(participants=(Participant(pseudonym=f"P{number}"),)))
            for name in ("timeline.jsonl", "transcript.jsonl"):
                shutil.copy(first.folder / name, other.folder / name)
        command = [sys.executable, "-m", "interview_tui", "--study", str(study.folder), "export", "--format", formats]
        started = time.perf_counter()
        done = subprocess.run([*command, "--json"], capture_output=True, check=True, text=True)
        seconds = time.perf_counter() - started
        paths = [Path(path) for path in json.loads(done.stdout)]
        found = {
            "interviews": count,
            "formats": formats,
            "files": len(paths),
            "megabytes": round(sum(path.stat().st_size for path in paths) / 1e6, 1),
            "seconds": round(seconds, 1),
            "seconds_an_interview": round(seconds / count, 2),
            "peak_memory_megabytes": round(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024),
        }
    print(json.dumps(found, indent=1))


if __name__ == "__main__":
    given = sys.argv[1:]
    main(int(given[0]) if given else 8, given[1] if len(given) > 1 else "md,docx,csv,json")
