"""How long from a key, or from the next word that is heard, to the new picture of an hour's transcript. Prints JSON.

Run by hand: `python bench/reading.py`. Nothing is played: what follows the sound is given the seconds directly.
"""

import asyncio
import json
import random
import statistics
import tempfile
import time
import wave
from collections.abc import Callable
from pathlib import Path

from textual.screen import Screen

from interview_tui.interview.events import QuestionAsked, RecordingAgreed, RecordingStarted, Stopped
from interview_tui.interview.record import InterviewRecord, Participant
from interview_tui.study import Interview, Settings, Study
from interview_tui.tui.app import InterviewApp
from interview_tui.tui.screens.transcript import TranscriptScreen
from interview_tui.tui.widgets.transcript_text import TranscriptText

SECONDS = 3600.0
GUIDE = "# Hour\n\n## Theme\n" + "".join(f"{n}. Question number {n}? {{#q{n}}}\n" for n in range(1, 31))
WORDS = ["and", "then", "they", "said", "that", "one", "could", "count", "on", "someone", "who", "calls", "so"]
KEYS = ["right", "down", "left", "up", "pagedown", "pageup", "greater_than_sign", "less_than_sign"] * 15
"""Each of them moves the cursor, from the middle of the talk."""
EDITS = ["S", "u", "left_square_bracket", "u", "U", "right_square_bracket"]
"""Done amid a passage, each of them changes the transcript; it is on the disk before it is drawn."""


def hour(folder: Path) -> Interview:
    """An interview of an hour with about nine thousand words and thirty questions."""
    chance = random.Random(1)
    study = Study.create(folder, GUIDE, Settings(title="Hour", language="en"))
    interview = study.new_interview(InterviewRecord(participants=(Participant(pseudonym="Robin"),)))
    interview.timeline.append(RecordingAgreed())
    interview.timeline.append(RecordingStarted())
    for n in range(1, 31):
        interview.timeline.append(QuestionAsked(at=(n - 1) * SECONDS / 30, question=f"q{n}"))
    interview.timeline.append(Stopped(at=SECONDS, seconds=SECONDS))
    segments, at = [], 2.0
    while at < SECONDS - 10:
        said = [chance.choice(WORDS) for _ in range(chance.randint(6, 18))]
        words = [{"start": at + i * 0.3, "end": at + i * 0.3 + 0.25, "text": word} for i, word in enumerate(said)]
        end = at + len(said) * 0.3
        segments.append({"id": f"1.{len(segments)}", "start": at, "end": end, "text": " ".join(said), "words": words})
        at = end + chance.random() * 2
    header = {"kind": "header", "schema": 1, "engine": "none", "engine_version": "1", "model": "none"}
    header |= {"model_sha256": "0" * 64, "language": "en", "options": {}, "notice": ""}
    chunk = {"kind": "chunk", "n": 1, "start": 0.0, "end": SECONDS, "speech": [[0.0, SECONDS]], "segments": segments}
    end_line = {"kind": "end", "seconds": SECONDS, "speech_seconds": SECONDS, "covered_seconds": SECONDS}
    lines = [header, chunk, {**end_line, "uncovered": []}]
    interview.transcript.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    interview.audio.mkdir(exist_ok=True)
    with wave.open(str(interview.audio / "000.wav"), "wb") as sound:
        sound.setparams((1, 2, 16_000, 0, "NONE", ""))
        sound.writeframes(bytes(int(SECONDS) * 32_000))
    return interview


async def drawn(screen: Screen[None], change: Callable[[], object], looks: Callable[[], object]) -> float:
    """Milliseconds from `change` to the end of the drawing that follows it."""
    done = asyncio.Event()
    before, started = looks(), time.perf_counter()
    change()
    while looks() == before:
        await asyncio.sleep(0.0005)
    screen.call_after_refresh(done.set)
    await done.wait()
    return (time.perf_counter() - started) * 1000


def figures(took: list[float]) -> dict[str, float]:
    took = sorted(took)
    return {
        "median_ms": round(statistics.median(took), 1),
        "p95_ms": round(took[int(len(took) * 0.95)], 1),
        "worst_ms": round(took[-1], 1),
    }


async def measured(interview: Interview) -> dict[str, object]:
    app = InterviewApp(language="en")
    async with app.run_test(size=(120, 40)) as pilot:
        started = time.perf_counter()
        screen = TranscriptScreen(interview)
        await app.push_screen(screen)
        await pilot.pause()
        opened = time.perf_counter() - started
        text = screen.query_one(TranscriptText)
        screen.go_to(SECONDS / 2)
        await pilot.pause()
        keys = [await drawn(screen, lambda key=key: app.simulate_key(key), lambda: text.cursor) for key in KEYS]
        words = [
            await drawn(screen, lambda n=n: screen.heard(text.spoken.words[n].start, True), lambda: text.heard)
            for n in range(2000, 2300)
        ]
        edits = []
        for n in range(30):
            screen.go_to(n * SECONDS / 30 + 60)  # a minute into each question
            await pilot.pause()
            edits += [
                await drawn(screen, lambda key=key: app.simulate_key(key), lambda: len(screen.transcript.corrections))
                for key in EDITS
            ]
        return {
            "bench": "reading",
            "words": len(text.spoken),
            "open_ms": round(opened * 1000),
            "keys": figures(keys),
            "words_heard": figures(words),
            "corrections": figures(edits),
        }


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        print(json.dumps(asyncio.run(measured(hour(Path(folder) / "hour")))))


if __name__ == "__main__":
    main()
