"""Consent as a record: what was read, who has consented to what, how, and on whose behalf."""

import hashlib
from typing import Any

import pytest

from interview_tui.guide.markdown import read_guide
from interview_tui.interview.consent import PersonConsent, consent_record
from interview_tui.interview.events import EVENT, AnyEvent
from interview_tui.interview.record import InterviewRecord, Participant
from interview_tui.interview.state import state

TEXT = """# Trust

## Welcome
Thank you for seeing me in {town}.

## Consent
This is voluntary.

## Everyday
1. What is a day like? {#day}
"""
GUIDE = read_guide(TEXT)
RECORD = InterviewRecord(participants=(Participant(pseudonym="Robin"),), guide_version=3)
PAIR = InterviewRecord(
    participants=(
        Participant(pseudonym="Robin"),
        Participant(pseudonym="Kim"),
        Participant(pseudonym="Love", part="support"),
    )
)


def log(*told: dict[str, Any]) -> list[AnyEvent]:
    return [EVENT.validate_python({"n": n, "at": float(n), "wall": f"w{n}"} | one) for n, one in enumerate(told, 1)]


def test_nothing_is_claimed_where_nothing_was_noted() -> None:
    found = consent_record(GUIDE, RECORD, log({"event": "Started"}))
    assert found.read == ()
    assert found.people == (PersonConsent("Robin"),)
    assert found.missing == ("Robin",)
    assert {getattr(found.people[0], name) for name in ("recording", "quotes", "archiving", "assent")} == {"not_asked"}


def test_the_text_that_was_read_is_kept_as_it_was_with_its_sum_and_its_place() -> None:
    found = consent_record(GUIDE, RECORD, log({"event": "ScriptRead", "section": "welcome"}, {"event": "ConsentRead"}))
    assert [(one.section, one.how, one.at, one.wall) for one in found.read] == [
        ("welcome", "marked", 1.0, "w1"),
        ("consent", "marked", 2.0, "w2"),
    ]
    assert found.read[1].text == "This is voluntary."
    assert found.read[1].sha256 == hashlib.sha256(b"This is voluntary.").hexdigest()
    assert "{town}" in found.read[0].text, "what stands for a placeholder could be guessed from the sum"
    assert found.guide_version == 3


def test_what_only_stood_on_the_screen_is_not_said_to_be_read() -> None:
    agreed = {"event": "RecordingAgreed", "shown": ["welcome", "consent"]}
    found = consent_record(GUIDE, RECORD, log(agreed, {"event": "ConsentRead", "section": "consent"}))
    assert [(one.section, one.how) for one in found.read] == [("welcome", "on_screen"), ("consent", "marked")]


def test_a_spoken_consent_has_its_place_in_the_sound_and_details_do_not_move_it() -> None:
    found = consent_record(
        GUIDE,
        RECORD,
        log(
            {"event": "RecordingAgreed"},
            {"event": "ConsentGiven"},
            {"event": "ConsentDetailed", "quotes": "yes", "archiving": "no"},
            {"event": "ConsentDetailed", "archiving": "not_asked"},
        ),
    )
    assert found.people == (
        PersonConsent("Robin", "spoken", 2.0, "w2", recording="yes", quotes="yes", archiving="not_asked"),
    )
    assert found.missing == ()


def test_of_two_each_consents_for_herself_and_a_support_person_for_nothing() -> None:
    found = consent_record(
        GUIDE,
        PAIR,
        log(
            {"event": "ConsentGiven", "how": "written", "reference": "binder 2", "who": "Kim"},
            {"event": "ConsentDetailed", "who": "Kim", "by": "guardian", "assent": "yes", "quotes": "no"},
        ),
    )
    robin, kim = found.people
    assert robin == PersonConsent("Robin")
    assert (kim.status, kim.reference, kim.by, kim.assent, kim.quotes) == (
        "written",
        "binder 2",
        "guardian",
        "yes",
        "no",
    )
    assert found.missing == ("Robin",)


def test_what_is_noted_for_everybody_holds_for_each_until_something_else_is_said() -> None:
    told = log({"event": "ConsentGiven"}, {"event": "ConsentGiven", "how": "earlier", "who": "Kim"})
    assert [(one.who, one.status) for one in consent_record(GUIDE, PAIR, told).people] == [
        ("Robin", "spoken"),
        ("Kim", "earlier"),
    ]


@pytest.mark.parametrize(("event", "status"), [("ConsentRefused", "refused"), ("ConsentWithdrawn", "withdrawn")])
def test_a_refusal_counts_for_the_whole_interview(event: str, status: str) -> None:
    found = consent_record(GUIDE, PAIR, log({"event": "ConsentGiven"}, {"event": event}))
    assert {one.status for one in found.people} == {status}
    assert not any(one.given for one in found.people)


def test_an_undone_consent_was_never_given() -> None:
    told = log({"event": "ConsentGiven"}, {"event": "ConsentDetailed", "quotes": "yes"}, {"event": "Undone", "of": 1})
    (robin,) = consent_record(GUIDE, RECORD, told).people
    assert (robin.status, robin.quotes) == ("missing", "yes")


def test_timelines_from_before_are_read_and_details_change_nothing_else() -> None:
    old = log({"event": "RecordingAgreed"}, {"event": "ConsentGiven", "how": "written", "reference": "binder"})
    (robin,) = consent_record(GUIDE, RECORD, old).people
    assert (robin.status, robin.reference, robin.by) == ("written", "binder", "self")
    more = [*old, *log({"event": "ConsentDetailed", "n": 3, "quotes": "no"})]
    assert state(GUIDE, more).consent == state(GUIDE, old).consent == "written"
    assert state(GUIDE, more).consent_at == state(GUIDE, old).consent_at
