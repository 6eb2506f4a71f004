"""Word documents made by hand, as Word writes them: only what a test is about."""

import zipfile
from pathlib import Path

_HEAD = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>'
)
_TAIL = "<w:sectPr/></w:body></w:document>"


def run(text: str, *, bold: bool = False) -> str:
    """Text as a run; `\\t` and `\\n` as Word has them."""
    inner = text.replace("&", "&amp;").replace("<", "&lt;")
    inner = inner.replace("\t", "</w:t><w:tab/><w:t>").replace("\n", "</w:t><w:br/><w:t>")
    style = "<w:rPr><w:b/></w:rPr>" if bold else ""
    return f'<w:r>{style}<w:t xml:space="preserve">{inner}</w:t></w:r>'


def paragraph(*runs: str) -> str:
    """A paragraph of runs; a plain text is one run."""
    return f"<w:p>{''.join(one if one.startswith('<') else run(one) for one in runs)}</w:p>"


def table(*rows: tuple[str, ...]) -> str:
    """A table with a paragraph in each cell."""
    cells = ["".join(f"<w:tc>{paragraph(cell)}</w:tc>" for cell in row) for row in rows]
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"


def document(path: Path, *blocks: str, head: str = _HEAD) -> Path:
    """A document of paragraphs and tables."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("[Content_Types].xml", "<Types/>")
        packed.writestr("word/document.xml", head + "".join(blocks) + _TAIL)
    return path
