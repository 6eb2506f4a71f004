"""What QualCoder makes of a project, by its own import code, compared with our files and with the JSON export.

    python -m bench.qualcoder_import QUALCODER PYTHON              interviews made for it, odd ones among them
    python -m bench.qualcoder_import QUALCODER PYTHON --study DIR  the interviews of a study
    python -m bench.qualcoder_import QUALCODER PYTHON --hours 15   so many interviews of an hour, with time and size
    python -m bench.qualcoder_import QUALCODER PYTHON --without-times
    python -m bench.qualcoder_import QUALCODER PYTHON --maxqda     with line ends for MAXQDA, which QualCoder shifts by

QUALCODER is the `src` folder of QualCoder's source (LGPL-3, https://github.com/ccbogel/QualCoder), PYTHON an
interpreter that has PyQt6, PyMuPDF and Pillow. Neither is a part of this program. Compared are texts, codes with their
places in the tree, each coding by its positions and its words, annotations, notes, cases, attributes of cases and of
texts; then, from QualCoder's tables alone, the words under each question with those of the JSON export. Prints what
differs, one line of JSON last, and ends with 1 if anything does.
"""

import argparse
import io
import json
import os
import re
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

from bench.export_hour import hour
from interview_tui.export import as_json
from interview_tui.export.as_qdc import text as codebook
from interview_tui.export.as_qdpx import project, project_for_maxqda
from interview_tui.export.linked import LinkedInterview, linked
from interview_tui.export.options import Options
from interview_tui.export.refi.codes import question_guid
from interview_tui.export.refi.plain import plain
from interview_tui.study import Study
from tests.export.linked_talks import CASES
from tests.export.qda_reader import NS, Project

Rows = list[tuple[object, ...]]
CHILD = Path(__file__).with_name("qualcoder_child.py")
TIME = re.compile(r"\[\d\d:\d\d:\d\d\] ")


def imported(arguments: argparse.Namespace, data: bytes, kind: str, folder: Path) -> Callable[[str], Rows]:
    """Asks QualCoder's tables, after it has imported the file."""
    folder.mkdir()
    given = folder.with_suffix(f".{kind}")
    given.write_bytes(data)
    done = subprocess.run(
        [arguments.python, str(CHILD), arguments.qualcoder, str(given), str(folder), kind],
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": ""},
        capture_output=True,
        text=True,
    )
    if done.returncode:
        sys.exit(f"QualCoder could not import it:\n{done.stderr[-3000:]}")
    told = json.loads(done.stdout.splitlines()[-1])
    for line in [*told["said"], *(line for line in told["log"].splitlines() if "Cannot" in line or "uplicate" in line)]:
        print("QualCoder said:", line)
    database = sqlite3.connect(folder / "data.qda")
    return lambda query: list(database.execute(query))


def interviews(arguments: argparse.Namespace) -> list[LinkedInterview]:
    if arguments.hours:
        with tempfile.TemporaryDirectory() as folder:
            one = linked(hour(Path(folder)))
        found = [replace(one, id=f"{number:02d}-robin") for number in range(1, arguments.hours + 1)]
    elif arguments.study:
        study = Study(arguments.study)
        found = [linked(one) for one in study.interviews() if one.record.sitting_of is None]
    else:
        made = [one for case in CASES.values() for one in case]
        found = [replace(one, id=f"{number:02d}-talk") for number, one in enumerate(made, 1)]
    options = Options(times=not arguments.without_times)
    return [replace(one, options=options) for one in found]


def ours(found: Project) -> dict[str, Rows]:
    """What stands in our file, as QualCoder's tables would have it."""
    folders = {"false": "category", "true": "code"}
    parents = {
        child.get("guid"): code.get("name") for code in found.all("Code") for child in code.findall("q:Code", NS)
    }
    coded = [(text.name, one) for text in found.texts for one in text.coded]
    return {
        "texts": [(text.name, text.text) for text in found.texts],
        "codes": [
            (folders[one.get("isCodable", "")], one.get("name"), parents.get(one.get("guid")),
             one.findtext("q:Description", "", NS))
            for one in found.all("Code")
        ],
        "codings": [
            (name, code, one.start, one.end, one.text, one.description)
            for name, one in coded
            for code in one.codes
        ],
        "annotations": [(name, one.start, one.end, one.description) for name, one in coded if not one.codes],
        "notes": list(found.notes.items()),
        "cases": [(name,) for name in found.cases],
        "of cases": [
            (name, variable, value)
            for name, case in found.cases.items()
            for variable, value in found.values(case).items()
        ],
        "of texts": [(text.name, variable, value) for text in found.texts for variable, value in text.values.items()],
        "recordings": [(one.get("name"),) for one in found.all("AudioSource")],
    }  # fmt: skip


def theirs(ask: Callable[[str], Rows]) -> dict[str, Rows]:
    """The same from QualCoder's tables."""
    recordings = ask("select name from source where mediapath like '/audio/%'")
    transcripts = {f"{name}.txt" for (name,) in recordings}
    texts = ask("select name, fulltext from source where fulltext is not null")
    return {
        "texts": [row for row in texts if row[0] not in transcripts],
        "codes": [
            *ask("select 'category', name, null, ifnull(memo, '') from code_cat"),
            *ask(
                "select 'code', one.name, ifnull(up.name, cat.name), ifnull(one.memo, '') from code_name one"
                " left join code_name up on one.supercid = up.cid left join code_cat cat on one.catid = cat.catid"
            ),
        ],
        "codings": ask(
            "select source.name, code_name.name, pos0, pos1, seltext, code_text.memo from code_text"
            " join source on fid = source.id join code_name on code_text.cid = code_name.cid"
        ),
        "annotations": ask(
            "select source.name, pos0, pos1, annotation.memo from annotation join source on fid = source.id"
        ),
        "notes": ask("select name, jentry from journal"),
        "cases": ask("select name from cases"),
        "of cases": ask(
            "select cases.name, attribute.name, value from attribute join cases on caseid = attribute.id"
            " where attr_type = 'case'"
        ),
        "of texts": ask(
            "select source.name, attribute.name, value from attribute join source on source.id = attribute.id"
            " where attr_type = 'file'"
        ),
        "recordings": recordings,
    }


def words_apart(rows: Iterable[tuple[object, ...]], given: Sequence[LinkedInterview], names: Mapping[str, str]) -> int:
    """How many questions have other words, in QualCoder's codings alone, than in the JSON export; `names` of codes."""
    wrong = 0
    for interview in given:
        exported = as_json.as_dict(interview)
        for section in exported["guide"]["sections"]:
            for question in section.get("questions", ()):
                said = " ".join(
                    segment["text"]
                    for passage in exported["passages"]
                    if question["id"] in (passage["question_id"], *passage["also"])
                    for segment in passage["segments"]
                )
                code = (interview.id, names[question_guid(question["id"])])
                coded = [row for row in rows if row[:2] == code]
                read = "\n\n".join(str(row[4]) for row in sorted(coded, key=lambda row: int(str(row[2]))))
                if bare(read) != plain(said).replace("//", ""):
                    wrong += 1
                    print(f"other words: {interview.id}, {question['id']}")
    return wrong


def bare(read: str) -> str:
    """What is said in a stretch, without times, speakers and remarks."""
    said = []
    for paragraph in filter(None, read.split("\n\n")):
        without = TIME.sub("", paragraph)
        if not (without.startswith("[") and without.endswith("]")):
            speaker, colon, words = without.partition(": ")
            said.append(words if colon and len(speaker) < 20 else without)
    return plain(" ".join(said)).replace("//", "")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("qualcoder")
    parser.add_argument("python")
    parser.add_argument("--study", type=Path)
    parser.add_argument("--hours", type=int, default=0)
    parser.add_argument("--without-times", action="store_true")
    parser.add_argument("--maxqda", action="store_true")
    arguments = parser.parse_args()
    given = interviews(arguments)
    began = time.perf_counter()
    data = (project_for_maxqda if arguments.maxqda else project)(given)
    took = round(time.perf_counter() - began, 2)
    result: dict[str, object] = {"interviews": len(given), "seconds": took, "bytes": len(data)}
    apart = 0
    with tempfile.TemporaryDirectory() as folder:
        read = Project(data)
        expected, got = ours(read), theirs(imported(arguments, data, "qdpx", Path(folder) / "project"))
        for what, rows in expected.items():
            missing = [row for row in rows if row not in got[what]]
            more = [row for row in got[what] if row not in rows]
            for row, sign in [*((row, "-") for row in missing[:3]), *((row, "+") for row in more[:3])]:
                print(sign, what, str(row)[:160])
            result[what] = len(rows)
            apart += len(missing) + len(more) + abs(len(rows) - len(got[what]))
        words = words_apart(got["codings"], given, read.codes)
        codes = codebook(given[0].guide)
        names = {one.get("name") for one in ElementTree.parse(io.BytesIO(codes)).iter() if one.get("name")}
        asked = imported(arguments, codes, "qdc", Path(folder) / "codebook")("select name from code_name")
        apart += words + len(names ^ {name for (name,) in asked})
    print(json.dumps(result | {"codes of the codebook": len(names), "other words": words, "differences": apart}))
    sys.exit(1 if apart else 0)


if __name__ == "__main__":
    main()
