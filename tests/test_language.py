"""Every text exists in Swedish, with the same placeholders, and the compiled catalogue is current."""

import re
import string
import subprocess
import sys
import threading

import click
from babel.messages import Message

from interview_tui.cli import commands
from interview_tui.commands.terminal import TranslatedCommand
from interview_tui.language import _, current_language, in_language, ngettext, set_language
from tests.running import ROOT, interview_tui
from tools.texts import swedish

MESSAGES = [message for message in swedish() if message.id]


def placeholders(text: str) -> set[str]:
    try:
        return {name for _text, name, _spec, _conversion in string.Formatter().parse(text) if name}
    except ValueError:  # a text with a brace of its own
        return set(re.findall(r"\{(\w+)\}", text))


def test_every_text_of_the_code_is_in_the_catalogue() -> None:
    done = subprocess.run(
        [sys.executable, ROOT / "tools" / "texts.py", "--check"], cwd=ROOT, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout


def test_swedish_says_everything_with_the_same_placeholders() -> None:
    assert len(MESSAGES) > 3000
    assert [message.id for message in MESSAGES if not _same_placeholders(message)] == []


def _same_placeholders(message: Message) -> bool:
    ids = message.id if isinstance(message.id, tuple) else (message.id,)
    texts = message.string if isinstance(message.string, tuple) else (message.string,)
    there = {name for id in ids for name in placeholders(id)}
    # The form for one may leave the number out.
    return placeholders(texts[-1]) == placeholders(ids[-1]) and all(placeholders(text) <= there for text in texts)


def test_texts_change_with_the_language() -> None:
    set_language("sv")
    assert _("Not transcribed yet.") != "Not transcribed yet."
    assert ngettext("{count} question", "{count} questions", 2) != ""
    set_language("en")
    assert _("Not transcribed yet.") == "Not transcribed yet."
    assert _("") == ""


def test_a_document_has_a_language_of_its_own_and_the_screen_keeps_its_own() -> None:
    set_language("en")
    seen: list[str] = []
    with in_language("sv"):
        assert current_language() == "sv"
        assert _("Not transcribed yet.") != "Not transcribed yet."
        screen = threading.Thread(target=lambda: seen.append(_("Not transcribed yet.")))
        screen.start()
        screen.join()
        with in_language("en"):
            assert _("Not transcribed yet.") == "Not transcribed yet."
        assert current_language() == "sv"
    assert (current_language(), _("Not transcribed yet.")) == ("en", "Not transcribed yet.")
    assert seen == ["Not transcribed yet."]


def test_help_speaks_swedish() -> None:
    done = interview_tui("--language", "sv", "--help")
    assert done.returncode == 0
    for english in ("Usage", "Options", "From interview guide", "Show the version"):
        assert english not in done.stdout


def test_every_command_speaks_the_users_language() -> None:
    left = [("", commands)]
    while left:
        name, command = left.pop()
        assert isinstance(command, TranslatedCommand), name
        if isinstance(command, click.Group):
            left += command.commands.items()
