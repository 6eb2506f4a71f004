"""Two hundred edits in an hour's transcript, from the key to the new picture. Prints one line of JSON.

Run by hand: `python -m bench.correcting`. The program is the real one, with the transcript on the disk; nothing is
played. An edit: Enter opens the field of a segment, a word is typed anew, Enter (or Tab, on to the next segment) keeps
it; other decisions lie between. Each is on the disk before it is drawn.
"""

import asyncio
import json
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from bench.reading import SECONDS, drawn, figures, hour
from interview_tui.study import Interview
from interview_tui.tui.app import InterviewApp
from interview_tui.tui.screens.transcript import TranscriptScreen
from interview_tui.tui.widgets.edit_area import EditArea
from interview_tui.tui.widgets.transcript_text import TranscriptText

EDITS = 200
TYPED = "räknade"
"""What is typed instead of the first word of a segment."""


async def measured(interview: Interview) -> dict[str, object]:
    app = InterviewApp(language="en")
    took: dict[str, list[float]] = {name: [] for name in ("open", "letter", "done", "next", "undo")}
    cpu: dict[str, list[float]] = {name: [] for name in took}
    """Milliseconds of the processor: what a machine that does nothing else would take."""
    async with app.run_test(size=(120, 40)) as pilot:
        screen = TranscriptScreen(interview)
        await app.push_screen(screen)
        await pilot.pause()
        text, area = screen.query_one(TranscriptText), screen.query_one(EditArea)

        async def key(name: str, key: str, looks: Callable[[], object]) -> None:
            worked = time.process_time()
            took[name].append(await drawn(screen, lambda: app.simulate_key(key), looks))
            cpu[name].append((time.process_time() - worked) * 1000)
            await pilot.pause()

        def decided() -> int:
            return len(screen.transcript.corrections)

        async def type_anew() -> None:
            await pilot.press("home", "ctrl+delete")
            for letter in TYPED:
                await key("letter", letter, lambda: area.text)

        for n in range(EDITS // 2):
            screen.go_to(n * SECONDS / (EDITS // 2) + 20)
            await pilot.pause()
            await key("open", "enter", lambda: screen.editing)
            await type_anew()
            await key("next", "tab", lambda: screen.editing)
            await type_anew()
            await key("done", "enter", decided)
        made = decided()
        started = time.perf_counter()
        while screen.transcript.can_undo:
            await key("undo", "u", decided)
        return {
            "bench": "correcting",
            "words": len(text.spoken),
            "edits": made,
            **{name: figures(some) for name, some in took.items()},
            "all": figures([ms for some in took.values() for ms in some]),
            "cpu": {name: figures(some) for name, some in cpu.items()},
            "cpu_all": figures([ms for some in cpu.values() for ms in some]),
            "undo_all_s": round(time.perf_counter() - started, 1),
        }


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        print(json.dumps(asyncio.run(measured(hour(Path(folder) / "hour")))))


if __name__ == "__main__":
    main()
