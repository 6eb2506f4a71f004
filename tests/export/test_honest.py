"""What was not heard, not recorded or made up is told in every format, and pauses are shown as they were chosen."""

import json
import re
from pathlib import Path

import pytest

from interview_tui.export import FORMATS, write_exports
from interview_tui.export.options import Options
from interview_tui.export.pauses import paused, sign
from interview_tui.held import corrections_of
from interview_tui.interview.correction import Settled
from interview_tui.interview.events import EVENT
from interview_tui.study import Interview, Study
from interview_tui.transcription.segments import Segment, Word
from tests.export.talks import everything_in
from tests.studies import finished_study

SAID = [
    ("I", 1.2, "Thank you for being here."),
    ("I", 5.4, "Would you tell me about a normal day?"),
    ("Robin", 8.0, "I read and then I write."),
    ("Robin", 22.0, "well " * 9),
    ("Robin", 31.0, "Yes indeed quite so."),
    ("Robin", 36.0, "And then I sleep."),
]
"""A loop at 22 s, words over silence at 31 s."""
SPEECH = [[1.0, 2.3], [5.2, 7.2], [7.8, 9.4], [14.0, 19.0], [21.8, 24.0], [35.8, 37.0]]
"""From 14 s to 19 s there are no words."""
SIGNS = {
    "uncovered": "5 s of speech not transcribed",
    "gap": "no sound for 3 s",
    "loop": "the same words again and again",
    "over silence": "words where nobody seems to speak",
}


def honest(folder: Path) -> tuple[Study, Interview]:
    """A recording with lost sound at 10 s, and with speech, a loop and silence that the recogniser fell for."""
    study, interview = finished_study(folder)
    interview.timeline.append(
        EVENT.validate_python({"event": "GapDetected", "at": 13.0, "start": 10.0, "seconds": 3.0, "cause": "device"})
    )
    head, _chunk, *_rest = interview.transcript.read_text(encoding="utf-8").splitlines()
    segments = []
    for speaker, start, text in SAID:
        words = [
            {"start": round(start + 0.2 * i, 3), "end": round(start + 0.2 * i + 0.15, 3), "text": word}
            for i, word in enumerate(text.split())
        ]
        end = words[-1]["end"]
        segments.append({"start": start, "end": end, "text": text.strip(), "words": words, "speaker": speaker})
    chunk = {"kind": "chunk", "n": 0, "start": 0.0, "end": 40.0, "speech": SPEECH, "segments": segments}
    end = {"kind": "end", "seconds": 40.0, "speech_seconds": 13.3, "covered_seconds": 8.3, "uncovered": [[14.0, 19.0]]}
    lines = [head, json.dumps(chunk), json.dumps(end)]
    interview.transcript.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return study, interview


def exported(study: Study, interview: Interview, format: str, options: Options | None = None) -> str:
    (path,) = write_exports(study, [interview], [format], options=options or Options())
    return everything_in(path).replace("\\_", "_")


@pytest.mark.parametrize("format", [name for name in FORMATS if name != "json"])
def test_planted_silence_loop_gap_and_uncovered_speech_are_told_in_every_format(tmp_path: Path, format: str) -> None:
    text = exported(*honest(tmp_path / "study"), format)
    for what, words in SIGNS.items():
        assert words in text, what


def test_the_json_tells_them_as_stretches(tmp_path: Path) -> None:
    whole = json.loads(exported(*honest(tmp_path / "study"), "json"))
    assert whole["gaps"] == [[10.0, 13.0]]
    assert whole["transcription"]["uncovered"] == [[14.0, 19.0]]
    found = [(flag["kind"], flag["segment"]) for flag in whole["transcription"]["flags"]]
    assert found == [("repeats", "0.3"), ("over_silence", "0.4")]


def test_the_table_names_the_reason_beside_the_segment(tmp_path: Path) -> None:
    rows = [re.split("[;,]", row) for row in exported(*honest(tmp_path / "study"), "csv").splitlines()]
    assert {row[1]: row[-1] for row in rows[1:] if row[-1] and row[1]} == {"0.3": "repeats", "0.4": "over_silence"}


def test_what_was_settled_is_not_told_as_doubtful_any_more(tmp_path: Path) -> None:
    study, interview = honest(tmp_path / "study")
    corrections_of(interview).append(Settled(start=22.0, end=23.8))
    text = exported(study, interview, "md")
    assert SIGNS["loop"] not in text
    assert SIGNS["over silence"] in text


def test_the_json_says_what_made_the_transcript(tmp_path: Path) -> None:
    made = json.loads(exported(*honest(tmp_path / "study"), "json"))["transcription"]
    assert (made["engine"], made["engine_version"], made["model"], made["language"]) == (
        "openai-whisper", "1", "small", "en",
    )  # fmt: skip
    assert made["model_sha256"] == "0" * 64
    assert {"options", "speech_seconds", "covered_seconds"} <= set(made)


def test_pauses_are_shown_with_their_length_and_a_clean_transcript_keeps_the_long_ones(tmp_path: Path) -> None:
    study, interview = honest(tmp_path / "study")
    verbatim = exported(study, interview, "txt")
    assert "(3 s) Would you tell me" in verbatim
    assert "(.) I read and then" in verbatim
    clean = exported(study, interview, "txt", Options(manner="clean"))
    assert "(3 s) Would you tell me" in clean
    assert "(.) I" not in clean


@pytest.mark.parametrize(
    ("seconds", "verbatim", "clean"),
    [
        (0.4, "", ""),
        (0.5, "(.)", ""),
        (1.9, "(.)", ""),
        (2.0, "(2 s)", ""),
        (2.1, "(2 s)", "(2 s)"),
        (3.6, "(4 s)", "(4 s)"),
    ],
)
def test_how_a_pause_is_written(seconds: float, verbatim: str, clean: str) -> None:
    assert (sign(seconds, "verbatim"), sign(seconds, "clean")) == (verbatim, clean)


def talk(*words: tuple[float, float, str]) -> Segment:
    said = tuple(Word(start=start, end=end, text=text) for start, end, text in words)
    return Segment(id="0.0", start=words[0][0], end=words[-1][1], text=" ".join(word.text for word in said), words=said)


TALK = talk((0, 1, "Jag"), (4, 5, "läser."))


def text_of(speech: list[tuple[float, float]], breaks: list[tuple[float, float]] | None = None) -> str:
    (segment,) = paused([TALK], "verbatim", speech, breaks or [])
    assert segment.words == TALK.words
    return segment.text


def test_a_pause_is_silence_that_was_heard() -> None:
    assert text_of([(0, 1.1), (3.9, 5)]) == "Jag (3 s) läser."
    assert text_of([(0, 1.1), (2.4, 2.9), (3.9, 5)]) == "Jag (.) läser.", "a sound between cuts it short"


def test_there_is_no_pause_where_somebody_speaks_without_words() -> None:
    assert text_of([(0, 5)]) == "Jag läser."
    assert text_of([(0, 1.1), (1.5, 2.9), (3.9, 5)]) == "Jag läser."


def test_there_is_no_pause_where_sound_was_lost_or_stopped() -> None:
    assert text_of([(0, 1.1), (3.9, 5)], [(2, 3)]) == "Jag läser."
    assert text_of([(0, 1.1), (3.9, 5)], [(1.2, 1.2)]) == "Jag läser."
