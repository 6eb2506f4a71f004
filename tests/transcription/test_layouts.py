"""Whisper's two ways of naming its tensors say the same, and nothing else passes for a Whisper."""

from dataclasses import replace

import pytest

from interview_tui.transcription.layouts import (
    SIZES,
    Dims,
    NoWhisper,
    check,
    parameters,
    shapes,
    to_hugging_face,
    to_openai,
)
from tests.transcription.made import SMALLEST


@pytest.mark.parametrize("dims", SIZES.values(), ids=SIZES)
def test_every_name_goes_over_and_back(dims: Dims) -> None:
    names = list(shapes(dims))
    theirs = [to_hugging_face(name) for name in names]
    assert len(set(theirs)) == len(names)
    assert [to_openai(name) for name in theirs] == names


def test_names_are_hugging_faces_own() -> None:
    assert (
        to_hugging_face("decoder.blocks.3.cross_attn.key.weight") == "model.decoder.layers.3.encoder_attn.k_proj.weight"
    )
    assert to_hugging_face("encoder.positional_embedding") == "model.encoder.embed_positions.weight"
    assert to_hugging_face("encoder.blocks.0.mlp.2.bias") == "model.encoder.layers.0.fc2.bias"
    assert to_hugging_face("decoder.ln.weight") == "model.decoder.layer_norm.weight"


@pytest.mark.parametrize(
    "name", ["", "weight", "model.decoder.layers.x.fc1.weight", "model.encoder.layers.0.fc3.weight"]
)
def test_a_name_that_no_whisper_has_is_refused(name: str) -> None:
    with pytest.raises(NoWhisper):
        to_openai(name)
    with pytest.raises(NoWhisper):
        to_hugging_face(name)


def test_the_shapes_are_those_of_the_real_network() -> None:
    import whisper

    network = whisper.Whisper(whisper.ModelDimensions(**vars(SMALLEST)))
    assert {name: tuple(tensor.shape) for name, tensor in network.state_dict().items()} == shapes(SMALLEST)
    assert parameters(SMALLEST) == sum(tensor.numel() for tensor in network.state_dict().values())


@pytest.mark.parametrize(
    "change",
    [
        {"n_audio_layer": 10**9},
        {"n_vocab": 10**9},
        {"n_audio_state": -8},
        {"n_audio_head": 3},
        {"n_text_head": 0},
        {"n_mels": 81},
        {"n_audio_ctx": 3000},
        {"n_text_layer": "1"},
        {"n_audio_layer": True},
    ],
    ids=str,
)
def test_a_size_that_no_whisper_has_is_refused_before_anything_is_made_of_it(change: dict[str, int]) -> None:
    check(SMALLEST, shapes(SMALLEST))
    with pytest.raises(NoWhisper):
        check(replace(SMALLEST, **change), shapes(SMALLEST))


def test_one_tensor_too_many_too_few_or_of_another_shape_is_refused() -> None:
    whole = shapes(SMALLEST)
    for wrong in (
        {**whole, "more": (1,)},
        {name: shape for name, shape in whole.items() if name != "decoder.ln.bias"},
        {**whole, "decoder.ln.bias": (9,)},
    ):
        with pytest.raises(NoWhisper):
            check(SMALLEST, wrong)
