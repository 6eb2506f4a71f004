"""The microphone is unplugged in the middle of an interview, and she sees what happened and what to do. Real sound."""

import asyncio
import time
from collections.abc import Callable
from pathlib import Path

from interview_tui.interview.record import InterviewRecord, Participant
from interview_tui.sitting import Sitting
from interview_tui.study import Settings, Study
from interview_tui.tui.app import InterviewApp
from interview_tui.tui.opening import open_sitting
from interview_tui.tui.screens.interview import InterviewScreen
from tests.terminal import Terminal
from tests.tui.conftest import said, shown, until
from tests.tui.interviews import GUIDE, TEXT, kinds
from tests.virtual_audio import VirtualAudio
from tests.waiting import wait_until

TOLD_SECONDS = 2.0
"""The promise: so long after the plug is out, the screen says so."""


def held(folder: Path, device: str | None = None) -> Sitting:
    study = Study.create(folder, TEXT, Settings(title=GUIDE.title, language="en", live=False))
    record = InterviewRecord(participants=(Participant(pseudonym="Robin"),), device=device)
    return open_sitting(study, record, source=None, sound=True)


async def test_who_unplugs_the_microphone_sees_within_two_seconds_what_happened_and_what_to_do(
    sound_system: VirtualAudio, tmp_path: Path, tone: Path
) -> None:
    talking = [sound_system.begin_to_say(tone)]
    sitting = held(tmp_path / "trust")
    app = InterviewApp(language="en")
    async with app.run_test(size=(80, 24)) as pilot:
        await app.push_screen(InterviewScreen(sitting))
        await pilot.press("a")
        await until(pilot, lambda: "REC" in said(app) and sitting.clock() > 1.0, "the recording")
        pulled = time.monotonic()
        await asyncio.to_thread(sound_system.unplug)
        await until(pilot, lambda: "The microphone is unplugged." in said(app), "the sentence")
        told = time.monotonic() - pulled
        assert told <= TOLD_SECONDS
        assert "is saved. Plug it in again; the recording goes on by itself." in said(app)
        assert "✕ NO SOUND" in said(app)
        still = sitting.clock()
        await pilot.press("space")  # the talk goes on, and so do her keys
        assert kinds(sitting)[-1] in ("ScriptRead", "QuestionAsked")
        assert sitting.clock() == still, "the time stands still while nothing is heard"
        await asyncio.to_thread(sound_system.plug_in)
        talking.append(sound_system.begin_to_say(tone))
        await until(pilot, lambda: "without sound: silence stands there" in said(app), "the sound, by itself")
        assert "NO SOUND" not in shown(app)
        assert "unplugged" not in said(app)
        (gap,) = sitting.state.gaps
        assert gap.seconds(0.0) > 0.5
        sitting.end()
    for player in talking:
        player.kill()
        player.wait()


async def test_in_the_place_of_a_chosen_microphone_that_is_away_a_key_takes_the_default_one(
    sound_system: VirtualAudio, tmp_path: Path
) -> None:
    sitting = held(tmp_path / "trust", device="vmic, ALSA")
    app = InterviewApp(language="en")
    async with app.run_test(size=(80, 24)) as pilot:
        await app.push_screen(InterviewScreen(sitting))
        await pilot.press("a")
        await until(pilot, lambda: "REC" in said(app), "the recording")
        assert "default microphone" not in said(app), "no key that makes no sense"
        await asyncio.to_thread(sound_system.unplug)
        await until(pilot, lambda: "d takes the computer's default microphone instead." in said(app), "the offer")
        await asyncio.to_thread(sound_system.plug_in, name="table")
        await pilot.press("d")
        await until(pilot, lambda: "✕" not in shown(app) and sitting.state.gaps, "the other microphone")
        assert "d takes" not in said(app)
        assert sitting.status is not None
        assert sitting.status.faults == ()
        sitting.end()


async def test_a_microphone_that_the_sound_system_changed_by_itself_is_named(
    sound_system: VirtualAudio, tmp_path: Path
) -> None:
    sitting = held(tmp_path / "trust")
    app = InterviewApp(language="en")
    async with app.run_test(size=(80, 24)) as pilot:
        await app.push_screen(InterviewScreen(sitting))
        await pilot.press("a")
        await until(pilot, lambda: "REC" in said(app) and sitting.clock() > 0.5, "the recording")
        await asyncio.to_thread(sound_system.unplug_one)
        await until(pilot, lambda: "Another microphone is heard now:" in said(app), "its name")
        assert "REC" in said(app), "sound is kept"
        await pilot.press("d")
        await until(pilot, lambda: "Another microphone" not in said(app), "the new one being the right one")
        sitting.end()


def test_the_same_at_a_real_terminal(
    sound_system: VirtualAudio, tmp_path: Path, require: Callable[[str], None]
) -> None:
    require("tmux")
    folder = tmp_path / "trust"
    Study.create(folder, TEXT, Settings(title=GUIDE.title, language="en", live=False))
    terminal = Terminal(folder)
    try:
        terminal.wait_for("new interview")
        terminal.press("i")
        terminal.wait_for("Ready.")
        terminal.press("Enter")
        terminal.wait_for("agrees to be recorded")
        terminal.press("a")
        terminal.wait_for("REC 0:01")
        pulled = time.monotonic()
        sound_system.unplug()
        terminal.wait_for("The microphone is unplugged.")
        assert time.monotonic() - pulled <= TOLD_SECONDS
        wait_until(lambda: "Plug it in again" in " ".join(terminal.shown().split()), what="what to do, line by line")
        terminal.press("e")
        terminal.wait_for("End the interview?")
        terminal.press("Down", "Enter")
        terminal.wait_for("The interview is saved.")
    finally:
        terminal.close()
