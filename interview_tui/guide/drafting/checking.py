"""What is doubtful about a draft, row by row, while it is written: what no methods book is needed to see. Pure."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from interview_tui.guide.advice.advising import advice
from interview_tui.guide.advice.finding import PilotMinutes
from interview_tui.guide.drafting.rows import HEADINGS, ITEMS, Draft, Row, under
from interview_tui.guide.drafting.writing import draft_text
from interview_tui.guide.markdown import read_guide
from interview_tui.guide.marks import PLACEHOLDER
from interview_tui.language import _, ngettext


@dataclass(frozen=True, slots=True)
class Remark:
    """Something to look at."""

    row: int
    text: str
    code: str = ""
    """Of advice, which can be silenced by it; empty where the draft itself is doubtful."""
    source: str = ""
    """Whose advice it is."""


def doubts(draft: Draft) -> Iterator[Remark]:
    """What seems to be a slip, in the order of the rows."""
    rows = draft.rows
    said: dict[str, str] = {}
    """The words of each question, and the section it stands in."""
    section = ""
    yield from _minutes(draft)
    for at, row in enumerate(rows):
        if row.kind in HEADINGS:
            section = row.text
        if row.kind == "question":
            words = " ".join(re.findall(r"\w+", row.text.casefold()))
            if words and words in said:
                yield Remark(at, _("The same question stands under “{section}” already.").format(section=said[words]))
            said.setdefault(words, section)
            yield from _serves(draft, at, row)
        elif row.kind == "condition" and not _has(rows, at, ITEMS):
            yield Remark(at, _("Nothing stands under this condition."))
        elif row.kind == "theme" and not _has(rows, at, ITEMS):
            yield Remark(at, _("This theme has no question."))
        elif row.kind in ("script", "consent") and not _has(rows, at, ("text", *ITEMS)):
            yield Remark(at, _("Nothing stands under this heading."))
        if row.kind != "comment" and re.search(r"[{}]", PLACEHOLDER.sub("", row.text)):
            yield Remark(at, _("A placeholder stands between two braces: {example}").format(example="{kommun}"))


def advised(draft: Draft, pilots: PilotMinutes | None = None) -> Iterator[Remark]:
    """What a supervisor would remark on; what is about the whole guide stands at its title."""
    guide = read_guide(draft_text(draft))
    ids: dict[str, int] = {}
    for kinds, named in (
        (HEADINGS, [section.id for section in guide.sections]),
        (("question",), [question.id for question in guide.questions()]),
        (("probe",), [probe.id for question in guide.questions() for probe in question.all_probes()]),
    ):
        ids |= zip(named, (at for at, row in enumerate(draft.rows) if row.kind in kinds), strict=True)
    title = next(at for at, row in enumerate(draft.rows) if row.kind == "title")
    for finding in advice(guide, minutes=pilots):
        row = ids.get(finding.question or "", ids.get(finding.section or "", title))
        yield Remark(row, finding.text, finding.code, finding.source)


def _minutes(draft: Draft) -> Iterator[Remark]:
    whole = draft.header.minutes
    title = next((at for at, row in enumerate(draft.rows) if row.kind == "title"), 0)
    planned = [row.minutes for row in draft.rows if row.kind in HEADINGS and row.minutes is not None]
    asking = [row for at, row in enumerate(draft.rows) if row.kind == "theme" and _has(draft.rows, at, ITEMS)]
    total = sum(planned)
    if whole is None or not planned:
        return
    if total > whole:
        yield Remark(
            title,
            _("The sections take {total} minutes, and the interview is planned for {whole}.").format(
                total=total, whole=whole
            ),
        )
    elif total < whole and all(row.minutes is not None for row in asking):
        left = whole - total
        yield Remark(
            title,
            ngettext(
                "{count} minute of the interview is planned for no section.",
                "{count} minutes of the interview are planned for no section.",
                left,
            ).format(count=left),
        )


def _serves(draft: Draft, at: int, row: Row) -> Iterator[Remark]:
    count = len(draft.header.research_questions)
    for name in row.research_questions:
        number = int(re.sub(r"\D", "", name))
        if count and not 0 < number <= count:
            yield Remark(
                at,
                ngettext(
                    "It serves {name}, but the guide has {count} research question.",
                    "It serves {name}, but the guide has {count} research questions.",
                    count,
                ).format(name=name, count=count),
            )


def _has(rows: Sequence[Row], at: int, kinds: Sequence[str]) -> bool:
    return any(row.kind in kinds for row in rows[at + 1 : under(rows, at)])
