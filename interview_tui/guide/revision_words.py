"""What was changed in a guide, in words: rows of a table, lines of a terminal, one line in all. Pure.

In the language of the moment: a table for the thesis is made in the guide's (`language.in_language`).
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from interview_tui.guide.revision import Change, ChangeKind, What, Where
from interview_tui.language import N_, _

KINDS: dict[ChangeKind, str] = {
    "added": N_("Addition"),
    "removed": N_("Removal"),
    "reworded": N_("Rewording"),
    "moved": N_("Move"),
    "changed": N_("Change"),
}
WHATS: dict[What, str] = {
    "title": N_("Title"),
    "introduction": N_("Text before the first section"),
    "language": N_("Language"),
    "minutes": N_("Planned time"),
    "research_question": N_("Research question"),
    "section": N_("Section"),
    "script": N_("Text read aloud"),
    "question": N_("Question"),
    "probe": N_("Follow-up"),
    "condition": N_("Condition"),
    "clarification": N_("Clarification"),
    "optional": N_("May be left out"),
    "serves": N_("Serves research question"),
    "kind": N_("Kind of section"),
}
_VALUES = {
    "sv": N_("Swedish"),
    "en": N_("English"),
    "theme": N_("theme"),
    "script": N_("text read aloud"),
    "consent": N_("consent"),
    "optional": N_("yes"),
}
_SIGNS: dict[ChangeKind, str] = {"added": "+", "removed": "-", "reworded": "~", "moved": ">", "changed": "~"}
_NOTHING = "–"


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """A row of the table."""

    kind: str
    """`Rewording`."""
    what: str
    """`Follow-up`."""
    where: str
    """`Everyday, question 2`; empty where it is about the guide as a whole."""
    before: str
    after: str


def headings() -> tuple[str, str, str, str, str]:
    """Of the table's columns, in the order of `ChangeRow`."""
    return _("Kind of change"), _("What"), _("Where"), _("Before"), _("After")


def rows(changes: Sequence[Change]) -> list[ChangeRow]:
    """One for each change, in their order."""
    return [_row(change) for change in changes]


def summary(changes: Sequence[Change]) -> str:
    """`Rewording 2 · Addition 1`; of no change, a sentence."""
    if not changes:
        return _("Nothing was changed.")
    count = Counter(change.kind for change in changes)
    return " · ".join(f"{_(name)} {count[kind]}" for kind, name in KINDS.items() if count[kind])


def lines(changes: Sequence[Change]) -> Iterator[str]:
    """For a terminal: where, then the text before after `-` and the text after after `+`."""
    for change in changes:
        row = _row(change)
        yield f"{_SIGNS[change.kind]} {', '.join(part for part in (row.kind, row.what, row.where) if part)}"
        for sign, text in (("-", row.before), ("+", row.after)):
            if text:
                yield from (f"    {sign} {line}" for line in text.splitlines() if line.strip())


def place(where: Where | None, *told: str) -> str:
    """`Everyday, question 2`, or the question's text where it has no number; empty where there is none.

    `told`: texts that stand beside it; a question that is one of them is not told again.
    """
    if where is None:
        return ""
    if where.number is not None:
        return _("{section}, question {number}").format(section=where.section, number=where.number)
    return f"{where.section}: {where.question}" if where.question and where.question not in told else where.section


def _row(change: Change) -> ChangeRow:
    what = _(WHATS[change.what])
    if change.was is not None:
        what = f"{_(WHATS[change.was])} → {what}"
    told = () if change.kind == "changed" else (change.old, change.new)
    here = place(change.new_where or change.old_where, *told)
    match change.kind:
        case "moved":
            before, after = _moved(change)
        case "changed":
            before, after = (_value(change, text) for text in (change.old, change.new))
        case _:
            before, after = change.old, change.new
    return ChangeRow(_(KINDS[change.kind]), what, here, before, after)


def _moved(change: Change) -> tuple[str, str]:
    """Where it stood, with its text, and where it stands."""
    old, new = change.old_where, change.new_where
    if old is None or new is None or change.what == "section" or old == new:
        return change.old, _("in another place in the order")
    before, after = (place(where, change.old, change.new) for where in (old, new))
    if before == after and change.what == "question":
        return change.old, _("in another place in the order")
    if before == after:
        before, after = f"{before}: {old.question}", f"{after}: {new.question}"
    return f"{before}: {change.old}", after


def _value(change: Change, text: str) -> str:
    if not text:
        return _("no") if change.what == "optional" else _NOTHING
    if change.what == "minutes":
        return _("{minutes} min").format(minutes=text)
    return _(_VALUES[text]) if text in _VALUES else text
