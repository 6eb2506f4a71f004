"""A transcript is somebody else's file: whatever is in it, there is a sentence or an interview, in bounded memory."""

import json
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from interview_tui.importing.clock import clocked
from interview_tui.importing.readers.any_kind import MOST_BYTES, read_cues
from interview_tui.importing.readers.cue import Cue
from interview_tui.importing.readers.word import MOST_XML
from interview_tui.problem import Problem
from tests.importing.documents import document, paragraph

KINDS = ("txt", "vtt", "srt", "json", "docx", "md", "tsv")
PIECES = (
    "I:", "Robin:", "//", "[00:01:02]", "#00:00:01-5#", "0:04", "99:99:99", "-->", "00:00:01.000 --> 00:00:00.500",
    "\n", "\n\n", "\t", "<v Robin>", "</v>", "- ", "**A:**", "ord", "Hur?", "1", "WEBVTT", "NOTE", '{"segments": [',
    '{"start": NaN,',
    '"text": "hej"}', "]", "}", "\x00", "\ud7ff", "::", "[[", "((", "é", "Tid\tText",
)  # fmt: skip


def problem_of(path: Path) -> Problem | None:
    """Why it cannot be read; else every word of the file is in the transcript, in order, at a time that can be."""
    try:
        found = read_cues(path, ("Robin",))
    except Problem as problem:
        return problem
    placed = clocked(found.cues)
    words = [word for cue in placed.cues for word in cue.words]
    assert [word.text for word in words] == [text for cue in found.cues for text in cue.text.split()]
    edges = [edge for word in words for edge in (word.start, word.end)]
    assert edges == sorted(edges)
    assert edges[0] >= 0
    assert edges[-1] < 1000 * 3600
    return None


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=some.binary(max_size=300), kind=some.sampled_from(KINDS))
def test_bytes_of_nothing_are_a_sentence_or_words(data: bytes, kind: str, tmp_path: Path) -> None:
    path = tmp_path / f"a.{kind}"
    path.write_bytes(data)
    problem = problem_of(path)
    assert problem is None or (problem.cure and problem.where == path)


@settings(max_examples=250, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(pieces=some.lists(some.sampled_from(PIECES), max_size=40), kind=some.sampled_from(KINDS))
def test_a_file_that_mixes_everything_up_is_a_sentence_or_words(pieces: list[str], kind: str, tmp_path: Path) -> None:
    path = tmp_path / f"a.{kind}"
    path.write_text(" ".join(pieces), encoding="utf-8", newline="")
    problem = problem_of(path)
    assert problem is None or problem.cure


TIMES = some.one_of(
    some.none(), some.floats(), some.floats(0, 100), some.integers(-5, 10**30), some.text(max_size=4), some.booleans()
)
JSON_CUES = some.lists(
    some.fixed_dictionaries(
        {"start": TIMES, "end": TIMES, "text": some.sampled_from(["hej", "I: hej du", "", "Hur går det? Bra."])},
        optional={
            "speaker": some.one_of(some.text(max_size=5), some.integers(), some.none()),
            "words": some.one_of(
                some.none(),
                some.lists(
                    some.fixed_dictionaries({"word": some.sampled_from(["a", "b.", ""]), "start": TIMES, "end": TIMES})
                ),
            ),
        },
    ),
    max_size=12,
)  # fmt: skip


@settings(max_examples=250, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(cues=JSON_CUES)
def test_times_that_cannot_be_true_are_mended(cues: list[dict[str, object]], tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text(json.dumps(cues), encoding="utf-8")
    problem = problem_of(path)
    assert problem is None or "no words" in problem.what


def starts(*times: float | None) -> list[Cue]:
    return [Cue("ett par ord till här", time) for time in times]


def test_one_time_that_is_far_too_late_costs_no_other() -> None:
    placed = clocked(starts(0, 10, 90_000, 20, 30, 40))
    assert placed.mended == 1
    assert [cue.start for cue in placed.cues if cue.start in (0, 10, 20, 30, 40)] == [0, 10, 20, 30, 40]


def test_a_clock_that_begins_again_goes_on_from_where_it_was() -> None:
    first = [float(second) for second in range(0, 600, 20)]
    placed = clocked(starts(*first, *first))
    assert placed.mended == 0
    assert placed.cues[30].start >= placed.cues[29].start + 1
    assert placed.cues[59].start == pytest.approx(placed.cues[30].start + 580, abs=0.01)


def test_cues_that_overlap_share_the_time() -> None:
    placed = clocked([Cue("ett två tre", 0, 9), Cue("fyra fem sex", 3, 12), Cue("sju", 3, 5)])
    assert (placed.cues[0].start, placed.cues[0].end) == (0, 3)
    assert placed.cues[1].start == 3
    assert placed.cues[2].end <= 12


# Bombs


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_document_that_defines_entities_is_refused(encoding: str, tmp_path: Path) -> None:
    entities = "".join(f'<!ENTITY a{i} "{f"&a{i - 1};" * 10 if i else "ha"}">' for i in range(12))
    text = (
        f'<?xml version="1.0" encoding="{encoding}"?><!DOCTYPE w [{entities}]>'
        '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>'
        "&a11;</w:t></w:r></w:p></w:body></w:document>"
    )
    path = tmp_path / "a.docx"
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr("word/document.xml", text.encode(encoding))
    with pytest.raises(Problem, match="no Word document"):
        read_cues(path)


@pytest.mark.parametrize(
    "content", [b"", b"PK\x03\x04", b"PK\x03\x04" + b"x" * 500, b"{\\rtf1 hej}", b"\xd0\xcf\x11\xe0" * 9]
)
def test_what_is_no_document_is_a_sentence(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(content)
    with pytest.raises(Problem) as problem:
        read_cues(path)
    assert "Word" in problem.value.what + problem.value.cure


def test_a_damaged_document_is_a_sentence_or_its_words(tmp_path: Path) -> None:
    path = document(tmp_path / "a.docx", *(paragraph(f"I: hej {i}") for i in range(200)))
    whole = path.read_bytes()
    for at in range(0, len(whole), max(1, len(whole) // 40)):
        for damaged in (whole[:at], whole[:at] + bytes(b ^ 0x55 for b in whole[at : at + 3]) + whole[at + 3 :]):
            path.write_bytes(damaged)
            problem = problem_of(path)
            assert problem is None or problem.cure


@pytest.mark.skipif(sys.platform == "win32", reason="the system does not count it there")
@pytest.mark.parametrize("kind", ["bomb", "json", "xml", "words", "deep"])
def test_no_file_takes_more_than_its_share_of_memory(kind: str, tmp_path: Path) -> None:
    """A fresh interpreter reads the worst files there are; the program itself has 60 MB."""
    path = tmp_path / f"a.{'docx' if kind in ('bomb', 'xml') else 'json' if kind in ('json', 'deep') else 'txt'}"
    match kind:
        case "bomb":  # two gigabytes in two megabytes
            with (
                zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as packed,
                packed.open("word/document.xml", "w") as part,
            ):
                part.write(b'<w:document xmlns:w="x">')
                for _ in range(MOST_XML // 1_000_000 + 20):
                    part.write(b"<w:p>" + b" " * 999_990 + b"</w:p>")
        case "xml":
            with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as packed:
                packed.writestr("word/document.xml", b"<w>" + b"<a/>" * (MOST_XML // 4 - 10) + b"</w>")
        case "json":
            path.write_bytes(b"[" + b"{}," * (MOST_BYTES // 3 - 10) + b"{}]")
        case "words":
            path.write_bytes(b"a " * (MOST_BYTES // 2))
        case "deep":
            path.write_bytes(b"[" * MOST_BYTES)
    code = (
        "import re, resource, sys\n"
        "from pathlib import Path\n"
        "from interview_tui.importing.readers.any_kind import read_cues\n"
        "from interview_tui.problem import Problem\n"
        "try: read_cues(Path(sys.argv[1]))\n"
        "except Problem as problem: print(problem.cure)\n"
        # Linux counts what the process was forked from, too, but not in its status.
        "status = Path('/proc/self/status')\n"
        "peak = re.search(r'VmHWM:\\s+(\\d+)', status.read_text()) if status.exists() else None\n"
        "print(int(peak[1]) if peak else resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, file=sys.stderr)\n"
    )
    done = subprocess.run([sys.executable, "-c", code, str(path)], capture_output=True, text=True, check=True)
    assert done.stdout.strip()
    assert int(done.stderr) * (1 if sys.platform == "darwin" else 1024) < 700e6, done.stderr


def test_a_file_of_gigabytes_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    with path.open("wb") as file:
        file.truncate(20_000_000_000)
    with pytest.raises(Problem, match="too long"):
        read_cues(path)


@pytest.mark.parametrize("name", ["none.txt", "folder"])
def test_what_is_no_file_is_a_sentence(name: str, tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    with pytest.raises(Problem) as problem:
        read_cues(tmp_path / name)
    assert problem.value.cure


def test_no_pattern_takes_forever(tmp_path: Path) -> None:
    """Much of what a pattern may stumble over."""
    path = tmp_path / "a.txt"
    for piece in ("a ", "A.b ", "0:00 ", "[0:0", "- ", "I: ", "**a", "1:1:", "Abc-", "(" * 5, "a.", "# 0:00", "A\t"):
        path.write_text(piece * (60_000 // len(piece)), encoding="utf-8")
        problem = problem_of(path)
        assert problem is None or problem.cure
