"""How long from a key to the new picture, in milliseconds, while it records and transcribes. Prints one line of JSON.

Run by hand: `python bench/keys.py`. Uses the embedded demo, played at real speed.
"""

import asyncio
import json
import statistics
import tempfile
import time
from pathlib import Path

from interview_tui.audio.recorder.client import Recorder
from interview_tui.demo.material import find_recording, material
from interview_tui.demo.replay import replayed_study
from interview_tui.interview.events import RecordingAgreed
from interview_tui.sitting import Sitting
from interview_tui.tui.app import InterviewApp
from interview_tui.tui.screens.interview import InterviewScreen

KEYS = ["space", "m", "u", "tab"] * 25
"""Each of them changes what is shown, wherever one is."""


async def one_key(app: InterviewApp, key: str) -> float:
    """Milliseconds from the key's event to the end of the drawing that follows it."""
    drawn = asyncio.Event()
    screen = app.screen
    assert isinstance(screen, InterviewScreen)

    def looks() -> tuple[object, ...]:
        return len(screen.sitting.state.events), screen.cursor, screen.folded

    before = looks()
    started = time.perf_counter()
    app.simulate_key(key)
    while looks() == before:
        await asyncio.sleep(0.0005)
    screen.call_after_refresh(drawn.set)
    await drawn.wait()
    return (time.perf_counter() - started) * 1000


async def repaints() -> list[float]:
    """Milliseconds for each key, until the screen has nothing left to draw."""
    with tempfile.TemporaryDirectory() as folder:
        _study, interview = replayed_study(material("en"), Path(folder) / "study")
        recorder = Recorder.launch(interview.folder, source=find_recording(material("en")), grace=5.0)
        sitting = Sitting(interview, recorder)
        sitting.dispatch(RecordingAgreed())
        app = InterviewApp(language="en")
        took = []
        async with app.run_test(size=(120, 40)) as pilot:
            await app.push_screen(InterviewScreen(sitting))
            while not (sitting.transcriber and interview.transcript.exists()):  # the worker is at it
                await pilot.pause(0.1)
            for key in KEYS:
                took.append(await one_key(app, key))
        if sitting.transcriber:
            sitting.transcriber.stop()
        sitting.end()
        recorder.wait_until_gone(20)
        return took


def main() -> None:
    took = sorted(asyncio.run(repaints()))
    print(
        json.dumps(
            {
                "bench": "keys",
                "keys": len(took),
                "median_ms": round(statistics.median(took), 1),
                "p95_ms": round(took[int(len(took) * 0.95)], 1),
                "worst_ms": round(took[-1], 1),
            }
        )
    )


if __name__ == "__main__":
    main()
