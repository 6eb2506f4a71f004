"""Where one person talks at a time, no cue and no row runs into the next one, whatever was typed into the talk."""

import json
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
import srt
import webvtt

from interview_tui.correcting.editing import Editing, text_of
from interview_tui.correcting.text import places_in
from interview_tui.export import write_exports
from interview_tui.export.linked import LinkedInterview, linked
from interview_tui.held import corrections_of
from interview_tui.interview.correction import SpeakerSet
from interview_tui.study import Interview, Study
from interview_tui.transcription.segments import Segment
from tests.export.talks import SPOKEN, talk_of_two

Spans = list[tuple[float, float]]


@pytest.fixture
def talk(tmp_path: Path) -> tuple[Study, Interview]:
    """Every word begins as the last one ends, as recognisers have it; nothing is remarked beside them."""
    study, interview = talk_of_two(tmp_path / "study")
    head, chunk, end = map(json.loads, interview.transcript.read_text(encoding="utf-8").splitlines())
    for segment, (_speaker, start, text) in zip(chunk["segments"], SPOKEN, strict=True):
        words = text.split()
        segment["words"] = [
            {"start": round(start + 0.2 * i, 3), "end": round(start + 0.2 * (i + 1), 3), "text": word}
            for i, word in enumerate(words)
        ]
        segment["end"] = segment["words"][-1]["end"]
    chunk["speech"] = [[segment["start"], segment["end"]] for segment in chunk["segments"]]
    lines = [head, chunk, end | {"uncovered": []}]
    interview.transcript.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    return study, interview


@pytest.mark.parametrize("then", ["split", "other speaker", "nothing"])
@pytest.mark.parametrize("typed", ["never", "every single day of the year and also on all the nights between them"])
def test_words_typed_into_no_pause_make_nothing_overlap(talk: tuple[Study, Interview], typed: str, then: str) -> None:
    study, interview = talk
    log, said = corrections_of(interview), linked(interview)
    places = places_in(said.passages)

    def robins() -> Segment:
        return next(one for one in linked(interview).segments if "wrestle" in one.text)

    def editing(now: LinkedInterview) -> Editing:
        return Editing(now.passages, now.corrected, places)

    edited = editing(said).edit(robins(), robins().text.replace("then", f"then {typed}"))
    assert edited is not None
    log.append(edited)
    if then == "split":
        divided = editing(linked(interview)).split(robins(), text_of(robins()).index(" I wrestle") + 1)
        assert divided is not None
        log.append(divided)
    elif then == "other speaker":
        last = robins().words[-2:]
        log.append(SpeakerSet(start=(last[0].start + last[0].end) / 2, end=last[1].end, speaker="Kim"))
    assert len(linked(interview).segments) == len(said.segments) + (then != "nothing")
    spans = {
        name: SPANS[name](path) for name, path in zip(SPANS, write_exports(study, [interview], SPANS), strict=True)
    }
    assert all(len(some) >= len(SPOKEN) for some in spans.values())
    for name, some in spans.items():
        assert all(start <= end for start, end in some), name
        assert all(before[1] <= after[0] for before, after in pairwise(some)), name


def of_vtt(path: Path) -> Spans:
    return [(_seconds(cue.start), _seconds(cue.end)) for cue in webvtt.read(str(path))]


def of_srt(path: Path) -> Spans:
    cues = srt.parse(path.read_text(encoding="utf-8"))
    return [(cue.start.total_seconds(), cue.end.total_seconds()) for cue in cues]


def of_nvivo(path: Path) -> Spans:
    rows = path.read_text(encoding="utf-8").splitlines()[1:]
    return [tuple(_seconds(time) for time in row.split("\t")[0].split("-")) for row in rows]  # type: ignore[misc]


def of_json(path: Path) -> Spans:
    passages = json.loads(path.read_text(encoding="utf-8"))["passages"]
    return [(one["start"], one["end"]) for passage in passages for one in passage["segments"]]


def _seconds(time: str) -> float:
    hours, minutes, seconds = time.split(":")
    return 3600 * int(hours) + 60 * int(minutes) + float(seconds)


SPANS: dict[str, Callable[[Path], Spans]] = {"vtt": of_vtt, "srt": of_srt, "nvivo": of_nvivo, "json": of_json}
