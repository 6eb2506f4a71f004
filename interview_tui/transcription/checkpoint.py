"""Reads a Whisper from a file that may be anybody's. Imports torch: only the worker and `models add` load this module.

Nothing in the file is ever run: of a pickle only tensors and plain values are taken (torch's `weights_only`), and a
safetensors file holds nothing else. Names and shapes are compared with the size the file claims to have, and that with
the file's own length, before any memory is taken for them: both kinds of file are mapped, not read.
"""

import json
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

import torch

from interview_tui.language import _
from interview_tui.problem import Problem
from interview_tui.transcription.layouts import EMBEDDING, LAST_PROJECTION, Dims, NoWhisper, Shape, check, to_openai

_LARGEST_TEXT = 16_000_000
"""Bytes of a config, an index or a pickle without its tensors. A real one has some hundred thousand."""
_NUMBERS = (torch.float16, torch.bfloat16, torch.float32)


@dataclass(frozen=True)
class Checkpoint:
    """A whole Whisper by openai-whisper's names; the tensors may still lie in a mapped file."""

    dims: Dims
    tensors: Mapping[str, torch.Tensor]
    heads: tuple[tuple[int, int], ...] | None = None
    """Layer and head of the decoder that look where a word is said; None where the file does not say."""


def read_openai(weights: Path | bytes) -> Checkpoint:
    """A `.pt` file of openai-whisper: `dims` and `model_state_dict`. Raises `Problem` for anything else."""
    with refused(weights if isinstance(weights, Path) else None):
        size = weights.stat().st_size if isinstance(weights, Path) else len(weights)
        held = _pickled(weights)
        return _checked(Dims(**held["dims"]), held["model_state_dict"], size, held.get("alignment_heads"))


def read_hugging_face(folder: Path) -> Checkpoint:
    """A folder of Hugging Face: `config.json` and the weights as safetensors or pickle, whole or in shards.

    Raises `Problem` for anything else.
    """
    with refused(folder):
        config = read_json(folder / "config.json")
        if config.get("model_type") != "whisper":
            raise NoWhisper(f"a {config.get('model_type')!r}")
        files = weight_files(folder)
        tensors: dict[str, torch.Tensor] = {}
        for path in files:
            part = _safe(path) if path.suffix == ".safetensors" else _pickled(path)
            if tensors.keys() & part.keys():
                raise NoWhisper("the same tensor twice")
            tensors |= part
        last = tensors.pop(LAST_PROJECTION, None)
        renamed = {to_openai(name): tensor for name, tensor in tensors.items()}
        tied = last is None or config.get("tie_word_embeddings", True)
        if not tied and not torch.equal(last, renamed[EMBEDDING]):
            raise NoWhisper("a last projection of its own")
        return _checked(_dims(config), renamed, sum(path.stat().st_size for path in files), _heads(folder))


def weight_files(folder: Path) -> list[Path]:
    """The files of weights in a Hugging Face folder, safetensors before pickles; none outside it, whatever it lists."""
    for name in ("model.safetensors", "pytorch_model.bin"):
        if (folder / name).is_file():
            return [folder / name]
        index = folder / f"{name}.index.json"
        if index.is_file():
            names = sorted(set(read_json(index)["weight_map"].values()))
            if any(name != Path(name).name or not (folder / name).is_file() for name in names):
                raise NoWhisper("a shard is missing")
            return [folder / name for name in names]
    raise NoWhisper("no weights")


def read_json(path: Path) -> Any:
    """A JSON file of a plausible length."""
    if path.stat().st_size > _LARGEST_TEXT:
        raise NoWhisper(f"{path.name} is too long")
    return json.loads(path.read_text(encoding="utf-8"))


def not_a_model(where: Path | None) -> Problem:
    """What is said of every file that is not a Whisper, or not a whole one."""
    return Problem(
        _("This is not a Whisper model, or a file of it was cut short."),
        cure=_(
            "Fetch it again with: interview-tui models get NAME; or add a whole one: a .pt file of openai-whisper, or "
            "a folder in Hugging Face's or CTranslate2's layout."
        ),
        where=where,
    )


@contextmanager
def refused(where: Path | None) -> Iterator[None]:
    """Turns whatever a wrong file makes the libraries say into one sentence."""
    try:
        yield
    except FileNotFoundError:
        raise Problem(
            _("This model file is not there."),
            cure=_("Give the path of a .pt file, or of a folder in Hugging Face's or CTranslate2's layout."),
            where=where,
        ) from None
    except (Problem, OSError):
        raise
    except Exception as error:
        # torch raises whatever its unpickler met: EOFError, KeyError, RuntimeError, UnpicklingError, AttributeError …
        raise not_a_model(where) from error


def _pickled(weights: Path | bytes) -> Any:
    """What torch's zip file holds. Its parts lie in it as they are: a packed one could grow to any size."""
    size = weights.stat().st_size if isinstance(weights, Path) else len(weights)
    with zipfile.ZipFile(weights if isinstance(weights, Path) else BytesIO(weights)) as archive:
        parts = archive.infolist()
    if any(part.compress_type != zipfile.ZIP_STORED for part in parts) or sum(part.file_size for part in parts) > size:
        raise NoWhisper("packed")
    if any(part.filename.endswith("data.pkl") and part.file_size > _LARGEST_TEXT for part in parts):
        raise NoWhisper("a pickle of unlikely length")
    mapped = isinstance(weights, Path)
    return torch.load(
        weights if isinstance(weights, Path) else BytesIO(weights), map_location="cpu", weights_only=True, mmap=mapped
    )


def _safe(path: Path) -> dict[str, torch.Tensor]:
    """The library checks the header's length, and that the tensors fill the file without gap or overlap."""
    from safetensors.torch import load_file

    return load_file(path)


def _checked(dims: Dims, tensors: Mapping[str, Any], size: int, heads: Any) -> Checkpoint:
    """`size` is the length of the files: a tensor that repeats one number could claim any shape."""
    if not all(isinstance(tensor, torch.Tensor) and tensor.dtype in _NUMBERS for tensor in tensors.values()):
        raise NoWhisper("something else than numbers")
    found: dict[str, Shape] = {name: tuple(tensor.shape) for name, tensor in tensors.items()}
    check(dims, found)
    if sum(tensor.numel() * tensor.element_size() for tensor in tensors.values()) > size:
        raise NoWhisper("more numbers than the file holds")
    if not all(_finite(tensor) for tensor in tensors.values()):
        raise NoWhisper("numbers that are none")
    pairs = tuple((int(layer), int(head)) for layer, head in heads or ())
    if not all(0 <= layer < dims.n_text_layer and 0 <= head < dims.n_text_head for layer, head in pairs):
        raise NoWhisper("heads that are not there")
    return Checkpoint(dims, tensors, pairs or None)


def _finite(tensor: torch.Tensor) -> bool:
    """Whether all its numbers are numbers. What is none becomes the least and the greatest: a twentieth of the time."""
    return not tensor.numel() or all(bool(edge.isfinite()) for edge in torch.aminmax(tensor))


def _dims(config: Mapping[str, Any]) -> Dims:
    """The size in Hugging Face's words."""
    return Dims(
        n_mels=config["num_mel_bins"],
        n_audio_ctx=config["max_source_positions"],
        n_audio_state=config["d_model"],
        n_audio_head=config["encoder_attention_heads"],
        n_audio_layer=config["encoder_layers"],
        n_vocab=config["vocab_size"],
        n_text_ctx=config["max_target_positions"],
        n_text_state=config["d_model"],
        n_text_head=config["decoder_attention_heads"],
        n_text_layer=config["decoder_layers"],
    )


def _heads(folder: Path) -> Any:
    path = folder / "generation_config.json"
    return read_json(path).get("alignment_heads") if path.is_file() else None
