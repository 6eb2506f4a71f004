"""A real terminal, real keys and a real (virtual) loudspeaker: she puts a transcript right; killed, it keeps all."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from interview_tui.interview.correction import AnyCorrection
from interview_tui.interview.corrections import Corrections
from interview_tui.study import Interview
from tests.audio.sounds import ramp, save
from tests.studies import finished_study
from tests.terminal import Terminal
from tests.virtual_audio import VirtualAudio


@pytest.fixture
def interview(tmp_path: Path, require: Callable[[str], None], monkeypatch: pytest.MonkeyPatch) -> Iterator[Interview]:
    """An interview with sound, in a machine with a loudspeaker that plays into nothing."""
    for program in ("tmux", "pulseaudio", "pactl", "setpriv"):
        require(program)
    audio = VirtualAudio().start()
    for name, value in audio.variables.items():
        monkeypatch.setenv(name, value)
    interview = finished_study(tmp_path / "done")[1]
    save(interview.audio / "000.wav", ramp(20))
    yield interview
    audio.stop()


def opened(interview: Interview) -> Terminal:
    """The transcript on the screen."""
    terminal = Terminal("--language", "en", interview.study.folder)
    terminal.wait_for("l listen")
    terminal.press("Enter")
    terminal.wait_for("Would you tell me")
    return terminal


def log(interview: Interview) -> list[AnyCorrection]:
    return Corrections(interview.folder / "corrections.jsonl").all()


def test_a_transcript_is_put_right_while_its_sound_goes_on(interview: Interview) -> None:
    terminal = opened(interview)
    try:
        terminal.press("-", "-", "-", "-", "-", ">", "F4")
        terminal.wait_for("▶ 0:06 / 0:20")
        terminal.press("/", "w", "r", "i", "t", "e", "Enter")
        terminal.wait_for("1 of 1 places with these words")
        terminal.press("Enter")
        terminal.press("End", "Space", "L", "a", "t", "e", "r", ".", "C-Space")  # the sound stops, nothing is typed
        assert "▶" not in terminal.wait_for("I read and then I write. Later.")
        terminal.wait_for("‖")
        terminal.press("C-b", "C-p")
        terminal.wait_for("▶")
        terminal.press("Tab", "Home", "S", "o", ",", "Space", "Enter")
        terminal.wait_for("“So, Who” · u takes it back")
        terminal.press("End", "r")
        terminal.wait_for("Read: 0:12")
        terminal.press("m", "h", "e", "r", "Enter")
        terminal.wait_for("❝ quote: her")
        assert [one.correction for one in log(interview)] == ["TextSet", "TextSet", "Read", "Marked"]
        terminal.press("u", "u", "u", "u")
        assert "I read and then I write. Later" not in terminal.wait_for("Taken back: 0:09: “write. Later.”")
    finally:
        terminal.close()


def test_a_kill_at_any_moment_loses_nothing_that_was_taken_over(interview: Interview) -> None:
    kept: list[str] = []
    for time in range(3):
        terminal = opened(interview)
        try:
            shown = terminal.shown()
            assert all(word in shown for word in kept), shown
            terminal.press(">")
            for word in [f"k{time}{letter}" for letter in "abc"[: time + 1]]:
                terminal.press("e", "End", "Space", *word, "Enter")
                terminal.wait_for(f"{word}” · u takes it back")
                kept.append(word)
            terminal.press("e", "End", "Space", "z", *["Enter"] * (time % 2))  # it dies over this one
            terminal.kill_program()
        finally:
            terminal.close()
    terminal = opened(interview)
    try:
        shown = terminal.shown()
        assert all(word in shown for word in kept), shown
        assert {one.correction for one in log(interview)} == {"TextSet"}
    finally:
        terminal.close()
