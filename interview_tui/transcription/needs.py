"""How much memory a model takes, and whether that is there."""

from interview_tui.language import _
from interview_tui.problem import Problem
from interview_tui.transcription.engine_names import FASTER, OPENAI
from interview_tui.transcription.layouts import parameters
from interview_tui.transcription.models import Model

_PROGRAM = 400e6
"""Bytes of the worker with its libraries."""
_A_NUMBER = {OPENAI: 6.0, FASTER: 1.3}
"""Bytes for each of the model's numbers: 16 bits as read and 32 as used; 8 bits and what keeps their scale."""
_WORK = {OPENAI: 0.5e6, FASTER: 1.5e6}
"""Bytes for each column of the network while several windows are decoded together."""


def memory_needed(model: Model, engine: str) -> int | None:
    """Bytes that a worker with this model takes, about: measured with random networks of three sizes
    (`bench/model_memory.py`). None where the size of the model is not known."""
    dims = model.dims_known
    if dims is None:
        return None
    return round(_PROGRAM + _A_NUMBER[engine] * parameters(dims) + _WORK[engine] * dims.n_text_state)


def available_memory() -> int:
    """Bytes that a program can get without making the others slow."""
    import psutil

    return int(psutil.virtual_memory().available)


def check_memory(model: Model, engine: str) -> None:
    """Raises `Problem` if the model would not fit in the memory that is free."""
    needed, free = memory_needed(model, engine), available_memory()
    if needed is not None and needed > free:
        raise Problem(
            _("The model {name} needs about {needed} GB of memory, and {free} GB are free.").format(
                name=model.name, needed=round(needed / 1e9, 1), free=round(free / 1e9, 1)
            ),
            cure=_("Close other programs, or take a smaller model: interview-tui models list shows what each needs."),
        )
