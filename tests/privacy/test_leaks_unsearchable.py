"""What cannot be looked through is said with a sentence, takes no memory to speak of, and never counts as clean."""

import io
import tracemalloc
import zipfile
import zlib

import pytest

from interview_tui.privacy.leaks import CannotBeChecked, Original, leaks, unpacking

HIDDEN = [Original("Vinterkvist", "[the garden]", "place")]
MB = 2**20


def packed(members: dict[str, bytes]) -> bytes:
    told = io.BytesIO()
    with zipfile.ZipFile(told, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return told.getvalue()


def damaged(data: bytes) -> bytes:
    """The same with the compressed bytes of its first member turned over: its list is whole."""
    changed = bytearray(data)
    changed[60:160] = bytes(255 - one for one in changed[60:160])
    return bytes(changed)


def test_a_damaged_document_is_a_sentence() -> None:
    data = damaged(packed({"word/document.xml": bytes(range(256)) * 400}))
    with zipfile.ZipFile(io.BytesIO(data)) as archive, pytest.raises(zlib.error):
        archive.read("word/document.xml")
    with pytest.raises(CannotBeChecked, match="damaged or encrypted"):
        leaks({"thesis.docx": data}, HIDDEN)


@pytest.mark.parametrize("cut", [12, 40, 200])
def test_a_document_that_is_cut_short_is_a_sentence(cut: int) -> None:
    data = packed({"word/document.xml": bytes(range(256)) * 40})
    with pytest.raises(CannotBeChecked, match="damaged or encrypted"):
        leaks({"thesis.docx": data[:-cut]}, HIDDEN)


def test_the_sentence_does_not_say_the_name_that_the_file_is_called_by() -> None:
    with pytest.raises(CannotBeChecked) as refused:
        leaks({"Vinterkvist.docx": packed({"a.txt": b"a"})[:-9]}, HIDDEN)
    assert "Vinterkvist" not in str(refused.value)


def _in_files(depth: int, inside: bytes) -> bytes:
    for _each in range(depth):
        inside = packed({"inside.zip": inside})
    return inside


def test_what_is_packed_in_packed_files_is_found_as_deep_as_it_is_looked_for() -> None:
    inside = packed({"a.txt": b"Vinterkvist"})
    assert leaks({"a.zip": _in_files(unpacking.DEEPEST, inside)}, HIDDEN)
    with pytest.raises(CannotBeChecked, match="packed in files"):
        leaks({"a.zip": _in_files(unpacking.DEEPEST + 1, inside)}, HIDDEN)


@pytest.mark.parametrize("kind", ["bytes", "in files", "lines", "cells", "elements", "brackets"])
def test_a_small_file_that_becomes_a_large_one_takes_little_memory(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Bounds made a tenth, so that the test is quick: what is measured is that they hold."""
    monkeypatch.setattr(unpacking, "MOST_BYTES", 24 * MB)
    monkeypatch.setattr(unpacking, "LARGEST_TEXT", 2 * MB)
    monkeypatch.setattr(unpacking, "MOST_TEXTS", 20_000)
    monkeypatch.setattr("interview_tui.privacy.leaks.markup.MOST_TEXTS", 20_000)
    data = {
        "bytes": lambda: packed({"a.bin": bytes(100 * MB)}),
        "in files": lambda: packed({f"{n}.zip": packed({"a.bin": bytes(10 * MB)}) for n in range(20)}),
        "lines": lambda: packed({"a.txt": b"\n" * (20 * MB)}),
        "cells": lambda: packed({"a.csv": b"a;" * MB}),
        "elements": lambda: packed({"word/document.xml": b"<d>" + b"<p>a</p>" * 200_000 + b"</d>"}),
        "brackets": lambda: packed({"a.json": b"[" * MB}),
    }[kind]()
    assert len(data) < MB
    tracemalloc.start()
    try:
        with pytest.raises(CannotBeChecked):
            leaks({"a.qdpx": data}, HIDDEN)
        assert tracemalloc.get_traced_memory()[1] < 120 * MB
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("name", ["analysis.nvp", "Analysis.NVPX", "a.mx24", "a.atlproj", "all.7z"])
def test_what_only_its_own_program_can_read_cannot_be_checked(name: str) -> None:
    for files in ({name: b"nothing to see"}, {"all.zip": packed({f"folder/{name}": b"nothing to see"})}):
        with pytest.raises(CannotBeChecked, match="only the program that made it"):
            leaks(files, HIDDEN)


def test_bytes_of_an_unknown_kind_are_read_over_the_border_of_two_windows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("interview_tui.privacy.leaks.spots._WINDOW", 1000)
    for at in (0, 990, 995, 1000, 1500, 1993, 2400):
        data = bytearray(b"\xfe\x02\x01" * 1000)
        data[at : at + 11] = b"Vinterkvist"
        assert leaks({"a.bin": bytes(data)}, HIDDEN), at


def test_of_two_members_with_one_name_both_are_read() -> None:
    told = io.BytesIO()
    with zipfile.ZipFile(told, "w") as archive:
        archive.writestr("a.txt", "Vinterkvist")
        with pytest.warns(UserWarning, match="Duplicate name"):
            archive.writestr("a.txt", "nothing")
    assert leaks({"a.zip": told.getvalue()}, HIDDEN)
