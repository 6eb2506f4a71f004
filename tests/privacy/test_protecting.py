"""One interview's people, protected from the first proposal to the last, on the disk."""

import json
import zipfile
from pathlib import Path
from typing import Literal

import pytest

from interview_tui.export import write_exports
from interview_tui.export.formats import FORMATS
from interview_tui.export.linked import linked
from interview_tui.export.traces import Traces
from interview_tui.held import corrections_of, names_standing
from interview_tui.interview.correction import Change, Kept, Marked, Replaced, SpeakerRenamed, TextSet, Undone
from interview_tui.interview.events import ConsentGiven, FollowUpImprovised
from interview_tui.interview.record import InterviewRecord, Participant
from interview_tui.privacy.key import Entry, Key
from interview_tui.privacy.proposing import Matter
from interview_tui.privacy.study_words import OwnWord, glossary, names_in_use, words_of_key
from interview_tui.protecting import Protecting
from interview_tui.study import Interview, Study
from tests import studies
from tests.running import interview_tui

SAID = [
    (1.2, "Thank you Anna Berg for being here."),
    (5.4, "Would you tell me about a normal day in Leeds?"),
    (8.5, "I read with Anna and then I call my brother Karl."),
    (12.4, "Who helps you? Karl does. She knows her well."),
]


@pytest.fixture
def study(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Study:
    monkeypatch.setattr(studies, "SAID", SAID)
    return studies.finished_study(tmp_path / "study")[0]


def first(study: Study) -> Interview:
    return study.interviews()[0]


def proposed(protecting: Protecting) -> dict[str, str]:
    return {one.sought.original: one.suggested.by for one in protecting.matters}


def said_in(interview: Interview) -> str:
    return FORMATS["txt"].make([linked(interview)]).decode()


def test_everything_that_is_accepted_is_gone_from_what_is_exported(study: Study) -> None:
    protecting = Protecting(first(study))
    assert set(proposed(protecting)) == {"Anna Berg", "Anna", "Karl", "Leeds"}
    assert protecting.settled == 0
    assert protecting.accept_all() == 4
    assert protecting.settled == 4
    text = said_in(first(study))
    assert not any(name in text for name in ("Anna", "Berg", "Karl", "Leeds"))
    assert "normal day in [place A]?" in text
    assert Protecting(first(study)).settled == 4, "as it stands on the disk"
    assert Protecting(first(study)).accept_all() == 0


def test_one_place_is_decided_before_the_rest(study: Study) -> None:
    protecting = Protecting(first(study))
    karl = next(one for one in protecting.matters if one.sought.original == "Karl")
    protecting.keep(karl, karl.sought.spots[1])
    karl = next(one for one in protecting.matters if one.sought.original == "Karl")
    assert [type(one) for one in karl.decided] == [type(None), Kept]
    protecting.accept_all()
    text = said_in(first(study))
    assert "my brother Karl" not in text
    assert "Karl does" in text


def test_what_one_key_decided_is_taken_back_and_done_again_together(
    study: Study, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        studies, "SAID", [(1.0, "My son is 12 years old in York."), (9.0, "Yes, 12 years old in York.")]
    )
    studies.write_transcript(first(study))
    protecting = Protecting(first(study))
    age = next(one for one in protecting.matters if one.sought.kind == "age")
    assert len(age.sought.spots) == 2
    assert age.suggested.by == "[10–19 years old]"
    protecting.replace(age, age.suggested.by)
    assert said_in(first(study)).count("[10–19 years old]") == 2
    assert protecting.undo()
    assert "[10–19" not in said_in(first(study))
    assert protecting.redo()
    assert said_in(first(study)).count("[10–19 years old]") == 2
    assert not protecting.redo()


def test_another_correction_is_not_taken_back_here(study: Study) -> None:
    log = corrections_of(first(study))
    log.append(TextSet(changes=(Change(start=8.4, end=8.7, text="We", was="I"),)))
    protecting = Protecting(first(study))
    assert not protecting.undo()
    assert not any(isinstance(one, Undone) for one in log.all())


def test_names_are_looked_for_in_the_text_as_it_was_put_right(study: Study) -> None:
    log = corrections_of(first(study))
    log.append(TextSet(changes=(Change(start=11.4, end=11.8, text="Greta.", was="Karl."),)))
    assert {"Karl", "Greta"} <= set(proposed(Protecting(first(study))))
    Protecting(first(study)).accept_all()
    assert "Greta" not in said_in(first(study))


def test_another_interview_gets_the_same_names_for_the_same_people(study: Study) -> None:
    protecting = Protecting(first(study))
    karl = next(one for one in protecting.matters if one.sought.original == "Karl")
    protecting.replace(karl, "Morgan")
    other = another(study, "Sam")
    found = proposed(Protecting(other))
    assert found["Karl"] == "Morgan"
    assert "Morgan" not in {by for original, by in found.items() if original != "Karl"}
    assert [word.text for word in glossary(study, but="02-sam")] == ["Karl"]
    assert glossary(study, but="01-robin") == []


def test_pseudonyms_and_names_that_were_said_are_suggested_to_nobody(study: Study) -> None:
    assert "robin" in names_in_use(study, "en")
    assert "Robin" not in proposed(Protecting(first(study))).values()


def test_real_names_of_the_key_are_found_under_their_pseudonyms(study: Study) -> None:
    key = Key(
        entries=(Entry(pseudonym="Robin", name="Anna Berg", other_names=("well",), contact="070-123 45 67, a@b.se"),)
    )
    found = proposed(Protecting(first(study), key))
    assert (found["Anna Berg"], found["Anna"], found["well"]) == ("Robin", "Robin", "Robin")
    kinds = {word.text: (word.by, word.kind) for word in words_of_key(key, "en")}
    assert kinds["070-123 45 67"] == ("[phone number]", "phone")
    assert kinds["a@b.se"] == ("[e-mail address]", "email")
    assert "Anna" not in repr(words_of_key(key, "en")) + repr(OwnWord("Anna", "Robin", "person"))


def test_pronouns_are_proposed_only_on_request(study: Study) -> None:
    protecting = Protecting(first(study))
    assert not any(one.sought.kind == "pronoun" for one in protecting.matters)
    protecting.show_pronouns(True)
    found = {one.sought.original: one for one in protecting.matters if one.sought.kind == "pronoun"}
    assert {original: one.suggested.by for original, one in found.items()} == {"she": "they", "her": "them"}
    protecting.replace(found["she"], "they")
    protecting.replace(found["her"], "them")
    assert "They knows them well." in said_in(first(study)), "the verb is hers to put right; she was told"
    assert "pronoun" in {one.sought.kind for one in Protecting(first(study)).matters}, "what was decided can be seen"


def test_the_commands_list_what_is_left_and_accept_it(study: Study) -> None:
    place = ("--study", study.folder)
    told = json.loads(interview_tui("pseudonyms", "propose", "01-robin", "--json", *place).stdout)
    assert [(one["original"], one["kind"], one["replace"]) for one in told][-1] == ("Leeds", "place", "[place A]")
    assert told[0]["places"][0]["text"] == "Anna Berg"
    assert told[0]["places"][0]["written_in"] is None
    noted(first(study), "Karl is the eldest.")
    listed = interview_tui("pseudonyms", "propose", "01-robin", *place, "--language", "en").stdout
    assert "field note: [Karl] is the eldest." in listed
    assert interview_tui("pseudonyms", "accept", "01-robin", *place).returncode == 2, "never everything by mistake"
    done = interview_tui("pseudonyms", "accept", "01-robin", "--all", *place)
    assert "4 replaced" in done.stderr
    assert sum(isinstance(one, Replaced) for one in corrections_of(first(study)).all()) == 4
    assert "Anna" not in said_in(first(study))


def noted(interview: Interview, text: str, kind: Literal["quote", "note"] = "note") -> None:
    corrections_of(interview).append(Marked(kind=kind, start=8.0, end=9.0, text=text))


def test_a_name_that_nobody_says_is_proposed_from_notes_comments_roles_the_place_and_what_was_filled_in(
    study: Study,
) -> None:
    before = proposed(Protecting(first(study)))
    person = first(study).record.participants[0].model_copy(update={"role": "nurse in Bradford"})
    changed = {"participants": (person,), "place": "a café in Halifax", "placeholders": {"town": "Grimsby"}}
    record = first(study).record.model_copy(update=changed)
    (first(study).folder / "interview.json").write_text(record.model_dump_json(), encoding="utf-8")
    noted(first(study), "Her sister Malin rang.")
    noted(first(study), "As Gudrun said.", "quote")
    first(study).timeline.append(FollowUpImprovised(at=8.0, text="Where does Helena live?"))
    first(study).timeline.append(ConsentGiven(at=2.0, how="written", reference="letter to Ingrid"))
    protecting = Protecting(first(study))
    new = {one.sought.original: one.sought for one in protecting.matters if one.sought.original not in before}
    assert {original: one.spots[0].beside for original, one in new.items()} == {
        "Bradford": "role", "Halifax": "place", "Grimsby": "filled_in", "Malin": "note", "Gudrun": "comment",
        "Helena": "follow_up", "Ingrid": "consent",
    }  # fmt: skip
    assert proposed(protecting).keys() - new.keys() == before.keys(), "and nothing that is said is proposed otherwise"
    assert protecting.accept_all() == len(before) + len(new)
    assert Protecting(first(study)).settled == len(before) + len(new), "as it stands on the disk"
    for path in write_exports(study, [first(study)], ["json", "md", "docx"]):
        data = path.read_bytes()
        if path.suffix == ".docx":
            with zipfile.ZipFile(path) as packed:
                data = b"".join(packed.read(name) for name in packed.namelist())
        assert not [name for name in (*new, *before) if name.encode() in data]


def test_an_export_that_is_refused_for_a_note_can_be_made_once_it_is_decided_there(study: Study) -> None:
    noted(first(study), "Leedsbo, says the mother of Torvalda.")
    key = Key(entries=(Entry(pseudonym="Robin", name="Torvalda Qvarn"),))
    Protecting(first(study), key).replace(matter(Protecting(first(study), key), "Leeds"), "[a town]")
    with pytest.raises(Traces, match="proposals of interview 01"):
        write_exports(study, [first(study)], ["md"], names=key.names())
    protecting = Protecting(first(study), key)
    assert {"Leedsbo", "Torvalda"} <= proposed(protecting).keys()
    protecting.accept_all()
    assert write_exports(study, [first(study)], ["md"], names=key.names())


def test_a_name_in_a_note_is_hidden_although_each_place_in_the_talk_was_decided_by_itself(study: Study) -> None:
    noted(first(study), "Karl is the eldest.")
    protecting = Protecting(first(study))
    for spot in (0, 1):
        karl = matter(protecting, "Karl")
        protecting.keep(karl, karl.sought.spots[spot])
    assert not matter(protecting, "Karl").settled
    protecting.accept_all()
    assert matter(protecting, "Karl").settled
    text = said_in(first(study))
    assert "brother Karl" in text
    assert "Karl does" in text
    assert "Karl is the eldest" not in text
    assert linked(first(study)).not_hidden == ()


def test_a_note_at_the_end_of_the_talk_changes_nothing_of_what_is_found_in_it(study: Study) -> None:
    before = [one.sought for one in Protecting(first(study)).matters]
    noted(first(study), "and his phone number")
    assert [one.sought for one in Protecting(first(study)).matters] == before


def matter(protecting: Protecting, original: str) -> Matter:
    return next(one for one in protecting.matters if one.sought.original == original)


def another(study: Study, *names: str) -> Interview:
    other = study.new_interview(InterviewRecord(participants=tuple(Participant(pseudonym=name) for name in names)))
    for event in studies.events():
        other.timeline.append(event)
    studies.write_transcript(other)
    return other


def test_a_name_that_stands_for_somebody_is_suggested_for_nobody_else(study: Study) -> None:
    """Whichever was decided in the other interview: at one place, for somebody who is called by two names there."""
    others = {by for original, by in proposed(Protecting(another(study, "Sam"))).items() if original != "Leeds"}
    name = next(iter(others))
    log = corrections_of(first(study))
    log.append(Replaced(start=1.0, end=1.2, original="Greta", by=name, kind="person"))
    assert names_standing(study) >= {name.casefold()}
    assert name not in proposed(Protecting(study.interview("sam"))).values()


def test_a_participant_who_was_renamed_and_one_with_a_number_share_their_names_with_nobody(study: Study) -> None:
    corrections_of(first(study)).append(SpeakerRenamed(old="Robin", new="Kim"))
    other = another(study, "Sam 2")
    assert {"kim", "sam 2"} <= names_in_use(study, "en")
    assert "Kim" not in proposed(Protecting(other)).values()
    assert "Kim" not in proposed(Protecting(first(study))).values()


def test_a_name_that_stands_at_one_place_here_is_suggested_for_nobody_else_here(study: Study) -> None:
    protecting = Protecting(first(study))
    name = proposed(protecting)["Anna"]
    for by, spot in ((name, 0), ("Zoe", 1)):
        karl = next(one for one in protecting.matters if one.sought.original == "Karl")
        protecting.replace(karl, by, karl.sought.spots[spot])
    assert name not in proposed(protecting).values()


def test_a_name_that_was_taken_back_or_replaced_by_another_is_free_again(study: Study) -> None:
    log = corrections_of(first(study))
    log.append(Replaced(start=1.0, end=1.2, original="Karl", by="Kim Berg", kind="person", everywhere=True))
    assert names_standing(study) == {"kim berg", "kim", "berg"}
    log.append(Replaced(start=1.0, end=1.2, original="Karl", by="Morgan", kind="person", everywhere=True))
    assert names_standing(study) == {"morgan"}
    assert names_standing(study, but="01-robin") == set()
    log.append(Undone(of=log.all()[-1].n))
    log.append(Kept(start=1.0, end=1.2, original="Karl", kind="person", everywhere=True))
    assert names_standing(study) == set()


def test_a_name_of_another_participant_or_of_somebody_hidden_is_known_to_be_one(study: Study) -> None:
    mine = first(study)
    study.new_interview(InterviewRecord(participants=(Participant(pseudonym="Alex"),)))
    protecting = Protecting(mine)
    anna, karl = (next(one for one in protecting.matters if one.sought.original == name) for name in ("Anna", "Karl"))
    assert protecting.is_another_participant("alex")
    assert not protecting.is_another_participant(mine.record.pseudonym), "it is the one who speaks"
    protecting.replace(anna, "Kim")
    berg = next(one for one in protecting.matters if one.sought.original == "Anna Berg")
    assert protecting.stands_for_another("Kim", karl)
    assert not protecting.stands_for_another("Kim", berg), "one person, with her surname"
    assert not protecting.stands_for_another("Love", karl)
