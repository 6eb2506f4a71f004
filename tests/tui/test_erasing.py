"""Erasing on the screen: shown, typed, done; and pictures of it, as somebody has approved them."""

import os
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import psutil
import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from interview_tui.erasing.journal import JOURNAL
from interview_tui.erasing.key_note import NOTE, note_down, notes_of
from interview_tui.erasing.withdrawal import withdrawal_plan
from interview_tui.export import write_exports
from interview_tui.interview.record import InterviewRecord, Participant, update_record
from interview_tui.privacy.key import Entry
from interview_tui.privacy.key_file import create_key
from interview_tui.speakers.found import Speakers, write_speakers
from interview_tui.speakers.wanted import wanted
from interview_tui.study import Study
from interview_tui.tui import memory
from interview_tui.tui.app import InterviewApp
from interview_tui.tui.key_session import KeySession
from tests.tui.conftest import LooksRight, said, shown, until, until_screen

DAY = datetime(2026, 3, 9, 10, tzinfo=UTC).timestamp()


@pytest.fixture(autouse=True)
def nobody_tells_of_the_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(psutil, "disk_partitions", lambda all=False: [])


def exported(folder: Path) -> Study:
    """With somebody else, and exports of both in one file. Nobody tells the voices apart meanwhile: it is done."""
    study = Study(folder)
    robin = study.interview("01")
    write_speakers(robin.folder, Speakers(made_from=wanted(robin), method="one_voice", voices=()))
    kim = study.new_interview(InterviewRecord(participants=(Participant(pseudonym="Kim", role="teacher"),)))
    update_record(kim.folder, created="2026-03-10T10:00:00+01:00")
    write_exports(study, study.interviews(), ["md", "matrix"])
    return study


async def ask(pilot: Pilot[None]) -> None:
    """From the study to the question what is to be erased."""
    app: Any = pilot.app
    await until(pilot, lambda: "Robin" in shown(app), "the study")
    # What was cut short is finished first: it writes into the interview's record.
    await until(pilot, lambda: app.screen._mended, "it is whole")
    index = app.screen.study.folder / ".index" / "interviews.sqlite"
    await until(pilot, lambda: index.exists() and index.stat().st_size > 60_000, "the index")
    # A journal of its own lies beside it while it is written: one file more to erase.
    await until(pilot, lambda: [path.name for path in index.parent.glob("*sqlite*")] == [index.name], "it is written")
    await pilot.press("home", "d")
    await until_screen(pilot, "Choice")


async def plan(pilot: Pilot[None], downs: int) -> None:
    """On to what goes."""
    await ask(pilot)
    for path in Path(pilot.app.screen_stack[2].study.folder).rglob("*"):  # type: ignore[attr-defined]
        os.utime(path, (DAY, DAY))
    await pilot.press(*["down"] * downs, "enter")
    await until_screen(pilot, "ErasingScreen")
    await until(pilot, lambda: pilot.app.screen._plan is not None, "the plan")  # type: ignore[attr-defined]


async def test_a_participant_goes_when_the_name_is_typed_and_not_before(study: Path) -> None:
    app = InterviewApp(exported(study), language="en")
    async with app.run_test(size=(120, 40)) as pilot:
        await plan(pilot, 1)
        await until(pilot, lambda: "These hold the words of others" in said(app), "the matrix")
        await pilot.press(*"Trusty", "enter")
        await until(pilot, lambda: "That is not the study's name" in said(app), "a word")
        assert (study / "interviews" / "01-robin").exists()
        app.screen.query_one(Input).value = ""
        await pilot.press(*"trust", "enter")
        await until(pilot, lambda: "nothing is left" in said(app), "the end")
        assert not (study / "interviews" / "01-robin").exists()
        assert {path.name for path in (study / "exports").glob("*.*")} >= {"02-kim.md"}
        assert not list((study / "exports").glob("*robin*"))
        await pilot.press("escape")
        await until_screen(pilot, "StudyScreen")
        await until(pilot, lambda: "Kim" in shown(app) and "Robin" not in shown(app), "the others")


async def test_what_is_too_long_for_its_line_goes_on_behind_its_mark(study: Path) -> None:
    app = InterviewApp(exported(study), language="en")
    async with app.run_test(size=(80, 40)) as pilot:
        await plan(pilot, 1)
        await until(pilot, lambda: "Copies that this program never saw" in said(app), "what cannot be promised")
        lines = shown(app).splitlines()
        first = next(number for number, line in enumerate(lines) if "Copies that this program never saw" in line)
        assert lines[first].index("Copies") == lines[first].index("–") + 2
        after = lines[first + 1]
        assert len(after) - len(after.lstrip()) == lines[first].index("Copies")


async def test_escape_erases_nothing(study: Path) -> None:
    app = InterviewApp(exported(study), language="en")
    async with app.run_test(size=(80, 24)) as pilot:
        await plan(pilot, 1)
        await pilot.press("escape")
        await until_screen(pilot, "StudyScreen")
        assert (study / "interviews" / "01-robin" / "transcript.jsonl").exists()


async def test_after_a_purge_the_start_screen_has_forgotten_the_study(study: Path) -> None:
    app = InterviewApp(exported(study), language="en")
    async with app.run_test(size=(80, 24)) as pilot:
        await plan(pilot, 2)
        await pilot.press(*"Trust", "enter")
        await until(pilot, lambda: "nothing is left" in said(app), "the end")
        await pilot.press("escape")
        await until_screen(pilot, "StartScreen")
    assert {path.name for path in study.iterdir()} == {"erased.json"}
    assert memory.recent_studies() == ([], [])


async def test_the_start_screen_finishes_what_was_cut_short(study: Path) -> None:
    here = exported(study)
    memory.remember_study(study, "Trust")
    journal = withdrawal_plan(here, [here.interview("01")]).journal
    (study / JOURNAL).write_text(journal.model_dump_json())
    app = InterviewApp(language="en")
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: "Trust" in shown(app), "the recent study")
        await pilot.press("enter")
        await until_screen(pilot, "StudyScreen")
        await until(pilot, lambda: "Kim" in shown(app), "the study")
        assert not (study / "interviews" / "01-robin").exists()
        assert not (study / JOURNAL).exists()


async def test_the_key_asks_about_who_has_withdrawn_when_it_is_opened(study: Path) -> None:
    opened = create_key(study, "en lång fras för provet")
    opened.change(lambda key: key.with_entry(Entry(pseudonym="Nova", name="Anneli Qvarn")))
    note_down(study, notes_of(study, ["Nova"]))
    app = InterviewApp(Study(study), language="en")
    async with app.run_test(size=(120, 40)) as pilot:
        await until(pilot, lambda: "Robin" in shown(app), "the study")
        app.key = KeySession(opened)
        await pilot.press("k")
        await until_screen(pilot, "Choice")
        assert "Take Nova out of the key?" in said(app)
        await pilot.press("down", "enter")
        await until(pilot, lambda: not (study / "private" / NOTE).exists(), "it is out")
        await until(pilot, lambda: "Nova" not in shown(app), "the list without her")
    assert opened.key.entries == ()


def test_what_is_to_be_erased(looks_right: LooksRight, language: str, study: Path) -> None:
    looks_right(InterviewApp(exported(study), language=language), ask)


def test_what_goes(looks_right: LooksRight, language: str, study: Path) -> None:
    async def steps(pilot: Pilot[None]) -> None:
        await plan(pilot, 1)
        await pilot.press(*"Tru")

    looks_right(InterviewApp(exported(study), language=language), steps)


def test_what_came_of_it(looks_right: LooksRight, language: str, study: Path) -> None:
    async def steps(pilot: Pilot[None]) -> None:
        await plan(pilot, 1)
        await pilot.press(*"Trust", "enter")
        await until(pilot, lambda: pilot.app.screen._over, "the end")  # type: ignore[attr-defined]

    looks_right(InterviewApp(exported(study), language=language), steps)
