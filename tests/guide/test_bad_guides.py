"""Bad guides: each gets one sentence with its file, its line and a cure, and never a traceback."""

import random
import time
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from interview_tui.guide.examples import example_guides
from interview_tui.guide.markdown import read_guide, write_guide
from interview_tui.guide.model import Guide
from interview_tui.guide.source import guide_text
from interview_tui.problem import Problem

FILE = Path("somewhere/guide.md")


def problem_of(text: str) -> Problem:
    with pytest.raises(Problem) as caught:
        read_guide(text, FILE)
    assert caught.value.where == FILE
    assert caught.value.cure
    return caught.value


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        pytest.param("# G\n\n1. A\n", 3, "outside every section", id="a question outside any section"),
        pytest.param("# G\nText\n- A\n## T\n", 3, "outside every section", id="a bullet before the first section"),
        pytest.param("1. A\n", 1, "no title", id="a question first"),
        pytest.param("## T\n1. A\n", 1, "no title", id="no title"),
        pytest.param("---\nlanguage: sv\n---\n", 1, "no title", id="only a header"),
        pytest.param("# A\n# B\n", 2, "two titles", id="two titles"),
        pytest.param("# G\n## \n", 2, "no text", id="an empty heading"),
        pytest.param("# G\n## (5 min)\n", 2, "no text", id="a heading of marks only"),
        pytest.param("# G\n### T\n", 2, "no deeper", id="a heading too deep"),
        pytest.param("# G\n##Tema\n", 2, "space after its #", id="a heading without its space"),
        pytest.param("# G\n## T (abc min)\n", 2, "not a number of minutes", id="minutes that are a word"),
        pytest.param("# G\n## T (10–15 min)\n", 2, "not a number of minutes", id="minutes that are two numbers"),
        pytest.param("# G\n## T (0 min)\n", 2, "not a number of minutes", id="no minutes"),
        pytest.param("# G\n## T\n1. A {#x}\n2. B {#x}\n", 4, "stands on line 3", id="two equal ids"),
        pytest.param("# G\n## T {#x}\n1. A\n   - B {#x}\n", 4, "stands on line 2", id="two alike, section, probe"),
        pytest.param("# G\n## T\n1. A {#x} {#y}\n", 3, "two ids", id="two ids on one line"),
        pytest.param("# G\n## T\n1. A {#å ä}\n", 3, "cannot be an id", id="an id with a space"),
        pytest.param("# G\n## T\n1. A {#}\n", 3, "cannot be an id", id="an empty id"),
        pytest.param("# G\n## T\n1. A {#x} B\n", 3, "stands last", id="an id in the middle"),
        pytest.param("# G\n## T\n1.\n", 3, "no text", id="an empty question"),
        pytest.param("# G\n## T\n1. (valfri)\n", 3, "no text", id="a question of marks only"),
        pytest.param("# G\n## T\n1. A\n   -\n", 4, "no text", id="an empty probe"),
        pytest.param("# G\n## T\n1.Vad\n", 3, "space after its number", id="a number without its space"),
        pytest.param("# G\n## T\n1. A\n\nText\n", 5, "stands after questions", id="text after the questions"),
        pytest.param("# G\n## T\n1. A\n   - B\n\n   Text\n", 6, "stands after questions", id="text after the probes"),
        pytest.param("# G\n## T\n1. A\n   - Om ja: {#x}\n", 4, "condition", id="a condition with an id"),
        pytest.param("# G\n## T\n1. A\n   - Om ja: {ok: closed}\n", 4, "condition", id="a condition with advice"),
        pytest.param("# G\n## T\n1. A {ok: close}\n", 3, "called close", id="advice there is not"),
        pytest.param("# G\n## T\n1. A {ok: }\n", 3, "called {ok:}", id="advice without a name"),
        pytest.param("---\nminutes: 5\nadvice_off: [no_end]\n---\n# G\n", 3, "called no_end", id="no such advice"),
        pytest.param("# G\n## T\n- 1\n  - 2\n    - 3\n      - 4\n        - 5\n          - 6\n", 8, "6 deep", id="six"),
        pytest.param("# G\n## T\n- A\n  - B\n\t- C\n", 5, "Tabs and spaces", id="a tab among two spaces"),
        pytest.param("# G\n## T\n1. A\n   - B\n\t- C\n", 5, "Tabs and spaces", id="a tab among three spaces"),
        pytest.param("# G\n## T\n1. A\n\t- B\n  \t- C\n", 5, "Tabs and spaces", id="a tab after spaces"),
        pytest.param("# G\n## T\n1. A\n  - B\n\t> C\n", 5, "Tabs and spaces", id="a clarification in doubt"),
        pytest.param("# G\n## T\n1. A\x1b[2J\n", 3, "no text", id="a control character"),
        pytest.param("---\nlanguage: sv\n# G\n", 1, "does not end", id="a header without its end"),
        pytest.param("---\nlanguage: [sv\n---\n# G\n", 2, "cannot be read", id="a broken header"),
        pytest.param("---\nminutes: 5\nlanguage: a: b\n---\n# G\n", 3, "cannot be read", id="a colon too many"),
        pytest.param("---\njust words\n---\n# G\n", 2, "no names", id="a header of words"),
        pytest.param("---\nlanguage: sv\nauthor: me\n---\n# G\n", 3, "author", id="an unknown name"),
        pytest.param("---\nminutes: 5\nminutes: 6\n---\n# G\n", 3, "twice", id="a name twice"),
        pytest.param("---\nlanguage: no\n---\n# G\n", 2, "no is not known", id="an unknown language"),
        pytest.param("---\n\nminutes: 12:30\n---\n# G\n", 3, "number of minutes", id="minutes in the header"),
        pytest.param("---\nplaceholders: [1a]\n---\n# G\n", 2, "1a cannot be", id="a name that is none"),
        pytest.param("---\nresearch_questions:\n  - ok\n  - a: b\n---\n# G\n", 4, "list of texts", id="not a text"),
        pytest.param("---\nplaceholders: " + "[" * 1500 + "\n---\n# G\n", None, "cannot be read", id="a deep header"),
        pytest.param("---\nplaceholders: &a [*a]\n---\n# G\n", 2, "list of texts", id="a list in itself"),
    ],
)  # fmt: skip
def test_a_bad_line_is_named(text: str, line: int | None, says: str) -> None:
    problem = problem_of(text)
    assert says in problem.what
    assert line in (None, problem.line)


@pytest.mark.parametrize("text", ["", " \n\t\n", "\ufeff"])
def test_an_empty_guide(text: str) -> None:
    assert "empty" in problem_of(text).what


def packed(name: str) -> bytes:
    file = BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr(name, "<xml/>")
    return file.getvalue()


@pytest.mark.parametrize(
    ("data", "says"),
    [
        pytest.param(b"", "empty", id="nothing"),
        pytest.param(b"\r\n \r\n", "empty", id="empty lines"),
        pytest.param(packed("word/document.xml"), "Word file", id="docx"),
        pytest.param(packed("content.xml"), "packed", id="odt"),
        pytest.param(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(100), "old Word file", id="doc"),
        pytest.param(b"{\\rtf1 hej}", "old Word file", id="rtf"),
        pytest.param(b"%PDF-1.7\n", "PDF", id="pdf"),
        pytest.param("# Å".encode("utf-16"), "UTF-16", id="utf-16"),
        pytest.param(b"RIFF\0\0\0\0WAVE", "not a text file", id="sound"),
    ],
)
def test_a_file_that_is_no_guide(data: bytes, says: str) -> None:
    for latin_1 in (False, True):
        with pytest.raises(Problem) as caught:
            guide_text(data, FILE, latin_1=latin_1)
        assert says in caught.value.what
        assert caught.value.cure


def test_latin_1_is_offered_and_then_read_as_such() -> None:
    text = "# Guide\n## Tema: Vardag\n1. Hur mår du på kvällen – ärligt?\n"
    data = text.encode("cp1252")
    with pytest.raises(Problem) as caught:
        guide_text(data, FILE)
    assert (caught.value.line, caught.value.where) == (3, FILE)
    assert "--latin-1" in caught.value.cure
    assert guide_text(data, FILE, latin_1=True) == text


def test_latin_1_does_not_spoil_a_guide_that_is_utf_8() -> None:
    assert guide_text("# Å".encode(), latin_1=True) == "# Å"


def test_a_byte_order_mark_is_no_text() -> None:
    assert guide_text(b"\xef\xbb\xbf# A") == "# A"


def test_ten_thousand_lines_are_read_at_once() -> None:
    lines = ["# Stor", "## Tema: Allt"]
    lines += [f"{n}. Vad händer i steg {n % 10}?" if n % 2 else "   - Hur då?" for n in range(1, 10_000)]
    start = time.process_time()
    guide = read_guide("\n".join(lines), FILE)
    assert time.process_time() - start < 10  # a second on most machines; minutes if it were not linear
    ids = [q.id for q in guide.questions()] + [p.id for q in guide.questions() for p in q.all_probes()]
    assert len(ids) == len(set(ids)) == 9_999


def mutated(text: str, chance: random.Random) -> str:
    """`text` after a few accidents: characters and lines lost, doubled, moved or replaced."""
    for _ in range(chance.randint(1, 6)):
        lines = text.split("\n")
        at, place = chance.randrange(len(text) + 1), chance.randrange(len(lines))
        match chance.randrange(6):
            case 0:
                text = text[:at] + chance.choice("#-*>{}[]()\\:\t\n \x00\x85é€\"'&|!%@`0.1") + text[at:]
            case 1:
                text = text[:at] + text[at + chance.randint(1, 40) :]
            case 2:
                text = "\n".join(lines[:place] + lines[place + 1 :])
            case 3:
                text = "\n".join([*lines[:place], chance.choice(lines), *lines[place:]])
            case 4:
                text = "\n".join(
                    [*lines[:place], chance.choice(["  ", "\t", " \t", "      "]) + lines[place], *lines[place + 1 :]]
                )
            case _:
                text = text[:at] + text[at : at + 60] * 2 + text[at + 60 :]
    return text


def read_or_refused(text: str) -> Guide | Problem:
    try:
        return read_guide(text, FILE)
    except Problem as problem:
        return problem


@pytest.mark.parametrize("seed", range(20))
def test_a_hundred_damaged_guides_are_read_or_refused_with_a_cure(seed: int) -> None:
    chance = random.Random(seed)
    texts = [path.read_text(encoding="utf-8") for path in example_guides()]
    for _ in range(100):
        damaged = mutated(chance.choice(texts), chance)
        guide = read_or_refused(damaged)
        if isinstance(guide, Problem):
            assert guide.cure
            assert guide.line is None or 1 <= guide.line <= len(damaged.splitlines()) + 1
        else:
            assert read_guide(write_guide(guide)) == guide
