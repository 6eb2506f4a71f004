"""A guide is somebody's file: whatever is in it, it is a tree or a sentence, and takes its share of memory."""

import io
import random
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from interview_tui.guide.drafting.draft import draft_text
from interview_tui.guide_import import read_document, read_document_file
from interview_tui.guide_import.paragraphs import MOST_PARAGRAPHS
from interview_tui.problem import Problem
from tests.guide_import.by_hand import by_hand
from tests.guide_import.files_made import of_libreoffice
from tests.guide_import.manners import generated
from tests.guide_import.mutating import mutated
from tests.guide_import.word_xml import Doc, W, run

MUTATED = 150
"""2 000 with `python -m bench.guide_import`."""


def packed(**parts: str | bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in parts.items():
            file.writestr(name, content)
    return out.getvalue()


def outcome(data: bytes, name: str) -> Problem | None:
    """The sentence, or None where a guide came out that can be saved."""
    try:
        assert draft_text(read_document(data, name).draft)
    except Problem as problem:
        return problem
    return None


def test_a_broken_document_is_a_tree_or_a_sentence() -> None:
    chance = random.Random(8)
    cases = [*generated(), *by_hand(), *of_libreoffice()]
    for n in range(MUTATED):
        case = cases[n % len(cases)]
        problem = outcome(mutated(case.data, chance), case.file)
        assert problem is None or (problem.cure and str(problem.where) == case.file)


@pytest.mark.parametrize("part", ["word/document.xml", "word/styles.xml", "word/footnotes.xml", "content.xml"])
def test_entities_are_refused_wherever_they_stand(part: str) -> None:
    entities = "".join(f'<!ENTITY a{i} "{f"&a{i - 1};" * 10 if i else "ha"}">' for i in range(12))
    body = f"<w:document {W}><w:body><w:p>{run('x')}&a11;</w:p></w:body></w:document>"
    bomb = f"<?xml version='1.0'?><!DOCTYPE w [{entities}]>{body}"
    doc = Doc().p("1. Hur mår du?")
    data = packed(**{part: bomb}) if part == "content.xml" else None
    if data is None:
        doc.parts[part] = bomb
        data = doc.data()
    problem = outcome(data, "a.docx")
    # Styles and notes that cannot be read are as if there were none.
    assert (problem is None) == (part in ("word/styles.xml", "word/footnotes.xml"))


def test_an_outer_file_is_never_opened(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("hemligheten")
    body = f"<w:document {W}><w:body><w:p>{run('&a;')}</w:p></w:body></w:document>"
    text = f"<!DOCTYPE w [<!ENTITY a SYSTEM '{secret.as_uri()}'>]>{body}"
    with pytest.raises(Problem):
        read_document(packed(**{"word/document.xml": text.replace("&amp;a;", "&a;")}), "a.docx")


def test_paths_in_names_lead_nowhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    doc = Doc().p("1. Hur mår du?")
    doc.parts["../../outside.xml"] = "<a/>"
    doc.parts["_rels/.rels"] = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r" '
        'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
        'Target="../../../etc/passwd"/></Relationships>'
    )
    assert outcome(doc.data(), "../../a.docx") is None
    assert list(tmp_path.rglob("*")) == []


@pytest.mark.parametrize("element", ["w:tbl", "w:sdt", "w:ins", "w:p", "w:t"])
def test_elements_within_elements_end_somewhere(element: str) -> None:
    inner = f"<{element}>" * 100_000 + f"</{element}>" * 100_000
    data = packed(**{"word/document.xml": f"<w:document {W}><w:body>{inner}</w:body></w:document>"})
    problem = outcome(data, "a.docx")
    assert problem is not None
    assert "too large" in problem.what


@pytest.mark.parametrize(
    ("data", "name", "said"),
    [
        (b"", "a.docx", "no document"),
        (b"PK\x03\x04", "a.docx", "no document"),
        (b"PK\x03\x04" + b"x" * 500, "a.odt", "no document"),
        (packed(**{"mimetype": "application/zip"}), "a.zip", "no document"),
        (b"\xd0\xcf\x11\xe0" * 9, "a.doc", "old Word"),
        (b"{\\rtf1 hej}", "a.rtf", "old Word"),
        (b"%PDF-1.7", "a.pdf", "PDF"),
        (b"\x00\x01\x02\x03" * 99, "a.txt", "no text"),
        (b"", "a.txt", "no text"),
        (b" \n\n", "a.md", "no text"),
        (Doc().data(), "a.docx", "no text"),
        (b"1. Hur?\n" * (MOST_PARAGRAPHS + 1), "a.txt", "too large"),
        (b"a " * 600_000, "a.txt", "too large"),
    ],
    ids=lambda value: "" if isinstance(value, bytes) else None,  # a packed file holds the time when it was made
)
def test_what_is_no_guide_is_a_sentence(data: bytes, name: str, said: str) -> None:
    with pytest.raises(Problem, match=said) as problem:
        read_document(data, name)
    assert problem.value.cure


def test_a_file_of_gigabytes_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    with path.open("wb") as file:
        file.truncate(20_000_000_000)
    with pytest.raises(Problem, match="too large"):
        read_document_file(path)


@pytest.mark.parametrize("name", ["none.docx", "folder"])
def test_what_is_no_file_is_a_sentence(name: str, tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    with pytest.raises(Problem) as problem:
        read_document_file(tmp_path / name)
    assert problem.value.cure


@pytest.mark.skipif(sys.platform == "win32", reason="the system does not count it there")
@pytest.mark.parametrize("kind", ["bomb", "elements", "styles", "cells"])
def test_no_file_takes_more_than_its_share_of_memory(kind: str, tmp_path: Path) -> None:
    """A fresh interpreter reads the worst files there are; the program itself has 45 MB."""
    path = tmp_path / "a.docx"
    body = f"<w:document {W}><w:body>".encode()
    match kind:
        case "bomb":  # a gigabyte in one megabyte
            with (
                zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as file,
                file.open("word/document.xml", "w") as part,
            ):
                part.write(body)
                for _ in range(1000):
                    part.write(b"<w:p><w:r><w:t>" + b" " * 999_900 + b"</w:t></w:r></w:p>")
        case "elements":
            path.write_bytes(packed(**{"word/document.xml": body + b"<w:p/>" * 1_999_000 + b"</w:body></w:document>"}))
        case "styles":
            doc = Doc().p("Hej")
            doc.parts["word/styles.xml"] = f"<w:styles {W}>" + "<w:style w:styleId='a'/>" * 400_000 + "</w:styles>"
            path.write_bytes(doc.data())
        case "cells":
            row = (
                b"<w:tr>"
                + b'<w:tc><w:tcPr><w:gridSpan w:val="9999999"/></w:tcPr><w:p><w:r><w:t>x</w:t></w:r></w:p></w:tc>' * 50
            )
            path.write_bytes(
                packed(
                    **{
                        "word/document.xml": body
                        + b"<w:tbl>"
                        + (row + b"</w:tr>") * 800
                        + b"</w:tbl></w:body></w:document>"
                    }
                )
            )
    code = (
        "import re, resource, sys\n"
        "from pathlib import Path\n"
        "from interview_tui.guide_import import read_document_file\n"
        "from interview_tui.problem import Problem\n"
        "try: read_document_file(Path(sys.argv[1]))\n"
        "except Problem as problem: print(problem.cure)\n"
        # Linux counts what the process was forked from, too, but not in its status.
        "status = Path('/proc/self/status')\n"
        "peak = re.search(r'VmHWM:\\s+(\\d+)', status.read_text()) if status.exists() else None\n"
        "print(int(peak[1]) if peak else resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, file=sys.stderr)\n"
    )
    done = subprocess.run([sys.executable, "-c", code, str(path)], capture_output=True, text=True, check=True)
    assert done.stdout.strip()
    assert int(done.stderr) * (1 if sys.platform == "darwin" else 1024) < 400e6, done.stderr


def test_no_pattern_takes_forever() -> None:
    """Much of what a pattern may stumble over, on one line and on many."""
    pieces = ("a ", "1.", "1.1.", "(a ", "[x] ", "Om ", "om ja ", "Vid behov ", "?", "? (", "- ", "Följdfrågor ", "(((",
              "  ", "\t",
              "tema 1 ", "min 1 ", "ca 5 ", "F1, ", "[RQ1, ", "| ", "**a ", "A", ". ", "med ", "…")  # fmt: skip
    for piece in pieces:
        for text in (piece * (20_000 // len(piece)), "\n".join([piece * 12] * 300)):
            problem = outcome(text.encode(), "a.md")
            assert problem is None or "no text" in problem.what
