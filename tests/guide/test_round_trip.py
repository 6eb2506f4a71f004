"""What is written is read back, and formatting twice is formatting once."""

from hypothesis import example, given, settings

from interview_tui.guide.markdown import read_guide, write_guide
from interview_tui.guide.model import Guide
from tests.guide.strategies import guides


@settings(max_examples=100, deadline=None)
@given(guides())
@example(Guide(title="Bara en titel"))
def test_a_guide_survives_being_written_and_read(guide: Guide) -> None:
    assert read_guide(write_guide(guide)) == guide


@settings(max_examples=40, deadline=None)
@given(guides())
def test_formatting_twice_is_formatting_once(guide: Guide) -> None:
    once = write_guide(guide)
    assert write_guide(read_guide(once)) == once
