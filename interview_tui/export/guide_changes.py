"""What was changed between two versions of the guide, as a table for the thesis: Markdown, Word, CSV.

In the language of the newer guide.
"""

import csv
import io
from collections.abc import Callable, Sequence
from dataclasses import astuple, dataclass

from interview_tui.export.as_csv import harmless
from interview_tui.export.as_markdown import plain
from interview_tui.export.legal import legal
from interview_tui.guide.model import Guide
from interview_tui.guide.revision import Change
from interview_tui.guide.revision_words import headings, rows, summary
from interview_tui.language import _, in_language

_MARGIN = 1247
_WIDTHS = (1200, 1500, 1700, 2506, 2506)
"""Of the columns, in twentieths of a point; together the width of the text."""


@dataclass(frozen=True, slots=True)
class GuideChanges:
    """Two versions of a guide, and what lies between them."""

    new: Guide
    changes: tuple[Change, ...]
    versions: tuple[str, str] = ("", "")
    """What they are called: `1`, `2`; empty where they are files."""
    reasons: tuple[str, ...] = ()
    """Why it was changed, in order of time."""

    def heading(self) -> str:
        """`Changes in the interview guide, version 1 to version 2`."""
        old, new = self.versions
        if old and new:
            return _("Changes in the interview guide, version {old} to version {new}").format(old=old, new=new)
        return _("Changes in the interview guide")

    def why(self) -> list[str]:
        return [_("Reason: {reason}").format(reason=reason) for reason in self.reasons]


def as_markdown(told: GuideChanges) -> bytes:
    """A heading, the reasons and a table."""
    with in_language(told.new.language):
        lines = [f"# {_cell(told.heading())}", "", *(line for why in told.why() for line in (_cell(why), ""))]
        lines += [_cell(summary(told.changes)), ""]
        if told.changes:
            lines += [_line(headings()), _line(["---"] * len(headings()))]
            lines += [_line([_cell(text) for text in astuple(row)]) for row in rows(told.changes)]
        return (legal("\n".join(lines).rstrip()) + "\n").encode()


def as_csv(told: GuideChanges) -> bytes:
    """The table alone, as a spreadsheet reads it (see `export.as_csv`)."""
    with in_language(told.new.language):
        out = io.StringIO()
        out.write("\ufeff")
        table = csv.writer(out, delimiter=";" if told.new.language == "sv" else ",", lineterminator="\r\n")
        table.writerow(headings())
        table.writerows([harmless(cell) for cell in astuple(row)] for row in rows(told.changes))
        return legal(out.getvalue()).encode()


def as_docx(told: GuideChanges) -> bytes:
    """On A4; the table's first row stands on every page that it goes on to."""
    from interview_tui.export import word
    from interview_tui.export.word_styles import LOOKED_AT, Style, letters, shared, spacing
    from interview_tui.export.word_tables import table

    with in_language(told.new.language):
        width = word.PAGE_WIDTH - 2 * _MARGIN
        small, bold = (letters(face=LOOKED_AT, size=9, bold=bold) for bold in (None, True))
        cell = Style("Cell", _("Table text"), spacing(40, 40), small, own=True)
        head = Style("Column", _("Column"), f"<w:keepNext/>{spacing(40, 40)}", bold, own=True)
        document = word.blank(told.new.language, (*shared(width), cell, head))
        section = document.sections[0]
        word.margins(section, top=_MARGIN, bottom=_MARGIN, left=_MARGIN, right=_MARGIN)
        word.head_and_foot(section, told.new.title, "")
        for style, text in (("Heading1", told.heading()), *(("Normal", why) for why in told.why())):
            word.say(word.paragraph(document, style), text)
        word.say(word.paragraph(document, "Normal"), summary(told.changes))
        if told.changes:
            table(document, _WIDTHS, headings(), [astuple(row) for row in rows(told.changes)], "Cell", "Column")
        return word.finished(document, told.heading())


FORMATS: dict[str, tuple[str, Callable[[GuideChanges], bytes]]] = {
    "md": (".md", as_markdown),
    "docx": (".docx", as_docx),
    "csv": (".csv", as_csv),
}
"""Name → ending of the file, and what makes it."""


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _cell(text: str) -> str:
    """On one line, nothing in it markup."""
    return " ".join(plain(text).replace("|", "\\|").split())
