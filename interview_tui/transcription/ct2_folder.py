"""Looks into a model in CTranslate2's layout before anything loads it. Reads headers only; pure otherwise.

`model.bin` (version 6, `ctranslate2/specs/model_spec.py`), all numbers little-endian: a 32-bit version, the name of the
network, its revision and how many arrays follow; of each its name, its shape, the kind of its numbers, how many bytes
they take, and the bytes; at the end names that stand for other arrays. Strings have a 16-bit length and a zero byte.
"""

import re
import struct
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from interview_tui.transcription.checkpoint import read_json
from interview_tui.transcription.layouts import Dims, NoWhisper, Shape

FILES = ("model.bin", "config.json", "vocabulary.json", "vocabulary.txt")
"""What is taken of a folder; of the vocabularies the one that is there."""
_VERSION = 6
_WIDTHS = {0: 4, 1: 1, 2: 2, 3: 4, 4: 2, 5: 2}
"""Bytes of a number, by kind: float32, int8, int16, int32, float16, bfloat16."""
_MOST_ARRAYS = 20_000


@dataclass(frozen=True)
class Ct2:
    """A Whisper that CTranslate2 can load."""

    dims: Dims
    bytes: int
    """Of `model.bin`."""


def read_ct2(folder: Path) -> Ct2:
    """The size of the network in `folder`, all arrays in their place. Raises `NoWhisper`, or `OSError`."""
    path = folder / "model.bin"
    size = path.stat().st_size
    with path.open("rb") as file:
        shapes = _shapes(file, size)
    heads = 64  # as wide as every head of OpenAI's; only the loaded network knows, and nothing here depends on it
    state = _length(shapes, "encoder/conv1/weight", 0)
    dims = Dims(
        n_mels=_length(shapes, "encoder/conv1/weight", 1),
        n_audio_ctx=_length(shapes, "encoder/position_encodings/encodings", 0),
        n_audio_state=state,
        n_audio_head=max(1, state // heads),
        n_audio_layer=_layers(shapes, "encoder"),
        n_vocab=_length(shapes, "decoder/embeddings/weight", 0),
        n_text_ctx=_length(shapes, "decoder/position_encodings/encodings", 0),
        n_text_state=_length(shapes, "decoder/embeddings/weight", 1),
        n_text_head=max(1, state // heads),
        n_text_layer=_layers(shapes, "decoder"),
    )
    if dims.n_audio_ctx != 1500 or dims.n_text_ctx != 448 or dims.n_text_state != state or dims.n_mels not in (80, 128):
        raise NoWhisper("another network")
    _check_vocabulary(folder, dims.n_vocab)
    return Ct2(dims, size)


def _shapes(file: BinaryIO, size: int) -> dict[str, Shape]:
    version, name = _number(file, "<I"), _string(file)
    if version != _VERSION or name != "WhisperSpec":
        raise NoWhisper(f"{name} of version {version}")
    _revision, count = _number(file, "<I"), _number(file, "<I")
    if count > _MOST_ARRAYS:
        raise NoWhisper("too many arrays")
    result: dict[str, Shape] = {}
    for _array in range(count):
        name, rank = _string(file), _number(file, "<B")
        shape = tuple(_number(file, "<I") for _axis in range(rank))
        kind, length = _number(file, "<B"), _number(file, "<I")
        wanted = _WIDTHS.get(kind, 0)
        for axis in shape:
            wanted *= axis
        if not wanted or wanted != length or file.tell() + length > size:
            raise NoWhisper(f"{name} does not fit")
        file.seek(length, 1)
        result[name] = shape
    for _alias in range(_number(file, "<I")):
        alias, stands_for = _string(file), _string(file)
        if stands_for not in result:
            raise NoWhisper(f"{alias} stands for nothing")
        result[alias] = result[stands_for]
    if file.tell() != size:
        raise NoWhisper("more than a model")
    return result


def _number(file: BinaryIO, how: str) -> int:
    data = file.read(struct.calcsize(how))
    if len(data) < struct.calcsize(how):
        raise NoWhisper("cut short")
    number: int = struct.unpack(how, data)[0]
    return number


def _string(file: BinaryIO) -> str:
    data = file.read(_number(file, "<H"))
    return data.rstrip(b"\0").decode("utf-8", "replace")


def _length(shapes: dict[str, Shape], name: str, axis: int) -> int:
    shape = shapes.get(name, ())
    if axis >= len(shape):
        raise NoWhisper(f"no {name}")
    return shape[axis]


def _layers(shapes: dict[str, Shape], side: str) -> int:
    numbers = {int(match[1]) for name in shapes if (match := re.match(rf"{side}/layer_(\d+)/", name))}
    if numbers != set(range(len(numbers))) or not numbers:
        raise NoWhisper("a layer is missing")
    return len(numbers)


def _check_vocabulary(folder: Path, size: int) -> None:
    from interview_tui.transcription.vocabulary import is_ours

    if (folder / "vocabulary.json").is_file():
        words = read_json(folder / "vocabulary.json")
    elif (folder / "vocabulary.txt").is_file():
        words = (folder / "vocabulary.txt").read_text(encoding="utf-8").removesuffix("\n").split("\n")
    else:
        raise NoWhisper("no vocabulary")
    if not is_ours(words, size):
        raise NoWhisper("another vocabulary")
    read_json(folder / "config.json")
