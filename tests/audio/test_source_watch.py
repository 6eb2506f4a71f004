"""What the sound server's lists say of one process."""

import pytest

from interview_tui.audio.hearing.source_watch import Seen, where

SOURCES = [
    {"index": 3, "name": "usb", "description": "USB microphone"},
    {"index": 5, "name": "card", "description": "(null)"},
]


def outputs(*pairs: tuple[str, int]) -> list[dict[str, object]]:
    return [{"source": source, "properties": {"application.process.id": pid}} for pid, source in pairs]


BOTH = frozenset({"usb", "card"})


@pytest.mark.parametrize(
    ("listening", "sources", "seen"),
    [
        pytest.param(outputs(("7", 5), ("42", 3)), SOURCES, Seen("usb", "USB microphone", BOTH), id="among others"),
        pytest.param(outputs(("42", 5)), SOURCES, Seen("card", "card", BOTH), id="no description that can be printed"),
        pytest.param(outputs(("7", 3)), SOURCES, None, id="not connected"),
        pytest.param(outputs(("42", 9)), SOURCES, None, id="a source that has just gone"),
        pytest.param([{"source": 3, "properties": {}}], SOURCES, None, id="nobody's stream"),
        pytest.param(None, SOURCES, None, id="no answer"),
        pytest.param(outputs(("42", 3)), None, None, id="half an answer"),
        pytest.param([{"properties": None}], [{}], None, id="another version's words"),
    ],
)
def test_where_a_process_listens(listening: object, sources: object, seen: Seen | None) -> None:
    assert where(42, listening, sources) == seen
