"""The key on the screen: set, opened, filled in, undone, locked; and where real names stand, and where not."""

from collections.abc import Callable
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from interview_tui.doctor import checks
from interview_tui.privacy.key import Entry, Key, key_bytes
from interview_tui.privacy.key_file import has_key, key_path
from interview_tui.study import Study
from interview_tui.tui.app import InterviewApp
from tests.privacy.age_by_hand import age_file
from tests.terminal import Terminal
from tests.tui.conftest import said, shown, until, until_screen
from tests.waiting import wait_until

PASSPHRASE = "four words are safer"
SECONDS = 120.0
"""Encrypting takes a second on a computer that does nothing else."""
ANNA = Entry(
    pseudonym="Robin",
    name="Anneli Qvarnström",
    other_names=("Nelleponken",),
    contact="070-174 06 58",
    note="ring efter 17",
)
LATER = Entry(pseudonym="Love", name="Bosse Xylander", contact="bosse@exempel.se")


def put_cheap_key(study: Path, *entries: Entry) -> None:
    """A key that takes no second to open."""
    key_path(study).write_bytes(age_file(key_bytes(Key(entries=entries)), PASSPHRASE))


async def open_study(pilot: Pilot[None]) -> None:
    await until(pilot, lambda: "Robin" in shown(pilot.app), "the study")  # type: ignore[arg-type]


async def write(pilot: Pilot[None], name: str, text: str) -> None:
    pilot.app.screen.query_one(f"#{name}", Input).value = text
    await pilot.pause()


async def open_the_key(pilot: Pilot[None]) -> None:
    await open_study(pilot)
    await pilot.press("k")
    await until_screen(pilot, "OpenKeyDialog")
    await write(pilot, "passphrase", PASSPHRASE)
    await pilot.press("enter")
    await until_screen(pilot, "KeyScreen")


async def test_what_is_said_of_a_short_passphrase_can_be_read_to_its_end_in_a_small_window(study: Path) -> None:
    app = InterviewApp(Study(study), language="sv")
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: "Robin" in shown(app), "the study")
        await pilot.press("k")
        await until_screen(pilot, "NewPassphraseDialog")
        await pilot.press(*"short", "enter", *"short", "enter")
        await until(pilot, lambda: "Enter en gång till tar den ändå." in said(app), "what Enter does")
        assert app.screen.query_one(".window").max_scroll_y == 0


async def test_a_first_key_is_explained_made_and_filled_in(study: Path) -> None:
    app = InterviewApp(Study(study), language="en")
    async with app.run_test(size=(80, 24)) as pilot:
        await open_study(pilot)
        await pilot.press("k")
        await until_screen(pilot, "NewPassphraseDialog")
        assert "A forgotten passphrase is final" in said(app)
        await pilot.press(*"short")
        assert "Short: whoever gets hold of the file" in said(app)
        await pilot.press("enter", *"shirt", "enter")
        assert "The two are not the same" in said(app)
        await pilot.press(*"short", "enter")
        assert "Enter once more takes it all the same" in said(app)
        assert "short" not in shown(app)
        assert not has_key(study)
        await write(pilot, "passphrase", PASSPHRASE)
        await write(pilot, "again", PASSPHRASE)
        await pilot.press("enter")
        assert "encrypting" in said(app)
        await pilot.press("escape", "enter")  # it cannot be left half done, nor begun twice
        await until(pilot, lambda: type(app.screen).__name__ == "KeyScreen", "the key", SECONDS)
        await pilot.press("enter")
        await until_screen(pilot, "EntryDialog")
        await pilot.press(*"Anneli", "enter")
        await until_screen(pilot, "KeyScreen")
        assert "saving …" in said(app)
        assert "Robin Anneli" in said(app)
        await until(pilot, lambda: "unlocked · locks" in said(app), "the disk", SECONDS)
        assert app.key is not None
        assert app.key._opened.key.entry("Robin") == Entry(pseudonym="Robin", name="Anneli")


async def test_a_wrong_passphrase_is_said_and_another_may_be_tried(study: Path) -> None:
    put_cheap_key(study, ANNA)
    app = InterviewApp(Study(study), language="en")
    async with app.run_test(size=(80, 24)) as pilot:
        await open_study(pilot)
        await pilot.press("k", *"wrong", "enter")
        await until(pilot, lambda: "does not open the key" in said(app), "the refusal")
        assert "wrong" not in shown(app)
        await write(pilot, "passphrase", PASSPHRASE)
        await pilot.press("enter")
        await until_screen(pilot, "KeyScreen")
        assert "Anneli Qvarnström" in said(app)
        assert app.key is not None
        assert "Anneli" in app.key.names()


async def test_names_stand_on_the_key_screen_alone_and_locking_asks_again(study: Path) -> None:
    put_cheap_key(study, ANNA)
    app = InterviewApp(Study(study), language="en")
    async with app.run_test(size=(80, 24)) as pilot:
        await open_the_key(pilot)
        await pilot.press("escape")
        await until_screen(pilot, "StudyScreen")
        assert "Anneli" not in said(app)
        await pilot.press("k")
        await until_screen(pilot, "KeyScreen")  # at once: it was left open
        await pilot.press("l")
        await until_screen(pilot, "StudyScreen")
        assert app.key is None
        await pilot.press("k")
        await until_screen(pilot, "OpenKeyDialog")
        await pilot.press("escape")
        await until_screen(pilot, "StudyScreen")
        await pilot.press("escape")
        await until_screen(pilot, "StartScreen")


async def test_the_key_is_let_go_of_with_its_study(study: Path) -> None:
    put_cheap_key(study, ANNA)
    app = InterviewApp(Study(study), language="en")
    async with app.run_test(size=(80, 24)) as pilot:
        await open_the_key(pilot)
        await pilot.press("escape")
        await until_screen(pilot, "StudyScreen")
        await pilot.press("escape")
        await until_screen(pilot, "StartScreen")
        assert app.key is None


async def test_left_alone_it_locks_itself_whatever_stands_on_it(study: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put_cheap_key(study, ANNA)
    app = InterviewApp(Study(study), language="en")
    async with app.run_test(size=(80, 24)) as pilot:
        await open_the_key(pilot)
        assert app.key is not None
        now = app.key._clock()
        app.key._clock = lambda: now + 299
        app.lock_idle_key()
        await pilot.press("enter")
        await until_screen(pilot, "EntryDialog")
        app.key._clock = lambda: now + 310  # eleven seconds after the last key
        app.lock_idle_key()
        assert app.key is not None
        app.key._clock = lambda: now + 610
        app.lock_idle_key()
        await until_screen(pilot, "StudyScreen")
        assert app.key is None
        assert "Anneli" not in said(app)
        assert [one.message for one in app._notifications] == ["The key has locked itself."]


async def test_an_interview_locks_the_key(study: Path, tone: Path) -> None:
    put_cheap_key(study, ANNA)
    app = InterviewApp(Study(study), language="en", source=tone)
    async with app.run_test(size=(80, 24)) as pilot:
        await open_the_key(pilot)
        await pilot.press("escape")
        await until_screen(pilot, "StudyScreen")
        await pilot.press("r")
        await until_screen(pilot, "BeforeScreen")
        assert app.key is not None
        await pilot.press("enter")
        await until_screen(pilot, "InterviewScreen")
        assert app.key is None
        app.screen.sitting.end()  # type: ignore[attr-defined]


async def test_lines_are_added_and_taken_out_and_that_is_undone(
    study: Path,
) -> None:
    put_cheap_key(study, ANNA)
    app = InterviewApp(Study(study), language="en")
    async with app.run_test(size=(80, 24)) as pilot:
        await open_the_key(pilot)
        await pilot.press("a")
        await until_screen(pilot, "EntryDialog")
        await pilot.press("enter")
        assert "Whose line is this?" in said(app)
        await write(pilot, "pseudonym", "robin")
        await pilot.press("enter")
        assert "stands for somebody else" in said(app)
        await write(pilot, "pseudonym", "Love")
        await write(pilot, "name", LATER.name)
        await write(pilot, "also", "Robin,  Xylle ,")
        await pilot.press("enter")
        await until_screen(pilot, "KeyScreen")
        await until(pilot, lambda: "Also called Robin, Xylle" in said(app), "the line, marked")
        (warning,) = [one.message for one in app._notifications]
        assert "is a pseudonym of this study too" in warning
        assert "Robin" not in warning
        await pilot.press("d")
        assert "Bosse" not in said(app)
        await pilot.press("home", "d")
        assert "Anneli" not in said(app)
        await pilot.press("u", "u")
        assert "Anneli Qvarnström" in said(app)
        assert "Bosse Xylander" in said(app)
        await until(pilot, lambda: "unlocked · locks" in said(app), "the disk", SECONDS)
        assert app.key is not None
        assert {entry.pseudonym for entry in app.key._opened.key.entries} == {"Robin", "Love"}


async def test_a_key_that_cannot_be_written_is_told_and_shown_as_it_is(study: Path) -> None:
    put_cheap_key(study, ANNA)
    app = InterviewApp(Study(study), language="en")
    async with app.run_test(size=(80, 24)) as pilot:
        await open_the_key(pilot)
        key_path(study).unlink()
        await pilot.press("d")
        await until_screen(pilot, "ProblemDialog")
        await pilot.press("enter")
        await until(pilot, lambda: "Anneli Qvarnström" in said(app), "the line that was not taken out")


def test_a_change_is_written_though_the_program_is_closed_at_once(study: Path, require: Callable[[str], None]) -> None:
    require("tmux")
    put_cheap_key(study, ANNA)
    before = key_path(study).read_bytes()
    terminal = Terminal("--language", "en", study)
    try:
        terminal.wait_for("Robin")
        terminal.press("k")
        terminal.wait_for("The key is locked")
        terminal.press(*PASSPHRASE.replace(" ", " Space ").split(), "Enter")
        terminal.wait_for("Anneli")
        terminal.press("d")
        terminal.wait_for("saving")
        terminal.press("C-q")
        wait_until(lambda: not terminal.alive, SECONDS, "the program's end")
    finally:
        terminal.close()
    assert key_path(study).read_bytes() != before


async def test_closing_the_program_waits_for_the_key_and_tells_what_could_not_be_written(study: Path) -> None:
    put_cheap_key(study, ANNA)
    app = InterviewApp(Study(study), language="en")
    async with app.run_test(size=(80, 24)) as pilot:
        await open_the_key(pilot)
        key_path(study).unlink()
        await pilot.press("d")
        app.action_leave()
        await until_screen(pilot, "ProblemDialog")
        assert "This study has no key" in said(app)


async def test_a_pseudonym_that_is_a_real_name_is_noticed_before_an_interview(study: Path, tone: Path) -> None:
    put_cheap_key(study, ANNA)
    app = InterviewApp(Study(study), language="en", source=tone)
    async with app.run_test(size=(80, 24)) as pilot:
        await open_the_key(pilot)
        await pilot.press("escape")
        await until_screen(pilot, "StudyScreen")
        await pilot.press("w")
        await until_screen(pilot, "BeforeScreen")
        assert "real name in the key" not in said(app)
        await write(pilot, "who", "anneli")
        await until(pilot, lambda: "This is a real name in the key" in said(app), "the warning")


def test_a_study_in_a_folder_that_is_copied_elsewhere_is_told_by_the_doctor(study: Path, tmp_path: Path) -> None:
    assert not [check for check in checks(Study(study), listen=False) if check.name == "Copies"]
    (tmp_path / "OneDrive - University").mkdir()
    moved = study.rename(tmp_path / "OneDrive - University" / "trust")
    found = [check for check in checks(Study(moved), listen=False) if check.name == "Copies"]
    assert [(check.ok, "OneDrive" in check.what, bool(check.cure)) for check in found] == [(None, True, True)]
