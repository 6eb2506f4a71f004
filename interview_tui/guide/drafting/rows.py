"""The rows of a guide: what each line of the outline is, and the shape that a file can say."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from interview_tui.guide import marks
from interview_tui.guide.comments import comment_text
from interview_tui.guide.header import KEYS, Header
from interview_tui.guide.marks import clean, escaped
from interview_tui.guide.outline import DEEPEST
from interview_tui.guide.tree import language_of

RowKind = Literal[
    "title", "theme", "script", "consent", "text", "question", "probe", "condition", "clarification", "comment"
]
HEADINGS: tuple[RowKind, ...] = ("theme", "script", "consent")
ITEMS: tuple[RowKind, ...] = ("question", "probe", "condition")
MOST_MINUTES = 999
"""Of a section."""

_WORDS = {"sv": ("Intervjuguide", "Frågor"), "en": ("Interview guide", "Questions")}
"""What a title and a section are called that the rows do not have, in the guide's language."""
_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*")
_RESEARCH = re.compile(r"[^\W\d_]{1,4}\d{1,3}")
_SOFT_BREAK = re.compile("[\v\f\x85\u2028\u2029\t]")
_NO_TEXT = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
_LINE_END = re.compile(r"\r\n?|\n")


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the outline."""

    kind: RowKind
    text: str
    """Without number, bullet, `Tema:` or `Vid behov:`; a condition as written (`Om ja:`). A text is one paragraph, a
    comment is what stands between its marks; only these two have several lines."""
    depth: int = 0
    """A question has 0; a probe, condition or clarification one more than what it belongs to. Of a comment: how far
    in it stands."""
    minutes: int | None = None
    """Planned time of a section, 1 to 999."""
    optional: bool = False
    research_questions: tuple[str, ...] = ()
    """Of a question: `RQ1`."""
    silenced: tuple[str, ...] = ()
    """Of a question or probe: codes of the advice that is not wanted for it."""
    id: str = ""
    """Only if written as `{#id}`."""
    numbered: bool = True
    """Of a question: `1.` rather than `-`."""
    labelled: bool = False
    """Of a theme or consent: written as `Tema: …`."""
    source: tuple[int, ...] = ()
    """Numbers of the lines of the original that it was made from."""
    unsure: str = ""
    """Why the reader of a document is not sure of the kind or the level, a sentence; empty where it is."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A guide as it is being written."""

    header: Header = field(default_factory=Header)
    rows: tuple[Row, ...] = ()

    @property
    def language(self) -> Literal["sv", "en"]:
        """As the header says, else by the small words of its rows."""
        return self.header.language or language_of("\n".join(row.text for row in self.rows))


def settled(draft: Draft) -> Draft:
    """`draft` in a shape that a file can say, with all its text; a settled draft is returned as it is.

    Levels that nothing leads to are taken in, a title and a section are put where they are missing, text between
    questions becomes a comment, a follow-up under nothing a question. Rows without text go; so do marks on rows that
    cannot have them.
    """
    rows = _placed([row for given in draft.rows if (row := _tidy(given)).text], draft.language)
    rows = _with_kinds(rows)
    header = draft.header
    told = header.model_copy(
        update={
            "language": draft.language,
            "placeholders": _once(n for n in header.placeholders if marks.PLACEHOLDER.fullmatch(f"{{{n}}}")),
            "minutes": header.minutes if header.minutes and 0 < header.minutes <= MOST_MINUTES else None,
            "comments": tuple((key if key in KEYS else "", clean(plain(text))) for key, text in header.comments),
            "research_questions": tuple(line for text in header.research_questions if (line := clean(plain(text)))),
        }
    )
    return Draft(told, tuple(rows))


def plain(text: str) -> str:
    """`text` without what is no text in a file: control characters; Word's line ends inside a paragraph are spaces."""
    return _NO_TEXT.sub("", _SOFT_BREAK.sub(" ", _LINE_END.sub("\n", text)))


def is_id(text: str) -> bool:
    """Whether an id can be written so."""
    return _ID.fullmatch(text) is not None


def under(rows: Sequence[Row], at: int) -> int:
    """Where what stands under row `at` ends: the number of the first row that does not."""
    row, end = rows[at], at + 1
    if row.kind == "title":
        return len(rows)
    if row.kind in HEADINGS:
        while end < len(rows) and rows[end].kind not in HEADINGS:
            end += 1
        while end < len(rows) and end > at + 1 and rows[end - 1].kind == "comment" and not rows[end - 1].depth:
            end -= 1  # it stands above the next section, and is about it
    elif row.kind in ITEMS:
        for after in range(end, len(rows)):
            deeper = rows[after].depth > row.depth and rows[after].kind not in HEADINGS
            if deeper and (rows[after].kind != "comment" or after == end):
                end = after + 1
            elif rows[after].kind != "comment":  # one at the edge may stand between a question and its follow-ups
                break
    return end


def _tidy(row: Row) -> Row:
    """The row with only what its kind can have."""
    kind = row.kind
    section, item = kind in HEADINGS, kind in ("question", "probe")
    if kind == "comment":
        text = comment_text(plain(row.text))
    elif kind == "text":
        text = "\n".join(line for part in plain(row.text).split("\n") if (line := clean(part)))
    else:
        text = clean(plain(row.text))
    if kind == "condition" and marks.CONDITION.fullmatch(text) is None:
        kind, item = "probe", True
    minutes = row.minutes if section and row.minutes and 0 < row.minutes <= MOST_MINUTES else None
    question = kind == "question"
    return replace(
        row,
        kind=kind,
        text=text,
        depth=max(0, row.depth),
        minutes=minutes,
        optional=row.optional and item,
        research_questions=_once(n for n in row.research_questions if _RESEARCH.fullmatch(n)) if question else (),
        silenced=_once(code for code in row.silenced if code in marks.QUESTION_ADVICE) if item else (),
        id=row.id if (section or item) and is_id(row.id) else "",
        numbered=row.numbered or not question,
        labelled=row.labelled and section,
    )


def _placed(rows: Sequence[Row], language: str) -> list[Row]:
    """The rows, each where it may stand."""
    title, section = _WORDS[language]
    result: list[Row] = []
    titled = in_section = False
    open_items = 0
    """How many items the next row may stand under."""
    ids: set[str] = set()

    def add(row: Row) -> None:
        nonlocal titled, in_section, open_items
        if row.kind != "comment" and row.kind != "title" and not titled:
            add(Row("title", title))
        if row.kind in ITEMS and not in_section:
            add(Row("theme", section))
        if row.kind == "title":
            titled = True
        elif row.kind in HEADINGS:
            in_section, open_items = True, 0
        elif row.kind in ITEMS:
            open_items = row.depth + 1
        elif row.kind == "clarification":
            open_items = row.depth
        if row.id in ids:
            row = replace(row, id="")
        if row.id:
            ids.add(row.id)
        result.append(row)

    for row in rows:
        if row.kind == "comment":
            add(replace(row, depth=min(row.depth, open_items)))
        elif row.kind == "title" and not titled:
            add(replace(row, depth=0))
        elif row.kind == "title":
            add(replace(row, kind="script", depth=0))
        elif row.kind in HEADINGS:
            add(replace(row, depth=0))
        elif row.kind == "text" and open_items:
            add(replace(row, kind="comment", text=comment_text(row.text), depth=0))
        elif row.kind == "text" or (row.kind == "clarification" and not open_items):
            add(replace(row, kind="text", depth=0))
        elif row.kind == "clarification":
            add(replace(row, depth=min(max(row.depth, 1), open_items)))
        elif row.kind == "question" or not open_items:
            add(replace(row, kind="question", depth=0))
        else:
            add(replace(row, depth=min(max(row.depth, 1), open_items, DEEPEST - 1)))
    if not titled:
        add(Row("title", title))
    return result


def _with_kinds(rows: list[Row]) -> list[Row]:
    """Each heading with the kind that its name and its questions give it; a consent script's questions numbered."""
    for at, row in enumerate(rows):
        if row.kind not in HEADINGS:
            continue
        first = next((i for i in range(at + 1, under(rows, at)) if rows[i].kind in ITEMS), None)
        named_consent = marks.is_consent_title(escaped(row.text))
        if row.kind == "script":
            kind: RowKind = "consent" if named_consent else "script" if first is None else "theme"
            row = replace(row, kind=kind, labelled=False)
        elif row.kind == "theme" and first is None and not row.labelled:
            row = replace(row, kind="consent" if named_consent else "script")
        elif row.kind == "theme" and named_consent:
            row = replace(row, labelled=True)
        if row.kind == "consent" and first is not None:
            rows[first] = replace(rows[first], numbered=True)
        rows[at] = row
    return rows


def _once(texts: Iterator[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(texts))
