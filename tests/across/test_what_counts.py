"""The overview counts what every other report counts, and takes no seconds from what has none."""

import json
from pathlib import Path

import pytest

from interview_tui.across.as_json import overview_as_json
from interview_tui.across.finding import find
from interview_tui.across.kept import Across
from interview_tui.across.overview import Overview, overview, told
from interview_tui.indexed import index_path
from interview_tui.interview.events import EVENT
from interview_tui.interview.record import Imported, ImportedTranscript, InterviewRecord, Participant, update_record
from interview_tui.study import Interview, Study
from interview_tui.tui.counted import counted_words
from interview_tui.tui.view.coverage import layout as laid_out
from interview_tui.tui.view.coverage import left_out_words, legend, row, status_words, totals_words
from interview_tui.tui.view.over_time import axis, bars, theme_plots
from interview_tui.written import write_answers
from tests.across.material import write_transcript
from tests.reporting.holding import hold, new_study

WITHDREW = {"event": "ConsentWithdrawn", "at": 20.0}
REFUSED = {"event": "ConsentRefused", "at": 20.0}


@pytest.fixture
def study(tmp_path: Path) -> Study:
    return new_study(tmp_path / "study")


def shown(study: Study) -> Overview:
    held = Across(study).refresh()
    return overview(held.interviews, held.guides, study.guide)


def one_of_each(study: Study) -> None:
    hold(study, "Robin", minutes=10, said=["I work."])
    hold(study, "Charlie", minutes=20, kind="pilot", said=["I work."])
    hold(study, "Alex", kind="rehearsal", said=["I work."])
    hold(study, "Kim", replayed=True, said=["I work."])
    hold(study, "Sam", more=[WITHDREW], said=["I work and paint."])
    hold(study, "Noa", minutes=None, more=[REFUSED])
    hold(study, "Pia", minutes=None, asked=(), ended=False)
    (hold(study, "Love").folder / "timeline.jsonl").write_text("nothing\nof it\n", encoding="utf-8")


def answers(study: Study, name: str) -> Interview:
    """Two answers in writing, of four words and of two; its clock counts words."""
    record = InterviewRecord(participants=(Participant(pseudonym=name),))
    return write_answers(study, record, [("day", "I get up early."), ("help", "My sister.")])


def from_elsewhere(study: Study, name: str, times: str) -> Interview:
    """A transcript of 50 seconds without sound, 20 of them under the first question and 30 under the second."""
    interview = study.new_interview(InterviewRecord(participants=(Participant(pseudonym=name),)))
    told_by_the_file = ImportedTranscript.model_validate({"kind": "vtt", "times": times, "labels": True})
    update_record(interview.folder, imported=Imported(transcript=told_by_the_file))
    for event, at, question in (("QuestionAsked", 0.0, "day"), ("QuestionAsked", 20.0, "help"), ("Ended", 50.0, "")):
        known = {"event": event, "at": at} | ({"question": question} if question else {})
        interview.timeline.append(EVENT.validate_python(known))
    said = [(0.0, "I", "Would you tell me about a normal day?"), (5.0, name, "I work."), (20.0, "I", "Who helps you?")]
    write_transcript(interview.transcript, said, 50.0)
    return interview


def test_what_does_not_count_is_named_with_its_reason(study: Study) -> None:
    one_of_each(study)
    found = shown(study)
    assert [one.id for one in found.interviews] == ["01-robin", "02-charlie"]
    assert (found.totals.interviews, found.totals.pilots, found.totals.replayed) == (2, 1, 0)
    assert (found.totals.shortest, found.totals.longest, found.totals.mean) == (600.0, 1200.0, 900.0)
    assert found.totals.words == 4
    assert {one["interview"]: one["why"] for one in overview_as_json(found, None, ())["left_out"]} == {
        "03-alex": "rehearsal", "04-kim": "replayed", "05-sam": "withdrawn", "06-noa": "refused",
        "07-pia": "prepared", "08-love": "unreadable",
    }  # fmt: skip
    assert left_out_words(found.left_out) == (
        "Not counted: 1 rehearsal, 1 replay of the demo, 1 refused, 1 withdrawn, 1 only prepared, love, which cannot be"
        " read"
    )


def test_what_somebody_withdrew_is_found_nowhere_and_stands_in_no_index(study: Study) -> None:
    one_of_each(study)
    across = Across(study)
    held = across.refresh()
    assert [one.interview.id for one in find(across, told(held.interviews), "work").first] == ["01-robin", "02-charlie"]
    assert find(across, held.interviews, "paint").count == 0
    assert b"paint" not in index_path(study).read_bytes()


def test_consent_given_again_brings_it_back(study: Study) -> None:
    interview = hold(study, "Sam", minutes=10, more=[WITHDREW], said=["I work and paint."])
    across = Across(study)
    assert told(across.refresh().interviews) == ()
    interview.timeline.append(EVENT.validate_python({"event": "ConsentGiven", "at": 600.0, "how": "written"}))
    (back,) = told(across.refresh().interviews)
    assert (back.words, find(across, [back], "paint").count) == (4, 1)


def test_the_demos_own_study_can_be_looked_around_in_and_counts_no_interview(study: Study) -> None:
    hold(study, "Robin", minutes=10, replayed=True, said=["I work."])
    hold(study, "Alex", kind="rehearsal")
    found = shown(study)
    assert [one.id for one in found.interviews] == ["01-robin"]
    assert (found.totals.interviews, found.totals.replayed) == (0, 1)
    assert totals_words(found.totals, 8)[:2] == ["1 replay of the demo", "10 min"]
    assert left_out_words(found.left_out) == "Not counted: 1 rehearsal"


def test_answers_in_writing_take_no_time(study: Study) -> None:
    hold(study, "Robin", minutes=10)  # one second, then 594
    hold(study, "Charlie", minutes=20)  # one second, then 1194
    answers(study, "Love")
    found = shown(study)
    day, helps, _more = found.columns
    assert found.asked_in(day) == found.asked_in(helps) == 3
    assert (found.mean_seconds(day), found.mean_seconds(helps)) == (1.0, 894.0)
    assert found.themes[0].seconds == (595.0, 1195.0, 0.0)
    love = found.interviews[2]
    assert not love.timed
    assert (love.seconds, found.cell(love, helps).asked.seconds, love.words) == (0.0, 0.0, 6)
    assert status_words(found.cell(love, day)) == "✓ asked; how long it took is not known"
    assert row(found, love, laid_out(found, 80, 0), 1194.0).plain.split()[:4] == ["Love", "✓", "✓", "○"]
    assert legend(found).endswith(" · ✓ asked, no times")
    (told_in_json,) = [one for one in overview_as_json(found, None, ())["interviews"] if one["interview"] == love.id]
    assert (told_in_json["timed"], told_in_json["questions"][0]["seconds"]) == (False, 0.0)


def test_the_minutes_of_a_theme_lie_between_those_of_interviews_that_have_minutes(study: Study) -> None:
    hold(study, "Robin", minutes=10)
    hold(study, "Charlie", minutes=20)
    answers(study, "Love")
    found = shown(study)
    assert theme_plots(found, axis(3, 100), 2)[1].plain.endswith(" 10–20 min")


def test_a_transcript_from_elsewhere_has_times_and_no_length(study: Study) -> None:
    hold(study, "Robin", minutes=10)
    from_elsewhere(study, "Kim", "words")
    found = shown(study)
    assert (found.totals.shortest, found.totals.longest, found.totals.mean) == (600.0, 600.0, 600.0)
    kim = found.interviews[1]
    assert (kim.seconds, kim.timed) == (0.0, True)
    assert [found.cell(kim, column).asked.seconds for column in found.columns] == [20.0, 30.0, 0.0]
    assert found.mean_seconds(found.columns[0]) == 10.5  # one second and twenty


def test_times_that_are_guessed_are_no_times(study: Study) -> None:
    hold(study, "Robin", minutes=10)
    from_elsewhere(study, "Kim", "none")
    found = shown(study)
    assert not found.interviews[1].timed
    assert (found.asked_in(found.columns[1]), found.mean_seconds(found.columns[1])) == (2, 594.0)


def test_coverage_on_the_command_line_marks_what_has_no_times(study: Study) -> None:
    from click.testing import CliRunner

    from interview_tui.cli import commands

    answers(study, "Love")
    done = CliRunner().invoke(commands, ["report", "coverage", "--study", str(study.folder)])
    (line,) = [one for one in done.stdout.splitlines() if one.startswith("01-love")]
    assert line.split()[2:] == ["–", "6", "–", "✓", "✓", "○"]
    in_json = CliRunner().invoke(commands, ["report", "coverage", "--json", "--study", str(study.folder)])
    assert json.loads(in_json.stdout)["totals"]["mean"] == 0.0


def test_an_interview_without_times_is_in_no_mean_of_the_themes_over_time() -> None:
    there = axis(120, 80)  # three in a column
    assert there.most == 3
    timed = [600.0 if number % 3 == 0 else None for number in range(120)]
    assert bars(timed, 600.0, there, 3) == bars([600.0] * 120, 600.0, there, 3)
    assert "".join(bars([None] * 120, 0.0, there, 3)).strip() == ""
    half = [600.0 if number % 3 == 0 else 0.0 for number in range(120)]
    assert bars(half, 600.0, there, 3) != bars(timed, 600.0, there, 3), "an interview that took no time is in the mean"


def test_answers_in_writing_have_no_bar_and_lower_none(study: Study) -> None:
    hold(study, "Robin", minutes=10, said=["I work."])
    answers(study, "Love")
    found = shown(study)
    there = axis(2, 80)
    assert there.most == 1
    for line in theme_plots(found, there, 3):
        assert line.plain[22 + there.cell : 22 + 2 * there.cell].strip() == ""


def test_the_first_screen_counts_what_the_list_of_the_study_counts(study: Study) -> None:
    assert counted_words(study.folder) == "no interview yet"
    one_of_each(study)
    assert shown(study).totals.interviews == 2
    assert counted_words(study.folder) == "2 interviews"


def test_the_first_screen_counts_an_interview_in_two_sittings_once(study: Study) -> None:
    first = hold(study, "Robin", minutes=10)
    update_record(hold(study, "Robin", minutes=5).folder, sitting_of=first.id)
    assert counted_words(study.folder) == "1 interview"


def test_the_first_screen_counts_replays_as_replays_and_says_nothing_of_what_it_cannot_read(study: Study) -> None:
    hold(study, "Kim", replayed=True)
    assert counted_words(study.folder) == "1 replay of the demo"
    (study.folder / "study.toml").write_text("title = [", encoding="utf-8")
    assert counted_words(study.folder) == ""


def test_a_length_that_all_interviews_have_is_not_read_as_their_total(study: Study) -> None:
    hold(study, "Robin", minutes=10)
    assert totals_words(shown(study).totals, None)[:2] == ["1 interview", "10 min"]
    hold(study, "Charlie", minutes=10)
    assert totals_words(shown(study).totals, None)[:2] == ["2 interviews", "mean 10 min"]


def test_a_theme_of_seconds_does_not_say_that_it_took_no_time(study: Study) -> None:
    hold(study, "Robin", minutes=0.15)
    assert theme_plots(shown(study), axis(1, 100), 2)[1].plain.endswith(" 4 s")
