"""The recording of an interview looked at, listened to and verified; and the pictures of both places one listens in."""

import json
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import OptionList

from interview_tui.audio.playback.client import Playback
from interview_tui.audio.storage.recording import Recording
from interview_tui.audio.storage.sealing import seal
from interview_tui.interview.events import GapDetected
from interview_tui.interview.record import update_record
from interview_tui.study import Interview
from interview_tui.tui.app import InterviewApp
from interview_tui.tui.playing import PlayingPlace
from interview_tui.tui.screens.recording_check import RecordingScreen
from interview_tui.tui.screens.study import StudyScreen
from interview_tui.tui.screens.transcript import TranscriptScreen
from interview_tui.tui.widgets.player_line import PlayerLine
from interview_tui.tui.widgets.transcript_text import TranscriptText
from tests.audio.sounds import ramp, save
from tests.studies import finished_study
from tests.tui.conftest import DAY, LooksRight, said, until, until_screen
from tests.tui.test_interview import on


@pytest.fixture
def interview(tmp_path: Path) -> Interview:
    """Twenty seconds from two microphones, with a gap and a stretch off the record."""
    interview = finished_study(tmp_path / "done")[1]
    interview.timeline.append(GapDetected(at=16.5, start=15.5, seconds=1.0, cause="device"))
    save(interview.audio / "000.wav", ramp(20))
    (interview.audio / "backup").mkdir()
    save(interview.audio / "backup" / "000.wav", ramp(20))
    for folder, ppm in ((interview.audio, 20.0), (interview.audio / "backup", -30.0)):
        write_diary(folder / "clock.jsonl", ppm)
    update_record(interview.folder, created=DAY, device="Jabra Speak", second_device="Built-in microphone")
    return interview


def write_diary(path: Path, ppm: float) -> None:
    """Five minutes of a clock that is so many millionths fast."""
    lines: list[dict[str, object]] = [{"schema": 1, "rate": 16_000}]
    for second in range(0, 300, 10):
        frames = round(second * 16_000 * (1 + ppm / 1e6))
        lines.append({"frames": frames, "monotonic": 100.0 + second, "wall": 1.8e9 + second, "stretch": 0})
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")


def place(pilot: Pilot[None]) -> float:
    screen = pilot.app.screen
    assert isinstance(screen, PlayingPlace)
    return screen.player.position


async def test_she_sees_how_it_was_recorded(interview: Interview) -> None:
    async with on(RecordingScreen(interview)) as pilot:
        told = said(pilot.app)
        assert "0:20 · 2026-03-09 10:00" in told
        assert "16 kHz, one channel" in told
        assert "Jabra Speak · its clock is 0.07 s an hour fast" in told
        assert "Built-in microphone · 0:20 · 0.18 s an hour slower than the first" in told
        assert "000.wav 640 kB · backup/000.wav 640 kB · not sealed yet" in told
        assert "▒ here 1 s of sound are missing" in told
        assert "‖ [off the record 2 min]" in told


async def test_she_goes_from_gap_to_gap_and_from_question_to_question(interview: Interview) -> None:
    async with on(RecordingScreen(interview)) as pilot:
        await pilot.press("n")
        assert place(pilot) == pytest.approx(10.4)
        await pilot.press("n")
        assert place(pilot) == 15.5
        await pilot.press("less_than_sign")
        assert place(pilot) == 12.4
        await pilot.press("p")
        assert place(pilot) == pytest.approx(10.4)
        await pilot.press("up")
        assert place(pilot) == 5.4
        await pilot.press("f4", "f3")
        assert place(pilot) == pytest.approx(3.4)


async def test_she_hears_the_backup_where_she_was(interview: Interview) -> None:
    screen = RecordingScreen(interview)
    async with on(screen) as pilot:
        await pilot.press("f5", "m")
        assert "You hear the backup microphone." in said(pilot.app)
        assert (place(pilot), screen.player.now.length) == (5.0, 20.0)
        await pilot.press("m")
        assert "You hear the first microphone." in said(pilot.app)


async def test_a_sealed_recording_is_verified_and_a_changed_one_is_found(interview: Interview) -> None:
    recording = Recording(interview.audio)
    recording.archive()
    recording.backup.archive()
    seal(interview.folder)
    async with on(RecordingScreen(interview)) as pilot:
        assert "recording.flac" in said(pilot.app)
        assert "not sealed" not in said(pilot.app)
        await pilot.press("v")
        await until(pilot, lambda: "✓ All 0:20 are there" in said(pilot.app), "the verdict")
        with recording.flac.open("r+b") as file:
            file.seek(-100, 2)
            file.write(bytes(20))
        await pilot.press("v")
        await until(pilot, lambda: "is not the file that was sealed" in said(pilot.app), "the verdict")
        assert "Put back its copy from a backup" in said(pilot.app)


async def test_an_erased_recording_says_so(interview: Interview) -> None:
    Recording(interview.audio).erase()
    async with on(RecordingScreen(interview)) as pilot:
        assert "There is none." in said(pilot.app)
        await pilot.press("f4")
        assert "there is nothing to play" in said(pilot.app)
        assert not pilot.app.screen.query_one(OptionList).display


async def test_from_the_study_to_the_recording_and_back(interview: Interview) -> None:
    async with on(StudyScreen(interview.study)) as pilot:
        await until(pilot, lambda: "l listen" in said(pilot.app), "the list")
        await pilot.press("l")
        await until_screen(pilot, "RecordingScreen")
        await pilot.press("escape")
        await until_screen(pilot, "StudyScreen")
        await pilot.press("enter")
        await until_screen(pilot, "TranscriptScreen")
        await pilot.press("l")
        await until_screen(pilot, "RecordingScreen")


@pytest.mark.parametrize("where", ["recording", "transcript", "no loudspeaker"])
def test_picture(looks_right: LooksRight, interview: Interview, where: str, language: str) -> None:
    app = InterviewApp(language=language)

    async def steps(pilot: Pilot[None]) -> None:
        screen = RecordingScreen(interview) if where == "recording" else TranscriptScreen(interview)
        await app.push_screen(screen)
        await pilot.pause()
        line = screen.query_one(PlayerLine)
        if where == "no loudspeaker":
            line.playback, line.position = Playback("paused", 5.4, length=20.0, trouble="no_loudspeaker"), 5.4
            return
        line.playback = Playback("playing", 9.1, length=20.0, channels=2, speed=0.8, side="left")
        line.position = 9.1
        screen.heard(9.1, True)
        if isinstance(screen, TranscriptScreen):
            screen.query_one(TranscriptText).cursor = 10
        await pilot.pause()

    looks_right(app, steps)
