"""The small network that comes with the program: convolutions over 40 mel bands, mean and spread, 96 numbers.

Trained by `bench/voiceprint_training.py`, on synthetic voices alone. Imports torch.
"""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from torch import nn

BANDS = 40
WIDTH = 112
SIZE = 96
"""Numbers of a voiceprint."""


class OwnNetwork(nn.Module):
    """Windows in, voiceprints of length 1 out."""

    def __init__(self) -> None:
        super().__init__()
        self.layers = nn.ModuleList(
            [
                nn.Conv1d(BANDS, WIDTH, 5, stride=2, padding=2),
                nn.Conv1d(WIDTH, WIDTH, 3, dilation=2, padding=2),
                nn.Conv1d(WIDTH, WIDTH, 3, dilation=3, padding=3),
            ]
        )
        self.out = nn.Linear(2 * WIDTH, SIZE)

    def forward(self, windows: torch.Tensor, ends: Sequence[Sequence[int]]) -> torch.Tensor:
        """For each window (frames × bands) the voice of what lies before each of its `ends`, one after the other."""
        states = windows.transpose(1, 2)
        for layer in self.layers:
            states = torch.relu(layer(states))
        sums = torch.cumsum(states, dim=2)
        squares = torch.cumsum(states**2, dim=2)
        rows = torch.tensor([i for i, some in enumerate(ends) for _end in some])
        last = torch.tensor([max(1, end // 2) for some in ends for end in some])
        mean = sums[rows, :, last - 1] / last[:, None]
        spread = torch.sqrt(torch.relu(squares[rows, :, last - 1] / last[:, None] - mean**2) + 1e-5)
        return nn.functional.normalize(self.out(torch.cat([mean, spread], dim=1)), dim=1)


def load_own(path: Path) -> OwnNetwork:
    """The network with the weights that lie beside the program."""
    own = OwnNetwork()
    with np.load(path, allow_pickle=False) as held:
        own.load_state_dict({name: torch.from_numpy(held[name].astype(np.float32)) for name in held.files})
    return own.eval()
