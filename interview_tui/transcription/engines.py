"""Which recogniser hears a recording, and on which device. Imports nothing heavy until one is chosen."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from interview_tui.language import _
from interview_tui.problem import Problem
from interview_tui.transcription.devices import AUTO, CPU, CUDA
from interview_tui.transcription.engine import Engine
from interview_tui.transcription.engine_names import FASTER, OPENAI
from interview_tui.transcription.loading import without_collecting
from interview_tui.transcription.models import Model
from interview_tui.transcription.needs import check_memory


@dataclass(frozen=True)
class Choice:
    """An engine and a device that are there: what a transcript's header says of them."""

    engine: str
    version: str
    device: str
    """`cpu` or `cuda`."""
    options: Mapping[str, Any]
    """All that decides which words are heard, the device among it."""


@without_collecting()
def choose(model: Model, engine: str | None = None, device: str = AUTO) -> Choice:
    """The engine and the device that will be used for `model`, nothing loaded yet.

    `engine` None: the one that can read the model, openai-whisper where both can. `device` is `auto` (a GPU where the
    engine finds one), `cpu` or `cuda`. Raises `Problem` if the engine is not installed, cannot read the model, or
    finds no GPU and was told to use one.
    """
    engine = engine or (FASTER if model.only_faster else OPENAI)
    if engine == FASTER:
        from interview_tui.transcription import faster_whisper

        version = faster_whisper.engine_version()
        found = _device(device, faster_whisper.gpus())
        return Choice(engine, version, found, faster_whisper.options(found))
    if model.only_faster:
        raise Problem(
            _("The model {name} is in CTranslate2's layout, which only faster-whisper reads.").format(name=model.name),
            cure=_("Transcribe with --engine faster-whisper, or add the model in openai-whisper's or Hugging Face's."),
        )
    import torch

    from interview_tui.transcription import openai_whisper

    found = _device(device, torch.cuda.device_count())
    return Choice(engine, openai_whisper.engine_version(), found, openai_whisper.options(found))


@without_collecting()
def engine_for(model: Model, choice: Choice, language: str | None, *, rest: float = 1.0, prompt: str = "") -> Engine:
    """The engine of `choice` with `model` loaded. Raises `Problem` if it does not fit in memory or is damaged.

    `language` is what is spoken, None to find out; `rest` is how many seconds after the last sentence of a chunk are
    not heard once more by themselves; `prompt` is text that the recogniser takes for what was said before.
    """
    check_memory(model, choice.engine)
    if choice.engine == FASTER:
        from interview_tui.transcription.faster_whisper import FasterWhisper

        return FasterWhisper(model, language, rest=rest, device=choice.device, prompt=prompt)
    from interview_tui.transcription.openai_whisper import OpenAIWhisper

    return OpenAIWhisper(
        model.name, model.weights(), language, model.heads, rest=rest, device=choice.device, prompt=prompt
    )


def _device(wanted: str, gpus: int) -> str:
    if wanted == CUDA and not gpus:
        raise Problem(
            _("No GPU was found that this engine can use."),
            cure=_("Transcribe with --device cpu, or install the NVIDIA driver and a torch with CUDA."),
        )
    return CUDA if gpus and wanted != CPU else CPU
