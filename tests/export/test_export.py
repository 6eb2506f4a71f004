"""What other programs get: the stable JSON shape, readable text, and nothing that a person wrote is ever replaced."""

import json
import re
import stat
import zipfile
from pathlib import Path

import pytest

from interview_tui.export import write_exports
from interview_tui.export.formats import FORMATS
from interview_tui.export.linked import linked
from interview_tui.export.options import Options
from interview_tui.interview.correction import Assigned, SpeakerRenamed
from interview_tui.interview.corrections import CORRECTIONS_FILE, Corrections
from interview_tui.interview.events import EVENT
from interview_tui.interview.record import InterviewRecord, Participant
from interview_tui.language import set_language
from interview_tui.problem import Problem
from interview_tui.written import write_answers
from tests.export.talks import everything_in
from tests.studies import SAID, finished_study
from tests.truth import read


@pytest.fixture
def exported(tmp_path: Path) -> dict:
    study, interview = finished_study(tmp_path / "study")
    (path,) = write_exports(study, [interview], ["json"])
    return read(path)


def test_every_word_stands_once_in_the_json(exported: dict) -> None:
    words = [w["text"] for p in exported["passages"] for s in p["segments"] for w in s["words"]]
    assert words == [word for _start, text in SAID for word in text.split()]


def test_words_stand_under_the_question_they_were_said_to(exported: dict) -> None:
    told = {
        (p["question_id"] or p["section_id"]): " ".join(s["text"] for s in p["segments"]) for p in exported["passages"]
    }
    assert told == {
        "welcome": "Thank you for being here.",
        "day": "Would you tell me about a normal day? I read and then I write.",
        "help": "Who helps you? My sister.",
    }


def test_coverage_tells_what_was_asked_and_how_long(exported: dict) -> None:
    coverage = {row["question_id"]: row for row in exported["coverage"]}
    assert coverage["day"]["status"] == "asked"
    assert coverage["day"]["intervals"] == [[5.0, 12.0]]
    assert coverage["help"]["seconds"] == 8.0
    assert coverage["more"]["status"] == "skipped"


def test_the_shape_of_the_json_export_is_stable(exported: dict) -> None:
    assert exported["schema"] == 1
    assert exported["interview"] == "01-robin"
    assert exported["audio"] == {"seconds": 20.0}
    assert {"engine", "model", "speech_seconds", "covered_seconds", "uncovered", "flags"} <= set(
        exported["transcription"]
    )
    assert exported["transcription"]["uncovered"] == [[10.75, 11.8]]
    assert {"question_id", "start", "end", "linked_by", "segments"} <= set(exported["passages"][0])
    assert {"id", "start", "end", "speaker", "text", "words"} <= set(exported["passages"][0]["segments"][0])
    assert exported["chosen"] == {
        "interviewer": True, "manner": "verbatim", "questions": [], "participants": [], "quotes_only": False,
    }  # fmt: skip
    noted = {"kind": "note", "at": 7.5, "text": "smiles *a lot*", "question_id": "day"}
    assert exported["notes"] == [noted | {"section_id": "everyday", "by": "timeline"}]
    assert [(one["text"], one["by"]) for one in exported["quotes"]] == [
        ("Would you tell me about a normal day?", "timeline")
    ]
    assert exported["marks"] == [{"kind": "quote", "at": 8.0, "text": "", "question_id": "day"}]
    assert exported["silences"] == [{"kind": "off_record", "at": 10.4, "seconds": 125.0}]
    theme = next(section for section in exported["guide"]["sections"] if section["kind"] == "theme")
    assert theme["questions"][0]["id"] == "day"


@pytest.mark.parametrize("name", ["md", "txt"])
def test_a_reader_finds_questions_answers_notes_and_silences_in_order(name: str, tmp_path: Path) -> None:
    study, interview = finished_study(tmp_path / "study")
    (path,) = write_exports(study, [interview], [name])
    text = path.read_text(encoding="utf-8").replace("\\", "")
    wanted = [
        "Trust · Robin",
        "Welcome" if name == "md" else "WELCOME",
        "Thank you for being here.",
        "Would you tell me about a normal day?",
        "[0:07] ✎ smiles *a lot*" if name == "txt" else "`0:07` smiles *a lot*",
        "Quote marked here",
        "I read and then I write.",
        "[off the record 2 min]",
        "1 s of speech not transcribed",
        "Who helps you when it is hard?",
        "Who helps you? My sister.",
    ]
    at = 0
    for part in wanted:
        at = text.index(part, at)


def test_markdown_cannot_be_bent_by_what_was_written(tmp_path: Path) -> None:
    study, interview = finished_study(tmp_path / "study")
    (path,) = write_exports(study, [interview], ["md"])
    assert r"smiles \*a lot\*" in path.read_text(encoding="utf-8")


def test_exporting_again_replaces_what_the_program_wrote(tmp_path: Path) -> None:
    study, interview = finished_study(tmp_path / "study")
    first = write_exports(study, [interview], ["json", "md", "txt"])
    interview.transcript.unlink()
    assert write_exports(study, [interview], ["json", "md", "txt"]) == first
    assert read(first[0])["passages"][0]["segments"] == []


def test_a_file_changed_by_hand_is_left_alone_and_the_new_one_gets_a_number(tmp_path: Path) -> None:
    study, interview = finished_study(tmp_path / "study")
    (path,) = write_exports(study, [interview], ["md"])
    path.write_text("my own words", encoding="utf-8")
    (second,) = write_exports(study, [interview], ["md"])
    assert second.name == "01-robin-2.md"
    assert path.read_text(encoding="utf-8") == "my own words"
    assert write_exports(study, [interview], ["md"]) == [second], "the second is ours and may be replaced"


def test_a_file_the_program_never_wrote_is_left_alone(tmp_path: Path) -> None:
    study, interview = finished_study(tmp_path / "study")
    (study.exports / "01-robin.txt").write_text("mine", encoding="utf-8")
    (path,) = write_exports(study, [interview], ["txt"])
    assert path.name == "01-robin-2.txt"


def test_a_broken_ledger_replaces_nothing(tmp_path: Path) -> None:
    study, interview = finished_study(tmp_path / "study")
    write_exports(study, [interview], ["txt"])
    (study.exports / ".written.json").write_text("{", encoding="utf-8")
    (path,) = write_exports(study, [interview], ["txt"])
    assert path.name == "01-robin-2.txt"


def test_exports_are_for_their_owner_alone(tmp_path: Path) -> None:
    study, interview = finished_study(tmp_path / "study")
    (path,) = write_exports(study, [interview], ["json"])
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_an_unknown_format_names_those_there_are(tmp_path: Path) -> None:
    study, interview = finished_study(tmp_path / "study")
    with pytest.raises(Problem, match="md, txt, csv"):
        write_exports(study, [interview], ["pdf"])
    with pytest.raises(Problem, match="md, txt, csv"):
        write_exports(study, [interview], [])


def test_a_folder_that_is_a_file_does_not_send_her_to_make_room_on_the_disk(tmp_path: Path) -> None:
    study, interview = finished_study(tmp_path / "study")
    (tmp_path / "file").write_text("x", encoding="utf-8")
    for into in (tmp_path / "file", tmp_path / "file" / "below"):
        with pytest.raises(Problem) as refused:
            write_exports(study, [interview], ["json"], into)
        assert refused.value.cure == "Choose a folder that you may write in."


def test_the_guide_is_exported_whole_whatever_question_is_chosen(tmp_path: Path) -> None:
    study, _interview = finished_study(tmp_path / "study")
    (path,) = write_exports(study, [], ["guide-md"], options=Options(questions=("help",)))
    assert "normal day" in path.read_text(encoding="utf-8")


def test_an_interview_without_a_transcript_exports_its_coverage(exported: dict, tmp_path: Path) -> None:
    study, interview = finished_study(tmp_path / "other")
    interview.transcript.unlink()
    (path,) = write_exports(study, [interview], ["json"])
    nothing = read(path)
    assert nothing["transcription"]["complete"] is False
    assert nothing["transcription"].keys() == exported["transcription"].keys()
    assert nothing["coverage"][0]["status"] == "asked"


def test_an_answer_in_writing_stays_under_its_question_whatever_words_it_has(tmp_path: Path) -> None:
    study, _interview = finished_study(tmp_path / "study")
    answers = [
        ("day", "Who helps me when it is hard? My sister helps when it is hard. Her husband helps, too."),
        ("help", "A normal day begins with coffee. What I do first on a normal day is coffee."),
    ]
    record = InterviewRecord(participants=(Participant(pseudonym="Kim"),))
    interview = write_answers(study, record, answers)
    told = [(p.question_id, " ".join(s.text for s in p.segments)) for p in linked(interview).passages]
    assert told == answers
    Corrections(interview.folder / CORRECTIONS_FILE).append(Assigned(start=0, end=2.4, question="help"))
    (moved, *_rest) = linked(interview).passages
    assert (moved.question_id, moved.linked_by, len(moved.words)) == ("help", "hand", 6)


def test_a_sitting_without_keys_is_linked_by_its_words_though_the_other_one_has_keys(tmp_path: Path) -> None:
    study, first = finished_study(tmp_path / "study")
    second = study.new_interview(study.next_sitting(first))
    for event in ({"event": "Started"}, {"event": "Stopped", "at": 20.0, "seconds": 20.0}, {"event": "Ended"}):
        second.timeline.append(EVENT.validate_python(event))
    second.transcript.write_bytes(first.transcript.read_bytes())
    (path,) = write_exports(study, [second, first], ["json"])
    whole = read(path)
    assert whole["interview"] == first.id, "both sittings are one interview, exported once"
    assert whole["sittings"] == [0.0, 20.0]
    by = [(passage["linked_by"], passage["start"] >= 20.0) for passage in whole["passages"] if passage["segments"]]
    assert set(by) == {("timeline", False), ("text", True)}
    assert any(passage["question_id"] == "day" for passage in whole["passages"] if passage["start"] >= 20.0)


def test_what_was_never_recorded_has_no_length(tmp_path: Path) -> None:
    study, interview = finished_study(tmp_path / "study")
    kept = interview.timeline.path.read_text(encoding="utf-8").splitlines()
    recorder = ("RecordingStarted", "OffTheRecord", "Resumed", "Stopped")
    silent = [line for line in kept if json.loads(line).get("event") not in recorder]
    interview.timeline.path.write_text("\n".join(silent) + "\n", encoding="utf-8")
    (path,) = write_exports(study, [interview], ["json"])
    assert read(path)["audio"] == {"seconds": 0.0}


def test_a_participant_who_was_renamed_is_called_so_wherever_anybody_is_named(tmp_path: Path) -> None:
    study, interview = finished_study(tmp_path / "study")
    log = Corrections(interview.folder / CORRECTIONS_FILE)
    log.append(SpeakerRenamed(old="Robin", new="Alex"))
    assert linked(interview).record.voices == ("I", "Alex")
    for path in write_exports(study, [interview], FORMATS):
        assert "Robin" not in everything_in(path), path.suffix
    log.append(SpeakerRenamed(old="Alex", new="I", swapped=True))  # they had been taken for each other
    assert linked(interview).record.voices == ("I", "Robin")


@pytest.mark.parametrize("name", ["maxqda", "nvivo", "f4", "csv", "md", "txt"])
def test_answers_in_writing_have_no_times(name: str, tmp_path: Path) -> None:
    study, _interview = finished_study(tmp_path / "study")
    record = InterviewRecord(participants=(Participant(pseudonym="Kim"),))
    interview = write_answers(study, record, [("day", "I get up.\n\nThen I work."), ("help", "My sister.")])
    (path,) = write_exports(study, [interview], [name])
    text = path.read_text(encoding="utf-8")
    assert "My sister." in text
    assert not re.search(r"\d:\d\d", text)
    assert name != "csv" or "02-kim,1.0,,,Kim" in text


@pytest.mark.parametrize("name", ["md", "txt", "docx"])
def test_a_document_speaks_its_guides_language_whatever_the_screen_speaks(tmp_path: Path, name: str) -> None:
    study, interview = finished_study(tmp_path / "study")
    (before,) = write_exports(study, [interview], [name])
    written = before.read_bytes()
    set_language("sv")
    (after,) = write_exports(study, [interview], [name])
    assert after.read_bytes() == written


@pytest.mark.parametrize("format", FORMATS)
def test_no_file_holds_a_sign_that_another_program_stops_at(format: str, tmp_path: Path) -> None:
    """A NUL ends a cell for R; a form feed or an escape is none of a text either."""
    study, interview = finished_study(tmp_path / "study")
    text = interview.transcript.read_text(encoding="utf-8")
    interview.transcript.write_text(text.replace("sister.", r"sis\u0000\u0007ter\u001b\uffff."), encoding="utf-8")
    interview.timeline.append(EVENT.validate_python({"event": "NoteTaken", "at": 13.0, "text": "sm\0iles\x0c"}))
    (path,) = write_exports(study, [interview], [format])
    packed = zipfile.ZipFile(path) if zipfile.is_zipfile(path) else None
    parts = [packed.read(name) for name in packed.namelist()] if packed else [path.read_bytes()]
    said = "\n".join(part.decode() for part in parts)
    assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]", said)
    assert "sister" in said or format == "json"


@pytest.mark.parametrize(("said", "written"), [("1. No, really.", r"1\. No, really."), ("- Yes.", r"\- Yes.")])
def test_a_turn_that_begins_like_a_list_is_none_in_markdown(said: str, written: str, tmp_path: Path) -> None:
    study, interview = finished_study(tmp_path / "study")
    text = interview.transcript.read_text(encoding="utf-8")
    interview.transcript.write_text(text.replace("Who helps you? My sister.", said), encoding="utf-8")
    (path,) = write_exports(study, [interview], ["md"], options=Options(times=False))
    assert f"\n\n{written}\n" in path.read_text(encoding="utf-8")
