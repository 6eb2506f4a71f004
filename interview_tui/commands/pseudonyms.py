"""`interview-tui pseudonyms …`: who can be known from a text, and who the pseudonyms are."""

from dataclasses import asdict
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

import click

from interview_tui.commands.key import KEY_COMMANDS
from interview_tui.commands.proposals import PROPOSAL_COMMANDS
from interview_tui.commands.terminal import PATH, Commands, json_option, json_text, say
from interview_tui.commands.terminal import translated_argument as argument
from interview_tui.commands.terminal import translated_option as option
from interview_tui.language import LANGUAGES, ngettext
from interview_tui.privacy.kind_words import kind_word

if TYPE_CHECKING:
    from interview_tui.privacy.finding.proposal import Proposal

_CONTEXT = 32
"""Letters that are shown on each side of a proposal."""


@click.group(cls=Commands)
def pseudonyms() -> None:
    """Find what tells who somebody is, and keep the key to the real names."""


for _command in (*KEY_COMMANDS, *PROPOSAL_COMMANDS):
    pseudonyms.add_command(_command)


@pseudonyms.command()
@argument("file", type=PATH)
@option("--language", type=click.Choice(LANGUAGES), help="Language of the text; else it is seen from its words.")
@json_option
def scan(file: Path, language: str | None, as_json: bool) -> None:
    """List what in a text FILE may tell who somebody is. Nothing is changed, and nothing leaves this computer."""
    from interview_tui.privacy.finding.finder import language_of, proposals

    lines = text_lines(file)
    found = proposals(lines, language or language_of(lines))
    if as_json:
        click.echo(json_text([asdict(proposal) for proposal in found]))
        return
    for number, group in groupby(found, key=lambda proposal: proposal.line):
        for proposal in group:
            say(_shown(lines[number - 1], proposal))
    count = len(found)
    say(
        ngettext("{count} proposal. It may miss some: read the text too.",
                 "{count} proposals. It may miss some: read the text too.", count).format(count=count),
        err=True,
    )  # fmt: skip


def text_lines(file: Path) -> list[str]:
    """The lines of a text file, in whatever letters it is written. Raises `Problem`.

    Positions count the letters that stand in the file: nothing is put right in it.
    """
    from interview_tui.importing.readers.any_kind import file_bytes
    from interview_tui.privacy.finding.source import lines_in

    return lines_in(file_bytes(file), file)


def _shown(line: str, proposal: "Proposal") -> str:
    before = line[max(0, proposal.start - _CONTEXT) : proposal.start].lstrip()
    after = line[proposal.end : proposal.end + _CONTEXT].rstrip()
    head = f"{proposal.line}:{proposal.start + 1}"
    return f"{head:<8} {kind_word(proposal.kind):<16} {before}[{proposal.text}]{after}\n{'':<25} {proposal.reason}"
