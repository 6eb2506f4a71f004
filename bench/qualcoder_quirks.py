"""What QualCoder does with a project in which one thing is done otherwise than we do it: why we do it so.

    python -m bench.qualcoder_quirks QUALCODER PYTHON      as for bench.qualcoder_import

Each spoiled file is as valid as ours, but for the byte order mark and the ends of lines, which no schema sees. Prints
for each whether the import stops, or how many codings have other words or are gone; ends with 1 if the file as it is
has any such, or a spoiled one has none.
"""

import argparse
import io
import os
import re
import sqlite3
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from bench.qualcoder_import import CHILD
from interview_tui.export.as_qdpx import project
from tests.builders import noted
from tests.export.linked_talks import DAY, HELP, talk
from tests.export.qda_reader import Project


def _same(data: bytes) -> bytes:
    return data


@dataclass(frozen=True)
class Quirk:
    """One thing done otherwise: in `project.qde`, or in the texts."""

    name: str
    xml: Callable[[str], str] = str
    text: Callable[[bytes], bytes] = _same


def _without(attribute: str, tag: str) -> Callable[[str], str]:
    return lambda xml: re.sub(rf'(<{tag} [^>]*?) {attribute}="[^"]*"', r"\1", xml)


def _twice(xml: str) -> str:
    """A second note at the place of the first."""
    found = re.search(
        r'<PlainTextSelection guid="(.{8})(?:(?!</PlainTextSel).)*<NoteRef.*?</PlainTextSelection>', xml, re.S
    )
    assert found
    return xml.replace(found[0], found[0] + found[0].replace(found[1], "00000000", 1))


QUIRKS = (
    Quirk("as it is"),
    Quirk("two notes with one name", lambda xml: re.sub(r'name="Field note [^"]*"', 'name="Note"', xml)),
    Quirk("two notes at one place", _twice),
    Quirk("two codes with one name", lambda xml: xml.replace(f'name="{HELP}"', f'name="{DAY}"')),
    Quirk("no basePath", _without("basePath", "Project")),
    Quirk("no origin", _without("origin", "Project")),
    Quirk("a note without a date", _without("creationDateTime", "Note")),
    Quirk("a transcript without a date", _without("creationDateTime", "Transcript")),
    Quirk("a text in the XML", lambda xml: re.sub(
        r'(<TextSource [^>]*?) plainTextPath="[^"]*"(.*?</Description>)', r"\1\2<PlainTextContent>a</PlainTextContent>",
        xml, flags=re.S,
    )),
    Quirk("a byte order mark", text=lambda data: b"\xef\xbb\xbf" + data),
    Quirk("lines that end with CRLF", text=lambda data: data.replace(b"\n", b"\r\n")),
)  # fmt: skip


def spoiled(data: bytes, quirk: Quirk) -> bytes:
    source, out = zipfile.ZipFile(io.BytesIO(data)), io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name in source.namelist():
            held = source.read(name)
            archive.writestr(name, quirk.xml(held.decode()) if name == "project.qde" else quirk.text(held))
    return out.getvalue()


def imported(arguments: argparse.Namespace, data: bytes, folder: Path) -> tuple[str, list[tuple[str, str]]]:
    """Why the import stopped, if it did, and (code, words) of each coding."""
    given, into = folder / "given.qdpx", folder / "project"
    given.write_bytes(data)
    into.mkdir()
    done = subprocess.run(
        [arguments.python, str(CHILD), arguments.qualcoder, str(given), str(into), "qdpx"],
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": ""},
        capture_output=True,
        text=True,
    )
    coded = sqlite3.connect(into / "data.qda").execute(
        "select name, seltext from code_text join code_name on code_text.cid = code_name.cid"
    )
    return (done.stderr.splitlines()[-1] if done.returncode else ""), list(coded)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("qualcoder")
    parser.add_argument("python")
    arguments = parser.parse_args()
    data = project([talk(events=[noted("smiles", at=9.0), noted("sighs", at=29.0)])])
    ours = [(code, one.text) for text in Project(data).texts for one in text.coded for code in one.codes]
    wrong = False
    for quirk in QUIRKS:
        with tempfile.TemporaryDirectory() as folder:
            stopped, got = imported(arguments, spoiled(data, quirk), Path(folder))
        gone = sum(one not in got for one in ours)
        print(f"{quirk.name:30} {f'stops: {stopped}' if stopped else f'{gone} of {len(ours)} codings gone or shifted'}")
        wrong |= bool(stopped or gone) == (quirk is QUIRKS[0])
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
