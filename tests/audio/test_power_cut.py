"""The power goes while a recording is written: ext4 on a disk that loses what it had not flushed."""

import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

LOOP = Path("/dev/loop-control")
FUSE = Path("/dev/fuse")


@pytest.mark.skipif(
    not sys.platform.startswith("linux") or os.geteuid() != 0 or not LOOP.exists() or not FUSE.exists(),
    reason="needs Linux, root, a loop device and FUSE",
)
def test_a_power_cut_costs_a_second_at_most_and_no_event(require: Callable[[str], None], tmp_path: Path) -> None:
    from bench.power_cut import power_cuts  # imports what only Linux has

    require("mkfs.ext4")
    figures = power_cuts(cuts=8, seconds=3, late=False, seed=2, work=tmp_path)
    assert figures["broken"] == []
    assert figures["cuts"] == 8
    assert figures["missing_seconds"]["worst"] <= 1
    assert figures["events_acknowledged"] > 8
