"""What was hidden in an interview that goes stays hidden where others say it, and nothing else of it is kept."""

import json
from pathlib import Path

import pytest

from interview_tui.erasing.carrying_out import erase
from interview_tui.erasing.journal import JOURNAL, read_journal
from interview_tui.erasing.opening import finish_erasing
from interview_tui.erasing.plan import Plan
from interview_tui.erasing.still_hidden import still_hidden
from interview_tui.erasing.withdrawal import withdrawal_plan
from interview_tui.erasing.words import staying
from interview_tui.export import write_exports
from interview_tui.export.traces import Traces
from interview_tui.interview.correction import Change, Kept, Replaced, TextSet, Undone
from interview_tui.interview.corrections import Corrections
from interview_tui.interview.record import InterviewRecord, Participant
from interview_tui.study import Interview, Settings, Study
from tests.erasing.everything import SAYS, Everything, transcript, where
from tests.studies import GUIDE, events

SAID = {
    "Robin": "we went to Qvarnbyskolan with Torvalda Brask and then home to Mjölby",
    "Kim": "my daughter goes to Qvarnbyskolan as well said torvalda",
    "Love": "nobody knows that town by its name here at all",
}


def held(study: Study, name: str, said: str) -> Interview:
    made = study.new_interview(InterviewRecord(participants=(Participant(pseudonym=name),)))
    for event in events():
        made.timeline.append(event)
    transcript(made.transcript, [said], [name])
    return made


@pytest.fixture
def study(tmp_path: Path) -> Study:
    made = Study.create(tmp_path / "s", GUIDE, Settings(title="Trust", language="en"))
    for name, said in SAID.items():
        held(made, name, said)
    return made


def hide(interview: Interview, original: str, by: str, kind: str, *, everywhere: bool = True) -> Replaced:
    return Corrections(interview.folder / "corrections.jsonl").append(
        Replaced(start=5.2, end=9, everywhere=everywhere, original=original, by=by, kind=kind)
    )  # type: ignore[return-value]


def hidden_in(interview: Interview) -> dict[str, str]:
    log = Corrections(interview.folder / "corrections.jsonl").all()
    return {one.original: one.by for one in log if isinstance(one, Replaced)}


def plan(study: Study) -> Plan:
    return withdrawal_plan(study, [study.interview("robin")])


@pytest.mark.parametrize("everywhere", [True, False])
def test_a_school_that_was_hidden_stays_hidden_in_the_export_of_another(study: Study, everywhere: bool) -> None:
    hide(study.interview("robin"), "Qvarnbyskolan", "[school A]", "school", everywhere=everywhere)
    with pytest.raises(Traces):
        write_exports(study, [study.interview("kim")], ["md"])
    erase(plan(study))
    (path,) = write_exports(study, [study.interview("kim")], ["md"])
    text = path.read_text(encoding="utf-8")
    assert "school A" in text
    assert "qvarnby" not in text.lower()


def test_what_nobody_else_said_is_kept_nowhere(study: Study) -> None:
    robin = study.interview("robin")
    hide(robin, "Mjölby", "[town A]", "place")
    hide(robin, "Qvarnbyskolan", "[school A]", "school")
    shown = plan(study)
    assert [one.interview for one in shown.hidden] == ["02-kim"]
    erase(shown)
    assert where(study.folder, ["Mjölby".encode(), b"town A", b"mj\\u00f6lby", b"Brask"]) == []
    assert hidden_in(study.interview("kim")) == {"Qvarnbyskolan": "[school A]"}
    assert not (study.interview("love").folder / "corrections.jsonl").exists()


def test_it_is_written_as_it_stands_there_and_a_name_in_a_name_counts(study: Study) -> None:
    hide(study.interview("robin"), "Torvalda Brask", "Nova Ek", "person")
    erase(plan(study))
    assert hidden_in(study.interview("kim")) == {"torvalda": "Nova Ek"}


def test_the_pseudonym_of_her_who_goes_stands_for_nothing(study: Study) -> None:
    """Her real name was said by another, and stood as `Robin` in her own interview."""
    hide(study.interview("robin"), "Torvalda", "Robin", "person")
    erase(plan(study))
    assert hidden_in(study.interview("kim")) == {"torvalda": "[name]"}
    assert where(study.folder, [b"robin"]) == []


def test_what_the_other_interview_decided_itself_counts_there(study: Study) -> None:
    robin, kim = study.interview("robin"), study.interview("kim")
    hide(robin, "Qvarnbyskolan", "[school A]", "school")
    hide(robin, "Torvalda", "Nova", "person")
    Corrections(kim.folder / "corrections.jsonl").append(
        Kept(start=0, end=0, everywhere=True, original="qvarnbyskolan", kind="school")
    )
    hide(kim, "Torvalda", "Tuva", "person")
    assert still_hidden(study, ["01-robin"], ["Robin"]) == []


def test_what_was_undone_or_tells_nothing_elsewhere_is_not_carried(study: Study) -> None:
    robin = study.interview("robin")
    undone = hide(robin, "Qvarnbyskolan", "[school A]", "school")
    Corrections(robin.folder / "corrections.jsonl").append(Undone(of=undone.n))
    hide(robin, "daughter", "[relative]", "occupation")
    assert still_hidden(study, ["01-robin"], ["Robin"]) == []


def test_a_phrase_that_came_to_be_by_what_was_put_right_counts(study: Study) -> None:
    hide(study.interview("robin"), "Norra Qvarnbyskolan", "[school A]", "school")
    kim = study.interview("kim")
    assert still_hidden(study, ["01-robin"], []) == []
    change = Change(start=6.0, end=6.2, text="Norra", was="to", heard=())
    Corrections(kim.folder / "corrections.jsonl").append(TextSet(changes=(change,)))
    (found,) = still_hidden(study, ["01-robin"], [])
    assert [one.original for one in found.phrases] == ["Norra Qvarnbyskolan"]


def test_an_interview_that_cannot_be_searched_is_named(study: Study) -> None:
    hide(study.interview("robin"), "Qvarnbyskolan", "[school A]", "school")
    study.interview("kim").transcript.unlink()
    (study.interview("love").folder / "corrections.jsonl").write_text('{"schema": 1}\n{"correction": "No"}\n{}\n')
    shown = plan(study)
    assert {one.interview: one.searched for one in shown.hidden} == {"02-kim": False, "03-love": False}
    told = {sentence: paths for sentence, paths in staying(shown) if "cannot be searched for" in sentence}
    assert list(told.values()) == [["02-kim", "03-love"]]
    assert erase(shown).receipt.gone


def test_where_nothing_was_hidden_nothing_is_said(study: Study) -> None:
    study.interview("kim").transcript.unlink()
    assert plan(study).hidden == ()


def test_it_is_done_before_anything_goes_and_once_though_it_is_cut_short(everything: Everything) -> None:
    study = everything.study
    shown = withdrawal_plan(study, [study.interview("01-robin"), study.interview("05-robin")])
    assert shown.journal.others == "hide"
    alex = study.interview("04-alex")
    (everything.folder / JOURNAL).write_text(shown.journal.model_dump_json())
    hide(alex, "sagverket", "[the mill]", "place")  # as by one who was killed after writing it down
    assert finish_erasing(everything.folder) is not None
    assert hidden_in(alex) == {"sagverket": "[the mill]"}
    assert read_journal(everything.folder) is None


def test_the_journal_holds_no_word_of_what_is_hidden(everything: Everything) -> None:
    study = everything.study
    shown = withdrawal_plan(study, [study.interview("01-robin")])
    said = shown.journal.model_dump_json().lower()
    assert not any(word in said for word in ("sagverket", "mill", "kolonilotten", "garden"))
    assert "sagverket" not in repr(shown)
    assert json.loads(said)["others"] == "hide"
    assert SAYS["Robin"].split()[0].lower() not in said
