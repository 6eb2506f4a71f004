"""Consent in full, in the interview and afterwards: for whom, by whom, and what it covers."""

from pathlib import Path

from textual.widgets import Input

from interview_tui.interview.consent import ConsentRecord, PersonConsent, consent_record
from interview_tui.interview.record import InterviewRecord, Participant
from interview_tui.sitting import Sitting
from interview_tui.study import Interview, Settings, Study
from interview_tui.tui.app import InterviewApp
from interview_tui.tui.screens.interview import InterviewScreen
from interview_tui.tui.view.consent_words import consent_line
from interview_tui.tui.widgets.pick import Pick
from tests.studies import GUIDE
from tests.tui.conftest import said, until, until_screen


def noted(interview: Interview) -> ConsentRecord:
    return consent_record(interview.guide, interview.record, interview.events())


def held_with(folder: Path, *names: str) -> Sitting:
    study = Study.create(folder, GUIDE, Settings(title="Trust", language="en", live=False))
    record = InterviewRecord(participants=tuple(Participant(pseudonym=name) for name in names))
    return Sitting(study.new_interview(record), None)


async def test_the_ordinary_case_is_two_keys(tmp_path: Path) -> None:
    sitting = held_with(tmp_path / "s", "Robin")
    app = InterviewApp(language="en")
    async with app.run_test(size=(100, 40)) as pilot:
        await app.push_screen(InterviewScreen(sitting))
        await pilot.press("k")
        await until_screen(pilot, "Choice")
        await pilot.press("enter")
        await until_screen(pilot, "InterviewScreen")
        await until(pilot, lambda: sitting.state.consent == "spoken", "the consent")
    (robin,) = noted(sitting.interview).people
    assert (robin.status, robin.quotes, robin.by) == ("spoken", "not_asked", "self")


async def test_more_is_noted_when_there_is_more_and_does_not_move_what_was_spoken(tmp_path: Path) -> None:
    sitting = held_with(tmp_path / "s", "Robin")
    app = InterviewApp(language="en")
    async with app.run_test(size=(100, 40)) as pilot:
        await app.push_screen(InterviewScreen(sitting))
        await pilot.press("k", "enter")
        await until(pilot, lambda: sitting.state.consent == "spoken", "the consent")
        spoken = sitting.state.consent_at
        await pilot.press("k")
        await until_screen(pilot, "ConsentDialog")
        assert "Robin: spoken at" in said(app)
        assert not app.screen.query_one("#assent-row").display
        app.screen.query_one("#by", Pick).value = "guardian"
        await until(pilot, lambda: app.screen.query_one("#assent-row").display, "the child's own answer")
        app.screen.query_one("#assent", Pick).value = "yes"
        app.screen.query_one("#archived", Pick).value = "no"
        await pilot.press("enter")
        await until_screen(pilot, "InterviewScreen")
        await until(pilot, lambda: noted(sitting.interview).people[0].archiving == "no", "what it covers")
        (robin,) = noted(sitting.interview).people
        assert (robin.by, robin.assent, robin.quotes, robin.at) == ("guardian", "yes", "not_asked", spoken)
        await pilot.press("u")
        await until(pilot, lambda: noted(sitting.interview).people[0].archiving == "not_asked", "the undoing")


async def test_of_two_the_one_who_has_not_consented_is_named_until_she_has(tmp_path: Path) -> None:
    sitting = held_with(tmp_path / "s", "Robin", "Kim")
    app = InterviewApp(language="en")
    async with app.run_test(size=(120, 40)) as pilot:
        await app.push_screen(InterviewScreen(sitting))
        for who in ("Robin", "Kim"):
            await pilot.press("k")
            if who == "Robin":
                await until_screen(pilot, "Choice")
                await pilot.press("down", "down", "down", "down", "enter")
            await until_screen(pilot, "ConsentDialog")
            app.screen.query_one("#who", Pick).value = who
            await pilot.pause()
            app.screen.query_one("#how", Pick).value = "written"
            app.screen.query_one("#reference", Input).value = f"binder {who[0]}"
            await pilot.press("enter")
            await until_screen(pilot, "InterviewScreen")
            await until(pilot, lambda who=who: who not in noted(sitting.interview).missing, "the consent")
            assert noted(sitting.interview).missing == (("Kim",) if who == "Robin" else ())
    assert [(one.who, one.status, one.reference) for one in noted(sitting.interview).people] == [
        ("Robin", "written", "binder R"),
        ("Kim", "written", "binder K"),
    ]


async def test_what_one_has_answered_stands_for_everyone_only_when_it_is_chosen(tmp_path: Path) -> None:
    """The first is a child with a guardian, and does not want to be quoted; then all are asked about quotes."""
    sitting = held_with(tmp_path / "s", "Robin", "Kim", "Sam")
    app = InterviewApp(language="en")
    async with app.run_test(size=(120, 40)) as pilot:
        await app.push_screen(InterviewScreen(sitting))
        for who, answers in (
            ("Robin", {"by": "guardian", "assent": "yes", "quoted": "no"}),
            ("", {"how": "spoken", "quoted": "no"}),
        ):
            app.screen.action_consent_more()  # type: ignore[attr-defined]
            await until_screen(pilot, "ConsentDialog")
            app.screen.query_one("#who", Pick).value = who
            await pilot.pause()
            assert [app.screen.query_one(f"#{line}", Pick).value for line in ("by", "quoted")] == ["self", "not_asked"]
            for line, value in answers.items():
                app.screen.query_one(f"#{line}", Pick).value = value
            await pilot.press("enter")
            await until_screen(pilot, "InterviewScreen")
        await until(pilot, lambda: noted(sitting.interview).people[2].quotes == "no", "the answer of all")
    people = noted(sitting.interview).people
    assert [(one.status, one.by, one.assent, one.quotes) for one in people] == [
        ("spoken", "guardian", "yes", "no"),
        ("spoken", "self", "not_asked", "no"),
        ("spoken", "self", "not_asked", "no"),
    ]


async def test_afterwards_it_is_shown_and_completed_from_the_study(study: Path) -> None:
    app = InterviewApp(Study(study), language="en")
    async with app.run_test(size=(100, 40)) as pilot:
        await until(pilot, lambda: "Robin" in said(app), "the interview")
        await pilot.press("j")
        await until_screen(pilot, "ConsentDialog")
        assert "Robin: spoken at 0:04" in said(app)
        picked = [app.screen.query_one(f"#{line}", Pick).value for line in ("recorded", "quoted", "archived")]
        assert picked == ["yes", "not_asked", "not_asked"]
        app.screen.query_one("#quoted", Pick).value = "yes"
        await pilot.press("enter")
        await until_screen(pilot, "StudyScreen")
    (robin,) = noted(Study(study).interviews()[0]).people
    assert (robin.status, robin.at, robin.quotes) == ("spoken", 4.0, "yes")


async def test_esc_notes_nothing(study: Path) -> None:
    before = Study(study).interviews()[0].events()
    app = InterviewApp(Study(study), language="en")
    async with app.run_test(size=(100, 40)) as pilot:
        await until(pilot, lambda: "Robin" in said(app), "the interview")
        for way in ("escape", "enter"):
            await pilot.press("j")
            await until_screen(pilot, "ConsentDialog")
            await pilot.press(way)
            await until_screen(pilot, "StudyScreen")
    assert Study(study).interviews()[0].events() == before


def test_a_line_says_how_each_has_consented_and_no_more() -> None:
    people = (
        PersonConsent("Kim"),
        PersonConsent("Robin", "written", 3.0, reference="binder 2"),
        PersonConsent("Love", "spoken", 41.2),
        PersonConsent("Mio", "withdrawn"),
    )
    assert consent_line(people) == (
        "Kim: not noted · Robin: in writing, binder 2 · Love: spoken at 0:41 · Mio: withdrawn"
    )
