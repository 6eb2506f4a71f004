"""The report reads as a methods section: whole sentences, right figures, nothing that did not happen, nobody named."""

import re
from datetime import date
from pathlib import Path

import pytest

from interview_tui.guide_versions import keep_version
from interview_tui.interview.correction import Read
from interview_tui.language import in_language
from interview_tui.reporting.coreq import items
from interview_tui.reporting.facts import MethodsFacts, spread
from interview_tui.reporting.gathering import facts
from interview_tui.reporting.methods import Report, methods_report
from interview_tui.reporting.phrases import finished, lengths, minutes, number, per_cent, period, total
from interview_tui.study import Study
from tests.reporting.holding import REWORDED, change_guide, correct, hold, new_study


@pytest.fixture
def study(tmp_path: Path) -> Study:
    return new_study(tmp_path / "study")


def told(study: Study) -> str:
    """Everything that the report says, in English."""
    return "\n".join(_said(methods_report(facts(study))))


def _said(report: Report) -> list[str]:
    said = [report.title, report.about, *(text for part in report.parts for text in part.paragraphs)]
    said += [cell for row in report.interviews.rows for cell in row]
    return said + [f"{item.text} {item.left}" for _domain, found in report.checklist for item in found]


def whole_study(study: Study) -> MethodsFacts:
    """A pilot, a change with its reason, five interviews of several kinds, a rehearsal, a refusal."""
    hold(study, "Pia", day="2026-03-01", minutes=31, kind="pilot", consent={"how": "spoken"}, said=["one two three"])
    change_guide(study, REWORDED)
    keep_version(study, "It was too narrow.")
    read = hold(
        study, "Robin", day="2026-03-09", minutes=40, consent={"how": "spoken"}, place="Library", roles=["nurse"],
        said=["one two three four"] * 5,
    )  # fmt: skip
    correct(read, Read(start=0, end=999, read=True))
    hold(study, "Kim", day="2026-03-12", minutes=52, mode="phone", consent={"how": "written"}, place="library")
    hold(study, ["Sam", "Love"], day="2026-04-01", minutes=61.4, place="At Sam's", roles=["nurse", "head"])
    hold(study, "Noa", day="2026-04-02", minutes=30, imported={"kind": "m4a"}, said=["one two three"])
    hold(study, "Alva", day="2026-04-03", minutes=None, form="written", engine="written", model="", said=["one two"])
    hold(study, "Alex", kind="rehearsal")
    hold(study, "Moa", minutes=None, more=[{"event": "ConsentRefused", "at": 50.0}])
    return facts(study)


def test_the_figures_stand_in_the_sentences(study: Study) -> None:
    whole_study(study)
    text = told(study)
    for sentence in (
        "Five interviews were held with an interview guide, between 9 March and 1 April 2026.",
        "For two interviews, which were recorded elsewhere or answered in writing, the day is not known.",
        "Six participants took part; of the interviews, four were with one participant and one was with two "
        "participants together.",
        # 30, 40, 52 and 61.4 minutes
        "The recorded interviews lasted between 30 and 61 minutes (mean 46, median 46), 3 hours and 3 minutes in all.",
        "For one interview there is no recording and no length.",
        "Of the interviews, three were held in person, one was held by telephone and one was answered in writing.",
        "Places that were noted: Library (two interviews).",
        "One pilot interview was held, on 1 March 2026, and is not among the figures above.",
        "The guide was used in two versions. Version 1 was used in one pilot interview, on 1 March 2026.",
        "After the pilot interview the guide was changed. From version 1 to version 2 one question was reworded. The "
        "reason that was noted was “It was too narrow”.",
        "The sound of four interviews was recorded",
        "One recording was made with other equipment and brought in afterwards.",
        "Consent was given orally by two participants and in writing by one participant.",
        "In one further conversation consent was refused, and nothing of what was said was kept.",
        "No day is set by which the material is to be deleted.",
    ):
        assert sentence in text


def test_nobody_is_named_and_no_place_or_role_of_one_alone(study: Study) -> None:
    whole_study(study)
    text = told(study)
    for name in ("Pia", "Robin", "Kim", "Sam", "Love", "Noa", "Alva", "Alex", "Moa", "head", "At "):
        assert name not in text
    assert "Roles of the participants: nurse (2). One participant has a role of their own" in text


@pytest.mark.parametrize("language", ["en", "sv"])
def test_every_paragraph_is_whole_sentences(study: Study, language: str) -> None:
    found = whole_study(study)
    with in_language(language):
        report = methods_report(found)
    for part in report.parts:
        assert part.paragraphs
        for text in part.paragraphs:
            assert re.match(r"[A-ZÅÄÖ0-9]", text), text
            assert text.endswith("."), text
            assert not re.search(r"[{}\ue000]|\s\s|\.\.", text), text


def test_nothing_is_said_of_what_there_is_not(study: Study) -> None:
    hold(study, "Robin", minutes=None)
    text = told(study)
    for claim in (
        "transcribed automatically",
        "pilot interview was",
        "lasted",
        "Consent was given",
        "read through",
        "recorded on",
    ):
        assert claim not in text
    for known in (
        "There is no recording of the interviews, and their lengths are not known.",
        "One interview has not been transcribed.",
        "For one participant it is not noted that consent was given.",
        "No reference of an ethical review is noted.",
        "No place is noted for the interviews.",
    ):
        assert known in text


def test_a_pilot_that_changed_nothing_is_said_to_have_changed_nothing(study: Study) -> None:
    hold(study, "Pia", kind="pilot")
    assert "not changed after the pilot" not in told(study)  # nobody knows yet
    hold(study, "Robin")
    assert "It was not changed after the pilot." in told(study)


def test_of_pilots_alone_nothing_is_said_of_interviews(study: Study) -> None:
    hold(study, "Pia", kind="pilot")
    text = told(study)
    assert "One pilot interview was held, and no other interview yet. One person took part." in text
    assert "among" not in text


def test_a_change_without_a_reason_is_said_to_have_none(study: Study) -> None:
    hold(study, "Robin", day="2026-03-01")
    change_guide(study, REWORDED)
    hold(study, "Kim")
    assert "After one interview with version 1 the guide was changed." in told(study)
    assert "Why it was changed is not noted." in told(study)


def test_who_consents_for_whom_and_to_what_is_told(study: Study) -> None:
    detailed = {"event": "ConsentDetailed", "at": 3.0, "who": "Ann", "quotes": "yes", "archiving": "no"}
    more = [detailed | {"by": "guardian", "assent": "yes"}]
    hold(study, ["Ann", "Bo"], consent={"how": "written"}, more=more)
    text = told(study)
    assert "Consent was given in writing by two participants. For one participant a guardian consented." in text
    assert "One of these participants gave an assent of their own." in text
    assert "On being quoted under a pseudonym, one said yes and one was not asked." in text
    assert "On the material being kept for other research, one said no and one was not asked." in text


def test_how_much_was_asked_is_told_of_those_of_which_it_is_known(study: Study) -> None:
    hold(study, "Ann", asked=("day", "help"))
    hold(study, "Bo", asked=())
    assert "In one interview 67% of the questions were asked" in told(study)
    hold(study, "Cy", asked=("day", "help", "more"))
    assert "In an interview between 67% and 100% of the questions" in told(study)
    assert "(83% on average). For one interview that is not known." in told(study)


def test_what_was_read_is_told_as_far_as_it_goes(study: Study) -> None:
    interview = hold(study, "Robin", said=["one two three four"] * 5)
    assert "No part of the transcripts is marked as read through." in told(study)
    correct(interview, Read(start=0, end=200, read=True))
    assert "80% of the words are marked as read through; no transcript is read to the end." in told(study)
    correct(interview, Read(start=0, end=999, read=True))
    assert "All transcripts are marked as read through." in told(study)


def test_coreq_has_32_items_and_ticks_only_what_the_data_tell(study: Study) -> None:
    answered = {item.number: item.status for item in items(whole_study(study)) if item.status != "open"}
    assert answered == {
        1: "partly", 12: "answered", 13: "partly", 14: "partly", 15: "partly", 16: "partly", 17: "answered",
        18: "answered", 19: "answered", 21: "answered", 27: "partly",
    }  # fmt: skip
    every = items(whole_study(study))
    assert [item.number for item in every] == list(range(1, 33))
    assert [sum(item.domain == domain for item in every) for domain in range(3)] == [8, 15, 9]
    assert all(bool(item.text) == (item.status != "open") for item in every)


def test_a_table_has_a_row_for_each_interview(study: Study) -> None:
    rows = methods_report(whole_study(study)).interviews.rows
    assert rows[0] == ("1", "pilot", "one participant", "in person", "31", "2/3", "1")
    assert rows[3] == ("4", "interview", "two participants", "in person", "61", "2/3", "2")
    assert rows[5] == ("6", "interview", "one participant", "in writing", "–", "2/3", "2")


def test_numbers_and_days_are_written_as_in_a_text() -> None:
    assert finished(f"{number(3)} of {number(12)}. {number(2)}.") == "Three of twelve. Two."
    assert number(13) == "13"
    assert period([date(2026, 3, 9)]) == "on 9 March 2026"
    assert period([date(2026, 3, 20), date(2026, 3, 9)]) == "between 9 and 20 March 2026"
    assert period([date(2026, 3, 9), date(2026, 4, 2)]) == "between 9 March and 2 April 2026"
    assert period([date(2026, 12, 30), date(2027, 1, 2)]) == "between 30 December 2026 and 2 January 2027"
    assert (minutes(89), minutes(90), minutes(2670)) == ("89 seconds", "2 minutes", "45 minutes")  # 44.5, halves up
    assert (total(3000), total(3600), total(7320)) == ("50 minutes", "1 hour", "2 hours and 2 minutes")


def test_a_total_of_hours_and_one_minute_is_told_whole() -> None:
    assert total(3660) == "1 hour and 1 minute"


def test_shares_are_never_rounded_to_all_or_nothing() -> None:
    assert [per_cent(share) for share in (0, 0.001, 0.5, 0.999, 1)] == ["0%", "1%", "50%", "99%", "100%"]


def test_lengths_are_told_by_how_many_there_are() -> None:
    def said(*values: float) -> str:
        found = spread(values)
        assert found is not None
        return lengths(found)

    assert said(2400) == "40 minutes"
    assert said(2400, 2410) == "about 40 minutes each"
    assert said(2400, 3000) == "40 and 50 minutes (mean 45)"
    assert said(2400, 3000, 3000) == "between 40 and 50 minutes (mean 47, median 50)"
    assert said(20, 40, 60) == "between 20 and 60 seconds (mean 40, median 40)"
