"""A document for Word and LibreOffice: what every document of this program shares. Needs python-docx.

Nothing of the library's own template stays: no picture of its first page, no author, no styles that nobody uses. The
same content gives the same bytes, so that a file that somebody has changed can be told from one that nobody has.
The order of elements is the one that ECMA-376 part 1 gives; Word refuses a file that has another.
"""

import io
import re
import zipfile
from collections.abc import Sequence
from typing import TYPE_CHECKING

from interview_tui.export.legal import legal
from interview_tui.export.word_styles import Style, styles_xml
from interview_tui.language import _

if TYPE_CHECKING:
    from docx.blkcntnr import BlockItemContainer
    from docx.document import Document
    from docx.oxml.xmlchemy import BaseOxmlElement
    from docx.section import Section
    from docx.text.paragraph import Paragraph
    from docx.text.run import Run

LANGUAGES = {"sv": "sv-SE", "en": "en-GB"}
"""For the spelling checker."""
PAGE_WIDTH, PAGE_HEIGHT = 11906, 16838
"""A4, in twentieths of a point, as all lengths here."""
_DATE = (1980, 1, 1, 0, 0, 0)
"""Of every part: the earliest that a zip file can say."""
_UNUSED = (
    "thumbnail", "extended-properties", "stylesWithEffects", "customXml", "numbering", "theme", "webSettings",
    "fontTable",
)  # fmt: skip
"""Parts of the library's template that say something about somebody else's computer, or that nothing refers to."""
_SETTINGS = (
    '<w:zoom w:percent="100"/><w:defaultTabStop w:val="567"/><w:characterSpacingControl w:val="doNotCompress"/>'
    '<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" '
    'w:val="15"/></w:compat>'
)
# What may follow it in a section, as far as it occurs here.
_AFTER_LINE_NUMBERS = ("w:pgNumType", "w:cols", "w:titlePg", "w:docGrid")


def blank(language: str, styles: Sequence[Style]) -> "Document":
    """An empty document on A4 with these styles, its spelling in `language` (`sv` or `en`)."""
    from docx import Document as new_document
    from docx.oxml.parser import parse_xml

    document = new_document()
    for rels in (document.part.package.rels, document.part.rels):
        for key in [key for key, rel in rels.items() if rel.reltype.rsplit("/", 1)[-1] in _UNUSED]:
            del rels[key]
    _refill(document.styles.element, parse_xml(styles_xml(LANGUAGES[language], styles)))
    settings = document.settings.element
    _refill(settings, parse_xml(f'<w:settings xmlns:w="{settings.nsmap["w"]}">{_SETTINGS}</w:settings>'))
    page = document.sections[0]._sectPr
    for element in list(page):
        page.remove(element)
    page.append(_element("w:pgSz", w=PAGE_WIDTH, h=PAGE_HEIGHT))
    return document


def next_section(document: "Document") -> "Section":
    """A new section on a new page, with the page and the line numbers of the one before it."""
    new = document.add_section()
    # The library ends the section before in an empty paragraph, which would be counted; its last one can end it, too.
    empty = document.element.body.p_lst[-1]
    last = empty.getprevious()
    if last is not None and last.tag == empty.tag:
        last.get_or_add_pPr().append(empty.pPr.sectPr)
        document.element.body.remove(empty)
    return new


def margins(section: "Section", *, top: int, bottom: int, left: int, right: int) -> None:
    """Set them; the section has none yet, or those of the section before it."""
    page = section._sectPr
    for old in page.findall(_name("w:pgMar")):
        page.remove(old)
    margin = _element("w:pgMar", top=top, right=right, bottom=bottom, left=left, header=624, footer=624, gutter=0)
    page.insert_element_before(margin, "w:lnNumType", *_AFTER_LINE_NUMBERS)


def number_lines(section: "Section") -> None:
    """Every line gets a number in the margin, on through the whole file; the styles say which are not counted."""
    numbers = _element("w:lnNumType", countBy=1, distance=340, restart="continuous")
    section._sectPr.insert_element_before(numbers, *_AFTER_LINE_NUMBERS)


def head_and_foot(section: "Section", left: str, right: str) -> None:
    """Two texts in the page header, the page's number in the footer. For a section with text as wide as its page."""
    header, footer = section.header, section.footer
    header.is_linked_to_previous = footer.is_linked_to_previous = False
    line = header.paragraphs[0]
    say(line, f"{left}\t{right}")
    line = footer.paragraphs[0]
    for part in re.split(r"(\{\w+\})", _("Page {page} of {pages}")):
        match part:
            case "{page}":
                _field(line, "PAGE")
            case "{pages}":
                _field(line, "NUMPAGES")
            case _text:
                say(line, part)


def paragraph(within: "BlockItemContainer | Document", style: str, *, bar: str = "") -> "Paragraph":
    """A new paragraph in the style with this id; `bar` is the colour (`#RRGGBB`) of a bar in its left margin."""
    new = within.add_paragraph()
    new._p.style = style
    if bar:
        borders = _element("w:pBdr")
        borders.append(_element("w:left", val="single", sz=24, space=8, color=bar.removeprefix("#")))
        new._p.get_or_add_pPr().append(borders)  # its style is all that stands before it
    return new


def say(line: "Paragraph", text: str, style: str = "", *, shade: str = "", language: str = "") -> "Run":
    """Add `text` to the paragraph. A tab and a new line stay what they are; what no XML can hold is left out.

    `style` is the id of a character style, `shade` a colour behind the text, `language` one that is
    not the document's.
    """
    run = line.add_run(_legal(text))
    if style:
        run._r.style = style
    if shade:
        run._r.get_or_add_rPr().append(_element("w:shd", val="clear", color="auto", fill=shade.removeprefix("#")))
    if language:
        run._r.get_or_add_rPr().append(_element("w:lang", val=LANGUAGES[language]))
    return run


def coloured(run: "Run", colour: str) -> "Run":
    """Give the run's letters a colour, `#RRGGBB`."""
    from docx.shared import RGBColor

    run.font.color.rgb = RGBColor.from_string(colour.removeprefix("#"))
    return run


def comment(document: "Document", runs: "Sequence[Run]", kind: str, text: str) -> None:
    """A comment beside these runs, which follow on each other; `kind` stands where its author would."""
    new = document.add_comment(list(runs), _legal(text), kind, kind[:1].upper())
    # The library stamps it with the clock.
    del new._comment_elm.attrib[_name("w:date")]


def _legal(text: str) -> str:
    """The same with one sign at the end of a line."""
    return legal(text.replace("\r\n", "\n"))


def finished(document: "Document", title: str) -> bytes:
    """The file. Its properties say what it is called and nothing else: no author, no clock, no program of before."""
    core = document.core_properties
    for element in list(core._element):
        core._element.remove(element)
    core.title = _legal(title)[:255]
    made = io.BytesIO()
    document.save(made)
    fixed = io.BytesIO()
    with zipfile.ZipFile(made) as parts, zipfile.ZipFile(fixed, "w", zipfile.ZIP_DEFLATED) as file:
        for name in parts.namelist():
            entry = zipfile.ZipInfo(name, _DATE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0  # or it would tell Windows from others
            file.writestr(entry, parts.read(name))
    return fixed.getvalue()


def _refill(old: "BaseOxmlElement", new: "BaseOxmlElement") -> None:
    """Put the children of `new` in the place of those of `old`."""
    for element in list(old):
        old.remove(element)
    for element in list(new):
        old.append(element)


def _field(line: "Paragraph", instruction: str) -> None:
    """A number that Word counts by itself."""
    for kind in ("begin", "", "separate", "1", "end"):
        run = line.add_run("1" if kind == "1" else "")
        if kind == "":
            text = _element("w:instrText")
            text.text = f" {instruction} "
            run._r.append(text)
        elif kind != "1":
            run._r.append(_element("w:fldChar", fldCharType=kind))


def _element(tag: str, **attributes: str | int) -> "BaseOxmlElement":
    from docx.oxml.parser import OxmlElement

    return OxmlElement(tag, {_name(f"w:{key}"): str(value) for key, value in attributes.items()})


def _name(tag: str) -> str:
    from docx.oxml.ns import qn

    return qn(tag)
