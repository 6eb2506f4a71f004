"""How soon a transcript is ready when the interview ends: the demo's recording played in at real speed.

    python -m bench.live [--seconds 60] [--model NAME] [--language sv]

Recorder, screen and transcriber are the real ones; only the microphone is a file. While it records, a key is pressed
each second and the time to the new picture is taken. Prints one line of JSON: the seconds from the stop to the whole
transcript (`stop_to_transcript_s`) and to that transcript under its questions (`stop_to_linked_s`), the recording that
was still to be transcribed when it stopped, the share of the machine that this screen, the recorder and the transcriber
took, and what was left to others and the interface. Exit 1 where the linked transcript took more than ten seconds.
"""

import argparse
import asyncio
import json
import os
import statistics
import sys
import tempfile
import time
from pathlib import Path

import psutil

from bench.keys import one_key
from interview_tui.audio.recorder.client import Recorder
from interview_tui.audio.storage.recording import Recording
from interview_tui.demo.material import find_recording, material
from interview_tui.demo.replay import replayed_study
from interview_tui.export.linked import linked
from interview_tui.interview.events import RecordingAgreed
from interview_tui.sitting import Sitting
from interview_tui.transcription.giving_way import LATE_FILE
from interview_tui.transcription.models import NANO
from interview_tui.transcription.progress import progress
from interview_tui.transcription.transcript import read_transcript
from interview_tui.tui.app import InterviewApp
from interview_tui.tui.screens.interview import InterviewScreen

GOAL = 10.0
"""Seconds from the stop to the linked transcript, for a model that keeps up."""
KEYS = ["space", "m", "u", "tab"]


async def held(seconds: float, model: str, language: str) -> dict[str, object]:
    with tempfile.TemporaryDirectory() as folder:
        _study, interview = replayed_study(material(language), Path(folder) / "study", model=model)
        recorder = Recorder.launch(interview.folder, source=find_recording(material(language)), grace=5.0)
        sitting = Sitting(interview, recorder)
        sitting.dispatch(RecordingAgreed())
        worker = sitting.transcriber
        if worker is None:
            raise SystemExit("There is no transcriber: is the model on this computer?")
        worker_process = psutil.Process(worker.pid)
        app = InterviewApp(language="en")
        keys: list[float] = []
        async with app.run_test(size=(120, 40)) as pilot:
            await app.push_screen(InterviewScreen(sitting))
            idle, machine = psutil.cpu_times(), time.monotonic()
            while Recording(interview.audio).seconds < seconds and not (sitting.status and sitting.status.source_ended):
                keys.append(await one_key(app, KEYS[len(keys) % len(KEYS)]))
                await pilot.pause(1.0)
            now, took = psutil.cpu_times(), time.monotonic() - machine
            cores = (os.cpu_count() or 1) * took
            used = worker_process.cpu_times()
            transcript = read_transcript(interview.transcript)
            done = transcript.seconds if transcript else 0.0
        recorded = Recording(interview.audio).seconds
        stopped = time.monotonic()
        sitting.end()
        while not progress(interview.folder).complete:
            if not worker.running and not progress(interview.folder).complete:
                raise SystemExit(worker.problem or "The transcription stopped before it was done.")
            await asyncio.sleep(0.02)
        whole = time.monotonic() - stopped
        passages = linked(interview).passages
        under_questions = time.monotonic() - stopped
        worker.wait(30)
        recorder.wait_until_gone(30)
        keys.sort()
        return {
            "bench": "live",
            "model": model,
            "recorded_s": round(recorded, 1),
            "left_at_stop_s": round(recorded - done, 1),
            "stop_to_transcript_s": round(whole, 2),
            "stop_to_linked_s": round(under_questions, 2),
            "passages": len(passages),
            "transcriber_share": round((used.user + used.system) / cores, 3),
            "idle_share": round((now.idle - idle.idle) / cores, 3),
            "key_median_ms": round(statistics.median(keys), 1),
            "key_p95_ms": round(keys[int(len(keys) * 0.95)], 1),
            "screen_was_late": (interview.folder / LATE_FILE).exists(),
            "processors": os.cpu_count(),
            "load": round(os.getloadavg()[0], 1),
        }


def main() -> None:
    parser = argparse.ArgumentParser(description="How soon a transcript is ready when the interview ends.")
    parser.add_argument("--seconds", type=float, default=60.0, help="how long it records")
    parser.add_argument("--model", default=NANO)
    parser.add_argument("--language", default="sv", choices=("sv", "en"))
    told = parser.parse_args()
    found = asyncio.run(held(told.seconds, told.model, told.language))
    print(json.dumps(found))
    sys.exit(found["stop_to_linked_s"] > GOAL)  # type: ignore[operator]


if __name__ == "__main__":
    main()
