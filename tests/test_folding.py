"""Sentences on the command line: their lines end between words, whatever command says them."""

import io
import re
from pathlib import Path

import click
import pytest

from interview_tui.cli import commands
from interview_tui.commands.capitals import KNOWN
from interview_tui.commands.terminal import folded, say, tell
from tests.studies import finished_study
from tests.terminal import Terminal

_COLUMNS = 60


@pytest.mark.parametrize(
    ("command", "until"),
    [
        pytest.param(["withdraw", "01"], "to erase this", id="withdraw"),
        pytest.param(["purge"], "to erase this", id="purge"),
        pytest.param(["lock"], "New passphrase", id="lock"),
    ],
)
def test_no_sentence_is_broken_by_the_edge_of_the_terminal(tmp_path: Path, command: list[str], until: str) -> None:
    study, _interview = finished_study(tmp_path / "study")
    terminal = Terminal(*command, "--study", study.folder, size=(_COLUMNS, 60))
    try:
        shown = terminal.wait_for(until)
    finally:
        terminal.close()
    lines = [line for line in shown.splitlines() if line.strip() and str(study.folder) not in line]
    assert len(lines) > 1
    full = [line for line in lines if len(line) >= _COLUMNS]
    assert not full, full


@pytest.mark.parametrize(
    ("line", "goes_on"),
    [
        pytest.param("  – copies that this program never saw, on a telephone", 4, id="a sign"),
        pytest.param("2  2026-11-22  01-robin  it did not say what is talked about", 25, id="a table"),
        pytest.param("    a sentence that is indented and goes on and on and on", 4, id="an indent"),
    ],
)
def test_a_line_goes_on_under_what_it_says(monkeypatch: pytest.MonkeyPatch, line: str, goes_on: int) -> None:
    monkeypatch.setenv("COLUMNS", "51")
    first, *rest = folded(line, _Terminal()).split("\n")
    assert line.startswith(first)
    assert [len(one) - len(one.lstrip()) for one in rest] == [goes_on] * len(rest)
    assert rest


def test_an_empty_line_stays_between_paragraphs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    assert folded("One.\n\nTwo.", _Terminal(), "  ") == "  One.\n\n  Two."


def test_a_question_leaves_room_for_what_is_put_after_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    question = "Take this line out of the key for good and all? Yes or no?"
    assert len(question) < 59
    assert "\n" not in folded(question, _Terminal())
    assert all(len(line) < 52 for line in folded(question, _Terminal(), room=8).split("\n"))


def test_every_word_in_capitals_in_the_help_can_be_said_in_swedish() -> None:
    left = {word for piece in _metavars(commands) for word in re.findall(r"[A-Z]{2,}", piece)}
    assert left >= {"OPTIONS", "COMMAND", "INTERVIEW", "PATH"}
    assert left - KNOWN == set()


def _metavars(command: click.Command) -> list[str]:
    """What stands in the usage of a command and of those below it, and beside their options."""
    context = click.Context(command)
    found = list(command.collect_usage_pieces(context))
    for parameter in command.params:
        record = parameter.get_help_record(context)
        found += [record[0]] if record is not None else []
    for one in command.commands.values() if isinstance(command, click.Group) else ():
        found += _metavars(one)
    return found


def test_a_sentence_does_not_stand_behind_a_bar_that_is_not_full(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = _Terminal()
    monkeypatch.setattr("sys.stderr", terminal)
    tell("01-robin", 0.84, 3.0)
    say("01-robin: transcribed in 8 s", err=True)
    tell("01-robin", 1.0)
    say("01-robin: I 0:44, Robin 1:17", err=True)
    sentence, bar, last, end = map(_seen, terminal.getvalue().split("\n"))
    assert (sentence, last, end) == ("01-robin: transcribed in 8 s", "01-robin: I 0:44, Robin 1:17", "")
    assert bar.endswith("100%")


def _seen(line: str) -> str:
    """What stands on a line of a terminal when each part of it has been written over the one before."""
    seen = ""
    for part in line.split("\r"):
        seen = part + seen[len(part) :]
    return seen.rstrip()


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True
