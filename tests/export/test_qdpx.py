"""What a program for qualitative analysis finds in a project: what was said, coded as the JSON export has it."""

import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from interview_tui.export import as_json, write_exports
from interview_tui.export.chosen import chosen
from interview_tui.export.linked import LinkedInterview
from interview_tui.export.options import Options
from interview_tui.interview.correction import Marked
from interview_tui.interview.record import Imported, ImportedTranscript, InterviewRecord
from tests.builders import noted, quoted
from tests.export.linked_talks import ALEX, CASES, DAY, GROUP, GUIDE, HELP, KIM, ROBIN, Said, guide, talk
from tests.export.qda_reader import CODEBOOK, NS, Project, opened
from tests.studies import finished_study

TIME = re.compile(r"^\[\d\d:\d\d:\d\d\] ")


def one_line(text: str) -> str:
    return " ".join(text.split())


def turns(text: str) -> list[tuple[str, str]]:
    """(speaker, words) of each paragraph in a stretch of a transcript; remarks are nobody's."""
    found: list[tuple[str, str]] = []
    for paragraph in filter(None, text.split("\n\n")):
        speaker, _colon, words = TIME.sub("", paragraph).partition(": ")
        found.append((speaker, words))
    return found


def heard(interview: LinkedInterview) -> list[dict]:
    """The passages of the JSON export in which something is said."""
    return [passage for passage in as_json.as_dict(interview)["passages"] if passage["segments"]]


def joined(segments: Sequence[dict]) -> list[tuple[str, str]]:
    """(speaker, words) of segments as they are read."""
    return [(segment["speaker"], one_line(segment["text"])) for segment in segments]


@pytest.mark.parametrize("name", ["one", "a group", "in writing", "twice the same", "quotes and notes"])
def test_text_speakers_and_order_under_each_question_are_those_of_the_json_export(name: str) -> None:
    found = opened(*CASES[name])
    for interview in CASES[name]:
        text, known = found.text(interview.id), {q.id: q.text for q in interview.guide.questions()}
        passages = [passage for passage in heard(interview) if passage["question_id"]]
        coded = [one for one in text.coded if any(code in (DAY, HELP) for code in one.codes)]
        assert len(passages) == len(coded) > 0
        for passage, selection in zip(passages, coded, strict=True):
            code = next(code for code in selection.codes if code[:3] in ("1.1", "1.2"))
            assert code[4:] == known[passage["question_id"]]
            assert "1 Everyday" in selection.codes, "and by its theme"
            assert turns(selection.text) == joined(passage["segments"])


def test_what_stands_under_no_question_is_read_and_has_no_code_of_one() -> None:
    (text,) = opened(talk()).texts
    assert "I: Let me close the window." in text.text
    assert not [
        one for one in text.coded if "window" in one.text and "Who speaks" not in one.codes and DAY in one.codes
    ]
    assert text.under("1 Everyday")[0].endswith("Robin: Then I go home.")


def test_each_case_has_selected_what_that_person_says_and_nothing_else() -> None:
    interview = talk(GROUP, people=[ROBIN, KIM, ALEX], interviewers=2)
    found = opened(interview)
    segments = [segment for passage in heard(interview) for segment in passage["segments"]]
    assert list(found.cases) == ["Robin", "Kim", "Alex"]
    for name in found.cases:
        said = [turn for text in found.said_by(name) for turn in turns(text)]
        assert said == [turn for turn in joined(segments) if turn[0] == name]
    assert found.texts[0].under("Interviewer (I2)") == ["[00:00:15] I2: Who helps you?"]


def test_a_person_is_one_case_in_all_her_interviews() -> None:
    found = opened(
        talk(mode="phone"), talk(id="02-kim", people=[KIM]), talk(id="04-robin", guide_version=2, mode="phone")
    )
    robin = found.cases["Robin"]
    assert list(found.cases) == ["Robin", "Kim"]
    sources = [ref.get("targetGUID") for ref in robin.findall("q:SourceRef", NS)]
    assert sources == [found.text("01-robin").guid, found.text("04-robin").guid]
    values = found.values(robin)
    assert values["Participant:Role"] == "nurse"
    assert values["Participant:Held"] == "Phone"
    assert values["Participant:Length in minutes"] == "2"
    assert "Participant:Guide version" not in values, "it was not the same in both"


def test_each_text_knows_its_interview() -> None:
    found = opened(talk(GROUP, people=[ROBIN, KIM, ALEX], kind="pilot", setting="group"), talk(id="2", form="written"))
    assert found.texts[0].values == {
        "Interview:Participants": "Robin, Kim, Alex",
        "Interview:Role": "nurse; teacher",
        "Interview:Kind": "Pilot",
        "Interview:Held": "In person",
        "Interview:Setting": "Group",
        "Interview:Guide version": "1",
        "Interview:Length in minutes": "1",
    }
    assert found.texts[1].values["Interview:Held"] == "In writing"
    assert "Interview:Length in minutes" not in found.texts[1].values


def test_a_quote_covers_its_words_and_carries_its_comment_and_her_theme() -> None:
    marks = [
        Marked(kind="quote", start=8.4, end=9.0, text="the core", section="closing"),
        Marked(kind="quote", start=28.0, end=40.0),
    ]
    interview = talk(marks=marks)
    (text,) = opened(interview).texts
    coded = [one for one in text.coded if "Quote" in one.codes]
    assert [one.text for one in coded] == [quote.text for quote in interview.quotes] == [
        "and then", "My sister. She always did.",
    ]  # fmt: skip
    assert coded[0].codes == ("Quote", "2 Closing")
    assert coded[0].description == "the core"
    assert coded[1].codes == ("Quote",)


def test_a_quote_marked_by_a_key_is_what_the_participant_was_saying() -> None:
    interview = talk(events=[quoted(at=8.5)])
    assert opened(interview).texts[0].under("Quote") == [interview.quotes[0].text] == ["I read, and then I write."]


def test_a_quote_marked_by_a_key_ends_before_what_others_say_meanwhile() -> None:
    said: list[Said] = [("day", "Robin", 8.0, "I read, and then I write."), ("day", "I", 8.5, "Mm.")]
    assert opened(talk(said, events=[quoted(at=8.5)])).texts[0].under("Quote") == ["I read, and then I write."]


def test_a_quote_of_which_nothing_is_left_is_no_coding() -> None:
    assert opened(talk(marks=[Marked(kind="quote", start=100.0, end=101.0)])).texts[0].under("Quote") == []


def test_field_notes_stand_at_their_place_and_as_notes() -> None:
    found = opened(talk(events=[noted("smiles\na lot", at=9.0), noted("sighs", at=9.5), noted("rain", at=0.5)]))
    assert found.notes == {
        "Field note 1, 01-robin (0:00)": "rain",
        "Field note 2, 01-robin (0:09)": "smiles\na lot",
        "Field note 3, 01-robin (0:09)": "sighs",
    }
    places = [(one.text, one.description, len(one.notes)) for one in found.texts[0].coded if one.notes]
    assert places == [
        ("[00:00:01] I: Thank you for being here.", "rain", 1),
        ("[00:00:08] Robin: I read, and then I write.", "smiles\na lot\n\nsighs", 2),
    ], "two at one place are one annotation: QualCoder takes no second"


def test_a_note_without_any_transcript_belongs_to_the_text() -> None:
    found = opened(talk((), events=[noted("he did not come")]))
    (source,) = found.all("TextSource")
    (note,) = found.all("Note")
    assert [ref.get("targetGUID") for ref in source.findall("q:NoteRef", NS)] == [note.get("guid")]
    assert found.texts[0].text.strip(), "an empty text is refused by importers"


def test_an_answer_to_two_questions_has_both_codes() -> None:
    interview = talk([("day", "Robin", 1.0, "I read, and my sister helps.")], also=("help",))
    (answer,) = [one for one in opened(interview).texts[0].coded if DAY in one.codes]
    assert answer.codes == (DAY, "1 Everyday", HELP)


def test_sync_points_tell_when_each_segment_begins() -> None:
    interview = talk(GROUP, people=[ROBIN, KIM, ALEX])
    points = list(opened(interview).sync_points())
    segments = [segment for passage in heard(interview) for segment in passage["segments"]]
    assert points[0][1:] == (0, 0)
    told = [(at, text[position:].split("\n")[0]) for text, position, at in points[1:-1]]
    assert told == [(round(segment["start"] * 1000), segment["text"]) for segment in segments]
    assert points[-1][2] == round(segments[-1]["end"] * 1000)
    assert points == sorted(set(points), key=lambda point: (point[1], point[2]))


def test_sync_points_rise_where_two_speak_at_once_and_passages_are_not_in_order() -> None:
    said: list[Said] = [
        ("day", "Robin", 9.0, "a b"),
        ("day", "I", 9.0, "c"),
        ("help", "Robin", 3.0, "d"),
        ("day", "I", 12.0, "e"),
    ]
    points = [(position, at) for _text, position, at in opened(talk(said)).sync_points()]
    assert [at for _position, at in points] == [0, 9000, 12000, 12200]
    assert points == sorted(points)


def test_the_recording_is_named_but_never_inside_and_its_transcript_is_the_same_file() -> None:
    found = opened(talk())
    (audio,), (text,) = found.all("AudioSource"), found.all("TextSource")
    assert audio.get("path", "").startswith("relative:///01-robin.")
    assert audio.find("q:Transcript", NS).get("plainTextPath") == text.get("plainTextPath")  # type: ignore[union-attr]
    assert audio.find(".//q:TranscriptSelection", NS) is None, "QualCoder would shift it by one"
    assert found.root.get("basePath") == "", "without it QualCoder stops"
    assert all(name.endswith((".txt", ".qde")) for name in found.archive.namelist())


def test_a_transcript_from_elsewhere_without_sound_names_no_recording() -> None:
    words_alone = Imported(transcript=ImportedTranscript(kind="vtt", times="lines", labels=True))
    found = opened(talk(imported=words_alone))
    assert not found.all("AudioSource")
    assert "[00:00:08] Robin: I read" in found.texts[0].text
    assert opened(talk(imported=Imported(kind="m4a", file="audio/original.m4a"))).all("AudioSource")


@pytest.mark.parametrize("interview", [talk(options=Options(times=False)), talk(form="written")])
def test_without_times_there_is_no_recording_and_no_time_in_the_text(interview: LinkedInterview) -> None:
    found = opened(interview)
    assert not found.all("AudioSource")
    assert "[00:" not in found.texts[0].text
    assert "Robin: I read, and then I write." in found.texts[0].text


def test_codes_have_the_colour_of_their_theme() -> None:
    colours = {one.get("name"): one.get("color") for one in opened(talk()).all("Code")}
    assert colours["1 Everyday"] == colours[DAY] == "#0072B2"
    assert colours["2 Closing"] != colours["1 Everyday"]
    assert all(colours.values()), "QualCoder paints the others by chance"


def test_a_question_has_one_code_in_all_versions_of_the_guide() -> None:
    older = guide(
        GUIDE.replace("normal day?", "day?").replace("## Closing", "3. Dropped since? {#dropped}\n\n## Closing")
    )
    said: list[Said] = [("day", "Robin", 1.0, "Old."), ("dropped", "Robin", 5.0, "Gone.")]
    found = opened(talk(said, asked=older), talk(id="02-robin", guide_version=2))
    assert [name for name in found.codes.values() if name[0].isdigit()] == [
        "1 Everyday", DAY, HELP, "1.3 Dropped since?", "2 Closing", "2.1 Is there something more?",
    ]  # fmt: skip
    assert found.text("01-robin").under(DAY) == ["[00:00:01] Robin: Old."]
    assert found.text("01-robin").under("1.3 Dropped since?") == ["[00:00:05] Robin: Gone."]


def test_no_code_tells_where_an_interview_was_held() -> None:
    texts = [GUIDE.replace("hard?", f"hard in {place}?") for place in ("Boras", "Ystad")]
    interviews = [
        talk([("help", "Robin", 1.0, place)], id=place, asked=guide(text), placeholders={"town": place})
        for place, text in zip(("Boras", "Ystad"), texts, strict=True)
    ]
    found = opened(*interviews)
    assert [name for name in found.codes.values() if name.startswith("1.2")] == [
        "1.2 Who helps you when it is hard in {town}?"
    ]
    codebook = b"".join(found.xml.partition(b"<CodeBook>")[2:]).partition(b"</CodeBook>")[0]
    assert not [place for place in (b"Boras", b"Ystad") if place in codebook]
    assert [text.under("1.2 Who helps you when it is hard in {town}?") for text in found.texts] == [
        ["[00:00:01] Robin: Boras"], ["[00:00:01] Robin: Ystad"],
    ]  # fmt: skip


def test_two_studies_with_folders_of_one_name_are_two_texts() -> None:
    other = talk(asked=guide(GUIDE.replace("# Trust", "# Hope")))
    assert opened(talk()).texts[0].guid != opened(other).texts[0].guid


def test_no_guid_is_made_of_when_an_interview_was_held() -> None:
    interview = talk()
    later = replace(interview, record=interview.record.model_copy(update={"created": "2026-09-09T09:00:00+02:00"}))
    assert opened(interview).xml == opened(later).xml, "one could try all moments that there are"


def test_who_is_unsure_and_who_speaks_meanwhile_is_told_and_coded() -> None:
    interview = talk([("day", "Robin", 8.0, "I read."), ("day", "Kim", 8.2, "So do I.")], people=[ROBIN, KIM])
    (passage,) = interview.passages
    first, second = passage.segments
    unsure, meanwhile = (
        first.model_copy(update={"speaker_probability": 0.5}),
        second.model_copy(update={"overlap": True}),
    )
    found = opened(replace(interview, passages=(replace(passage, segments=(unsure, meanwhile)),)))
    assert found.said_by("Robin") == ["[00:00:08] Robin?: I read."]
    assert found.said_by("Kim") == ["[00:00:08] Kim: //So do I.//"]
    assert [text[position:].split("/")[0] for text, position, at in found.sync_points() if at == 8200] == ["So do I."]


def test_a_project_speaks_the_language_of_its_guide() -> None:
    found = opened(talk(asked=guide(GUIDE.replace("language: en", "language: sv"))))
    assert any(name.startswith("Intervju:") for name in found.variables.values())


def test_what_was_not_chosen_is_nowhere_and_the_text_says_so() -> None:
    options = Options(participants=("kim",), interviewer=False, times=False)
    found = opened(chosen(talk(GROUP, people=[ROBIN, KIM, ALEX], interviewers=2), options))
    assert list(found.cases) == ["Kim"]
    assert found.texts[0].values["Interview:Participants"] == "Kim"
    assert found.texts[0].values["Interview:Role"] == "teacher"
    assert [one.text for one in found.texts[0].coded if DAY in one.codes] == ["Kim: I teach.\n\nKim: And I write."]
    assert b"Robin" not in found.xml.replace(b"01-robin", b"")
    (source,) = found.all("TextSource")
    assert "Of the participants, only Kim" in source.findtext("q:Description", "", NS)


def test_the_export_writes_one_project_of_the_study_and_one_codebook_of_its_guide(tmp_path: Path) -> None:
    study, interview = finished_study(tmp_path / "study")
    other = study.new_interview(InterviewRecord(participants=(KIM,)))
    paths = write_exports(study, [interview, other], ["qdpx", "qdpx-maxqda", "qdc"])
    assert sorted(path.name for path in paths) == ["interview-guide.qdc", "trust.maxqda.qdpx", "trust.qdpx"]
    found = {path.name: Project(path.read_bytes()) for path in paths if path.suffix == ".qdpx"}
    CODEBOOK.validate(tmp_path / "study" / "exports" / "interview-guide.qdc")
    for project in found.values():
        assert [text.name for text in project.texts] == ["01-robin", "02-kim"]
        assert project.texts[0].under(HELP) == ["[00:00:12] Who helps you? My sister."]
