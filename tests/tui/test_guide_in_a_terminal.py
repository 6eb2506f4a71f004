"""The guide editor in a real terminal: its keys arrive, and what was typed outlives a kill."""

from collections.abc import Callable
from pathlib import Path

from interview_tui.guide_drafts import draft_path
from tests.terminal import Terminal
from tests.waiting import wait_until

GUIDE = """---
language: en
---
# Trust

## Welcome
Thank you for coming.

## Everyday life
1. An ordinary day?
   - In the morning?
     - Before breakfast?
2. A weekend?
"""


def test_what_was_typed_when_the_program_was_killed_is_there_again(
    require: Callable[[str], None], tmp_path: Path
) -> None:
    require("tmux")
    guide = tmp_path / "guide.md"
    guide.write_text(GUIDE, encoding="utf-8")
    terminal = Terminal("--language", "en", "guide", "edit", guide)
    terminal.wait_for("A weekend?")
    terminal.press("End")
    terminal.press("Tab")  # the last question is a follow-up
    terminal.wait_for("– A weekend?")
    terminal.press("BTab")  # and a question again
    terminal.wait_for("2. A weekend?")
    terminal.press("k")
    terminal.wait_for("1. A weekend?")
    terminal.press("Home", "Down", "Down", "Enter", "C-j", "G", "o", "o", "d", "Enter")
    terminal.wait_for("Good")
    terminal.press("n", "H", "a", "l", "f")
    wait_until(lambda: "Half" in draft_path(guide).read_text(encoding="utf-8"), what="what is typed, on the disk")
    terminal.kill_program()
    assert guide.read_text(encoding="utf-8") == GUIDE

    terminal = Terminal("--language", "en", "guide", "edit", guide)
    terminal.wait_for("changes that were not saved")
    terminal.press("Enter")
    terminal.wait_for("not saved yet")
    terminal.press("s")
    terminal.wait_for("✓ saved")
    terminal.press("q")
    wait_until(lambda: not terminal.alive, what="the program's end")
    assert (
        guide.read_text(encoding="utf-8")
        == """---
language: en
---
# Trust

## Welcome
Thank you for coming. \\
Good

Half

## Everyday life
1. A weekend?
2. An ordinary day?
   - In the morning?
     - Before breakfast?
"""
    )
