"""How long each format takes to make of an hour of talk that is already linked, and how large its file is. Prints JSON.

Run by hand: `python -m bench.export_hour [FORMAT …]`. The words are drawn from the example guides, as often as there.
"""

import json
import random
import re
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from interview_tui.export.formats import FORMATS
from interview_tui.export.linked import linked
from interview_tui.guide.examples import example_guide, example_guides
from interview_tui.guide.markdown import read_guide
from interview_tui.interview.events import NoteTaken, QuestionAsked, QuoteMarked, RecordingStarted, Stopped
from interview_tui.interview.record import InterviewRecord, Participant
from interview_tui.study import Interview, Settings, Study

SECONDS = 3600.0
TIMES = 5
"""Each format is made as often; the middle one counts."""


def hour(folder: Path) -> Interview:
    """An hour about a Swedish guide: a turn of either every 5 to 25 seconds, a note and a quote in every question."""
    chance = random.Random(1)
    text = example_guide(None, "sv").read_text(encoding="utf-8")
    study = Study.create(folder, text, Settings(title="Hour", language="sv"))
    interview = study.new_interview(InterviewRecord(participants=(Participant(pseudonym="Robin", role="student"),)))
    asked = [question.id for question in read_guide(text).questions()]
    interview.timeline.append(RecordingStarted(at=0))
    for number, id in enumerate(asked):
        at = number * SECONDS / len(asked)
        interview.timeline.append(QuestionAsked(at=at, question=id))
        interview.timeline.append(NoteTaken(at=at + 60, text="Ser ut genom fönstret innan svaret kommer."))
        interview.timeline.append(QuoteMarked(at=at + 90))
    interview.timeline.append(Stopped(at=SECONDS, seconds=SECONDS))
    segments = list(_segments(chance))
    header = {"kind": "header", "schema": 1, "engine": "none", "engine_version": "1", "model": "none"}
    header |= {"model_sha256": "0" * 64, "language": "sv", "options": {}, "notice": ""}
    chunk = {"kind": "chunk", "n": 1, "start": 0.0, "end": SECONDS, "speech": [[0.0, SECONDS]], "segments": segments}
    end = {"kind": "end", "seconds": SECONDS, "speech_seconds": SECONDS, "covered_seconds": SECONDS, "uncovered": []}
    lines = [json.dumps(line) + "\n" for line in (header, chunk, end)]
    interview.transcript.write_text("".join(lines), encoding="utf-8")
    return interview


def _segments(chance: random.Random) -> Iterator[dict[str, object]]:
    vocabulary = re.findall(r"\w+", " ".join(path.read_text(encoding="utf-8") for path in example_guides()))
    at, number = 2.0, 0
    while at < SECONDS - 30:
        who = chance.choice(("I", "Robin", "Robin", "Robin"))
        said = [chance.choice(vocabulary) for _word in range(chance.randint(4, 9 if who == "I" else 30))]
        said[-1] += "."
        words = [
            {"start": round(at + i * 0.36, 2), "end": round(at + i * 0.36 + 0.3, 2), "text": one}
            for i, one in enumerate(said)
        ]
        end = words[-1]["end"]
        yield {
            "id": f"1.{number}", "start": at, "end": end, "text": " ".join(said), "words": words, "speaker": who,
        }  # fmt: skip
        number, at = number + 1, round(float(end) + chance.random(), 2)


def main(names: list[str]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        interview = linked(hour(Path(folder) / "study"))
    words = sum(len(segment.words) for segment in interview.segments)
    found: dict[str, object] = {"words": words, "segments": len(interview.segments)}
    for name in names or list(FORMATS):
        took, size = [], 0
        for _time in range(TIMES):
            started = time.perf_counter()
            size = len(FORMATS[name].make([interview]))
            took.append(time.perf_counter() - started)
        found[name] = {"seconds": round(statistics.median(took), 3), "bytes": size}
    print(json.dumps(found, indent=1))


if __name__ == "__main__":
    main(sys.argv[1:])
