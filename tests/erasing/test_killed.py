"""An erasure that is killed at any moment is untouched or finished when the study is opened again, never between."""

import sys
from pathlib import Path

import pytest

from interview_tui.erasing.journal import JOURNAL
from tests.erasing.dying import NEVER, What, came_of, carried_out, moments, plan_of, run, state
from tests.erasing.everything import Everything, copied, where

AT = 7
"""Moments of each; `python -m bench.erasing` takes fifty."""


@pytest.mark.skipif(sys.platform == "win32", reason="no process can be copied there")
@pytest.mark.parametrize("what", ["withdraw", "purge"])
def test_killed_at_any_moment_it_is_untouched_or_finished(
    everything: Everything, pristine: tuple[Path, Path], what: What
) -> None:
    before, plan = state(everything), plan_of(what, everything.folder)
    total = run(lambda: carried_out(plan), NEVER)
    assert total is not None
    assert total > 50
    after = state(everything)
    assert where(everything.folder, [b"robin", b"vinterkvist", JOURNAL.encode()]) == []
    outcomes = []
    for moment in moments(total, AT):
        copied(pristine[0], everything.around)
        assert run(lambda: carried_out(plan), moment) is None, "it was killed"
        outcomes.append(came_of(everything, before, after, again=moment // 2 if moment % 2 else None))
    assert set(outcomes) == {"untouched", "finished"}
    assert outcomes.index("finished") <= 2, "nearly all moments are after the journal"
