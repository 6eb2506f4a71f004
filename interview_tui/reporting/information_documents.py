"""The information for participants as a Word document and as Markdown, and writing it into the study's exports."""

from collections.abc import Callable, Sequence
from pathlib import Path

from interview_tui.export.as_markdown import plain
from interview_tui.export.legal import legal
from interview_tui.export.write import write_files
from interview_tui.exported import ExportedFile
from interview_tui.files import private_folder
from interview_tui.language import _, in_language
from interview_tui.problem import Problem, reason
from interview_tui.reporting.information import Sheet, information, line_to_write_on, ticked
from interview_tui.study import Study

_MARGIN = 1418
"""In twentieths of a point: 2.5 cm."""


def as_markdown(sheet: Sheet, _language: str) -> bytes:
    """UTF-8."""
    lines = [f"# {plain(sheet.title)}"]
    for block in sheet.blocks:
        match block.kind:
            case "heading":
                lines.append(f"## {plain(block.text)}")
            case "point":
                lines.append(f"- {plain(block.text)}")
            case "tick":
                lines.append(ticked(plain(block.text)))
            case "line":
                lines.append(line_to_write_on(plain(block.text)).replace("_", "\\_"))
            case "text":
                lines.append(plain(block.text))
    return (legal("\n\n".join(lines)) + "\n").encode()


def as_docx(sheet: Sheet, language: str) -> bytes:
    """On A4, its spelling in `language`. Needs python-docx."""
    from interview_tui.export import word
    from interview_tui.export.word_styles import Style, shared, spacing

    styles = (
        *shared(word.PAGE_WIDTH - 2 * _MARGIN),
        Style("Body", _("Text of the information"), spacing(after=160, line=300), own=True),
        Style(
            "InfoPoint", _("Point"), f"{spacing(after=100, line=300)}<w:ind w:left='400' w:hanging='400'/>", own=True
        ),
        Style("WriteOn", _("Line to write on"), spacing(240, 100), own=True),
    )
    document = word.blank(language, styles)
    section = document.sections[0]
    word.margins(section, top=_MARGIN, bottom=_MARGIN, left=_MARGIN, right=_MARGIN)
    word.head_and_foot(section, sheet.title, "")
    word.say(word.paragraph(document, "Title"), sheet.title)
    for block in sheet.blocks:
        match block.kind:
            case "heading":
                word.say(word.paragraph(document, "Heading1"), block.text)
            case "point":
                word.say(word.paragraph(document, "InfoPoint"), f"–\t{block.text}")
            case "tick":
                word.say(word.paragraph(document, "InfoPoint"), ticked(block.text).replace(" ", "\t", 1))
            case "line":
                word.say(word.paragraph(document, "WriteOn"), line_to_write_on(block.text))
            case "text":
                word.say(word.paragraph(document, "Body"), block.text)
    return word.finished(document, sheet.title)


FORMATS: dict[str, tuple[str, Callable[[Sheet, str], bytes]]] = {"docx": (".docx", as_docx), "md": (".md", as_markdown)}
"""Name → ending of the file, and what makes it."""


def write_information(
    study: Study, formats: Sequence[str] = tuple(FORMATS), *, into: Path | None = None
) -> tuple[list[Path], tuple[str, ...]]:
    """Write it in the guide's language; returns the files, and the names of what is not filled in.

    Raises `Problem` if the guide cannot be read or the files cannot be written.
    """
    guide = study.guide
    with in_language(guide.language):
        sheet = information(guide, study.settings)
        files = [
            ExportedFile("information", suffix, make(sheet, guide.language))
            for suffix, make in (FORMATS[name] for name in dict.fromkeys(formats))
        ]
    try:
        return write_files(study, private_folder(into) if into is not None else study.exports, files), sheet.missing
    except OSError as error:
        raise Problem(
            _("The information could not be written: {reason}.").format(reason=reason(error)),
            cure=_("Close the file if it is open elsewhere, or choose a folder that you may write in."),
            where=into or study.folder / "exports",
        ) from error
