"""What importers stumble over: each quirk that docs/export.md lists, and whatever may be said and written."""

import getpass
import io
import re
import socket
import unicodedata
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from interview_tui.export.as_qdpx import project, project_for_maxqda
from interview_tui.export.linked import LinkedInterview
from interview_tui.interview.record import Participant
from tests.builders import noted, quoted
from tests.export.linked_talks import CASES, DAY, GUIDE, HELP, Said, guide, talk
from tests.export.qda_reader import NS, Project, opened


@pytest.mark.parametrize("name", CASES)
@pytest.mark.parametrize("make", [project, project_for_maxqda])
def test_every_project_is_valid_and_each_guid_is_known_and_used_once(
    name: str, make: Callable[[Sequence[LinkedInterview]], bytes]
) -> None:
    found = Project(make(CASES[name]))
    own = [element.get("guid") for element in found.root.iter() if element.get("guid")]
    assert len(own) == len(set(own))
    meant = {element.get("targetGUID") for element in found.root.iter() if element.get("targetGUID")}
    users = {element.get("creatingUser") for element in found.root.iter() if element.get("creatingUser")}
    assert meant | users <= set(own)


def test_positions_for_maxqda_are_the_same_though_its_lines_end_as_in_windows() -> None:
    plain, windows = opened(talk()), Project(project_for_maxqda([talk()]))
    path = windows.all("TextSource")[0].get("plainTextPath", "")
    assert windows.bytes(path) == plain.bytes(path).replace(b"\n", b"\r\n")
    assert windows.bytes(path).count(b"\r\n") > 5
    assert windows.xml == plain.xml
    assert b"\r" not in plain.bytes(path)


def test_importers_quirks_are_heeded() -> None:
    found = opened(*CASES["a group"], *CASES["quotes and notes"])
    names = found.archive.namelist()
    assert names[0] == "project.qde"
    assert all(re.fullmatch(r"sources/[0-9A-F-]{36}\.txt", name) for name in names[1:]), "in small letters, flat"
    assert not any(found.archive.read(name).startswith(b"\xef\xbb\xbf") for name in names)
    assert found.root.get("origin"), "QualCoder looks for ATLAS in it"
    for tag in ("TextSource", "AudioSource", "Transcript", "PlainTextSelection", "Coding", "Note"):
        assert all(one.get("creationDateTime") for one in found.all(tag)), tag
    for tag in ("TextSource", "Transcript", "Note"):
        assert all(one.get("plainTextPath", "").startswith("internal://") for one in found.all(tag)), tag
        assert all("richTextPath" not in one.attrib for one in found.all(tag)), tag
    assert not found.all("PlainTextContent")
    assert b"currentPath" not in found.xml
    assert all(one.get("name") != "" for one in found.root.iter())
    bare = [one for text in found.texts for one in text.coded if not one.codes and not one.description]
    assert not bare, "QualCoder makes an empty annotation of each"


def test_no_two_codes_variables_or_notes_have_one_name() -> None:
    twice = guide(GUIDE.replace("Who helps you when it is hard?", "Would you tell me about a normal day?"))
    people = [Participant(pseudonym=name) for name in ("Quote", "quote", "Who speaks", "1 Everyday")]
    interviews = [
        talk([], asked=twice, people=people, events=[noted("a"), noted("a")]),
        talk([], id="02", events=[noted("a")]),
    ]
    found = opened(*interviews)
    for names in (found.codes.values(), found.variables.values(), [note.get("name", "") for note in found.all("Note")]):
        assert len({name.casefold() for name in names}) == len(names)


def test_names_of_codes_sort_as_the_guide_and_are_short_and_say_all_below() -> None:
    many = "\n".join(
        f"## Theme {number}\n1. {'Why so many questions? ' * 5} {number} {{#q{number}}}" for number in range(12)
    )
    found = opened(talk([], asked=guide(f"---\nlanguage: en\n---\n# Long\n\n{many}\n")))
    names = [name for name in found.codes.values() if name[0].isdigit()]
    assert names == sorted(names)
    assert len(names) == 24
    assert all(len(name) <= 60 for name in names)
    (last,) = [one for one in found.all("Code") if one.get("name", "").startswith("12.1 ")]
    assert last.get("name", "").endswith("…")
    assert last.findtext("q:Description", "", NS) == f"{'Why so many questions? ' * 5} 11".replace("  ", " ")


def test_the_same_interviews_give_the_same_bytes_and_nothing_tells_of_this_machine() -> None:
    data = project(CASES["a group"])
    assert data == project(CASES["a group"])
    archive = zipfile.ZipFile(io.BytesIO(data))
    assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert {entry.create_system for entry in archive.infolist()} == {3}
    whole = b"".join(archive.read(name) for name in archive.namelist()) + b"".join(map(str.encode, archive.namelist()))
    # A word alone: root is also a part of other words.
    for word in (getpass.getuser(), socket.gethostname(), str(Path.home()), "2026"):
        assert not re.search(rb"(?<![\w])" + re.escape(word.encode()) + rb"(?![\w])", whole), word


WORDS = st.lists(
    st.one_of(
        st.characters(codec="utf-8"),
        st.sampled_from(
            "a b Åé\u0301\u0300\u0344\u1100\u1161\ufa6c😀👩\u200d💻\u202e\u05d0\t\r\n"
            "\x0b\x85\u2028\x00\x07\ufeff\uffff\U0001f1f8]>&<:[]/"
        ),
        st.sampled_from(["]]>", "&amp;", "\r\n", "Robin: ", "[00:00:01] "]),
    ),
    max_size=30,
).map("".join)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.tuples(st.sampled_from(["day", "help", "welcome", None]), st.sampled_from(["I", "Robin", None]), WORDS),
        min_size=1,
        max_size=6,
    ),
    WORDS,
)
def test_whatever_is_said_every_program_counts_it_alike(
    said: list[tuple[str | None, str | None, str]], note: str
) -> None:
    spoken: list[Said] = [(under, who, 10.0 * number, text) for number, (under, who, text) in enumerate(said, 1)]
    interview = talk(spoken, events=[noted(note, at=12.0), quoted(at=12.0)])
    found = opened(interview)
    text = found.texts[0].text
    assert len(text) == len(text.encode("utf-16-le")) // 2, "a character is a unit, too"
    assert unicodedata.normalize("NFC", text) == text
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\ufeff\u2028\u2029\ufffe\uffff]", text)
    coded = found.texts[0].coded
    assert all(0 <= one.start < one.end <= len(text) and one.text == one.text.strip() for one in coded)
    kept = {
        under: [words for one in spoken if one[0] == under and (words := readable(one[3]))] for under in ("day", "help")
    }
    for under, code in (("day", DAY), ("help", HELP)):
        shown = " ".join(found.texts[0].under(code))
        at = 0
        for words in kept[under]:
            at = shown.index(words, at) + len(words)


def readable(text: str) -> str:
    """What may be read of it, sign by sign: said otherwise than the program says it."""
    result = ""
    for sign in unicodedata.normalize("NFC", text):
        if sign in "\ufeff\ufffe\uffff" or 0xFDD0 <= ord(sign) <= 0xFDEF:
            continue
        if unicodedata.category(sign) == "Cc" and not sign.isspace():
            continue
        if ord(sign) > 0xFFFF or unicodedata.category(sign) == "Cs":
            name = unicodedata.name(sign, "")
            sign = f"[{name.lower()}]" if name else "\ufffd"
        result += sign
    again = unicodedata.normalize("NFC", result)
    return " ".join(again.split())
