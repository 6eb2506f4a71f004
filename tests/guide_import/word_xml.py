"""Word documents as raw XML: lists, styles, tables and all that python-docx cannot write."""

import io
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass, field

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
MORE = (
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
STYLES = f"""<w:styles {W}><w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="22"/></w:rPr></w:rPrDefault></w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="Rubrik"><w:name w:val="Title"/><w:rPr><w:sz w:val="48"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Rubrik1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/><w:pPr>
<w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/><w:sz w:val="32"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Rubrik2"><w:name w:val="heading 2"/><w:basedOn w:val="Rubrik1"/><w:pPr>
<w:outlineLvl w:val="1"/></w:pPr><w:rPr><w:sz w:val="26"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Rubrik3"><w:name w:val="heading 3"/><w:basedOn w:val="Rubrik2"/><w:pPr>
<w:outlineLvl w:val="2"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Innehll1"><w:name w:val="toc 1"/></w:style>
<w:style w:type="paragraph" w:styleId="Liststycke"><w:name w:val="List Paragraph"/>
<w:pPr><w:ind w:left="720"/></w:pPr></w:style>
<w:style w:type="character" w:styleId="Stark"><w:name w:val="Strong"/><w:rPr><w:b/></w:rPr></w:style></w:styles>"""


def _levels(*levels: tuple[str, str]) -> str:
    return "".join(
        f'<w:lvl w:ilvl="{n}"><w:start w:val="1"/><w:numFmt w:val="{name}"/><w:lvlText w:val="{text}"/><w:pPr>'
        f'<w:ind w:left="{720 * (n + 1)}" w:hanging="360"/></w:pPr></w:lvl>'
        for n, (name, text) in enumerate(levels)
    )


NUMBERING = (
    f'<w:numbering {W}><w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="multilevel"/>'
    + _levels(("decimal", "%1."), ("lowerLetter", "%2)"), ("lowerRoman", "%3."), ("decimal", "%4."))
    + '</w:abstractNum><w:abstractNum w:abstractNumId="1">'
    + _levels(("bullet", "\uf0b7"), ("bullet", "o"), ("bullet", "\uf0a7"), ("bullet", "-"))
    + '</w:abstractNum><w:abstractNum w:abstractNumId="2">'
    + _levels(("decimal", "%1."), ("decimal", "%1.%2."), ("decimal", "%1.%2.%3."), ("decimal", "%1.%2.%3.%4."))
    + '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num><w:num w:numId="3"><w:abstractNumId w:val="2"/></w:num>'
    + "".join(
        f'<w:num w:numId="{n}"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/>'
        "</w:lvlOverride></w:num>"
        for n in range(11, 20)
    )
    + "</w:numbering>"
)
MULTILEVEL, BULLETS, LEGAL, RESTARTED = 1, 2, 3, 11


def escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")


def run(text: str, *, bold: bool = False, italic: bool = False, size: float = 0, tag: str = "t") -> str:
    """Letters; `\\t` and `\\n` as Word has them."""
    inner = escaped(text)
    if tag == "t":
        inner = inner.replace("\t", "</w:t><w:tab/><w:t xml:space='preserve'>")
        inner = inner.replace("\n", "</w:t><w:br/><w:t xml:space='preserve'>")
    looks = (
        ("<w:b/>" if bold else "") + ("<w:i/>" if italic else "") + (f'<w:sz w:val="{size * 2:.0f}"/>' if size else "")
    )
    return f'<w:r>{f"<w:rPr>{looks}</w:rPr>" if looks else ""}<w:{tag} xml:space="preserve">{inner}</w:{tag}></w:r>'


def inserted(text: str) -> str:
    return f'<w:ins w:id="1" w:author="Handledare">{run(text)}</w:ins>'


def deleted(text: str) -> str:
    return f'<w:del w:id="2" w:author="Handledare">{run(text, tag="delText")}</w:del>'


def footnote(id: int) -> str:
    return f'<w:r><w:footnoteReference w:id="{id}"/></w:r>'


def comment(id: int, text: str) -> str:
    """Letters with a comment on them."""
    return (
        f'<w:commentRangeStart w:id="{id}"/>{run(text)}<w:commentRangeEnd w:id="{id}"/>'
        f'<w:r><w:commentReference w:id="{id}"/></w:r>'
    )


def box(text: str) -> str:
    """A text box, drawn in the two ways that Word writes each of them."""
    content = f"<w:txbxContent><w:p>{run(text)}</w:p></w:txbxContent>"
    return (
        "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:txbx>"
        f"{content}</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>{content}</v:textbox></w:pict>"
        "</mc:Fallback></mc:AlternateContent></w:r>"
    )


@dataclass
class Doc:
    """A document as it is written."""

    blocks: list[str] = field(default_factory=list)
    parts: dict[str, str] = field(default_factory=dict)

    def p(
        self,
        *runs: str,
        style: str = "",
        num: tuple[int, int] | None = None,
        left: float | None = None,
        bold: bool = False,
        italic: bool = False,
        size: float = 0,
        end_deleted: bool = False,
    ) -> "Doc":
        """A paragraph; a run that is no XML is plain text. `left` in points."""
        self.blocks.append(paragraph(*runs, style=style, num=num, left=left, bold=bold, italic=italic, size=size,
                                     end_deleted=end_deleted))  # fmt: skip
        return self

    def empty(self) -> "Doc":
        self.blocks.append("<w:p/>")
        return self

    def table(self, *rows: Sequence[str | tuple[str, str]]) -> "Doc":
        """Rows of cells. A cell: paragraphs' XML or plain text; with properties' XML as a pair."""
        self.blocks.append(table(*rows))
        return self

    def data(self) -> bytes:
        """The file."""
        body = "".join(self.blocks)
        parts = {
            "[Content_Types].xml": CONTENT_TYPES,
            "_rels/.rels": RELS,
            "word/_rels/document.xml.rels": DOCUMENT_RELS,
            "word/document.xml": f"<?xml version='1.0' encoding='UTF-8'?><w:document {W} {MORE}><w:body>{body}"
            "<w:sectPr/></w:body></w:document>",
            "word/styles.xml": STYLES,
            "word/numbering.xml": NUMBERING,
            **self.parts,
        }
        more = [name.removeprefix("word/").removesuffix(".xml") for name in self.parts]
        parts["[Content_Types].xml"] = CONTENT_TYPES.replace(
            "</Types>",
            "".join(
                f'<Override PartName="/word/{name}.xml" ContentType="{_TYPE}.{name.rstrip("1")}+xml"/>' for name in more
            )
            + "</Types>",
        )
        parts["word/_rels/document.xml.rels"] = DOCUMENT_RELS.replace(
            "</Relationships>",
            "".join(
                f'<Relationship Id="rId{n}" Type="{_OFFICE}/{name.rstrip("1")}" Target="{name}.xml"/>'
                for n, name in enumerate(more, 3)
            )
            + "</Relationships>",
        )
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
            for name, text in parts.items():
                packed.writestr(zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0)), text)
        return out.getvalue()


def paragraph(
    *runs: str,
    style: str = "",
    num: tuple[int, int] | None = None,
    left: float | None = None,
    bold: bool = False,
    italic: bool = False,
    size: float = 0,
    end_deleted: bool = False,
) -> str:
    inner = "".join(one if one.startswith("<") else run(one, bold=bold, italic=italic, size=size) for one in runs)
    said = f'<w:pStyle w:val="{style}"/>' if style else ""
    said += f'<w:numPr><w:ilvl w:val="{num[1]}"/><w:numId w:val="{num[0]}"/></w:numPr>' if num else ""
    said += f'<w:ind w:left="{left * 20:.0f}"/>' if left is not None else ""
    said += '<w:rPr><w:del w:id="3" w:author="Handledare"/></w:rPr>' if end_deleted else ""
    return f"<w:p>{f'<w:pPr>{said}</w:pPr>' if said else ''}{inner}</w:p>"


def table(*rows: Sequence[str | tuple[str, str]]) -> str:
    written = []
    for row in rows:
        cells = []
        for cell in row:
            inner, properties = (cell, "") if isinstance(cell, str) else cell
            inner = inner if inner.startswith("<w:p") else paragraph(inner)
            cells.append(f"<w:tc><w:tcPr>{properties}</w:tcPr>{inner}</w:tc>")
        written.append(f"<w:tr>{''.join(cells)}</w:tr>")
    return f"<w:tbl>{''.join(written)}</w:tbl>"


SPAN = '<w:gridSpan w:val="{}"/>'
MERGE, GOES_ON = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
CONTENT_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{_TYPE}.document.main+xml"/>'
    f'<Override PartName="/word/styles.xml" ContentType="{_TYPE}.styles+xml"/>'
    f'<Override PartName="/word/numbering.xml" ContentType="{_TYPE}.numbering+xml"/></Types>'
)
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
RELS = (
    f'<Relationships xmlns="{_PACKAGE}"><Relationship Id="rId1" Type="{_OFFICE}/officeDocument" '
    'Target="word/document.xml"/></Relationships>'
)
DOCUMENT_RELS = (
    f'<Relationships xmlns="{_PACKAGE}"><Relationship Id="rId1" Type="{_OFFICE}/styles" Target="styles.xml"/>'
    f'<Relationship Id="rId2" Type="{_OFFICE}/numbering" Target="numbering.xml"/></Relationships>'
)
