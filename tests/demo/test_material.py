"""The embedded demo holds together, and a folder of one's own is read with clear words where it does not."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from interview_tui.demo.material import find_recording, material
from interview_tui.guide.markdown import read_guide
from interview_tui.guide.model import Guide, Probe, Question, Section
from interview_tui.interview.events import (
    Ended,
    FollowUpImprovised,
    NoteTaken,
    OffTheRecord,
    ProbeAsked,
    QuestionAsked,
    QuestionCovered,
    QuestionSkipped,
    QuoteMarked,
    RecordingAgreed,
    Resumed,
    ScriptRead,
)
from interview_tui.interview.presses import read_presses
from interview_tui.interview.state import state
from interview_tui.problem import Problem

EXAMPLES = Path(__file__).parent.parent.parent / "guides"
both = pytest.mark.parametrize("language", ["sv", "en"])


def guide_of(language: str) -> Guide:
    path = material(language) / "guide.md"
    return read_guide(path.read_text(encoding="utf-8"), path)


def script_of(language: str) -> dict[str, Any]:
    script: dict[str, Any] = json.loads((material(language) / "script.json").read_text(encoding="utf-8"))
    return script


def presses_of(language: str) -> list[Any]:
    return read_presses(material(language) / "presses.jsonl", guide_of(language))


def plain(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())


@both
def test_the_guide_is_also_among_the_examples(language: str) -> None:
    assert (material(language) / "guide.md").read_bytes() == (EXAMPLES / f"demo-{language}.md").read_bytes()


@both
def test_the_nano_model_knows_every_word_that_is_said_or_asked(language: str) -> None:
    known = set((Path(__file__).parent / "vocabulary" / f"{language}.txt").read_text(encoding="utf-8").split())
    guide = guide_of(language)
    texts = [utterance["text"] for utterance in script_of(language)["utterances"]]
    texts += [section.text for section in guide.sections]
    for question in guide.questions():
        texts += [question.text, *question.clarifications, *(probe.text for probe in question.all_probes())]
    assert {word for text in texts for word in plain(text)} <= known


@both
def test_the_guide_shows_what_a_guide_can_hold(language: str) -> None:
    guide = guide_of(language)
    questions = list(guide.questions())
    assert guide.language == language
    assert [section.kind for section in guide.sections] == ["script", "consent", *["theme"] * 4, "script"]
    assert len(questions) == 9
    assert all(section.minutes for section in guide.sections if section.kind == "theme")
    assert len(guide.research_questions) == 2
    assert sum(question.optional for question in questions) == 1
    assert sum(bool(question.clarifications) for question in questions) == 1
    assert sum(item.kind == "condition" for question in questions for item in question.probes) == 1


@both
def test_the_recording_is_three_minutes_of_what_the_script_says(language: str) -> None:
    import soundfile

    info, script = soundfile.info(find_recording(material(language))), script_of(language)
    assert (info.samplerate, info.channels, info.subtype) == (16_000, 1, "PCM_16")
    assert 150 <= info.duration <= 210
    assert script["seconds"] == pytest.approx(info.duration, abs=1e-3)
    assert script["language"] == language
    assert set(script["voices"]) == {"I", "P"}
    utterances = script["utterances"]
    assert 40 <= len(utterances) <= 50
    for one, following in zip(utterances, [*utterances[1:], {"start": info.duration}], strict=True):
        assert one["start"] < one["end"] < following["start"]
        assert 0.3 < following["start"] - one["end"] < 2.0
        assert [word for *_, word in one["words"]] == plain(one["text"])
        times = [time for start, end, _ in one["words"] for time in (start, end)]
        assert times == sorted(times)
        assert (times[0], times[-1]) == (one["start"], one["end"])


@both
def test_somebody_speaks_where_the_script_says_so_and_nobody_between(language: str) -> None:
    import numpy as np
    import soundfile

    samples, rate = soundfile.read(find_recording(material(language)), dtype="float32")
    previous = 0.0
    for one in script_of(language)["utterances"]:
        said = samples[int(one["start"] * rate) : int(one["end"] * rate)]
        pause = samples[int((previous + 0.1) * rate) : int((one["start"] - 0.05) * rate)]
        assert np.sqrt(np.mean(said**2)) > 20 * np.sqrt(np.mean(pause**2))
        assert np.any(pause), "a quiet room, not digital silence"
        previous = one["end"]


@both
def test_the_interview_is_one_a_person_could_have_held(language: str) -> None:
    guide, presses = guide_of(language), presses_of(language)
    assert isinstance(presses[0], RecordingAgreed)
    assert presses[0].at == 0.0
    assert isinstance(presses[-1], Ended)
    end = state(guide, [press.model_copy(update={"n": n}) for n, press in enumerate(presses, 1)])
    assert end.consent == "spoken"
    assert end.questions_not_asked() == ()
    assert sorted(end.status.values()) == ["asked"] * 7 + ["covered", "skipped"]
    assert sorted(len(spans) for id, spans in end.intervals.items() if id in end.status)[-2:] == [1, 2], "come back to"
    asked = [press.question for press in presses if isinstance(press, QuestionAsked)]
    in_order = [question.id for question in guide.questions() if question.id in asked]
    assert list(dict.fromkeys(asked)) != in_order, "not in the guide's order"
    for kind in (ProbeAsked, FollowUpImprovised, NoteTaken, QuoteMarked, QuestionCovered, QuestionSkipped, ScriptRead):
        assert any(isinstance(press, kind) for press in presses), kind


@both
def test_the_script_says_which_question_was_current(language: str) -> None:
    guide, presses = guide_of(language), presses_of(language)
    intervals = state(guide, presses).intervals
    for one in script_of(language)["utterances"]:
        current = one["question"] or one["section"]
        assert any(span.start < one["start"] and one["end"] < (span.end or 1e9) for span in intervals[current])
        if one["question"]:
            assert one["section"] == guide.section_of(one["question"]).id


@both
def test_a_question_is_asked_in_the_words_of_the_guide_just_after_its_key(language: str) -> None:
    guide, utterances = guide_of(language), script_of(language)["utterances"]
    for press in presses_of(language):
        if isinstance(press, QuestionAsked):
            following = next(one for one in utterances if one["start"] > press.at)
            assert 0.2 <= following["start"] - press.at <= 0.5
            assert (following["speaker"], following["text"]) == ("I", guide.question(press.question).text)


def test_any_other_language_gets_the_english_demo() -> None:
    assert material("fi") == material("en") != material("sv")


# A folder of one's own

GUIDE = Guide(
    title="Guide",
    sections=(
        Section(id="hello", title="Hello", kind="script", text="Hello."),
        Section(
            id="days",
            title="Days",
            kind="theme",
            questions=(Question(id="day", text="Day?", probes=(Probe(id="first", text="First?"),)),),
        ),
    ),
)


def read(tmp_path: Path, *lines: str) -> list[Any]:
    path = tmp_path / "presses.jsonl"
    path.write_text("\n".join(lines), encoding="utf-8")
    return read_presses(path, GUIDE)


@pytest.mark.parametrize(
    ("line", "events"),
    [
        pytest.param(
            '{"at": 1, "event": "QuestionAsked", "question": "day"}', [QuestionAsked(at=1, question="day")], id="plain"
        ),
        pytest.param(
            '{"at": 1, "event": "ProbeAsked", "question": "first"}',
            [ProbeAsked(at=1, probe="first")],
            id="a probe's id called question",
        ),
        pytest.param(
            '{"at": 1, "event": "ProbeAsked", "question": "day", "probe": "first"}',
            [ProbeAsked(at=1, probe="first")],
            id="a probe with its question",
        ),
        pytest.param(
            '{"event": "OffTheRecord", "from": 2.0, "to": 5.5}',
            [OffTheRecord(at=2.0), Resumed(at=5.5, seconds=3.5)],
            id="off the record from and to",
        ),
        pytest.param(
            '{"at": 2, "event": "OffTheRecord", "to": 5}',
            [OffTheRecord(at=2), Resumed(at=5, seconds=3)],
            id="off the record at and to",
        ),
        pytest.param('{"at": 2, "event": "OffTheRecord"}', [OffTheRecord(at=2)], id="off the record"),
        pytest.param('{"at": 2, "event": "QuoteMarked", "color": 1}', [QuoteMarked(at=2)], id="a word of her own"),
        pytest.param("", [], id="an empty line"),
        pytest.param('{"schema": 1}', [], id="a timeline's first line"),
        pytest.param('{"at": 0, "event": "Started"}', [], id="what the program writes"),
        pytest.param('{"at": 9, "event": "Stopped", "seconds": 9}', [Ended(at=9)], id="stopped and nothing more"),
        pytest.param('\ufeff{"at": 2, "event": "QuoteMarked"}\r', [QuoteMarked(at=2)], id="saved by Notepad"),
    ],
)
def test_a_line_of_presses(line: str, events: list[Any], tmp_path: Path) -> None:
    assert read(tmp_path, line) == events


def test_presses_are_sorted_by_time_and_keep_their_order_within_a_moment(tmp_path: Path) -> None:
    events = read(
        tmp_path,
        '{"at": 3, "event": "QuoteMarked"}',
        '{"at": 0, "event": "RecordingAgreed"}',
        '{"at": 3, "event": "NoteTaken", "text": "a"}',
        '{"at": 1, "event": "QuestionAsked", "question": "day"}',
    )
    assert [event.event for event in events] == ["RecordingAgreed", "QuestionAsked", "QuoteMarked", "NoteTaken"]


@pytest.mark.parametrize(
    ("line", "what", "cure"),
    [
        pytest.param("at 3 QuoteMarked", "not JSON", "one key press a line", id="not JSON"),
        pytest.param("[1, 2]", "not a key press", "one key press a line", id="a list"),
        pytest.param(
            '{"at": 1, "event": "QuestionAskd", "question": "day"}', '"QuestionAskd"', "QuestionAsked?", id="event"
        ),
        pytest.param('{"at": 1}', "has no event", "It can be: Started", id="no event"),
        pytest.param('{"at": 1, "event": ["x"]}', "no event named", "It can be", id="an event that is a list"),
        pytest.param('{"at": 1, "event": "QuestionAsked", "question": "dya"}', '"dya"', "mean day?", id="question"),
        pytest.param('{"at": 1, "event": "ProbeAsked", "probe": "second"}', '"second"', "be: first,", id="probe"),
        pytest.param('{"at": 1, "event": "ScriptRead", "section": "x"}', '"x"', "hello, days", id="section"),
        pytest.param(
            '{"at": 1, "event": "QuestionCovered", "question": "day", "by": "x"}', '"x"', "be: day", id="by what"
        ),
        pytest.param('{"at": 1, "event": "QuestionAsked"}', '"question" is missing', "Add it", id="a key too few"),
        pytest.param('{"at": 1, "event": "NoteTaken", "text": 5}', '"text"', "Compare", id="a value of another kind"),
        pytest.param('{"event": "QuoteMarked"}', "no time", "seconds", id="no time"),
        pytest.param('{"at": "1:20", "event": "QuoteMarked"}', "no time", "seconds", id="time as text"),
        pytest.param('{"at": -1, "event": "QuoteMarked"}', "no time", "from 0", id="before the recording"),
        pytest.param('{"at": NaN, "event": "QuoteMarked"}', "no time", "seconds", id="not a number"),
        pytest.param(
            '{"event": "OffTheRecord", "from": 5, "to": 2}', "before it begins", "smaller first", id="backwards"
        ),
    ],
)
def test_a_wrong_line_is_named_with_its_cure(line: str, what: str, cure: str, tmp_path: Path) -> None:
    with pytest.raises(Problem) as caught:
        read(tmp_path, '{"at": 0, "event": "RecordingAgreed"}', line)
    assert caught.value.line == 2
    assert str(caught.value).startswith("presses.jsonl:2: ")
    assert what in caught.value.what
    assert cure in caught.value.cure


def test_presses_that_are_missing_or_not_utf_8_are_a_problem(tmp_path: Path) -> None:
    with pytest.raises(Problem, match="cannot be read"):
        read_presses(tmp_path / "presses.jsonl", GUIDE)
    (tmp_path / "presses.jsonl").write_bytes('{"at": 1, "event": "NoteTaken", "text": "å"}'.encode("latin-1"))
    with pytest.raises(Problem, match="not UTF-8"):
        read_presses(tmp_path / "presses.jsonl", GUIDE)


@pytest.mark.parametrize(
    ("files", "found"),
    [
        (["recording.m4a"], "recording.m4a"),
        (["Recording.WAV"], "Recording.WAV"),
        (["recording.mp3", "recording.wav"], "recording.wav"),
        (["recording.xyz", "other.wav"], "recording.xyz"),
        (["recording.xyz", "recording.ogg"], "recording.ogg"),
    ],
)
def test_the_recording_is_found_by_its_name(files: list[str], found: str, tmp_path: Path) -> None:
    for name in files:
        (tmp_path / name).touch()
    assert find_recording(tmp_path) == tmp_path / found


@pytest.mark.parametrize("files", [[], ["sound.wav"], ["recording"]])
def test_a_folder_without_a_recording_is_a_problem(files: list[str], tmp_path: Path) -> None:
    for name in files:
        (tmp_path / name).touch()
    with pytest.raises(Problem, match="no recording") as caught:
        find_recording(tmp_path)
    assert "recording.wav" in caught.value.cure


def test_a_folder_that_is_not_there_is_a_problem(tmp_path: Path) -> None:
    with pytest.raises(Problem, match="no such folder"):
        find_recording(tmp_path / "nowhere")
