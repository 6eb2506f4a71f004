"""`transcribe --fill`, with the demo's model: speech that a transcript lacks is heard again and said to be."""

from pathlib import Path

from click.testing import CliRunner

from interview_tui.cli import commands
from interview_tui.transcription.models import NANO
from interview_tui.transcription.transcript import ChunkLine, EndLine, Header, read_transcript
from tests.studies import finished_study
from tests.transcription.conftest import record, said, talk


def test_speech_that_was_dropped_is_heard_again(tmp_path: Path) -> None:
    study, interview = finished_study(tmp_path / "study")
    interview.audio.mkdir(exist_ok=True)
    for path in interview.audio.iterdir():
        path.unlink()
    record(interview.folder, talk(9.0))
    lines = [
        Header(engine="openai-whisper", model=NANO, language="sv"),
        ChunkLine(n=0, start=0.0, end=9.0, speech=((0.8, 3.2), (4.0, 8.8))),
        EndLine(seconds=9.0, speech_seconds=7.2, covered_seconds=0.0, uncovered=((0.8, 3.2), (4.0, 8.8))),
    ]
    interview.transcript.write_text("".join(line.model_dump_json() + "\n" for line in lines), encoding="utf-8")
    result = CliRunner().invoke(commands, ["--study", str(study.folder), "transcribe", "--fill", interview.id])
    assert result.exit_code == 0, result.output
    found = read_transcript(interview.transcript)
    assert found is not None
    heard = [word.text.lower().strip(".,?!") for word in found.words]
    assert set(said(3.2)) <= set(heard)
    assert all(segment.filled for segment in found.segments)
    assert "in 2 stretches of speech" in result.output
