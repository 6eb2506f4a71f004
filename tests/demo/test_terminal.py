"""The demo in a real terminal, and a program that is killed in the middle of an interview."""

import os
import signal
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import psutil
import pytest

from interview_tui.study import Study
from interview_tui.transcription.progress import progress
from tests.demo.excerpt import excerpt
from tests.running import interview_tui
from tests.terminal import Terminal
from tests.truth import compare, read
from tests.waiting import wait_until


@pytest.fixture
def open_terminal(require: Callable[[str], None]) -> Iterator[Callable[..., Terminal]]:
    require("tmux")
    opened: list[Terminal] = []

    def start(*arguments: str | Path, **settings: tuple[int, int]) -> Terminal:
        opened.append(Terminal(*arguments, **settings))
        return opened[-1]

    yield start
    for terminal in opened:
        terminal.close()


def test_she_watches_the_demo_speeds_it_up_and_reads_the_transcript(
    open_terminal: Callable[..., Terminal], tmp_path: Path
) -> None:
    material = excerpt("en", 40, tmp_path / "material")
    terminal = open_terminal("--language", "en", "demo", "--with", material, "--into", tmp_path / "study")
    terminal.wait_for("Before the interview")
    terminal.press("Enter")
    terminal.wait_for("REC")
    terminal.press("+", "+", "+", "+", "+")
    shown = terminal.wait_for("Would you tell me about a normal day?", seconds=60)
    assert "Demo" in shown or "Robin" in shown
    terminal.wait_for("% read", seconds=120)  # the transcript is open
    terminal.press("Escape")
    terminal.wait_for("new interview")  # the study is hers to look around in
    terminal.press("C-q")
    wait_until(lambda: not terminal.alive, what="the program's end")

    done = interview_tui("--study", tmp_path / "study", "export", "--format", "json")
    assert done.returncode == 0, done.stderr
    result = compare(read(material / "script.json"), read(tmp_path / "study" / "exports" / "01-robin.json"))
    assert result.recognised >= 0.9, result
    assert result.in_place >= 0.95, result


def test_a_killed_program_takes_the_interview_up_again(open_terminal: Callable[..., Terminal], tmp_path: Path) -> None:
    material = excerpt("en", 60, tmp_path / "material")
    study = tmp_path / "study"
    first = open_terminal("--language", "en", "demo", "--with", material, "--into", study)
    first.wait_for("Before the interview")
    first.press("Enter")
    first.wait_for("REC 0:0", seconds=60)
    first.kill_program()

    again = open_terminal("--language", "en", study)
    again.wait_for("still being recorded", seconds=30)
    again.press("Enter")
    again.wait_for("REC", seconds=30)
    again.press("n")
    again.press(*"later", "Enter")
    interview = Study(study).interviews()[0]
    wait_until(lambda: interview.state().notes, what="the note")
    again.press("e")
    again.wait_for("End the interview?")
    again.press("Down", "Enter")
    again.wait_for("% read", seconds=120)  # the transcript is open
    wait_until(lambda: progress(interview.folder).complete, seconds=60, what="the transcript")
    names = [event.event for event in interview.timeline.events()]
    assert names.count("RecordingStarted") == 1, "the same recorder went on"
    assert names[-1] == "Ended"


def test_no_program_outlives_its_terminal_and_keeps_the_recorder_from_the_next_one(
    open_terminal: Callable[..., Terminal], tmp_path: Path
) -> None:
    material = excerpt("en", 40, tmp_path / "material")
    terminals = [
        open_terminal("--language", "en", "demo", "--with", material, "--into", tmp_path / f"study{n}")
        for n in range(4)
    ]
    for terminal in terminals:  # those after the first may have gone on by themselves meanwhile
        wait_until(partial(_stands_on, terminal, "Before the interview", "REC"), 60, "the interview or what is before")
        if "REC" not in terminal.shown():
            terminal.press("Enter")
            terminal.wait_for("REC")
    pids = [terminal.pid for terminal in terminals]
    for terminal, pid in zip(terminals, pids, strict=True):
        os.kill(pid, signal.SIGSTOP)  # it finds both signals of a closed terminal at once, and in any order
        terminal.close()
        os.kill(pid, signal.SIGCONT)
    wait_until(lambda: not any(map(psutil.pid_exists, pids)), 20, "the end of every program")


def _stands_on(terminal: Terminal, *texts: str) -> bool:
    screen = terminal.shown()
    return any(text in screen for text in texts)
