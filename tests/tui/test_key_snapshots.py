"""Pictures of the key's screens, in both languages and both sizes, as somebody has approved them."""

from pathlib import Path
from typing import Any

from textual.pilot import Pilot

from interview_tui.interview.record import InterviewRecord, Participant
from interview_tui.privacy.key import Entry, Key
from interview_tui.privacy.key_file import OpenedKey, key_path
from interview_tui.study import Study
from interview_tui.tui.app import InterviewApp
from interview_tui.tui.key_session import KeySession
from tests.tui.conftest import LooksRight, shown, until, until_screen

KEY = Key(
    entries=(
        Entry(
            pseudonym="Robin", name="Anneli Qvarnström", other_names=("Nelle",), contact="070-174 06 58",
            note="ring efter 17",
        ),
        Entry(pseudonym="Love", name="Bosse Xylander", contact="bosse@exempel.se"),
    )
)  # fmt: skip


def opened(study: Path, language: str) -> InterviewApp:
    """The study with two interviews, its key open."""
    here = Study(study)
    here.new_interview(InterviewRecord(participants=(Participant(pseudonym="Kim", role="teacher"),)))
    return InterviewApp(here, language=language)


async def show_key(pilot: Pilot[None], study: Path) -> None:
    app: Any = pilot.app
    await until(pilot, lambda: "Robin" in shown(app), "the study")
    app.key = KeySession(OpenedKey(key_path(study), KEY, "", ""))
    await pilot.press("k")
    await until_screen(pilot, "KeyScreen")


def test_a_first_passphrase(looks_right: LooksRight, language: str, study: Path) -> None:
    async def steps(pilot: Pilot[None]) -> None:
        await until(pilot, lambda: "Robin" in shown(pilot.app), "the study")  # type: ignore[arg-type]
        await pilot.press("k")
        await until_screen(pilot, "NewPassphraseDialog")
        await pilot.press(*"tillit")

    looks_right(InterviewApp(Study(study), language=language), steps)


def test_the_passphrase_is_asked_for(looks_right: LooksRight, language: str, study: Path) -> None:
    key_path(study).write_bytes(b"")

    async def steps(pilot: Pilot[None]) -> None:
        await until(pilot, lambda: "Robin" in shown(pilot.app), "the study")  # type: ignore[arg-type]
        await pilot.press("k")
        await until_screen(pilot, "OpenKeyDialog")
        await pilot.press(*"tillit")

    looks_right(InterviewApp(Study(study), language=language), steps)


def test_the_key(looks_right: LooksRight, language: str, study: Path) -> None:
    async def steps(pilot: Pilot[None]) -> None:
        await show_key(pilot, study)

    looks_right(opened(study, language), steps)


def test_a_line_of_the_key(looks_right: LooksRight, language: str, study: Path) -> None:
    async def steps(pilot: Pilot[None]) -> None:
        await show_key(pilot, study)
        await pilot.press("enter")
        await until_screen(pilot, "EntryDialog")

    looks_right(opened(study, language), steps)


def test_the_help_of_the_key(looks_right: LooksRight, language: str, study: Path) -> None:
    async def steps(pilot: Pilot[None]) -> None:
        await show_key(pilot, study)
        await pilot.press("question_mark")
        await until_screen(pilot, "HelpDialog")

    looks_right(opened(study, language), steps)
