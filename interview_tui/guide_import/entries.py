"""Paragraphs → entries: one for each line that may be a heading, a question or a text of its own. Pure."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from interview_tui.guide_import.instructions import without_speaker
from interview_tui.guide_import.names import RESEARCH_LABEL, THEME, section_name
from interview_tui.guide_import.paragraphs import Paragraph
from interview_tui.guide_import.signs import Sign, sign_of
from interview_tui.guide_import.words import (
    asks,
    begins_asking,
    bracketed_condition,
    clarification,
    condition,
    follow_up,
    is_asked,
    leads_in,
    main_question,
    reminds,
)

Place = Literal["", "theme", "question", "probe", "research", "clarification", "minutes", "number", "notes", "text"]
"""What the column of a table says."""
_TAB = 36.0
"""Points that a tab at the beginning of a line moves it."""
_BEFORE_TAB = re.compile(r"([IVX]{1,4}|[A-Ha-h]|\d{1,2})\t+(?=\S)")
"""A number of a list without a stop: what stands after it is set off by a tab."""
_NAME_BEFORE_TAB = re.compile(r"([^\W\d_][^\t\n]*[\w:])\t+(\S.*)$", re.S)
_SPACES = 12.0
"""The same of three spaces; one or two are a slip."""
_STEP = 18.0
_LABEL_INSIDE = re.compile(
    r"(?<=[?.!)])\s+(?=(?:följ upp|följdfr(?:åga|ågor)|uppföljningsfr(?:åga|ågor)|follow[- ]?ups?(?: questions?)?|"
    r"probes?|prompts?|"
    r"vid behov(?: av \w+)?|if needed|ex(?:empel)?|t\.?\s?ex|stödord|"
    r"keywords|examples?|hints?|om (?:ja|nej|inte)|if (?:yes|no|not|so)|(?:om|if) [^?:.]{2,40}(?=:))\s*(?::|[–-]\s))",
    re.I,
)
_GOES_ON = re.compile(r"(?<=\?)\s+(?:[–—-]+|/)\s+(?=[A-ZÅÄÖ][^?]*\?)")
"""Between questions on one line: `Hur? – Varför? – När?`"""
_NAMED = re.compile(r"([A-ZÅÄÖ][^:?.!]{2,40}):\s+(\S+(?:\s+\S+){2,}[.!?][\"”“'’)]*)$", re.S)
_NAMED_FACTS = re.compile(r"([A-ZÅÄÖ][^:?.!]{2,40}):\s+(\S.*)$", re.S)
_LINES = 4
"""Themes with all that they ask on their line, at least, before other names are taken for themes."""
ONLY_LABEL = re.compile(r"(?:(?:intervju)?fråga|question|q)\s*\d{1,3}\s*[.:]?|\d{1,3}\s*[.:)]", re.I)
"""A number that stands above its question."""
_BRACKETS = re.compile(r"[(\[]([^()\[\]]+)[)\]]\.?")
_SPOKEN = ("opening", "closing", "consent")
_ENDS = re.compile(r"[.?!:…][\"”“'’)\]]*$")


@dataclass(frozen=True, slots=True)
class SourceLine:
    """A line of the original as its reader saw it."""

    n: int
    """From 1."""
    text: str
    """Without what its program put before it."""
    label: str = ""
    """What its program put before it: `2.`, `•`."""
    indent: int = 0
    """Steps from the margin, for showing it."""
    heading: int = 0
    """Level of its heading's style; 0 for none."""
    bold: bool = False
    row: int | None = None
    """Row of a table that it stands in, from 0."""
    column: int | None = None
    notes: tuple[str, ...] = ()
    """Its footnotes."""


@dataclass
class Entry:
    """A line while it is found out what it is."""

    text: str
    source: tuple[int, ...]
    sign: Sign = field(default_factory=lambda: Sign(""))
    level: int | None = None
    """Of its list, counted by its program; None for a list that was made by hand."""
    indent: float = 0.0
    bold: bool = False
    italic: bool = False
    size: float = 0.0
    heading: int = 0
    role: str = ""
    notes: tuple[str, ...] = ()
    gap: bool = False
    place: Place = ""
    cell: tuple[int, int, int] | None = None
    """Table, row and column."""
    research: tuple[str, ...] = ()
    """The research questions that its row in a table names: `RQ1`, or the text of one."""
    unsure: str = ""
    under_label: bool = False
    """A label that is not known stands before it, as before other questions that stand right after one."""
    under_number: bool = False
    """Lines that look like it stand under the numbered questions of this document."""

    @property
    def listed(self) -> bool:
        """Whether it is an item of a list."""
        return bool(self.sign.format) or self.level is not None


def entries_of(paragraphs: Sequence[Paragraph]) -> tuple[list[SourceLine], list[tuple[Entry, Paragraph]]]:
    """The lines of the original, and an entry for each line that begins something, with its paragraph."""
    lines: list[SourceLine] = []
    entries: list[tuple[Entry, Paragraph]] = []
    for paragraph in _beside_tabs(paragraphs):
        first, under_sign = True, False
        for text in re.split(r"\s*\n\s*", paragraph.text.lstrip("\n").rstrip()):
            if not text.strip():
                continue
            lines.append(_source(len(lines) + 1, text, paragraph, first=first))
            if not first and not _is_own(entries[-1][0].text, text):
                whole = entries[-1][0]
                whole.text, whole.source = f"{whole.text} {text.strip()}", (*whole.source, len(lines))
            else:
                entry = _entry(text, len(lines), paragraph, first=first)
                if not first and (paragraph.level is not None or (under_sign and not entry.sign.format)):
                    entry.indent += _STEP
                under_sign = under_sign or (first and bool(entry.sign.format))
                entries.append((entry, paragraph))
            first = False
    return lines, entries


def _beside_tabs(paragraphs: Sequence[Paragraph]) -> Iterator[Paragraph]:
    """The paragraphs; where tabs make a column of names with what is asked beside it, each name is one of its own."""
    named = {n: found for n, one in enumerate(paragraphs) if (found := _is_named_by_tab(one))}
    under = [n for n, one in enumerate(paragraphs) if (one.text.startswith("\t") or one.indent) and one.level is None]
    if len(named) < 2 or len(under) < 2:
        yield from paragraphs
        return
    for n, paragraph in enumerate(paragraphs):
        if (found := named.get(n)) is None:
            yield paragraph
            continue
        yield replace(paragraph, text=found[1], bold=True, notes=())
        yield replace(paragraph, text=f"\t{found[2]}", bold=False, gap=False)


def _is_named_by_tab(paragraph: Paragraph) -> re.Match[str] | None:
    if paragraph.level is not None or paragraph.heading or paragraph.cell is not None:
        return None
    found = _NAME_BEFORE_TAB.match(paragraph.text)
    short = found is not None and len(found[1].split()) <= 5 and not is_asked(found[1])
    return found if short and found is not None and not _BEFORE_TAB.match(paragraph.text) else None


def _source(n: int, text: str, paragraph: Paragraph, *, first: bool) -> SourceLine:
    cell = paragraph.cell
    return SourceLine(
        n,
        " ".join(text.split()),
        label=paragraph.label if first else "",
        indent=max(0, round(paragraph.indent / _STEP)),
        heading=paragraph.heading,
        bold=paragraph.bold,
        row=cell.row if cell else None,
        column=cell.column if cell else None,
        notes=paragraph.notes if first else (),
    )


def _entry(text: str, n: int, paragraph: Paragraph, *, first: bool) -> Entry:
    bare = text.lstrip("\t ")
    before = text[: len(text) - len(bare)]
    indent = paragraph.indent + before.count("\t") * _TAB + (before.count(" ") // 3) * _SPACES
    bare = " ".join(_BEFORE_TAB.sub(r"\1. ", bare).split())
    level = paragraph.level if first else None
    if level is None:
        sign, bare = sign_of(bare)
    else:
        written, rest = sign_of(bare)
        # Some number by hand what is a list already: "1. 1. Hur …", "• - Hur …".
        sign = Sign(paragraph.format, _numbers(paragraph.label), paragraph.format, paragraph.label)
        if written.format == "bullet" or (written.format == "number" and len(written.shape) < 3):
            bare = rest
    return Entry(
        bare.strip(),
        (n,),
        sign=sign,
        level=level,
        indent=indent,
        bold=paragraph.bold,
        italic=paragraph.italic,
        size=paragraph.size,
        heading=paragraph.heading,
        role=paragraph.role,
        notes=paragraph.notes if first else (),
        gap=paragraph.gap and first,
        place="notes" if paragraph.note else "",
        cell=(paragraph.cell.table, paragraph.cell.row, paragraph.cell.column) if paragraph.cell else None,
    )


def _numbers(label: str) -> tuple[int, ...]:
    return tuple(int(part) for part in re.findall(r"\d{1,6}", label)[:6])


def _is_own(before: str, text: str) -> bool:
    """Whether a line within a paragraph begins something of its own."""
    if leads_in(before) and asks(text) and not sign_of(text.strip())[0].format:
        return False
    return bool(
        sign_of(text.strip())[0].format
        or _ENDS.search(before)
        or any(said(text.strip()) is not None for said in (condition, clarification, follow_up))
        or (len(before.split()) <= 6 and text.strip()[:1].isupper() and not before.endswith(","))
    )


def taken_apart(entries: Iterable[Entry]) -> Iterator[Entry]:
    """`Hur? Följdfråga: Varför?` as two entries, and `Om ja: Hur?` too, the second one further in."""
    entries = [_said(entry) for entry in _with_labels(entries)]
    named = [found[1] for entry in entries if (found := _named(entry)) and is_asked(found[2])]
    themes = len(named) > 1 and len(set(named)) == len(named)  # who says it stands there again and again
    lines = themes and len(named) >= _LINES
    halves = (half for whole in entries for half in _at_name(whole, themes=themes, lines=lines))
    for entry in (part for half in halves for part in _at_labels(half)):
        if (followed := follow_up(entry.text)) and condition(followed):
            entry = replace(entry, text=followed)
        said = condition(entry.text) if entry.place not in ("theme", "research") and not entry.heading else None
        if said is None and (not entry.listed or (entry.level or 0) > 0 or len(entry.sign.numbers) > 1):
            said = bracketed_condition(entry.text)
        if said is None or not said[1]:
            yield entry
            continue
        yield replace(entry, text=said[0], notes=())
        yield _inline(entry, said[1], steps=3)


def _with_labels(entries: Iterable[Entry]) -> Iterator[Entry]:
    """The entries; `Fråga 1` on a line of its own is the number of the next one."""
    label: Entry | None = None
    for entry in entries:
        if label is not None:
            sign, _rest = sign_of(f"{label.text.rstrip(' .:)')}: x")
            entry = replace(entry, sign=sign, source=(*label.source, *entry.source), bold=False, gap=label.gap)
            label = None
        if ONLY_LABEL.fullmatch(entry.text) and not entry.listed and not entry.place:
            label = entry
        else:
            yield entry
    if label is not None:
        yield label


def _said(entry: Entry) -> Entry:
    """`Moderator: What did you expect?` as what is asked."""
    bare = without_speaker(entry.text)
    return replace(entry, text=bare) if bare != entry.text and is_asked(bare) else entry


def _at_name(entry: Entry, *, themes: bool, lines: bool) -> Iterator[Entry]:
    """`Inledning: Tack för att du kom.` as a heading and its text; with `themes` also `Arbete: Vad gör du?`; with
    `lines`, where each theme has a line with all that it asks, also `Bakgrund: ålder, yrke`."""
    found = _named(entry, facts=lines and entry.gap and entry.text[-1:] not in ".!")
    if found is None or entry.indent or reminds(entry.text):
        yield entry
        return
    named = section_name(found[1]) in _SPOKEN or (lines and not is_asked(found[2]))
    if not (named or (themes and is_asked(found[2]))):
        yield entry
        return
    yield replace(entry, text=f"{found[1]}:", bold=True, notes=())
    parts = re.split(r"(?<=[.?!])\s+(?=[A-ZÅÄÖ])", found[2])
    if not lines or not all(is_asked(part) for part in parts):
        parts = [found[2]]
    for part in parts:
        yield replace(entry, text=part, gap=False)


def _named(entry: Entry, *, facts: bool = False) -> re.Match[str] | None:
    """A line with a name of a few words before its colon; with `facts` also one that asks nothing after it."""
    if entry.place or entry.listed or entry.heading or THEME.match(entry.text) or RESEARCH_LABEL.match(entry.text):
        return None
    labelled = any(said(entry.text) is not None for said in (condition, clarification, follow_up, main_question))
    found = (_NAMED_FACTS if facts else _NAMED).match(entry.text) if not labelled else None
    return found if found and len(found[1].split()) <= 4 and not begins_asking(found[1]) else None


def _at_labels(entry: Entry) -> Iterator[Entry]:
    """A question, and what stands after it on the line with a label of its own."""
    if (inner := _BRACKETS.fullmatch(entry.text)) and condition(inner[1]):
        entry = replace(entry, text=inner[1])
    parts = _LABEL_INSIDE.split(entry.text) if not entry.heading and entry.place not in ("theme", "research") else []
    if len(parts) < 2 and not entry.heading and entry.place != "research":
        parts = _GOES_ON.split(entry.text)
    if len(parts) < 2 or not asks(parts[0]):
        yield entry
        return
    yield replace(entry, text=parts[0].strip())
    beside = condition(parts[0]) is not None
    for part in parts[1:]:
        yield replace(entry, text=part.strip(), notes=()) if beside else _inline(entry, part.strip(), steps=2)


def _inline(entry: Entry, text: str, *, steps: int) -> Entry:
    """What stood after an entry on its line, as an entry further in."""
    sign = Sign("bullet", (), "inline")
    return replace(entry, text=text, sign=sign, level=None, indent=entry.indent + steps * _STEP, gap=False, notes=())
