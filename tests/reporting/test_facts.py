"""The figures of the report are those that one counts by hand."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from interview_tui.erasing.receipt import ErasedReceipt, write_receipt
from interview_tui.guide_versions import keep_version, note_reason
from interview_tui.interview.correction import Change, Read, Replaced, TextSet
from interview_tui.interview.record import update_record
from interview_tui.reporting.coreq import items
from interview_tui.reporting.facts import Spread, spread
from interview_tui.reporting.gathering import facts
from interview_tui.study import Interview, Study
from tests.reporting.holding import REWORDED, change_guide, correct, hold, new_study


@pytest.fixture
def study(tmp_path: Path) -> Study:
    return new_study(tmp_path / "study")


def test_lengths_are_range_mean_median_and_sum(study: Study) -> None:
    hold(study, "Robin", minutes=40)
    hold(study, "Kim", minutes=52, mode="phone")
    hold(study, ["Sam", "Love"], minutes=61.5)
    hold(study, "Pia", minutes=7, kind="pilot")
    found = facts(study)
    # 40 + 52 + 61.5 = 153.5 minutes; a third of that is 51.1666… minutes, 3070 seconds
    assert found.lengths == Spread(3, 2400, 3690, 3070, 3120, 9210)
    assert found.pilot_lengths == Spread(1, 420, 420, 420, 420, 420)
    assert found.lengths_by_setting == {
        "one_to_one": Spread(2, 2400, 3120, 2760, 2760, 5520), "pair": Spread(1, 3690, 3690, 3690, 3690, 3690),
    }  # fmt: skip
    assert found.lengths_by_mode["phone"].total == 3120
    assert spread([]) is None


def test_only_interviews_and_pilots_count(study: Study) -> None:
    hold(study, "Robin")
    hold(study, "Pia", kind="pilot")
    hold(study, "Alex", kind="rehearsal")
    hold(study, "Kim", replayed=True)
    hold(study, "Sam", minutes=None, more=[{"event": "ConsentRefused", "at": 50.0}])
    hold(study, "Love", more=[{"event": "ConsentWithdrawn", "at": 50.0}])
    hold(study, "Noa", minutes=None, asked=(), ended=False)
    (study.folder / "interviews" / "02-pia" / "timeline.jsonl").write_text("nothing\nof it\n", encoding="utf-8")
    erased = study.folder / "interviews" / "08" / "erased.json"
    write_receipt(
        erased, ErasedReceipt(what="withdrawal", interviews=1, files=3, bytes=9, gone=True, began="", wall="")
    )
    found = facts(study)
    assert [one.id for one in found.interviews] == ["01-robin"]
    assert (found.rehearsals, found.replayed, found.refused, found.withdrawn, found.withdrawn_not_erased) == (1,) * 5
    assert (found.prepared, found.unreadable) == (1, 1)
    assert found.lengths == Spread(1, 2400, 2400, 2400, 2400, 2400)


def test_the_sittings_of_an_interview_are_one(study: Study) -> None:
    hold(study, "Robin", minutes=20)
    hold(study, "Robin", minutes=15, day="2026-03-10", sitting_of="01-robin")
    found = facts(study)
    (whole,) = found.interviews
    assert (whole.sittings, whole.seconds, whole.day) == (2, 35 * 60, date(2026, 3, 9))
    assert found.participants == 1


def test_a_sitting_that_was_refused_is_no_part_of_the_interview(study: Study) -> None:
    hold(study, "Robin", minutes=20)
    no = {"event": "ConsentRefused", "at": 9.0}
    hold(study, "Robin", minutes=None, day="2026-03-10", sitting_of="01-robin", more=[no])
    found = facts(study)
    assert [(one.sittings, one.seconds) for one in found.interviews] == [(1, 20 * 60)]
    assert found.refused == 0


def test_who_comes_again_is_one_participant(study: Study) -> None:
    hold(study, "Robin", minutes=20)
    hold(study, "Robin", minutes=30, day="2026-09-10", earlier="01-robin")
    hold(study, ["Kim", "Sam"], minutes=30, setting="pair")
    found = facts(study)
    assert (len(found.held), found.participants, [one.again for one in found.held]) == (3, 3, [False, False, True])


def test_who_takes_part_in_two_interviews_came_again_without_being_marked_so(study: Study) -> None:
    """Of two imported transcripts under one pseudonym nobody says that the second goes back to the first."""
    hold(study, "Robin", minutes=20)
    hold(study, ["Kim", "robin"], minutes=30, setting="pair")
    found = facts(study)
    assert (found.participants, [one.again for one in found.held]) == (2, [False, True])
    (repeated,) = [item for item in items(found) if item.number == 18]
    assert "interviewed before" in repeated.text


def test_support_persons_are_no_participants(study: Study) -> None:
    interview = hold(study, ["Robin", "Kim"])
    people = interview.record.participants
    people = (people[0], people[1].model_copy(update={"part": "support"}))
    update_record(interview.folder, participants=people, setting="support")
    (found,) = facts(study).interviews
    assert (found.participants, found.support, found.setting) == (("Robin",), 1, "support")


def test_days_are_those_on_which_interviews_were_held(study: Study) -> None:
    hold(study, "Robin", day="2026-03-09")
    hold(study, "Kim", day="2026-04-01", imported={"kind": "m4a"})
    hold(study, "Sam", day="2026-04-02", form="written", minutes=None)
    found = facts(study)
    assert [(one.day, one.sound, one.seconds) for one in found.interviews] == [
        (date(2026, 3, 9), "recorded", 2400.0), (None, "imported", 2400.0), (None, "none", None),
    ]  # fmt: skip


def test_what_was_asked_is_counted(study: Study) -> None:
    covered = {"event": "QuestionCovered", "at": 9.0, "question": "help", "by": "day"}
    hold(study, "Robin", asked=("day",), more=[covered, {"event": "QuestionSkipped", "at": 10.0, "question": "more"}])
    hold(study, "Kim", asked=("day", "more"))
    first, second = facts(study).interviews
    assert (first.questions, first.asked, first.covered, first.skipped, first.not_asked) == (3, 1, 1, 1, 0)
    assert (second.questions, second.asked, second.covered, second.skipped, second.not_asked) == (3, 2, 0, 0, 1)


def test_breaks_notes_and_lost_sound_are_counted(study: Study) -> None:
    more = [
        {"event": "Paused", "at": 20.0}, {"event": "Resumed", "at": 20.0, "seconds": 60.0},
        {"event": "OffTheRecord", "at": 30.0}, {"event": "Resumed", "at": 30.0, "seconds": 5.0},
        {"event": "NoteTaken", "at": 40.0, "text": "smiles"}, {"event": "QuoteMarked", "at": 41.0},
        {"event": "GapDetected", "at": 50.0, "start": 48.1, "seconds": 1.5, "cause": "device"},
    ]  # fmt: skip
    hold(study, "Robin", more=more, said=["one two three"])
    (found,) = facts(study).interviews
    assert (found.paused, found.off_record, found.notes, found.quotes, found.lost) == (1, 1, 1, 1, 1.5)


def corrected(study: Study) -> tuple[Interview, Interview]:
    """Twenty words of which sixteen are read, twenty of which none is; two changes, one word hidden."""
    first = hold(study, "Robin", said=["one two three four"] * 5)
    second = hold(study, "Kim", said=["five six seven eight nine"] * 4)
    changes = (Change(start=0.4, end=0.95, text="too", was="two"), Change(start=61.4, end=61.95, text="4", was="four"))
    correct(
        first,
        Read(start=0, end=200, read=True),
        TextSet(changes=changes),
        Replaced(start=1.0, end=1.4, original="three", by="[number]", kind="place"),
    )
    return first, second


def test_words_corrections_and_what_was_read_are_counted(study: Study) -> None:
    corrected(study)
    found = facts(study)
    first, second = (one.transcript for one in found.interviews)
    assert first is not None
    assert second is not None
    assert (first.words, first.changes, first.hidden, second.words, second.changes) == (20, 2, 1, 20, 0)
    assert (first.read, second.read) == (pytest.approx(0.8), 0)
    assert found.read == pytest.approx(0.4)  # 16 of 40
    assert (found.words, found.changes, found.hidden) == (40, 2, 1)


def test_what_made_the_words_is_told_apart(study: Study) -> None:
    hold(study, "Robin", said=["one two"])
    hold(study, "Kim", said=["one two"], engine="imported", model="vtt")
    hold(study, "Sam", said=["one two"], engine="written", model="", form="written", minutes=None)
    hold(study, "Love")
    origins = [one.transcript and one.transcript.origin for one in facts(study).interviews]
    assert origins == ["recogniser", "imported", "written", None]


def test_versions_in_use_have_their_interviews_changes_and_reasons(study: Study) -> None:
    hold(study, "Alex", kind="rehearsal")
    hold(study, "Pia", day="2026-03-01", kind="pilot")
    change_guide(study, REWORDED)
    keep_version(study, "It was too narrow.")
    hold(study, "Robin", day="2026-03-09")
    hold(study, "Kim", day="2026-03-12")
    first, second = facts(study).versions
    assert (first.number, first.interviews, first.pilots, first.changes, first.reasons) == (1, 1, 1, None, ())
    assert (second.number, second.interviews, second.pilots, second.day) == (2, 2, 0, date(2026, 3, 9))
    assert [(one.kind, one.what) for one in second.changes or ()] == [("reworded", "question")]
    assert second.reasons == ("It was too narrow.",)
    assert (second.themes, second.questions, second.probes) == (2, 3, 1)


def test_a_version_of_a_withdrawn_interview_leaves_its_reason(study: Study) -> None:
    hold(study, "Robin", day="2026-03-01")
    change_guide(study, REWORDED)
    keep_version(study, "It was too narrow.")
    shutil.rmtree(hold(study, "Kim", day="2026-03-02").folder)
    change_guide(study, REWORDED.replace("normal", "usual"))
    note_reason(study, None, "Normal sounded like a judgement.")
    hold(study, "Sam", day="2026-03-03")
    first, third = facts(study).versions
    assert (first.number, first.reasons, third.number) == (1, (), 3)
    assert third.reasons == ("It was too narrow.", "Normal sounded like a judgement.")


def test_consent_is_told_for_each_participant(study: Study) -> None:
    hold(study, "Robin", consent={"how": "spoken"})
    hold(study, ["Kim", "Sam"], consent={"how": "written", "who": "Kim"})
    first, second = facts(study).interviews
    assert [one.status for one in first.consents] == ["spoken"]
    assert [one.status for one in second.consents] == ["written", "missing"]


def test_what_the_study_says_of_itself_is_taken_over(tmp_path: Path) -> None:
    study = new_study(tmp_path / "OneDrive" / "s", retention=date(2027, 6, 30), ethics_reference=" Dnr 2026-1 ")
    found = facts(study)
    assert (found.retention, found.ethics_reference, found.synced) == (date(2027, 6, 30), "Dnr 2026-1", "OneDrive")
    assert (found.planned_minutes, found.interviews, found.lengths, found.read, found.has_key) == (
        40,
        (),
        None,
        None,
        False,
    )
    (study.folder / "private" / "key.age").write_bytes(b"age")
    assert facts(study).has_key
