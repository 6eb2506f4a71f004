"""Styles of the documents for Word: those that all of them share, and the XML of the styles part. Pure.

Elements stand in the order of ECMA-376 part 1, 17.7 (styles), 17.3.1 (paragraphs) and 17.3.2 (characters). Sizes of
letters are half points, other lengths twentieths of a point. The two faces are on every computer, or have a twin there
that is as wide (Liberation).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal
from xml.sax.saxutils import quoteattr

READ = "Times New Roman"
LOOKED_AT = "Arial"
"""Headings, and what stands round the text."""
GREY = "595959"
"""Dark enough to be read on paper."""
NO_NUMBERS = "<w:suppressLineNumbers/>"
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


@dataclass(frozen=True, slots=True)
class Style:
    """A style of a document."""

    id: str
    name: str
    """As Word shows it; its own styles, such as `heading 1`, it shows in the user's language."""
    paragraph: str = ""
    """XML inside `w:pPr`."""
    letters: str = ""
    """XML inside `w:rPr`."""
    based_on: str = "Normal"
    kind: Literal["paragraph", "character"] = "paragraph"
    following: str = ""
    """The style of the paragraph after it, when somebody writes on."""
    own: bool = False
    """Not one of Word's."""


def letters(
    *, face: str = "", size: float = 0, bold: bool | None = None, italic: bool = False, colour: str = ""
) -> str:
    """XML inside `w:rPr`; `size` in points, `colour` as `RRGGBB`; `bold` False takes it away."""
    return "".join(
        (
            f"<w:rFonts w:ascii='{face}' w:hAnsi='{face}' w:eastAsia='{face}' w:cs='{face}'/>" if face else "",
            {None: "", True: "<w:b/><w:bCs/>", False: "<w:b w:val='0'/><w:bCs w:val='0'/>"}[bold],
            "<w:i/><w:iCs/>" if italic else "",
            f"<w:color w:val='{colour}'/>" if colour else "",
            f"<w:sz w:val='{round(2 * size)}'/><w:szCs w:val='{round(2 * size)}'/>" if size else "",
        )
    )


def spacing(before: int = 0, after: int = 0, line: int = 240) -> str:
    """Space above and below in twentieths of a point; `line` 240 is one line."""
    return f"<w:spacing w:before='{before}' w:after='{after}' w:line='{line}' w:lineRule='auto'/>"


def shared(width: int) -> tuple[Style, ...]:
    """Those that every document has; `width` of its text, for the page header."""
    right = f"<w:tabs><w:tab w:val='right' w:pos='{width}'/></w:tabs>"
    return (
        Style(
            "Title",
            "Title",
            f"<w:keepNext/>{NO_NUMBERS}{spacing(after=120)}",
            letters(face=LOOKED_AT, size=20, bold=True),
            following="Normal",
        ),
        Style(
            "Heading1",
            "heading 1",
            f"<w:keepNext/><w:keepLines/>{NO_NUMBERS}{right}{spacing(360, 120)}<w:outlineLvl w:val='0'/>",
            letters(face=LOOKED_AT, size=14, bold=True),
            following="Normal",
        ),
        Style(
            "Heading2",
            "heading 2",
            f"<w:keepNext/><w:keepLines/>{NO_NUMBERS}{spacing(240, 100)}<w:outlineLvl w:val='1'/>",
            letters(face=LOOKED_AT, size=11, bold=True),
            following="Normal",
        ),
        Style("Header", "header", f"{NO_NUMBERS}{right}", letters(face=LOOKED_AT, size=8.5, colour=GREY)),
        Style(
            "Footer", "footer", f"{NO_NUMBERS}<w:jc w:val='center'/>", letters(face=LOOKED_AT, size=8.5, colour=GREY)
        ),
        Style(
            "LineNumber",
            "line number",
            letters=letters(face=LOOKED_AT, size=7, colour="7F7F7F"),
            based_on="DefaultParagraphFont",
            kind="character",
        ),
        Style("CommentText", "annotation text", letters=letters(size=10)),
        Style(
            "CommentReference",
            "annotation reference",
            letters=letters(size=8),
            based_on="DefaultParagraphFont",
            kind="character",
        ),
    )


def styles_xml(language: str, styles: Sequence[Style]) -> str:
    """The styles part; `language` as `sv-SE`."""
    return (
        f"<w:styles xmlns:w='{_W}'><w:docDefaults><w:rPrDefault><w:rPr>"
        f"{letters(face=READ, size=11)}<w:lang w:val='{language}' w:eastAsia='{language}'/></w:rPr></w:rPrDefault>"
        "<w:pPrDefault/></w:docDefaults>"
        "<w:style w:type='paragraph' w:default='1' w:styleId='Normal'><w:name w:val='Normal'/><w:qFormat/></w:style>"
        "<w:style w:type='character' w:default='1' w:styleId='DefaultParagraphFont'>"
        "<w:name w:val='Default Paragraph Font'/><w:semiHidden/></w:style>"
        "<w:style w:type='table' w:default='1' w:styleId='TableNormal'><w:name w:val='Normal Table'/><w:semiHidden/>"
        "<w:tblPr><w:tblInd w:w='0' w:type='dxa'/><w:tblCellMar><w:top w:w='0' w:type='dxa'/>"
        "<w:left w:w='108' w:type='dxa'/><w:bottom w:w='0' w:type='dxa'/><w:right w:w='108' w:type='dxa'/>"
        "</w:tblCellMar></w:tblPr></w:style>"
        f"{''.join(part for style in styles for part in _style(style))}</w:styles>"
    )


def _style(style: Style) -> Iterator[str]:
    own = " w:customStyle='1'" if style.own else ""
    yield f"<w:style w:type='{style.kind}'{own} w:styleId='{style.id}'><w:name w:val={quoteattr(style.name)}/>"
    yield f"<w:basedOn w:val='{style.based_on}'/>"
    if style.following:
        yield f"<w:next w:val='{style.following}'/>"
    yield "<w:qFormat/>"
    if style.paragraph:
        yield f"<w:pPr>{style.paragraph}</w:pPr>"
    if style.letters:
        yield f"<w:rPr>{style.letters}</w:rPr>"
    yield "</w:style>"
