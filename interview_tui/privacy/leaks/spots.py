"""Every text that a finished file holds, with its place in words: its name, its content, what is packed into it."""

import csv
import html
import io
import json
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any, Literal

from interview_tui.language import _

Where = Callable[[], str]
"""Says the place in the user's language, once it is known to be needed."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A piece of text in a file."""

    text: str
    where: Where
    is_name: bool = False
    """It is the name of a file."""


@dataclass(frozen=True, slots=True)
class Stream:
    """Pieces that a reader reads one after the other: a phrase may begin in one and end in another."""

    spots: Sequence[Spot]
    between: str = "\n"
    """What stands between two of them: a space for the words of a sentence."""


_MARKDOWN = re.compile(r"\\(?=[!-/:-@\[-`{-~])")
_TAG = re.compile(r"</?[a-z][^>]*>", re.IGNORECASE)
_CUE = re.compile(r"-->")
_BREAK = re.compile(r"\r\n|\n|\r")
_WINDOW, _OVERLAP = 2**22, 2**12
"""Bytes of an unknown kind that are read at once, and so many of the next ones: no phrase is cut by the border."""
_PRINTABLE = re.compile(r"[^\x00-\x1f\x7f-\x9f�]{4,}")


def lines(text: str, *, markdown: bool = False) -> Iterator[Stream]:
    """A text line by line, with entities decoded where it has any."""
    found = _BREAK.split(text)
    if markdown:
        found = [_MARKDOWN.sub("", line) for line in found]
    yield Stream([Spot(line, partial(_line, i)) for i, line in enumerate(found, 1)])
    if "&" in text and (decoded := [html.unescape(line) for line in found]) != found:
        yield Stream([Spot(line, partial(_line, i)) for i, line in enumerate(decoded, 1)])


def cues(text: str) -> Iterator[Stream]:
    """A subtitle file: all its lines, and what is said alone, without times and tags between."""
    yield from lines(text)
    found = _BREAK.split(text)
    said, inside = [], False
    for i, line in enumerate(found, 1):
        if _CUE.search(line):
            inside = True
        elif not line.strip():
            inside = False
        elif inside:
            said.append(Spot(html.unescape(_TAG.sub("", line)), partial(_line, i)))
    yield Stream(said, between=" ")


def table(text: str) -> Iterator[Stream]:
    """Rows with commas, semicolons or tabs between: each column is one text, for a sentence may go over two rows."""
    first = text.partition("\n")[0]
    delimiter = max("\t;,", key=first.count)
    columns: dict[int, list[Spot]] = defaultdict(list)
    csv.field_size_limit(max(csv.field_size_limit(), len(text)))  # answers in writing may be longer than its 128 KiB
    # Between tabs a quotation mark is nothing but one: taken for more, it would swallow all rows after it.
    quoting: Literal[0, 3] = csv.QUOTE_NONE if delimiter == "\t" else csv.QUOTE_MINIMAL
    for number, row in enumerate(csv.reader(io.StringIO(text), delimiter=delimiter, quoting=quoting), 1):
        for column, cell in enumerate(row):
            columns[column].append(Spot(cell, partial(_cell, number, column + 1)))
    yield from (Stream(cells) for cells in columns.values())


def json_values(value: Any) -> Iterator[Stream]:
    """Every text in it, those of the same keys as one text; the keys themselves, too."""
    streams: dict[tuple[str, ...], list[Spot]] = defaultdict(list)
    keys: dict[str, None] = {}
    _gather(value, (), (), streams, keys)
    yield Stream([Spot(key, _key) for key in keys])
    for path, spots in streams.items():
        yield Stream(spots, between=" " if "words" in path else "\n")


def _gather(
    value: Any,
    path: tuple[str, ...],
    numbers: tuple[int, ...],
    streams: dict[tuple[str, ...], list[Spot]],
    keys: dict[str, None],
) -> None:
    match value:
        case str():
            streams[path].append(Spot(value, partial(_in_json, path, numbers)))
        case dict():
            for key, part in value.items():
                keys[str(key)] = None
                _gather(part, (*path, str(key)), numbers, streams, keys)
        case list():
            for number, part in enumerate(value, 1):
                _gather(part, path, (*numbers, number), streams, keys)


def raw(data: bytes, where: Where) -> Iterator[Stream]:
    """What can be read in bytes of a kind that is not known; window by window, for there may be many of them."""
    for start in range(0, max(1, len(data)), _WINDOW):
        window = data[start : start + _WINDOW + _OVERLAP]
        texts = [window.decode("utf-8", "replace"), window.decode("latin-1")]
        if b"\0" in window:
            texts += [window[i:].decode("utf-16-le", "replace") for i in (0, 1)]
            texts += [window[i:].decode("utf-16-be", "replace") for i in (0, 1)]
        for text in dict.fromkeys(texts):
            yield Stream([Spot(piece, where) for piece in _PRINTABLE.findall(text)])


def text_of(data: bytes) -> str | None:
    """A text in UTF-8 or UTF-16, with or without a mark at its beginning; None if it is none."""
    encodings = ["utf-8-sig"]
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        encodings = ["utf-16"]
    elif b"\0" in data[:200]:
        encodings = ["utf-16-le", "utf-16-be"] if data[:200].count(b"\0") * 3 > len(data[:200]) else []
    for encoding in encodings:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    return None


def text_streams(name: str, text: str) -> Iterator[Stream]:
    """A text by the ending of its name."""
    low = name.lower()
    if low.endswith((".json", ".jsonl")):
        try:
            yield from json_values(json.loads(text))
            return
        except (ValueError, RecursionError):  # no JSON, or brackets within brackets without end
            yield from _json_lines(text)
    if low.endswith((".csv", ".tsv", ".nvivo.txt")):
        yield from table(text)
    elif low.endswith((".vtt", ".srt")):
        yield from cues(text)
    else:
        yield from lines(text, markdown=low.endswith(".md"))


def _json_lines(text: str) -> Iterator[Stream]:
    values = []
    for line in text.splitlines():
        try:
            values.append(json.loads(line))
        except (ValueError, RecursionError):
            continue  # what is no JSON is read as a line of text
    yield from json_values(values)


def in_place(outer: Iterable[str], streams: Iterable[Stream]) -> Iterator[Stream]:
    """The same streams with what they are in before each place: a file packed into another."""
    prefix = tuple(outer)
    if not prefix:
        yield from streams
        return
    for stream in streams:
        spots = [replace(spot, where=partial(_within, prefix, spot.where)) for spot in stream.spots]
        yield Stream(spots, stream.between)


def _within(outer: tuple[str, ...], where: Where) -> str:
    return ", ".join((*outer, where()))


def _line(number: int) -> str:
    return _("line {number}").format(number=number)


def _cell(row: int, column: int) -> str:
    return _("row {row}, column {column}").format(row=row, column=column)


def _key() -> str:
    return _("the name of a field")


def _in_json(path: tuple[str, ...], numbers: tuple[int, ...]) -> str:
    """`passages › segments › text (3, 2)`: the fields, and which of each list."""
    fields = " › ".join(path)
    return f"{fields} ({', '.join(map(str, numbers))})" if numbers else fields
