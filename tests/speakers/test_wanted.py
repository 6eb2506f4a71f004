"""What the speakers are found from."""

from pathlib import Path

import pytest

from interview_tui.held import corrections_of
from interview_tui.interview.correction import SpeakerRenamed, SpeakerSet
from interview_tui.interview.events import ConsentRefused
from interview_tui.interview.record import InterviewRecord
from interview_tui.recovery import recover_interview
from interview_tui.speakers.wanted import taught
from tests import builders as b
from tests.studies import finished_study, write_transcript


@pytest.mark.parametrize("first_refused", [False, True])
def test_an_example_in_a_second_sitting_is_where_that_sitting_has_it(tmp_path: Path, first_refused: bool) -> None:
    study, first = finished_study(tmp_path / "study")
    second = study.new_interview(InterviewRecord(participants=first.record.participants, sitting_of=first.id))
    for event in (b.started(), b.recording(), b.stopped(20), b.ended(20)):
        second.timeline.append(event)
    write_transcript(second)
    if first_refused:
        first.timeline.append(ConsentRefused())
        recover_interview(first)
    start = 0 if first_refused else 20
    log = corrections_of(second)
    log.append(SpeakerSet(start=start + 8.4, end=start + 10.4, speaker="Robin", teach=True))
    log.append(SpeakerRenamed(old="Robin", new="Alex"))
    assert taught(second) == [(8.5, pytest.approx(10.25), "Robin")]
    assert taught(first) == []
