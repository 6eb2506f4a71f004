"""Interviews of every kind, from the form before them to the list of the study: held with keys, as she would."""

import asyncio
from pathlib import Path
from typing import Any

from textual.pilot import Pilot
from textual.widgets import Input, TextArea

from interview_tui.interview.events import ConsentRefused
from interview_tui.interview.record import InterviewRecord, Participant, update_record
from interview_tui.sitting import Sitting
from interview_tui.speakers.found import Speakers, write_speakers
from interview_tui.study import Interview, Study
from interview_tui.tui.app import InterviewApp
from interview_tui.tui.screens.before import BeforeScreen
from interview_tui.tui.screens.last_time import LastTimeDialog
from interview_tui.tui.study_rows import study_rows, summary, transcript_words, who_spoke
from interview_tui.tui.widgets.people import People
from interview_tui.tui.widgets.pick import Pick
from interview_tui.written import read_answers, write_answers
from tests.studies import write_transcript
from tests.tui.conftest import said, shown, until, until_screen

DAY = "I get up at six.\n\nThen I work."


def person(name: str, role: str = "") -> Participant:
    return Participant(pseudonym=name, role=role)


def app_for(study: Path, **first: Any) -> InterviewApp:
    return InterviewApp(Study(study), language="en", **first)


async def prepare(pilot: Pilot[None], key: str = "i") -> BeforeScreen:
    await until(pilot, lambda: "Robin" in shown(pilot.app), "the study")  # type: ignore[arg-type]
    await pilot.press(key)
    await until_screen(pilot, "BeforeScreen")
    assert isinstance(pilot.app.screen, BeforeScreen)
    return pilot.app.screen


async def until_focus(pilot: Pilot[None], id: str) -> None:
    await until(pilot, lambda: pilot.app.focused is not None and pilot.app.focused.id == id, f"the field {id}")


# Who takes part


async def test_a_parent_and_a_support_person_are_added_with_a_key_each(study: Path, tone: Path) -> None:
    """Names are proposed, and none of them twice."""
    app = app_for(study, source=tone)
    async with app.run_test(size=(80, 24)) as pilot:
        form = await prepare(pilot)
        await pilot.press("ctrl+n")
        await until_focus(pilot, "who-2")
        await pilot.press("tab", *"father", "ctrl+n")
        await until_focus(pilot, "who-3")
        await pilot.press("tab", *"contact", "tab", "right")
        record = form.record()
        assert record.participants == (
            person("Kim"),
            person("Alex", "father"),
            Participant(pseudonym="Charlie", role="contact", part="support"),
        )
        assert (record.setting, record.voices) == ("pair", ("I", "Kim", "Alex", "Charlie"))


async def test_one_person_too_many_is_taken_away_again(study: Path, tone: Path) -> None:
    app = app_for(study, source=tone)
    async with app.run_test(size=(80, 24)) as pilot:
        form = await prepare(pilot)
        await pilot.press("ctrl+n")
        await until_focus(pilot, "who-2")
        assert "not this person" in shown(app)
        await pilot.press("ctrl+r")
        await until_focus(pilot, "who")
        assert form.record().participants == (person("Kim"),)
        await pilot.press("ctrl+r")  # the first one stays
        assert form.record().participants == (person("Kim"),)
        assert "a pseudonym, never the real name" in shown(app)


async def test_names_with_commas_between_are_several_people(study: Path, tone: Path) -> None:
    app = app_for(study, source=tone)
    async with app.run_test(size=(80, 24)) as pilot:
        form = await prepare(pilot)
        form.query_one("#who", Input).value = "Love, Mika, Nim"
        await until_focus(pilot, "who-3")
        assert form.record().participants == (person("Love"), person("Mika"), person("Nim"))
        assert form.record().setting == "group"


async def test_the_microphone_may_be_heard_while_somebody_is_being_added_or_taken_away(study: Path, tone: Path) -> None:
    """Names are asked for several times a second, whatever the screen has drawn of a line by then."""
    app = app_for(study, source=tone)
    async with app.run_test(size=(80, 24)) as pilot:
        people = (await prepare(pilot)).query_one(People)
        coming = asyncio.create_task(people.add_person("Nim"))
        await asyncio.sleep(0)
        assert people.names() == ["Kim", "Nim"]
        await coming
        await until_focus(pilot, "who-2")
        going = asyncio.create_task(people.remove_person())
        while not going.done():
            assert people.names() in (["Kim"], ["Kim", "Nim"])
            await asyncio.sleep(0)
        assert people.names() == ["Kim"]


async def test_two_people_with_one_name_are_asked_about_and_the_form_stays(study: Path, tone: Path) -> None:
    app = app_for(study, source=tone)
    async with app.run_test(size=(80, 24)) as pilot:
        form = await prepare(pilot)
        form.query_one("#who", Input).value = "Love, love"
        await until_focus(pilot, "who-2")
        await pilot.press("enter")
        await until_screen(pilot, "ProblemDialog")
        assert "Two of those who take part are called love" in said(app)
        await pilot.press("enter")
        await until_screen(pilot, "BeforeScreen")


async def test_a_group_with_two_interviewers_goes_all_the_way(study: Path, tone: Path) -> None:
    draft = InterviewRecord(participants=tuple(person(name) for name in ("Kim", "Love", "Alex")), interviewers=2)
    app = app_for(study, interview=draft, source=tone)
    async with app.run_test(size=(80, 24)) as pilot:
        await until_screen(pilot, "BeforeScreen")
        await until(pilot, lambda: "hears you well" in said(app), "the level")
        await pilot.press("enter")
        await until_screen(pilot, "ConsentScreen")
        await pilot.press("a")
        await until_screen(pilot, "InterviewScreen")
        await until(pilot, lambda: "REC" in shown(app), "the recording light")
        assert "Kim, Love, Alex" in shown(app)
        await pilot.press("k")
        await until_screen(pilot, "Choice")
        assert "How does everyone consent?" in shown(app)
        assert "Somebody does not want to take part" in shown(app)
        await pilot.press("escape")
        await until_screen(pilot, "InterviewScreen")
        record = Study(study).interviews()[-1].record
        assert (record.setting, record.voices) == ("group", ("I", "I2", "Kim", "Love", "Alex"))
        app.screen.sitting.dispatch(ConsentRefused())  # type: ignore[attr-defined]


async def test_a_moderator_notes_who_speaks_and_sees_who_has_not(study: Path) -> None:
    opened = Study(study)
    group = InterviewRecord(participants=tuple(person(name) for name in ("Kim", "Love", "Alex")))
    sitting = Sitting(opened.new_interview(group))
    sitting.clock = lambda: 60.0  # type: ignore[method-assign]
    app = InterviewApp(opened, language="en")
    async with app.run_test(size=(80, 24)) as pilot:
        await until_screen(pilot, "StudyScreen")
        app.open_interview(sitting)
        await until_screen(pilot, "InterviewScreen")
        assert "Alex –" not in shown(app)
        sitting.ask("day")
        await pilot.press("t")
        assert "Who speaks? 1 Kim 2 Love 3 Alex 4 I" in said(app)
        await pilot.press("escape", "1")  # thought better of it: a digit is a follow-up again
        assert sitting.state.turns == ()
        assert "first" in sitting.state.probes
        await pilot.press("t", "2")
        sitting.clock = lambda: 100.0  # type: ignore[method-assign]
        await pilot.press("t", "1")
        await until(pilot, lambda: "● Kim 0 s · Love 40 s ·" in said(app) and "Alex –" in said(app), "shares")
        await pilot.press("t", "9", "u")
        await until(pilot, lambda: "Kim – · ● Love 40 s" in said(app), "the last key taken back")


async def test_with_one_participant_there_is_nobody_to_note(study: Path) -> None:
    opened = Study(study)
    app = InterviewApp(opened, language="en")
    async with app.run_test(size=(80, 24)) as pilot:
        await until_screen(pilot, "StudyScreen")
        app.open_interview(Sitting(opened.new_interview(InterviewRecord(participants=(person("Kim"),)))))
        await until_screen(pilot, "InterviewScreen")
        await pilot.press("t")
        await pilot.pause()
        assert "Who speaks" not in shown(app)


# The same participant again


async def test_the_same_participant_again_is_linked_and_last_time_is_read(study: Path, tone: Path) -> None:
    app = app_for(study, source=tone)
    async with app.run_test(size=(80, 24)) as pilot:
        form = await prepare(pilot)
        assert "last time" not in shown(app)
        form.query_one("#who", Input).value = "robin"
        await until(pilot, lambda: "▸ the same person again" in shown(app), "the question")
        assert form.record().earlier == "01-robin"
        await pilot.press("l")
        await until(pilot, lambda: "I read and then I write." in said(app), "the answer from last time")
        assert "Last time, 2026-03-09 · 1 of 2" in said(app)
        await pilot.press("right")
        await until(pilot, lambda: "My sister." in said(app), "the next answer")
        await pilot.press("l")
        await until_screen(pilot, "BeforeScreen")
        form.query_one("#again", Pick).value = "other"
        await until(pilot, lambda: "give somebody else another name" in said(app), "the advice")
        assert form.record().earlier is None


async def test_during_the_interview_last_time_opens_at_the_question_asked_now(study: Path) -> None:
    opened = Study(study)
    again = InterviewRecord(participants=(person("Robin"),), earlier="01-robin")
    sitting = Sitting(opened.new_interview(again))
    sitting.ask("help")
    app = InterviewApp(opened, language="en")
    async with app.run_test(size=(80, 24)) as pilot:
        await until_screen(pilot, "StudyScreen")
        app.open_interview(sitting)
        await until_screen(pilot, "InterviewScreen")
        await pilot.press("l")
        await until(pilot, lambda: "Who helps you? My sister." in said(app), "the answer from last time")
        await pilot.press("l")
        await until_screen(pilot, "InterviewScreen")
        assert sitting.state.current == "help"
        sitting.ask("more")
        await pilot.press("l")
        await until(pilot, lambda: "Nothing was said on this question then" in said(app), "the word")
        await pilot.press("escape")
        await until_screen(pilot, "InterviewScreen")
        assert len(sitting.state.events) == 3  # reading leaves no trace


async def test_at_what_is_read_aloud_last_time_opens_at_the_first_question(study: Path) -> None:
    opened = Study(study)
    sitting = Sitting(opened.new_interview(InterviewRecord(participants=(person("Robin"),), earlier="01-robin")))
    app = InterviewApp(opened, language="en")
    async with app.run_test(size=(80, 24)) as pilot:
        await until_screen(pilot, "StudyScreen")
        app.open_interview(sitting)
        await until_screen(pilot, "InterviewScreen")
        await pilot.press("home", "l")
        await until(pilot, lambda: "I read and then I write." in said(app), "the first answer from last time")
        await pilot.press("l")
        await until_screen(pilot, "InterviewScreen")


async def test_an_interview_for_the_first_time_has_no_key_for_last_time(study: Path) -> None:
    opened = Study(study)
    app = InterviewApp(opened, language="en")
    async with app.run_test(size=(120, 40)) as pilot:
        await until_screen(pilot, "StudyScreen")
        app.open_interview(Sitting(opened.new_interview(InterviewRecord(participants=(person("Kim"),)))))
        await until_screen(pilot, "InterviewScreen")
        assert "last time" not in shown(app)
        await pilot.press("l")
        await pilot.pause()
        assert type(app.screen).__name__ == "InterviewScreen"


async def test_an_interview_from_last_time_that_was_deleted_is_a_sentence(study: Path) -> None:
    record = InterviewRecord(participants=(person("Robin"),), earlier="09-robin")
    app = app_for(study)
    async with app.run_test(size=(80, 24)) as pilot:
        await until_screen(pilot, "StudyScreen")
        await app.push_screen(LastTimeDialog(Study(study), record, Study(study).guide, "day"))
        await until(pilot, lambda: "is no longer in this study" in said(app), "the sentence")
        await pilot.press("right", "escape")
        await until_screen(pilot, "StudyScreen")


# Two sittings


async def test_a_second_sitting_is_held_from_the_study_and_begins_with_what_is_left(study: Path, tone: Path) -> None:
    """Nothing of the first one is touched."""
    first, sealed = study / "interviews" / "01-robin", ("audio/recording.flac", "timeline.jsonl", "transcript.jsonl")
    before = {name: (first / name).read_bytes() for name in sealed}
    app = app_for(study, source=tone)
    async with app.run_test(size=(80, 24)) as pilot:
        form = await prepare(pilot, "s")
        assert "Goes on with Robin, 2026-03-09" in said(app)
        assert form.query_one("#who", Input).value == "Robin"
        assert not form.query_one("#again-row").display
        await until(pilot, lambda: "Ready." in said(app), "the level")
        await pilot.press("enter")
        await until_screen(pilot, "ConsentScreen")
        await pilot.press("a")
        await until_screen(pilot, "InterviewScreen")
        await until(pilot, lambda: "REC" in shown(app), "the recording light")
        sitting = app.screen.sitting  # type: ignore[attr-defined]
        assert sitting.interview.record.sitting_of == "01-robin"
        assert sitting.state.status == {"day": "asked", "help": "asked", "more": "skipped"}
        sitting.ask("more")
        app.screen.end_interview()  # type: ignore[attr-defined]
        await until_screen(pilot, "FinishingScreen")
        await pilot.press("escape")
        await until_screen(pilot, "StudyScreen")
        await until(pilot, lambda: "└ sitting 2" in shown(app), "the second sitting below the first")
        await until(pilot, lambda: "3 of 3" in shown(app), "that all was asked in both")
        assert "1 interview ·" in shown(app)
    assert {name: (first / name).read_bytes() for name in sealed} == before


async def test_an_interview_that_has_not_ended_is_gone_on_with_in_the_same_recording(study: Path) -> None:
    opened = Study(study)
    opened.new_interview(InterviewRecord(participants=(person("Kim"),)))
    app = InterviewApp(opened, language="en")
    async with app.run_test(size=(100, 30)) as pilot:
        await until(pilot, lambda: "broken off" in shown(app), "the interview")
        await pilot.press("end", "s")
        await pilot.pause()
        assert type(app.screen).__name__ == "StudyScreen"


def second(study: Study, first: Interview) -> Interview:
    interview = study.new_interview(study.next_sitting(first))
    for event in first.events():
        interview.timeline.append(event)
    write_transcript(interview)
    return interview


def test_sittings_stand_together_and_count_as_one(study: Path) -> None:
    opened = Study(study)
    first = opened.interviews()[0]
    write_answers(opened, InterviewRecord(participants=(person("Kim"),)), [("day", DAY)])
    second(opened, first)
    rows = study_rows(opened)
    assert [(row.id, row.sitting, row.questions) for row in rows] == [
        ("01-robin", 1, 3), ("03-robin", 2, 0), ("02-kim", 1, 3),
    ]  # fmt: skip
    assert [row.goes_on for row in rows] == [True, False, False]
    assert summary(rows) == "2 interviews · 20 s"
    assert transcript_words(rows[2]) == "✓ answers in writing"


def test_a_sitting_whose_first_one_is_gone_says_so(study: Path) -> None:
    opened = Study(study)
    first = opened.interviews()[0]
    interview = second(opened, first)
    update_record(interview.folder, sitting_of="09-robin")
    row = study_rows(opened)[1]
    assert (row.sitting, row.questions) == (1, 3)
    assert row.trouble == "The sitting before this one is no longer in this study."


async def test_below_the_list_stands_who_of_a_pair_has_spoken_how_much(study: Path) -> None:
    opened = Study(study)
    record = InterviewRecord(participants=(person("Kim"), person("Love")))
    interview = opened.new_interview(record)
    first = opened.interviews()[0]
    for event in first.events():
        interview.timeline.append(event)
    interview.transcript.write_bytes(first.transcript.read_bytes())
    (interview.audio / "recording.flac").write_bytes((first.audio / "recording.flac").read_bytes())
    assert who_spoke(interview) == ""  # nobody knows yet who spoke
    turns = [
        {"start": 0.0, "end": 8.0, "speaker": "I", "probability": 0.9},
        {"start": 8.4, "end": 20.0, "speaker": "Kim", "probability": 0.9},
    ]
    write_speakers(interview.folder, Speakers.model_validate({
        "made_from": {"rules": 1, "seconds": 20.0, "transcript": None, "names": record.voices},
        "method": "one_channel", "voices": ["I", "Kim"], "turns": turns,
    }))  # fmt: skip
    app = InterviewApp(opened, language="en")
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: "Kim, Love" in shown(app), "the pair")
        await until(pilot, lambda: "I 54 % · Kim 46 % · Love has not said anything" in shown(app), "the shares")
        await pilot.press("home")
        await until(pilot, lambda: "Love has not said" not in shown(app), "one participant's row")


# In writing


async def test_answers_in_writing_are_pasted_saved_and_changed(study: Path) -> None:
    app = app_for(study)
    async with app.run_test(size=(80, 24)) as pilot:
        form = await prepare(pilot, "w")
        assert "Microphone" not in shown(app)
        consent = form.query_one("#consent", Pick)
        consent.value = "written"
        await pilot.pause()
        form.query_one("#reference", Input).value = "folder 3"
        await pilot.press("enter")
        await until_screen(pilot, "AnswersScreen")
        assert "nothing is kept yet" in shown(app)
        assert len(Study(study).interviews()) == 1
        pilot.app.screen.query_one("#answer-0", TextArea).text = DAY
        await until(pilot, lambda: "✓ saved" in shown(app), "the first answer")
        await pilot.press("tab", *"My sister.")
        assert "not saved yet" in shown(app)
        await pilot.press("escape")  # what was typed last is saved, too
        await until_screen(pilot, "StudyScreen")
        interview = Study(study).interviews()[-1]
        assert read_answers(interview) == [("day", DAY), ("help", "My sister.")]
        assert (interview.record.pseudonym, interview.record.form) == ("Kim", "written")
        assert interview.state().consent == "written"
        await until(pilot, lambda: "✓ answers in writing" in shown(app), "its row")
        await pilot.press("end", "e")
        await until_screen(pilot, "AnswersScreen")
        await pilot.press("enter", *"And sleep.")
        await until(pilot, lambda: "✓ saved" in shown(app), "the change")
        await pilot.press("escape")
        await until_screen(pilot, "StudyScreen")
        assert read_answers(interview)[0] == ("day", f"{DAY}\n\nAnd sleep.")


async def test_without_a_word_there_is_no_interview_in_writing(study: Path) -> None:
    app = app_for(study)
    async with app.run_test(size=(80, 24)) as pilot:
        await prepare(pilot, "w")
        await pilot.press("enter")
        await until_screen(pilot, "AnswersScreen")
        await pilot.press("escape")
        await until_screen(pilot, "BeforeScreen")
        await pilot.press("escape")
        await until_screen(pilot, "StudyScreen")
    assert len(Study(study).interviews()) == 1


async def test_answers_that_have_been_worked_on_are_changed_where_they_are_read(study: Path) -> None:
    opened = Study(study)
    interview = write_answers(opened, InterviewRecord(participants=(person("Kim"),)), [("day", DAY)])
    (interview.folder / "corrections.jsonl").write_text('{"schema": 1}\n')
    app = InterviewApp(opened, language="en")
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: "answers in writing" in shown(app), "the study")
        await pilot.press("end", "e")
        await until_screen(pilot, "ProblemDialog")
        assert "on the transcript's screen" in said(app)


async def test_closing_the_program_keeps_what_was_typed_last(study: Path) -> None:
    app = app_for(study)
    async with app.run_test(size=(80, 24)) as pilot:
        await prepare(pilot, "w")
        await pilot.press("enter")
        await until_screen(pilot, "AnswersScreen")
        await pilot.press(*"Early.", "ctrl+q")
        await until(pilot, lambda: not app.is_running, "the end")
    assert read_answers(Study(study).interviews()[-1]) == [("day", "Early.")]
