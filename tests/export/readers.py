"""What others find in each format, read without the program: who says what, and when."""

import csv
import io
import json
import re
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Said:
    """A turn, a segment or a cue."""

    text: str
    speaker: str = ""
    at: float | None = None
    """Seconds at which it begins; None where the file does not say."""


Reader = Callable[[Path], list[Said]]
_CLOCK = r"(?:(\d+):)?(\d+):(\d\d)"


def _seconds(time: str) -> float:
    seconds = 0.0
    for part in time.replace(",", ".").replace("-", ".").split(":"):
        seconds = seconds * 60 + float(part)
    return seconds


def of_json(path: Path) -> list[Said]:
    whole = json.loads(path.read_text(encoding="utf-8"))
    segments = [segment for passage in whole["passages"] for segment in passage["segments"]]
    return [Said(one["text"], one["speaker"] or "", one["start"]) for one in segments]


def of_markdown(path: Path) -> list[Said]:
    found = []
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        turn = re.fullmatch(r"`(\d+:[\d:]+)` (?:\*\*([^*]+)\*\* )?([^*❝].*)\n?", block)
        if turn:
            plain = re.sub(r"\\(.)", r"\1", turn[3])
            found.append(Said(plain, turn[2] or "", _seconds(turn[1])))
    return found


def of_text(path: Path) -> list[Said]:
    found = []
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        turn = re.fullmatch(r"\[(\d+:[\d:]+)\] (?:(\w+): )?([^✎\[].*)\n?", block)
        if turn:
            found.append(Said(turn[3], turn[2] or "", _seconds(turn[1])))
    return found


def of_csv(path: Path) -> list[Said]:
    rows = csv.DictReader(io.StringIO(path.read_text(encoding="utf-8-sig")))
    return [Said(_harmless(row["text"]), row["speaker"], float(row["start"])) for row in rows]


def of_maxqda(path: Path) -> list[Said]:
    found = []
    for paragraph in path.read_text(encoding="utf-8").strip().split("\n\n"):
        speaker, said = paragraph.split("\n")
        for time, text in re.findall(r"\[(\d\d:\d\d:\d\d)\] - (.*?)(?= \[\d\d:\d\d:\d\d\] - |$)", said):
            found.append(Said(text, speaker.strip("?"), _seconds(time)))
    return found


def of_nvivo(path: Path) -> list[Said]:
    _head, *rows = path.read_text(encoding="utf-8").rstrip("\n").split("\n")
    cells = [row.split("\t") for row in rows]
    return [Said(text, speaker, _seconds(span.split("-")[0])) for span, text, speaker in cells]


def of_f4(path: Path) -> list[Said]:
    """Its times are those of the ends: they are left out here."""
    found = []
    for line in path.read_text(encoding="utf-8").strip().split("\n\n"):
        turn = re.fullmatch(r"(?:(\w+): )?(.*) #\d\d:\d\d:\d\d-\d#", line)
        assert turn, line
        found.append(Said(turn[2], turn[1] or ""))
    return found


def of_vtt(path: Path) -> list[Said]:
    import webvtt

    return [
        Said(re.sub(r"&lt;|&gt;|&amp;", _unescaped, cue.text), cue.voice or "", _seconds(cue.start))
        for cue in webvtt.read(str(path))
    ]


def of_srt(path: Path) -> list[Said]:
    import srt

    found = []
    for cue in srt.parse(path.read_text(encoding="utf-8")):
        turn = re.fullmatch(r"(?:(\w+): )?(.*)", cue.content)
        assert turn
        found.append(Said(turn[2].replace("→", "-->"), turn[1] or "", cue.start.total_seconds()))
    return found


def of_docx(path: Path) -> list[Said]:
    import docx

    found = []
    for paragraph in docx.Document(str(path)).paragraphs:
        if paragraph.style is None or paragraph.style.name not in ("Interviewer", "Participant", "Turn"):
            continue
        by_style: dict[str, str] = {}
        for run in paragraph.runs:
            name = run.style.name if run.style is not None and run.style.name in ("Speaker", "Time") else "text"
            by_style[name] = by_style.get(name, "") + run.text
        time = by_style["Time"].strip("[]")
        found.append(Said(by_style["text"], by_style.get("Speaker", "").rstrip(":"), _seconds(time)))
    return found


def of_matrix(path: Path) -> list[Said]:
    """The sheet of the one interview that is in it."""
    import openpyxl

    (sheet,) = [one for one in openpyxl.load_workbook(path) if one.title.startswith("01-")]
    rows = list(sheet.iter_rows(min_row=2, values_only=True))
    return [Said(str(row[4]), str(row[1] or ""), _seconds(str(row[0]))) for row in rows]


def of_qdpx(path: Path) -> list[Said]:
    """The longest source is the transcript; a sign that importers count as two is in words."""
    with zipfile.ZipFile(path) as packed:
        sources = [packed.read(name).decode() for name in packed.namelist() if name.endswith(".txt")]
    found = []
    for paragraph in max(sources, key=len).replace("\r\n", "\n").split("\n"):
        turn = re.fullmatch(rf"\[({_CLOCK})\] (?:(\w+): )?(.*)", paragraph)
        if turn:
            found.append(Said(turn[6].replace("[grinning face]", "😀"), turn[5] or "", _seconds(turn[1])))
    return found


READERS: dict[str, Reader] = {
    "json": of_json,
    "md": of_markdown,
    "txt": of_text,
    "csv": of_csv,
    "maxqda": of_maxqda,
    "nvivo": of_nvivo,
    "f4": of_f4,
    "vtt": of_vtt,
    "srt": of_srt,
    "docx": of_docx,
    "matrix": of_matrix,
    "qdpx": of_qdpx,
    "qdpx-maxqda": of_qdpx,
}


_PAUSE = re.compile(r"\((?:\.|\d+ s)\) ?")
_REMARK = re.compile(r"\[(?:\d+ s of speech not transcribed|no sound for \d+ s|doubtful for \d+ s: [^\]]*)\]")


def words(turns: list[Said]) -> list[tuple[str, str]]:
    """(speaker, word), in order: however a format cuts what was said, without pauses and remarks about the sound."""
    return [(one.speaker, word) for one in turns if not is_remark(one) for word in _PAUSE.sub("", one.text).split()]


def is_remark(said: Said) -> bool:
    return _REMARK.fullmatch(said.text) is not None


def starts(turns: list[Said]) -> Iterator[tuple[int, float]]:
    """(number of a turn's first word, the second it begins at)."""
    count = 0
    for one in (turn for turn in turns if not is_remark(turn)):
        if one.at is not None:
            yield count, one.at
        count += len(_PAUSE.sub("", one.text).split())


def _harmless(cell: str) -> str:
    return cell.removeprefix("'") if cell.startswith(("'=", "'+", "'-", "'@")) else cell


def _unescaped(match: re.Match[str]) -> str:
    return {"&lt;": "<", "&gt;": ">", "&amp;": "&"}[match.group()]
