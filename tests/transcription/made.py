"""Whispers made for a test: the demo's small one in other layouts, and the smallest there can be, of random numbers."""

import json
from pathlib import Path
from typing import Any

import torch

from interview_tui.transcription.checkpoint import Checkpoint, read_openai
from interview_tui.transcription.layouts import Dims, to_hugging_face
from interview_tui.transcription.models import NANO, find

SMALLEST = Dims(80, 1500, 8, 1, 1, 51865, 448, 8, 1, 1)


def random_openai(path: Path, dims: Dims = SMALLEST) -> Path:
    """A whole `.pt` file of openai-whisper."""
    import whisper

    torch.manual_seed(1)
    network = whisper.Whisper(whisper.ModelDimensions(**vars(dims)))
    torch.nn.init.normal_(network.decoder.positional_embedding, std=0.01)  # else whatever lay in memory
    torch.save({"dims": vars(dims), "model_state_dict": network.state_dict()}, path)
    return path


def nano() -> Checkpoint:
    return read_openai(find(NANO).weights())


def config(dims: Dims) -> dict[str, Any]:
    """What Hugging Face's `config.json` says of that size."""
    return {
        "model_type": "whisper",
        "num_mel_bins": dims.n_mels,
        "max_source_positions": dims.n_audio_ctx,
        "max_target_positions": dims.n_text_ctx,
        "d_model": dims.n_audio_state,
        "encoder_layers": dims.n_audio_layer,
        "encoder_attention_heads": dims.n_audio_head,
        "decoder_layers": dims.n_text_layer,
        "decoder_attention_heads": dims.n_text_head,
        "vocab_size": dims.n_vocab,
    }


def hugging_face(folder: Path, checkpoint: Checkpoint, how: str = "safetensors") -> Path:
    """A folder as `transformers` writes it: `safetensors`, `bin`, or `shards` with an index and the last projection."""
    from safetensors.torch import save_file

    folder.mkdir(parents=True, exist_ok=True)
    tensors = {to_hugging_face(name): tensor.clone() for name, tensor in checkpoint.tensors.items()}
    (folder / "config.json").write_text(json.dumps(config(checkpoint.dims)), encoding="utf-8")
    if how == "bin":
        torch.save(tensors, folder / "pytorch_model.bin")
    elif how == "safetensors":
        save_file(tensors, folder / "model.safetensors")
    else:
        tensors["proj_out.weight"] = tensors["model.decoder.embed_tokens.weight"].clone()
        names = sorted(tensors)
        parts = {"model-1.safetensors": names[::2], "model-2.safetensors": names[1::2]}
        for file, held in parts.items():
            save_file({name: tensors[name] for name in held}, folder / file)
        index = {"weight_map": {name: file for file, held in parts.items() for name in held}}
        (folder / "model.safetensors.index.json").write_text(json.dumps(index), encoding="utf-8")
    return folder
