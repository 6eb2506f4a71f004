"""Makes what faster-whisper reads of a model in openai-whisper's layout: once, kept in the cache.

CTranslate2's own converter loads a model through `transformers`, a hundred megabytes that nothing else here needs. Its
specification of the network (`ctranslate2.specs.WhisperSpec`) is filled in directly instead.
"""

import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from interview_tui.files import private_folder, sync_folder
from interview_tui.language import _
from interview_tui.problem import Problem, reason
from interview_tui.transcription.checkpoint import Checkpoint, read_openai
from interview_tui.transcription.models import Model

KEPT_AS = "int8"
"""How the numbers are kept: a quarter of the room of 32-bit ones, and what a processor multiplies quickest."""
_FORMAT = 1
"""Goes up when a folder of an older version of this module must not be used."""


def converted(model: Model) -> Path:
    """The folder that faster-whisper loads for `model`, made now if it is not there. Raises `Problem`.

    The folder's name holds the SHA-256 of the weights it was made of: another file under the same name is converted
    anew. Two programs that convert at once do not disturb each other.
    """
    from filelock import FileLock
    from platformdirs import user_cache_path

    if model.path is not None and model.path.is_dir():
        return model.path
    weights = model.weights()
    digest = model.sha256 or ""
    folder = user_cache_path("interview-tui", appauthor=False) / "models"
    target = folder / f"{model.name}-{digest[:16]}-{KEPT_AS}-{_FORMAT}"
    if target.is_dir():
        return target
    with _told(folder):
        private_folder(folder)
        with FileLock(folder / f".{target.name}.lock"):
            if not target.is_dir():
                write(read_openai(weights), target, model.heads)
    return target


def write(checkpoint: Checkpoint, target: Path, official: str | None = None) -> None:
    """Write the folder `target`, whole or not at all. `official` names the model whose heads tell word times."""
    part = target.with_name(f".{target.name}.{os.getpid()}.part")
    shutil.rmtree(part, ignore_errors=True)
    try:
        part.mkdir(mode=0o700)
        spec = _spec(checkpoint, official)
        spec.validate()
        spec.optimize(quantization=KEPT_AS)
        spec.save(str(part))
        write_beside(part, checkpoint.dims.n_vocab, checkpoint.dims.n_mels)
        for path in part.iterdir():
            path.chmod(0o600)
        os.replace(part, target)
    except BaseException:
        shutil.rmtree(part, ignore_errors=True)
        raise
    sync_folder(target.parent)


def write_beside(folder: Path, n_vocab: int, n_mels: int) -> None:
    """The two files that faster-whisper looks for beside the network: without them it asks the network, or guesses."""
    from interview_tui.transcription.vocabulary import tokenizer_json

    (folder / "tokenizer.json").write_text(tokenizer_json(n_vocab), encoding="utf-8")
    (folder / "preprocessor_config.json").write_text(json.dumps({"feature_size": n_mels}), encoding="utf-8")


def _spec(checkpoint: Checkpoint, official: str | None) -> Any:
    from ctranslate2.specs import WhisperSpec

    from interview_tui.transcription import vocabulary

    dims, tensors = checkpoint.dims, checkpoint.tensors
    spec = WhisperSpec(dims.n_audio_layer, dims.n_audio_head, dims.n_text_layer, dims.n_text_head)
    for side, theirs in (("encoder", spec.encoder), ("decoder", spec.decoder)):
        theirs.position_encodings.encodings = tensors[f"{side}.positional_embedding"]
        for i, layer in enumerate(theirs.layer):
            _fill_layer(layer, tensors, f"{side}.blocks.{i}")
    for part in ("conv1", "conv2"):
        _fill(getattr(spec.encoder, part), tensors, f"encoder.{part}")
    _fill_norm(spec.encoder.layer_norm, tensors, "encoder.ln_post")
    _fill_norm(spec.decoder.layer_norm, tensors, "decoder.ln")
    spec.decoder.embeddings.weight = tensors["decoder.token_embedding.weight"]
    spec.decoder.projection.weight = tensors["decoder.token_embedding.weight"]
    spec.register_vocabulary(vocabulary.tokens(dims.n_vocab))
    spec.config.suppress_ids, spec.config.suppress_ids_begin = vocabulary.suppressed(dims.n_vocab)
    spec.config.lang_ids = vocabulary.languages(dims.n_vocab)
    spec.config.alignment_heads = [list(pair) for pair in heads(checkpoint, official)]
    return spec


def heads(checkpoint: Checkpoint, official: str | None) -> list[tuple[int, int]]:
    """Layer and head of those that look where a word is said: the file's, the official model's, or the later half."""
    if checkpoint.heads:
        return list(checkpoint.heads)
    if official is not None and (dump := _official_heads(official)) is not None:
        import base64
        import gzip

        flat = gzip.decompress(base64.b85decode(dump))
        width = checkpoint.dims.n_text_head
        if len(flat) == checkpoint.dims.n_text_layer * width:
            return [divmod(i, width) for i, wanted in enumerate(flat) if wanted]
    layers = range(checkpoint.dims.n_text_layer // 2, checkpoint.dims.n_text_layer)
    return [(layer, head) for layer in layers for head in range(checkpoint.dims.n_text_head)]


def _official_heads(name: str) -> bytes | None:
    import whisper

    dump: bytes | None = whisper._ALIGNMENT_HEADS.get(name)
    return dump


def _fill(theirs: Any, tensors: Any, name: str) -> None:
    theirs.weight = tensors[f"{name}.weight"]
    if f"{name}.bias" in tensors:
        theirs.bias = tensors[f"{name}.bias"]


def _fill_norm(theirs: Any, tensors: Any, name: str) -> None:
    theirs.gamma, theirs.beta = tensors[f"{name}.weight"], tensors[f"{name}.bias"]


def _fill_layer(theirs: Any, tensors: Any, name: str) -> None:
    """CTranslate2 multiplies by the three matrices of an attention at once, and by the two over the sound at once."""
    _fuse(theirs.self_attention.linear[0], tensors, f"{name}.attn", ("query", "key", "value"))
    _fill(theirs.self_attention.linear[1], tensors, f"{name}.attn.out")
    _fill_norm(theirs.self_attention.layer_norm, tensors, f"{name}.attn_ln")
    if f"{name}.cross_attn.query.weight" in tensors:
        _fill(theirs.attention.linear[0], tensors, f"{name}.cross_attn.query")
        _fuse(theirs.attention.linear[1], tensors, f"{name}.cross_attn", ("key", "value"))
        _fill(theirs.attention.linear[2], tensors, f"{name}.cross_attn.out")
        _fill_norm(theirs.attention.layer_norm, tensors, f"{name}.cross_attn_ln")
    _fill(theirs.ffn.linear_0, tensors, f"{name}.mlp.0")
    _fill(theirs.ffn.linear_1, tensors, f"{name}.mlp.2")
    _fill_norm(theirs.ffn.layer_norm, tensors, f"{name}.mlp_ln")


def _fuse(theirs: Any, tensors: Any, name: str, parts: tuple[str, ...]) -> None:
    """Whisper's keys have no bias: zeros stand in their place."""
    import torch

    weights = [tensors[f"{name}.{part}.weight"] for part in parts]
    zeros = torch.zeros(weights[0].shape[0], dtype=weights[0].dtype)
    theirs.weight = torch.cat(weights)
    theirs.bias = torch.cat([tensors.get(f"{name}.{part}.bias", zeros) for part in parts])


@contextmanager
def _told(folder: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise Problem(
            _("The model could not be converted for faster-whisper: {reason}.").format(reason=reason(error)),
            cure=_("Make room on the disk and try again, or transcribe with --engine openai-whisper."),
            where=folder,
        ) from error
