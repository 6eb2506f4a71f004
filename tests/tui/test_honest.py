"""What was not heard, not recorded or made up stands on the transcript's screen, where it is."""

from pathlib import Path

from interview_tui.tui.widgets.transcript_text import TranscriptText
from tests.export.test_honest import honest
from tests.tui.test_correcting import screen
from tests.tui.test_interview import on


async def test_planted_silence_loop_gap_and_uncovered_speech_stand_on_the_screen(tmp_path: Path) -> None:
    _study, interview = honest(tmp_path / "study")
    async with on(screen(interview)) as pilot:
        text = "\n".join(block.text for block in pilot.app.screen.query_one(TranscriptText).blocks)
        assert "here 5 s of speech are not transcribed (0:14–0:19)" in text
        assert "here 3 s of sound are missing" in text
        assert "the same words again and again; listen before you believe it" in text
        assert "words where nobody seems to speak; listen before you believe it" in text
        kinds = {place.kind for place in pilot.app.screen.doubts}  # type: ignore[attr-defined]
        assert {"uncovered", "repeats", "over_silence"} <= kinds
