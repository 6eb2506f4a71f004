"""What was put right, quoted and noted by hand is in the exports, with its times."""

import json
from pathlib import Path

import pytest

from interview_tui.export import as_json, as_markdown, as_text, write_exports
from interview_tui.export.linked import LinkedInterview, linked
from interview_tui.export.turns import cues
from interview_tui.held import corrections_of
from interview_tui.interview.correction import Change, Marked, Read, SegmentSplit, TextSet
from interview_tui.transcription.transcript import read_transcript
from tests.studies import SAID, finished_study


@pytest.fixture
def interview(tmp_path: Path) -> LinkedInterview:
    _study, one = finished_study(tmp_path / "study")
    log = corrections_of(one)
    for correction in (
        TextSet(changes=(
            Change(start=8.8, end=9.1, text="knit", was="read"),
            Change(start=10.6, end=11.6, text="Every day, yes.", was=""),
        ), speaker="Robin"),
        SegmentSplit(at=9.4),
        Marked(kind="quote", start=8.4, end=9.1, text="with her hands", section="closing"),
        Marked(kind="note", start=12.3, end=12.7, text="looks away"),
        Read(start=0, end=10),
        TextSet(changes=(Change(start=16, end=17, text="Boras", was="boros"),)),
    ):  # fmt: skip
        log.append(correction)
    return linked(one)


def test_the_json_export_holds_the_corrected_text_with_its_times(interview: LinkedInterview) -> None:
    told = json.loads(as_json.text(interview))
    segments = [s for p in told["passages"] for s in p["segments"]]
    assert [(s["id"], s["text"]) for s in segments] == [
        ("1.0", SAID[0][1]),
        ("1.1", SAID[1][1]),
        ("1.2a", "I knit and"),
        ("1.2b", "then I write."),
        ("e1.1", "Every day, yes."),
        ("1.3", SAID[3][1]),
    ]
    assert segments[2]["words"][1] == {"start": 8.8, "end": 9.05, "text": "knit", "probability": 1.0}
    assert segments[4]["speaker"] == "Robin"
    assert told["corrections"] == {
        "text": 3, "unplaced": [[16.0, 17.0]], "uncovered": [], "hidden": 0, "read": 0.667,
    }  # fmt: skip
    assert told["transcription"]["uncovered"] == [[10.75, 11.8]]


def test_the_json_export_holds_quotes_and_notes_by_hand(interview: LinkedInterview) -> None:
    told = json.loads(as_json.text(interview))
    quote = next(one for one in told["quotes"] if one["by"] == "hand")
    assert (quote["text"], quote["comment"], quote["section_id"]) == ("I knit", "with her hands", "closing")
    assert [(one["text"], one["by"]) for one in told["notes"]] == [
        ("smiles *a lot*", "timeline"), ("looks away", "hand"),
    ]  # fmt: skip


def test_what_is_read_shows_quotes_and_notes_by_hand_with_comment_and_theme(interview: LinkedInterview) -> None:
    plain, markdown = as_text.text([interview]), as_markdown.text([interview])
    assert "Quote marked here (Closing): with her hands" in plain
    assert "looks away" in plain
    assert "Quote marked here (Closing): with her hands" in markdown
    assert "not transcribed" not in plain


def test_a_transcript_is_not_changed_by_what_is_put_right(tmp_path: Path, interview: LinkedInterview) -> None:
    transcript = read_transcript(tmp_path / "study" / "interviews" / "01-robin" / "transcript.jsonl")
    assert transcript is not None
    assert [segment.text for segment in transcript.segments] == [text for _start, text in SAID]
    assert [s.text for passage in interview.heard for s in passage.segments] == [text for _start, text in SAID]


def test_subtitles_show_the_corrected_words(interview: LinkedInterview) -> None:
    assert [cue.text for cue in cues(interview)][2:5] == ["I knit and", "then I write.", "Every day, yes."]


def test_what_finds_no_place_is_a_doubt(interview: LinkedInterview) -> None:
    assert [(doubt.kind, doubt.start) for doubt in interview.doubts] == [("unplaced", 16.0)]
    assert interview.uncovered == ()
    assert interview.read == 18 / 27


def test_a_written_export_says_what_was_put_right_and_that_nothing_is_left_untranscribed(tmp_path: Path) -> None:
    study, one = finished_study(tmp_path / "study")
    log = corrections_of(one)
    put_in = Change(start=10.6, end=11.6, text="Every day, yes.", was="")
    log.append(TextSet(changes=(put_in, Change(start=8.8, end=9.1, text="knit", was="read")), speaker="Robin"))
    log.append(Read(start=0, end=10))
    paths = write_exports(study, [one], ["json", "txt", "md"], tmp_path / "out")
    told = json.loads(paths[0].read_text(encoding="utf-8"))
    assert (told["corrections"]["text"], told["corrections"]["uncovered"]) == (2, [])
    assert told["corrections"]["read"] == 0.667
    for path in paths[1:]:
        said = path.read_text(encoding="utf-8")
        assert "Every day, yes." in said
        assert "not transcribed" not in said
