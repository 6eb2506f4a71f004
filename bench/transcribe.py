"""Transcription seconds per audio second: the demo model on the embedded Swedish recording, by a worker of its own.

    python bench/transcribe.py

Prints one line of JSON. The start of the worker (torch, model, the compiler of word times) is in the wall time.
"""

import json
import os
import platform
import tempfile
import time
from pathlib import Path

from interview_tui.audio.storage.recording import Recording
from interview_tui.demo.material import find_recording, material
from interview_tui.transcription.client import Transcriber
from interview_tui.transcription.models import NANO
from interview_tui.transcription.transcript import read_transcript


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        interview = Path(folder)
        (interview / "audio").mkdir()
        (interview / "audio" / "recording.flac").write_bytes(find_recording(material("sv")).read_bytes())
        seconds = Recording(interview / "audio").seconds
        began = time.monotonic()
        worker = Transcriber.launch(interview, NANO, "sv")
        worker.wait()
        wall = time.monotonic() - began
        transcript = read_transcript(interview / "transcript.jsonl")
        if transcript is None or not transcript.complete:
            raise SystemExit(worker.problem or "The transcription stopped before it was done.")
        work = sum(chunk.took for chunk in transcript.chunks)
    print(
        json.dumps(
            {
                "bench": "transcribe",
                "model": NANO,
                "audio_seconds": round(seconds, 1),
                "wall_seconds": round(wall, 2),
                "wall_per_audio_second": round(wall / seconds, 3),
                "engine_per_audio_second": round(work / seconds, 3),
                "chunks": len(transcript.chunks),
                "words": len(transcript.words),
                "processors": os.cpu_count(),
                "python": platform.python_version(),
            }
        )
    )


if __name__ == "__main__":
    main()
