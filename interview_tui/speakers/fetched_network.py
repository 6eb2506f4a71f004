"""The network that `interview-tui models get voices` fetches: Resemblyzer's voice encoder, trained on people.

Three layers of LSTM over 40 mel bands, 256 numbers, heard after any frame. Apache License 2.0. Imports torch.
"""

import io
import pickle
from collections.abc import Sequence
from pathlib import Path

import torch
from torch import nn

from interview_tui.language import _
from interview_tui.problem import Problem

BANDS = 40
SIZE = 256
"""Numbers of a voiceprint."""
_LAYERS = 3


class FetchedNetwork(nn.Module):
    """Windows in, voiceprints of length 1 out."""

    def __init__(self) -> None:
        super().__init__()
        self.lstm = nn.LSTM(BANDS, SIZE, _LAYERS, batch_first=True)
        self.linear = nn.Linear(SIZE, SIZE)

    def forward(self, windows: torch.Tensor, ends: Sequence[Sequence[int]]) -> torch.Tensor:
        """For each window (frames × bands) the voice of what lies before each of its `ends`, one after the other."""
        states, _last = self.lstm(windows)
        picked = torch.stack([states[i, end - 1] for i, some in enumerate(ends) for end in some])
        return nn.functional.normalize(torch.relu(self.linear(picked)), dim=1, eps=1e-9)


def load_fetched(path: Path) -> FetchedNetwork:
    """The network in Resemblyzer's file. No code in it is run. Raises `Problem` if it is another file."""
    network = FetchedNetwork()
    wanted = network.state_dict()
    try:
        held = torch.load(io.BytesIO(path.read_bytes()), map_location="cpu", weights_only=True)
        weights = {name: held["model_state"][name] for name in wanted}
        network.load_state_dict({name: weights[name].float() for name in wanted})
    except (pickle.UnpicklingError, RuntimeError, EOFError, KeyError, TypeError, AttributeError, ValueError) as error:
        raise Problem(
            _("This file is not the network that tells people's voices apart."),
            cure=_("Remove it, then fetch it again: interview-tui models get voices"),
            where=path,
        ) from error
    return network.eval()
