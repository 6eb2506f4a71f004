"""The report on methods as Markdown and as a Word document."""

from collections.abc import Callable, Sequence

from interview_tui.export.as_markdown import plain
from interview_tui.export.legal import legal
from interview_tui.language import _, in_language
from interview_tui.reporting.facts import MethodsFacts
from interview_tui.reporting.methods import Report, checklist_rows, methods_report

_MARGIN = 1247
_INTERVIEWS = (600, 1250, 2000, 1450, 1100, 1900, 1112)
_CHECKLIST = (800, 2800, 5812)
"""Widths of the tables' columns, in twentieths of a point; together the width of the text."""


def as_markdown(facts: MethodsFacts, language: str) -> bytes:
    """In `language` (`sv`, `en`), UTF-8."""
    with in_language(language):
        return (legal("\n\n".join(_blocks(methods_report(facts)))) + "\n").encode()


def _blocks(report: Report) -> list[str]:
    blocks = [f"# {_line(report.title)}", f"*{_line(report.about)}*"]
    for part in report.parts:
        blocks += [f"## {_line(part.heading)}", *(_line(text) for text in part.paragraphs)]
    blocks += [f"*{_line(report.interviews.caption)}*", _table(report.interviews.head, report.interviews.rows)]
    blocks += ["## COREQ", _line(report.checklist_about)]
    for domain, found in report.checklist:
        blocks += [f"### {_line(domain)}", _table(_checklist_head(), checklist_rows(found))]
    return blocks


def as_docx(facts: MethodsFacts, language: str) -> bytes:
    """In `language` (`sv`, `en`), on A4. Needs python-docx."""
    from interview_tui.export import word
    from interview_tui.export.word_styles import GREY, LOOKED_AT, Style, letters, shared, spacing
    from interview_tui.export.word_tables import table

    with in_language(language):
        report = methods_report(facts)
        small, bold = (letters(face=LOOKED_AT, size=9, bold=bold) for bold in (None, True))
        styles = (
            *shared(word.PAGE_WIDTH - 2 * _MARGIN),
            Style("Body", _("Text of the report"), spacing(after=160, line=300), own=True),
            Style("About", _("About the report"), spacing(after=160), letters(italic=True, colour=GREY), own=True),
            Style("Caption", "caption", f"<w:keepNext/>{spacing(240, 80)}", letters(italic=True)),
            Style("Cell", _("Table text"), spacing(40, 40), small, own=True),
            Style("Column", _("Column"), f"<w:keepNext/>{spacing(40, 40)}", bold, own=True),
        )
        document = word.blank(language, styles)
        section = document.sections[0]
        word.margins(section, top=_MARGIN, bottom=_MARGIN, left=_MARGIN, right=_MARGIN)
        word.head_and_foot(section, report.title, "")

        def add(style: str, text: str) -> None:
            word.say(word.paragraph(document, style), text)

        add("Title", report.title)
        add("About", report.about)
        for part in report.parts:
            add("Heading1", part.heading)
            for text in part.paragraphs:
                add("Body", text)
        add("Caption", report.interviews.caption)
        table(document, _INTERVIEWS, report.interviews.head, report.interviews.rows, "Cell", "Column")
        add("Heading1", "COREQ")
        add("Body", report.checklist_about)
        for domain, found in report.checklist:
            add("Heading2", domain)
            table(document, _CHECKLIST, _checklist_head(), checklist_rows(found), "Cell", "Column")
        return word.finished(document, report.title)


FORMATS: dict[str, tuple[str, Callable[[MethodsFacts, str], bytes]]] = {
    "docx": (".docx", as_docx),
    "md": (".md", as_markdown),
}
"""Name → ending of the file, and what makes it."""


def _checklist_head() -> tuple[str, str, str]:
    return _("No."), _("Item"), _("What the data tell")


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(cell if cell == '---' else _cell(cell) for cell in line)} |" for line in lines)


def _cell(text: str) -> str:
    return _line(text).replace("|", "\\|")


def _line(text: str) -> str:
    """On one line, nothing in it markup."""
    return " ".join(plain(text).split())
