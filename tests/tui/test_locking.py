"""Locking the study that is open, and opening a locked one from the start screen."""

from pathlib import Path

from textual.pilot import Pilot
from textual.widgets import Input

from interview_tui.at_rest import Locked, is_locked
from interview_tui.study import Study
from interview_tui.tui import memory
from interview_tui.tui.app import InterviewApp
from interview_tui.tui.screens.locking import LockDialog
from tests.locking import lock_cheaply, readable, study_to_lock
from tests.tui.conftest import said, shown, until, until_screen


async def type_passphrase(pilot: Pilot[None], *words: str) -> None:
    for field, word in zip(pilot.app.screen.query(Input), words, strict=True):
        field.value = word
    await pilot.press("enter")


async def test_n_locks_the_study_with_a_passphrase_typed_twice(tmp_path: Path) -> None:
    study = study_to_lock(tmp_path / "trust")
    memory.remember_study(study.folder, "Trust")
    app = InterviewApp(study, language="en")
    async with app.run_test(size=(100, 40)) as pilot:
        await until(pilot, lambda: "Robin" in shown(app), "the study")
        await pilot.press("n")
        await until_screen(pilot, "LockDialog")
        assert "everything in the study is lost" in said(app)
        await type_passphrase(pilot, "blue elephants sing", "blue elephants sang")
        await until(pilot, lambda: "not the same" in said(app), "the difference")
        assert not is_locked(study.folder)
        await type_passphrase(pilot, "blue elephants sing", "blue elephants sing")
        await until(pilot, lambda: type(app.screen).__name__ == "StartScreen", "the start screen", 120)
        assert is_locked(study.folder)
        assert readable(study.folder) == []
        await until(pilot, lambda: "locked" in said(app), "that it is locked")


async def test_a_locked_study_is_opened_from_the_start_screen(tmp_path: Path) -> None:
    study = study_to_lock(tmp_path / "trust")
    transcript = study.interviews()[0].transcript
    before = transcript.read_bytes()
    lock_cheaply(study, "blue elephants")
    memory.remember_study(study.folder, "Trust")
    app = InterviewApp(language="en")
    async with app.run_test(size=(100, 40)) as pilot:
        await until_screen(pilot, "StartScreen")
        await pilot.press("enter")
        await until_screen(pilot, "UnlockDialog")
        await type_passphrase(pilot, "wrong")
        await until(pilot, lambda: "does not open the study" in said(app), "that it is wrong", 60)
        assert is_locked(study.folder)
        await type_passphrase(pilot, "blue elephants")
        await until(pilot, lambda: type(app.screen).__name__ == "StudyScreen", "the study", 60)
    assert transcript.read_bytes() == before


async def test_a_study_in_which_something_works_is_not_locked(tmp_path: Path) -> None:
    from filelock import FileLock

    study = study_to_lock(tmp_path / "trust")
    app = InterviewApp(study, language="en")
    async with app.run_test(size=(100, 40)) as pilot:
        await until(pilot, lambda: "Robin" in shown(app), "the study")
        with FileLock(study.interviews()[0].folder / ".speakers.lock"):
            await pilot.press("n")
            await until_screen(pilot, "LockDialog")
            await type_passphrase(pilot, "blue elephants", "blue elephants")
            await until(pilot, lambda: "still working" in said(app), "that something works there")
        await pilot.press("escape")
        await until_screen(pilot, "StudyScreen")
    assert Study(study.folder)


async def test_the_start_screen_puts_in_order_what_a_kill_left(tmp_path: Path) -> None:
    study = study_to_lock(tmp_path / "trust")
    lock_cheaply(study, "blue elephants")
    memory.remember_study(study.folder, "Trust")
    (study.folder / ".unlocking" / "interviews").mkdir(parents=True)
    (study.folder / ".unlocking" / "interviews" / "Robin.txt").write_text("My sister", encoding="utf-8")
    app = InterviewApp(language="en")
    async with app.run_test() as pilot:
        await until_screen(pilot, "StartScreen")
        await until(pilot, lambda: "locked" in said(app), "the locked study")
    assert readable(study.folder) == []
    try:
        Study(study.folder)
    except Locked:
        return
    raise AssertionError("it is locked")


async def test_leaving_the_program_while_it_locks_leaves_the_study(tmp_path: Path) -> None:
    study = study_to_lock(tmp_path / "trust")
    app = InterviewApp(study, language="en")
    async with app.run_test(size=(100, 40)) as pilot:
        await until(pilot, lambda: "Robin" in shown(app), "the study")
        await pilot.press("n")
        await until_screen(pilot, "LockDialog")
        await type_passphrase(pilot, "blue elephants", "blue elephants")
        await pilot.press("ctrl+q")
    try:
        assert Study(study.folder).interview("robin")
    except Locked:
        assert readable(study.folder) == []


class _WrittenInto(LockDialog):
    """Somebody writes a file at the last moment."""

    def tell(self, share: float, left: float | None) -> None:
        super().tell(share, left)
        if share == 1.0:
            (self.study.folder / "late.txt").write_text("Robin", encoding="utf-8")


async def test_what_could_not_be_locked_is_said_before_the_dialog_closes(tmp_path: Path) -> None:
    study = study_to_lock(tmp_path / "trust")
    app = InterviewApp(language="en")
    answers: list[bool | None] = []
    async with app.run_test(size=(80, 24)) as pilot:
        with study.lock():
            app.push_screen(_WrittenInto(study, lambda: None), answers.append)
            await until_screen(pilot, "_WrittenInto")
            await type_passphrase(pilot, "blue elephants", "blue elephants")
            await until(pilot, lambda: "late.txt" in said(app), "what is left", 120)
        assert "The study is locked." in said(app)
        assert "Stopped" not in said(app)
        await pilot.press("escape")
        await until(pilot, lambda: answers == [True], "that it is locked")
    assert is_locked(study.folder)


async def test_what_stands_readable_in_a_locked_study_is_said_where_it_is_opened(tmp_path: Path) -> None:
    study = study_to_lock(tmp_path / "trust")
    lock_cheaply(study, "blue elephants")
    memory.remember_study(study.folder, "Trust")
    (study.folder / "late.txt").write_text("Robin", encoding="utf-8")
    app = InterviewApp(language="en")
    async with app.run_test(size=(80, 24)) as pilot:
        await until_screen(pilot, "StartScreen")
        await pilot.press("enter")
        await until_screen(pilot, "UnlockDialog")
        await until(pilot, lambda: "late.txt" in said(app), "what is readable")
