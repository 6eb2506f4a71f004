"""The two ways in which Whisper's tensors are named: openai-whisper's and Hugging Face's. Pure: names and shapes only.

openai-whisper's names are those of its own modules (`whisper/model.py`); Hugging Face's those of `transformers`'
`WhisperForConditionalGeneration`. The tensors themselves are the same, but for the last projection, which Hugging Face
may write once more although it is the embedding of the words.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import chain

Shape = tuple[int, ...]

_AROUND = {
    "encoder.conv1": "model.encoder.conv1",
    "encoder.conv2": "model.encoder.conv2",
    "encoder.positional_embedding": "model.encoder.embed_positions.weight",
    "encoder.ln_post": "model.encoder.layer_norm",
    "decoder.token_embedding": "model.decoder.embed_tokens",
    "decoder.positional_embedding": "model.decoder.embed_positions.weight",
    "decoder.ln": "model.decoder.layer_norm",
}
_WITHIN = {
    "attn.query": "self_attn.q_proj",
    "attn.key": "self_attn.k_proj",
    "attn.value": "self_attn.v_proj",
    "attn.out": "self_attn.out_proj",
    "attn_ln": "self_attn_layer_norm",
    "cross_attn.query": "encoder_attn.q_proj",
    "cross_attn.key": "encoder_attn.k_proj",
    "cross_attn.value": "encoder_attn.v_proj",
    "cross_attn.out": "encoder_attn.out_proj",
    "cross_attn_ln": "encoder_attn_layer_norm",
    "mlp.0": "fc1",
    "mlp.2": "fc2",
    "mlp_ln": "final_layer_norm",
}
"""Of one layer: openai-whisper's name and Hugging Face's."""
_AROUND_BACK = {theirs: ours for ours, theirs in _AROUND.items()}
_WITHIN_BACK = {theirs: ours for ours, theirs in _WITHIN.items()}
_BLOCK = re.compile(r"(encoder|decoder)\.blocks\.(\d+)\.(.+)\.(weight|bias)")
_LAYER = re.compile(r"model\.(encoder|decoder)\.layers\.(\d+)\.(.+)\.(weight|bias)")

LAST_PROJECTION = "proj_out.weight"
"""Hugging Face's second copy of `EMBEDDING`."""
EMBEDDING = "decoder.token_embedding.weight"


class NoWhisper(ValueError):
    """The tensors are not Whisper's; the message names the first that is wrong, in English, for a log."""


@dataclass(frozen=True)
class Dims:
    """Whisper's size, as openai-whisper names its parts (`ModelDimensions`)."""

    n_mels: int
    n_audio_ctx: int
    n_audio_state: int
    n_audio_head: int
    n_audio_layer: int
    n_vocab: int
    n_text_ctx: int
    n_text_state: int
    n_text_head: int
    n_text_layer: int


def _size(state: int, head: int, layer: int, text_layer: int | None = None, *, third: bool = False) -> Dims:
    """OpenAI's third large one hears 128 bands and knows one language more."""
    return Dims(
        n_mels=128 if third else 80,
        n_audio_ctx=1500,
        n_audio_state=state,
        n_audio_head=head,
        n_audio_layer=layer,
        n_vocab=51_866 if third else 51_865,
        n_text_ctx=448,
        n_text_state=state,
        n_text_head=head,
        n_text_layer=text_layer or layer,
    )


SIZES: Mapping[str, Dims] = {
    "tiny": _size(384, 6, 4),
    "base": _size(512, 8, 6),
    "small": _size(768, 12, 12),
    "medium": _size(1024, 16, 24),
    "large-v3": _size(1280, 20, 32, third=True),
    "large-v3-turbo": _size(1280, 20, 32, 4, third=True),
}
"""OpenAI's models, and those that others have trained on from them."""

_MOST = Dims(
    n_mels=256,
    n_audio_ctx=1500,
    n_audio_state=4096,
    n_audio_head=64,
    n_audio_layer=128,
    n_vocab=60_000,
    n_text_ctx=448,
    n_text_state=4096,
    n_text_head=64,
    n_text_layer=128,
)
"""Far more than any Whisper has. Its window is 30 s in every one, and so is what this program asks of it."""


def to_openai(name: str) -> str:
    """Hugging Face's name in openai-whisper's. Raises `NoWhisper` for one that no Whisper has."""
    if match := _LAYER.fullmatch(name):
        side, number, inner, kind = match.groups()
        if inner in _WITHIN_BACK:
            return f"{side}.blocks.{int(number)}.{_WITHIN_BACK[inner]}.{kind}"
    for whole, _dot, kind in ((name, "", ""), name.rpartition(".")):
        if whole in _AROUND_BACK:
            return ".".join(part for part in (_AROUND_BACK[whole], kind) if part)
    raise NoWhisper(f"unknown tensor {name!r}")


def to_hugging_face(name: str) -> str:
    """openai-whisper's name in Hugging Face's. Raises `NoWhisper` for one that no Whisper has."""
    if match := _BLOCK.fullmatch(name):
        side, number, inner, kind = match.groups()
        if inner in _WITHIN:
            return f"model.{side}.layers.{int(number)}.{_WITHIN[inner]}.{kind}"
    for whole, _dot, kind in ((name, "", ""), name.rpartition(".")):
        if whole in _AROUND:
            return ".".join(part for part in (_AROUND[whole], kind) if part)
    raise NoWhisper(f"unknown tensor {name!r}")


def shapes(dims: Dims) -> dict[str, Shape]:
    """Every tensor of a Whisper of that size, by openai-whisper's names."""
    a, t = dims.n_audio_state, dims.n_text_state
    result: dict[str, Shape] = {
        "encoder.positional_embedding": (dims.n_audio_ctx, a),
        "encoder.conv1.weight": (a, dims.n_mels, 3),
        "encoder.conv1.bias": (a,),
        "encoder.conv2.weight": (a, a, 3),
        "encoder.conv2.bias": (a,),
        **_norm("encoder.ln_post", a),
        EMBEDDING: (dims.n_vocab, t),
        "decoder.positional_embedding": (dims.n_text_ctx, t),
        **_norm("decoder.ln", t),
    }
    for layer in range(dims.n_audio_layer):
        result |= _layer(f"encoder.blocks.{layer}", a, crossed=False)
    for layer in range(dims.n_text_layer):
        result |= _layer(f"decoder.blocks.{layer}", t, crossed=True)
    return result


def parameters(dims: Dims) -> int:
    """How many numbers a Whisper of that size holds."""
    total = 0
    for shape in shapes(dims).values():
        count = 1
        for length in shape:
            count *= length
        total += count
    return total


def check(dims: Dims, found: Mapping[str, Shape]) -> None:
    """Raises `NoWhisper` unless `found` are exactly the tensors of a Whisper of size `dims`, and it is one at all."""
    for name, most in vars(_MOST).items():
        value = getattr(dims, name)
        if type(value) is not int or not 0 < value <= most:
            raise NoWhisper(f"{name} is {value!r}")
    if dims.n_audio_ctx != _MOST.n_audio_ctx or dims.n_text_ctx != _MOST.n_text_ctx:
        raise NoWhisper("another window")
    if dims.n_audio_state != dims.n_text_state or dims.n_mels not in (80, 128):
        raise NoWhisper("the two halves do not fit")
    if dims.n_audio_state % dims.n_audio_head or dims.n_text_state % dims.n_text_head:
        raise NoWhisper("the heads do not fit")
    if dims.n_audio_state // dims.n_audio_head % 2:
        raise NoWhisper("the heads are odd")
    wanted = shapes(dims)
    for name in chain(wanted, found):
        if found.get(name) != wanted.get(name):
            raise NoWhisper(f"{name} is {found.get(name)}, not {wanted.get(name)}")


def _layer(name: str, size: int, *, crossed: bool) -> dict[str, Shape]:
    result: dict[str, Shape] = {}
    for attention in ("attn", "cross_attn") if crossed else ("attn",):
        for part in ("query", "key", "value", "out"):
            result[f"{name}.{attention}.{part}.weight"] = (size, size)
            if part != "key":
                result[f"{name}.{attention}.{part}.bias"] = (size,)
        result |= _norm(f"{name}.{attention}_ln", size)
    return result | {
        f"{name}.mlp.0.weight": (4 * size, size),
        f"{name}.mlp.0.bias": (4 * size,),
        f"{name}.mlp.2.weight": (size, 4 * size),
        f"{name}.mlp.2.bias": (size,),
        **_norm(f"{name}.mlp_ln", size),
    }


def _norm(name: str, size: int) -> dict[str, Shape]:
    return {f"{name}.weight": (size,), f"{name}.bias": (size,)}
