"""Linking through the real command line: transcripts in every format, with speakers and key presses, and without.

    python -m bench.linking_command                two interviews of each set
    python -m bench.linking_command --each 4       four

Each is written as a file, imported by `interview-tui import --transcript`, exported as JSON, and its words are compared
with the truth. 10 % of the words are wrong. Prints a table, and one line of JSON last; exit 1 when a goal is missed.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

from bench.interview_bank import vocabulary
from bench.interview_file import Truth
from bench.interview_presses import TIMELINES, presses
from bench.interview_spoken import Talk, garbled, segments, spoken
from bench.linking import read_sets
from bench.linking_conditions import SETS
from bench.linking_goals import least_share
from interview_tui.guide.markdown import write_guide
from interview_tui.interview.events import QuestionAsked
from interview_tui.transcription.segments import Segment

FORMATS = ("txt", "docx", "vtt", "srt", "json")
TIMED = ("vtt", "srt", "json")
_SEED = 1
_ERRORS = 0.1
_LATE = next(timeline for timeline in TIMELINES if timeline.name == "late")


@dataclass(frozen=True, slots=True)
class Way:
    """How an interview is handed over."""

    format: str
    labels: bool
    pressed: bool
    """With `presses.jsonl`; the presses come late."""


WAYS = tuple(
    Way(format, labels, pressed)
    for format in FORMATS
    for labels in (True, False)
    for pressed in ((False, True) if format in TIMED else (False,))
)


@dataclass(frozen=True, slots=True)
class Result:
    """What came out, as shares of 0 to 1."""

    kept: float
    """Words of the file that are in the export, in order."""
    right: float
    """Of those with a right question: under it."""


def through(talk: Talk, way: Way, folder: Path) -> Result:
    """Write, import, export, compare. Raises `RuntimeError` with what the program says if it refuses."""
    guide, transcript, timeline = folder / "guide.md", folder / f"transcript.{way.format}", folder / "presses.jsonl"
    guide.write_text(write_guide(talk.script.guide), encoding="utf-8")
    heard = segments(talk, way.labels, _SEED)
    _WRITERS[way.format](heard, transcript)
    _run("new", str(folder / "study"), "--guide", str(guide))
    people = [word for person in talk.script.participants for word in ("--participant", person)]
    extra = []
    if way.pressed:
        asked = [event for event in presses(talk, _LATE, _SEED).events if isinstance(event, QuestionAsked)]
        lines = [json.dumps({"at": event.at, "event": event.event, "question": event.question}) for event in asked]
        timeline.write_text("\n".join(lines) + "\n", encoding="utf-8")
        extra = ["--questions-from", str(timeline)]
    _run("import", "--study", str(folder / "study"), "--transcript", str(transcript), *people, *extra)
    _run("export", "--study", str(folder / "study"), "--format", "json", "--into", str(folder / "out"))
    (written,) = (folder / "out").glob("[!.]*.json")
    return compared(talk, json.loads(written.read_text(encoding="utf-8")))


def compared(talk: Talk, exported: dict[str, Any]) -> Result:
    """The words of an export against those that were handed over."""
    given: list[tuple[str, Truth]] = [(heard.word.text, heard.truth) for heard in talk.words]
    linked = [
        (word["start"], word["text"], passage["question_id"])
        for passage in exported["passages"]
        for segment in passage["segments"]
        for word in segment["words"]
    ]
    found = [(text, question) for _start, text, question in sorted(linked, key=lambda row: row[0])]
    matcher = SequenceMatcher(None, [text for text, _ in given], [text for text, _ in found], autojunk=False)
    pairs = [(given[b.a + i][1], found[b.b + i][1]) for b in matcher.get_matching_blocks() for i in range(b.size)]
    counted = sum(bool(truth) for _text, truth in given)
    return Result(len(pairs) / len(given), sum(question in truth for truth, question in pairs) / counted)


def _run(*words: str) -> None:
    done = subprocess.run([sys.executable, "-m", "interview_tui", *words], capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"{words[0]}: {done.stderr.strip() or done.stdout.strip()}")


# The formats


def _named(segment: Segment) -> str:
    return f"{segment.speaker}: {segment.text}" if segment.speaker else segment.text


def _txt(heard: Sequence[Segment], path: Path) -> None:
    path.write_text("\n\n".join(_named(segment) for segment in heard) + "\n", encoding="utf-8")


def _docx(heard: Sequence[Segment], path: Path) -> None:
    from docx import Document

    document = Document()
    for segment in heard:
        document.add_paragraph(_named(segment))
    document.save(str(path))


def _vtt(heard: Sequence[Segment], path: Path) -> None:
    lines = ["WEBVTT", ""]
    for segment in heard:
        voice = f"<v {segment.speaker}>" if segment.speaker else ""
        lines += [f"{_clock(segment.start, '.')} --> {_clock(segment.end, '.')}", f"{voice}{segment.text}", ""]
    path.write_text("\n".join(lines), encoding="utf-8")


def _srt(heard: Sequence[Segment], path: Path) -> None:
    lines: list[str] = []
    for number, segment in enumerate(heard, 1):
        lines += [str(number), f"{_clock(segment.start, ',')} --> {_clock(segment.end, ',')}", _named(segment), ""]
    path.write_text("\n".join(lines), encoding="utf-8")


def _json(heard: Sequence[Segment], path: Path) -> None:
    found = [
        {"start": segment.start, "end": segment.end, "text": segment.text}
        | ({"speaker": segment.speaker} if segment.speaker else {})
        | {"words": [{"start": w.start, "end": w.end, "word": w.text, "probability": w.probability}
                     for w in segment.words]}
        for segment in heard
    ]  # fmt: skip
    path.write_text(json.dumps({"segments": found}, ensure_ascii=False), encoding="utf-8")


_WRITERS = {"txt": _txt, "docx": _docx, "vtt": _vtt, "srt": _srt, "json": _json}


def _clock(at: float, point: str) -> str:
    whole = round(at * 1000)
    return f"{whole // 3600000:02}:{whole // 60000 % 60:02}:{whole // 1000 % 60:02}{point}{whole % 1000:03}"


# The table


def talks(each: int) -> Iterator[tuple[str, Talk]]:
    """Some interviews of every set, those of another guide first."""
    for name, scripts in read_sets(SETS, _SEED, each).items():
        for script in scripts[:: max(1, len(scripts) // each)][:each]:
            yield name, garbled(spoken(script, _SEED), _ERRORS, _SEED, vocabulary(script.language))


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m bench.linking_command")
    parser.add_argument("--each", type=int, default=2, help="interviews of each set")
    each = parser.parse_args().each
    found: dict[tuple[str, Way], list[Result]] = defaultdict(list)
    for name, talk in talks(each):
        for way in WAYS:
            if way.labels and not talk.script.labels:
                continue
            with tempfile.TemporaryDirectory() as folder:
                found[name, way].append(through(talk, way, Path(folder)))
    rows: list[dict[str, Any]] = []
    print("set          file  speakers  presses  interviews  words kept  words right")
    for (name, way), results in found.items():
        kept = sum(result.kept for result in results) / len(results)
        right = sum(result.right for result in results) / len(results)
        enough = kept > 0.99 and right >= least_share(name, "late" if way.pressed else None)
        figures = {"interviews": len(results), "kept": round(kept, 4), "right": round(right, 4), "met": enough}
        rows.append({"set": name, **asdict(way), **figures})
        print(f"{name:11}  {way.format:4}  {'yes' if way.labels else 'no':8}  {'late' if way.pressed else 'none':7}  "
              f"{len(results):10}  {kept:10.1%}  {right:11.1%}{'' if enough else ' <'}", flush=True)  # fmt: skip
    print(json.dumps({"bench": "linking_command", "rows": rows}))
    return 0 if all(row["met"] for row in rows) else 1


if __name__ == "__main__":
    sys.exit(main())
