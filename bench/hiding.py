"""What a hundred replacements cost in an hour's transcript. Prints one line of JSON.

Run by hand: `python -m bench.hiding`. Milliseconds: to hide
all of it the first time; again after one more
replacement, and after nothing; a whole correction, from its writing to the interview as it is shown, with the hundred
and without; and a key on the screen of names and places, from the key to the new picture.
"""

import asyncio
import json
import statistics
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

from bench.reading import drawn, figures, hour
from interview_tui.held import corrections_of
from interview_tui.interview.correction import Change, Replaced, TextSet
from interview_tui.privacy.hiding import hidden
from interview_tui.protecting import Protecting
from interview_tui.study import Interview
from interview_tui.tui.app import InterviewApp
from interview_tui.tui.correcting import Correcting
from interview_tui.tui.screens.proposals import ProposalsScreen
from tests.tui.conftest import shown, until

REPLACEMENTS = 100
EDITS = 60


def ms(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return round(1000 * (time.perf_counter() - started), 2)


def with_names(interview: Interview) -> list[str]:
    """Every thirtieth word of the transcript becomes one of a hundred first names; gives these."""
    from faker.providers.person.en_GB import Provider

    names = sorted(name for name in Provider.first_names if len(name) > 4)[: 2 * REPLACEMENTS : 2]
    lines = [json.loads(line) for line in interview.transcript.read_text(encoding="utf-8").splitlines()]
    number = 0
    for segment in lines[1]["segments"]:
        for word in segment["words"]:
            number += 1
            if number % 30 == 0:
                word["text"] = names[number // 30 % len(names)]
        segment["text"] = " ".join(word["text"] for word in segment["words"])
    interview.transcript.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    return names


def edits(transcript: Correcting) -> dict[str, float]:
    """A correction, from its writing to the interview as it is shown."""
    words = [word for passage in transcript.passages for word in passage.words]
    took = []
    for word in words[50 :: len(words) // EDITS]:
        change = Change(start=word.start - 0.001, end=word.end + 0.001, text="räknade", was=word.text)
        took.append(ms(partial(transcript.write, TextSet(changes=(change,)))))
    return {"p50": round(statistics.median(took), 1), "p95": round(sorted(took)[int(0.95 * len(took))], 1)}


async def keys(interview: Interview) -> dict[str, object]:
    app = InterviewApp(language="en")
    took = []
    async with app.run_test(size=(120, 40)) as pilot:
        screen = ProposalsScreen(interview)
        await app.push_screen(screen)
        await until(pilot, lambda: "decided" in shown(app), "the proposals", 120)
        protecting = screen._protecting
        assert protecting is not None
        for _turn in range(min(60, len(protecting.matters))):
            took.append(await drawn(screen, lambda: app.simulate_key("r"), lambda: protecting.settled))
            await pilot.pause()
        return {"matters": len(protecting.matters), **figures(took)}


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        interview = hour(Path(folder) / "hour")
        names = with_names(interview)
        found: dict[str, object] = {"bench": "hiding", "search_first_ms": ms(lambda: Protecting(interview))}
        found["search_again_ms"] = ms(lambda: Protecting(interview))
        found["words"] = sum(len(passage.words) for passage in Correcting(interview).passages)
        found["key_ms"] = asyncio.run(keys(interview))
        log = corrections_of(interview)
        for original in names:
            log.append(Replaced(start=0, end=0, everywhere=True, original=original, by="Kim", kind="person"))
        transcript = Correcting(interview)
        found["places"] = len(transcript.linked.hidden)
        passages, decided = transcript.linked.corrected, transcript.decided
        fewer = replace(decided, hidden=decided.hidden[:-1])
        found["hide_first_ms"] = ms(lambda: hidden(passages, fewer, "en"))
        found["hide_one_more_ms"] = ms(lambda: hidden(passages, replace(decided, hidden=decided.hidden[1:]), "en"))
        found["hide_again_ms"] = ms(lambda: hidden(passages, fewer, "en"))
        found["edit_with_hundred_ms"] = edits(transcript)
        found["edit_without_ms"] = edits(Correcting(hour(Path(folder) / "plain")))
        print(json.dumps(found))


if __name__ == "__main__":
    main()
