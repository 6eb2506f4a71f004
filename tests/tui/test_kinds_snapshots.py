"""Pictures of the screens for interviews that are not one person, one sitting, spoken: as somebody approved them."""

from pathlib import Path
from typing import Any

from textual.pilot import Pilot

from interview_tui.interview.events import QuestionAsked, SpeakerChanged
from interview_tui.interview.record import InterviewRecord, Participant, update_record
from interview_tui.sitting import Sitting
from interview_tui.study import Study
from interview_tui.tui.app import InterviewApp
from interview_tui.tui.screens.answers import AnswersScreen
from interview_tui.tui.screens.last_time import LastTimeDialog
from interview_tui.tui.widgets.microphone import MicrophoneLevel
from interview_tui.written import write_answers
from tests.tui.conftest import DAY, LooksRight, said, shown, until, until_screen

LETTER = "I get up at six, before the others, because it is the only quiet time of the day.\n\nThen I work."


def people(*names: str) -> tuple[Participant, ...]:
    return tuple(Participant(pseudonym=name) for name in names)


def form(study: Path, language: str, draft: InterviewRecord) -> InterviewApp:
    """The form before an interview, whose microphone is let go of: it would be louder on one machine than another."""
    return InterviewApp(Study(study), language=language, interview=draft, source=study / "none.wav")


async def until_the_form(pilot: Pilot[None]) -> None:
    await until_screen(pilot, "BeforeScreen")
    screen: Any = pilot.app.screen
    await until(pilot, lambda: screen._listening is not None, "the microphone")
    screen._hush()
    screen.query_one(MicrophoneLevel).display = False
    screen._say_ready()
    await pilot.pause()


def test_before_a_group_with_one_known_from_last_time_a_support_person_and_two_interviewers(
    looks_right: LooksRight, language: str, study: Path
) -> None:
    support = Participant(pseudonym="Mika", role="contact", part="support")
    draft = InterviewRecord(participants=(*people("Robin", "Love", "Charlie", "Alex", "Noa"), support), interviewers=2)
    looks_right(form(study, language, draft), until_the_form)


def test_answers_in_writing(looks_right: LooksRight, language: str, study: Path) -> None:
    async def steps(pilot: Pilot[None]) -> None:
        await until_screen(pilot, "StudyScreen")
        opened = Study(study)
        record = InterviewRecord(participants=people("Kim"))
        await pilot.app.push_screen(AnswersScreen(opened, interview=write_answers(opened, record, [("day", LETTER)])))
        await pilot.pause()

    looks_right(InterviewApp(Study(study), language=language), steps)


def test_last_time(looks_right: LooksRight, language: str, study: Path) -> None:
    async def steps(pilot: Pilot[None]) -> None:
        await until_screen(pilot, "StudyScreen")
        opened = Study(study)
        record = InterviewRecord(participants=people("Robin"), earlier="01-robin")
        await pilot.app.push_screen(LastTimeDialog(opened, record, opened.guide, "help"))
        await until(pilot, lambda: "My sister." in said(pilot.app), "the answer")  # type: ignore[arg-type]

    looks_right(InterviewApp(Study(study), language=language), steps)


def test_a_group_whose_moderator_notes_who_speaks(looks_right: LooksRight, language: str, study: Path) -> None:
    opened = Study(study)
    record = InterviewRecord(participants=people("Robin", "Kim", "Love", "Alex"), earlier="01-robin", interviewers=2)
    sitting = Sitting(opened.new_interview(record))
    sitting.clock = lambda: 100.0  # type: ignore[method-assign]
    for event in (
        QuestionAsked(question="day", at=5.0),
        SpeakerChanged(speaker="Kim", at=20.0),
        SpeakerChanged(speaker="Robin", at=55.0),
    ):
        sitting.dispatch(event)

    async def steps(pilot: Pilot[None]) -> None:
        await until_screen(pilot, "StudyScreen")
        pilot.app.open_interview(sitting)  # type: ignore[attr-defined]
        await until_screen(pilot, "InterviewScreen")
        await pilot.press("t")
        await until(pilot, lambda: "6 I2" in shown(pilot.app), "the question")  # type: ignore[arg-type]

    looks_right(InterviewApp(opened, language=language), steps)


def test_a_study_with_two_sittings_and_answers_in_writing(looks_right: LooksRight, language: str, study: Path) -> None:
    opened = Study(study)
    first = opened.interviews()[0]
    letter = write_answers(opened, InterviewRecord(participants=people("Kim")), [("day", LETTER)])
    second = opened.new_interview(opened.next_sitting(first))
    for event in first.events():
        second.timeline.append(event)
    second.transcript.write_bytes(first.transcript.read_bytes())
    (second.audio / "recording.flac").write_bytes((first.audio / "recording.flac").read_bytes())
    for interview in (letter, second):
        update_record(interview.folder, created=DAY)

    async def steps(pilot: Pilot[None]) -> None:
        await until(pilot, lambda: "└" in shown(pilot.app), "the second sitting")  # type: ignore[arg-type]
        await pilot.press("end")
        await pilot.pause()

    looks_right(InterviewApp(opened, language=language), steps)
