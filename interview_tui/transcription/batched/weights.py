"""A network's weights, ready for many windows: in the processor's quick kind of number, and joined where they are used
together.

The modules of openai-whisper keep working: what they hold are views of the joined tensors, so that nothing lies in
memory twice.
"""

from dataclasses import dataclass

import torch
import whisper
from torch import Tensor, nn
from whisper.model import MultiHeadAttention, ResidualAttentionBlock


@dataclass(frozen=True)
class Product:
    """`x @ weight.T + bias`."""

    weight: Tensor
    bias: Tensor | None

    def __call__(self, x: Tensor) -> Tensor:
        return nn.functional.linear(x.to(self.weight.dtype), self.weight, self.bias)


@dataclass(frozen=True)
class Norm:
    """Layer normalisation, always in 32 bits."""

    weight: Tensor
    bias: Tensor

    def __call__(self, x: Tensor) -> Tensor:
        return nn.functional.layer_norm(x.float(), self.weight.shape, self.weight, self.bias)


@dataclass(frozen=True)
class Across:
    """What a layer of the decoder asks of the sound."""

    norm: Norm
    query: Product
    key_value: Product
    out: Product


@dataclass(frozen=True)
class Layer:
    """A block: attention to itself, in the decoder to the sound, and what is made of both."""

    norm: Norm
    query_key_value: Product
    out: Product
    across: Across | None
    mlp_norm: Norm
    wide: Product
    narrow: Product


def prepare(model: "whisper.Whisper", dtype: torch.dtype) -> tuple[list[Layer], list[Layer]]:
    """The layers of the encoder and of the decoder, in `dtype`; `model` computes in it from now on."""
    for module in model.modules():
        if isinstance(module, nn.Linear | nn.Conv1d | nn.Embedding):
            module.to(dtype)
    return [_layer(block) for block in model.encoder.blocks], [_layer(block) for block in model.decoder.blocks]


def _layer(block: ResidualAttentionBlock) -> Layer:
    attention, other = block.attn, block.cross_attn
    wide, _gelu, narrow = block.mlp
    across = other and Across(
        _norm(block.cross_attn_ln), _product(other.query), _joined(other, ("key", "value")), _product(other.out)
    )
    return Layer(
        _norm(block.attn_ln),
        _joined(attention, ("query", "key", "value")),
        _product(attention.out),
        across,
        _norm(block.mlp_ln),
        _product(wide),
        _product(narrow),
    )


def _joined(attention: MultiHeadAttention, names: tuple[str, ...]) -> Product:
    """One product in place of several of the same input; keys have no bias, and get zeros."""
    parts = [getattr(attention, name) for name in names]
    weight = torch.cat([part.weight.data for part in parts])
    size = len(weight) // len(parts)
    zeros = torch.zeros(size, dtype=weight.dtype, device=weight.device)
    bias = torch.cat([zeros if part.bias is None else part.bias.data for part in parts])
    for i, part in enumerate(parts):
        part.weight.data = weight[i * size : (i + 1) * size]
    return Product(weight, bias)


def _product(linear: nn.Linear) -> Product:
    return Product(linear.weight.data, None if linear.bias is None else linear.bias.data)


def _norm(norm: nn.LayerNorm) -> Norm:
    return Norm(norm.weight.data, norm.bias.data)
