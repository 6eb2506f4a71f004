"""How long one core takes for an hour and for two, and how much memory: for `bench.speakers --hour`."""

import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np
import soundfile

from interview_tui.demo.material import find_recording, material
from interview_tui.interview.record import InterviewRecord, Participant
from interview_tui.study import Settings, Study
from interview_tui.transcription.engine import Heard
from interview_tui.transcription.segments import Word
from interview_tui.transcription.transcript import ChunkLine, Header, TranscriptWriter

_MEASURED = """
import resource, sys, time
from pathlib import Path
import torch
torch.set_num_threads(1)
from interview_tui.speakers.process import find_and_write
began = time.process_time()
find_and_write(Path(sys.argv[1]), None)
print(time.process_time() - began, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
"""


def hours() -> None:
    """The demo's talk over and over, with a little noise of its own each time."""
    result: dict[str, float] = {}
    for count in (1, 2):
        with tempfile.TemporaryDirectory() as folder:
            interview = _held(Path(folder), count * 3600)
            began = time.monotonic()
            done = subprocess.run(
                [sys.executable, "-c", _MEASURED, str(interview)],
                env={**os.environ, "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"},
                capture_output=True, text=True, check=True,
            )  # fmt: skip
            work, memory = map(float, done.stdout.splitlines()[-1].split())
            wall = time.monotonic() - began
            result |= {f"hours_{count}_cpu_s": round(work, 1), f"hours_{count}_wall_s": round(wall, 1)}
            result[f"hours_{count}_mb"] = round(memory)
    print(json.dumps({"bench": "speakers of hours", **result}))


def _held(folder: Path, seconds: int) -> Path:
    sound, rate = soundfile.read(find_recording(material("sv")), dtype="float32")
    script = json.loads((material("sv") / "script.json").read_text(encoding="utf-8"))
    study = Study.create(
        folder / "study", (material("sv") / "guide.md").read_text(encoding="utf-8"), Settings(title="Hour")
    )
    interview = study.new_interview(InterviewRecord(participants=(Participant(pseudonym="Robin"),)))
    chance, segments = np.random.default_rng(0), []
    with soundfile.SoundFile(interview.audio / "recording.flac", "w", rate, 1, "PCM_16") as file:
        for again in range(seconds * rate // len(sound) + 1):
            file.write(sound + chance.normal(0, 1e-4, len(sound)).astype(np.float32))
            late = again * len(sound) / rate
            for one in script["utterances"]:
                words = tuple(Word(start=a + late, end=b + late, text=text) for a, b, text in one["words"])
                segments.append(Heard(start=words[0].start, end=words[-1].end, text=one["text"], words=words))
        length = (again + 1) * len(sound) / rate
    writer = TranscriptWriter(interview.folder, Header(engine="by hand", model="none", language="sv"))
    writer.add(ChunkLine(n=0, start=0, end=length, segments=tuple(segments)))
    writer.finish(length)
    return interview.folder
