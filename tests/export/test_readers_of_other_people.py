"""What subtitle readers, spreadsheets and row importers find in an export is what the JSON export says."""

import csv
import io
import json
import re
from pathlib import Path
from typing import Any

import pytest
import srt
import webvtt
from hypothesis import given
from hypothesis import strategies as st

from interview_tui.export import write_exports
from interview_tui.export.as_csv import harmless
from interview_tui.export.turns import LONGEST, MOST_CHARACTERS, cues
from interview_tui.study import Interview, Study
from tests.studies import finished_study
from tests.truth import read

SAID = [
    ("I", 5.4, "Vill du berätta om en <vanlig> dag & natt?"),
    ("Robin", 8.0, "=HYPERLINK(1) sa hon, --> och\tså gick jag 😀 hem."),
    ("Robin", 10.0, "Sen var det så att jag skulle till jobbet, och när jag kom dit så var det ingen där, "
                    "och då gick jag hem igen. Det var en konstig dag, faktiskt."),
    ("I", 20.0, "Mm."),
]  # fmt: skip


@pytest.fixture
def talk(tmp_path: Path) -> tuple[Study, Interview]:
    """A conversation of two with labels about one question, and all that a format can stumble over."""
    study, interview = finished_study(tmp_path / "study")
    timeline = interview.timeline.path
    kept = [line for line in timeline.read_text(encoding="utf-8").splitlines() if '"help"' not in line]
    timeline.write_text("\n".join(kept) + "\n", encoding="utf-8")
    lines = interview.transcript.read_text(encoding="utf-8").splitlines()
    chunk = json.loads(lines[1])
    chunk["segments"] = [_segment(*said) for said in SAID]
    chunk["speech"] = [[segment["start"], segment["end"]] for segment in chunk["segments"]]
    head = lines[0].replace('"language": "en"', '"language": "sv"')
    interview.transcript.write_text("\n".join([head, json.dumps(chunk), *lines[2:]]) + "\n", encoding="utf-8")
    return study, interview


def _segment(speaker: str, start: float, text: str) -> dict[str, Any]:
    words = [
        {"start": round(start + 0.3 * i, 3), "end": round(start + 0.3 * i + 0.25, 3), "text": word, "probability": 0.9}
        for i, word in enumerate(text.split())
    ]
    return {"start": start, "end": words[-1]["end"], "text": text, "words": words, "speaker": speaker}


def exported(talk: tuple[Study, Interview], format: str) -> tuple[bytes, list[dict[str, Any]]]:
    """The file in `format`, and the segments of the JSON export by time."""
    study, interview = talk
    path, whole = write_exports(study, [interview], [format, "json"])
    segments = [segment for passage in read(whole)["passages"] for segment in passage["segments"]]
    return path.read_bytes(), segments


def plain(text: str) -> str:
    return " ".join(text.split())


def test_a_player_finds_every_word_time_and_speaker_in_the_vtt(talk: tuple[Study, Interview]) -> None:
    data, segments = exported(talk, "vtt")
    found = webvtt.from_buffer(io.StringIO(data.decode()))
    text = " ".join(cue.text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&") for cue in found)
    assert plain(text) == plain(" ".join(segment["text"] for segment in segments))
    assert [cue.voice for cue in found] == ["I", "Robin", "Robin", "Robin", "Robin", "I"], (
        "the long answer has three cues"
    )
    assert found[0].start == "00:00:05.400"
    assert found[-1].end == "00:00:20.250"


def test_a_player_finds_every_word_time_and_speaker_in_the_srt(talk: tuple[Study, Interview]) -> None:
    data, segments = exported(talk, "srt")
    found = list(srt.parse(data.decode()))
    assert [cue.index for cue in found] == [1, 2, 3, 4, 5, 6]
    said = " ".join(re.sub(r"^(I|Robin): ", "", cue.content) for cue in found).replace("→", "-->")
    assert plain(said) == plain(" ".join(segment["text"] for segment in segments))
    assert found[1].content.startswith("Robin: ")
    assert [cue.start.total_seconds() for cue in found][:2] == [5.4, 8.0]


def test_no_cue_is_too_long_to_be_read(talk: tuple[Study, Interview]) -> None:
    from interview_tui.export.linked import linked

    shown = cues(linked(talk[1]))
    assert all(len(cue.text) <= MOST_CHARACTERS and cue.end - cue.start <= LONGEST for cue in shown)
    assert any(cue.text.endswith("hem igen.") for cue in shown), "a long segment is cut where its sentence ends"


def test_excel_finds_a_row_for_each_segment_and_no_formula(talk: tuple[Study, Interview]) -> None:
    data, segments = exported(talk, "csv")
    assert data.startswith(b"\xef\xbb\xbf"), "or Excel shows å as two signs"
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))
    assert [row["id"] for row in rows] == [segment["id"] for segment in segments]
    assert [float(row["start"]) for row in rows] == [segment["start"] for segment in segments]
    assert [row["speaker"] for row in rows] == [segment["speaker"] for segment in segments]
    assert rows[0]["question"] == "Would you tell me about a normal day?"
    assert rows[1]["text"].startswith("'=HYPERLINK"), "an apostrophe: text, not a formula"
    assert rows[2]["text"] == segments[2]["text"]


@given(st.text())
def test_no_cell_runs_as_a_formula(text: str) -> None:
    cell = harmless(text)
    assert not cell.startswith(("=", "+", "-", "@", "\t", "\r", "\n"))
    assert cell.removeprefix("'") == text.removeprefix("'")


def test_nvivo_finds_the_same_number_of_tabs_in_every_line(talk: tuple[Study, Interview]) -> None:
    data, segments = exported(talk, "nvivo")
    head, *rows = data.decode().rstrip("\n").split("\n")
    assert head == "Timespan\tContent\tSpeaker"
    cells = [row.split("\t") for row in rows]
    assert [row[1] for row in cells] == [plain(segment["text"]) for segment in segments]
    assert [row[2] for row in cells] == [segment["speaker"] for segment in segments]
    assert cells[0][0] == "0:00:05.4-0:00:08.0"


def test_maxqda_finds_a_paragraph_a_speaker_with_a_time_a_segment(talk: tuple[Study, Interview]) -> None:
    data, segments = exported(talk, "maxqda")
    paragraphs = [paragraph.split("\n") for paragraph in data.decode().strip().split("\n\n")]
    assert [speaker for speaker, _said in paragraphs] == ["I", "Robin", "I"]
    times = re.findall(r"\[(\d\d:\d\d:\d\d)\] - ", " ".join(said for _speaker, said in paragraphs))
    assert times == ["00:00:05", "00:00:08", "00:00:10", "00:00:20"]
    said = re.sub(r"\[\d\d:\d\d:\d\d\] - ", "", " ".join(said for _speaker, said in paragraphs))
    assert said == plain(" ".join(segment["text"] for segment in segments))


def test_f4_finds_a_time_in_tenths_after_every_turn(talk: tuple[Study, Interview]) -> None:
    data, segments = exported(talk, "f4")
    turns = [re.fullmatch(r"(\w+): (.*) #(\d\d:\d\d:\d\d-\d)#", line) for line in data.decode().strip().split("\n\n")]
    assert all(turns)
    assert [turn[1] for turn in turns if turn] == ["I", "Robin", "I"]
    assert " ".join(turn[2] for turn in turns if turn) == plain(" ".join(segment["text"] for segment in segments))
    assert [turn[3] for turn in turns if turn] == ["00:00:08-0", "00:00:19-2", "00:00:20-2"]
