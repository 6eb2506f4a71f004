"""`transcribe --fill`, with the demo's model: speech that a transcript lacks is heard again and said to be."""

from pathlib import Path

from click.testing import CliRunner, Result

from interview_tui.cli import commands
from interview_tui.interview.record import InterviewRecord, Participant
from interview_tui.study import Interview, Study
from interview_tui.transcription.models import NANO
from interview_tui.transcription.transcript import ChunkLine, EndLine, Header, read_transcript
from tests.studies import events, finished_study
from tests.transcription.conftest import record, said, talk


def without_words(interview: Interview) -> None:
    """Nine seconds of talk, and a whole transcript that has no word of it."""
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


def fill(study: Study, *names: str) -> Result:
    return CliRunner().invoke(commands, ["--study", str(study.folder), "transcribe", "--fill", *names])


def test_speech_that_was_dropped_is_heard_again(tmp_path: Path) -> None:
    study, interview = finished_study(tmp_path / "study")
    without_words(interview)
    result = fill(study, interview.id)
    assert result.exit_code == 0, result.output
    found = read_transcript(interview.transcript)
    assert found is not None
    heard = [word.text.lower().strip(".,?!") for word in found.words]
    assert set(said(3.2)) <= set(heard)
    assert all(segment.filled for segment in found.segments)
    assert f"{interview.id}: {len(found.words)} words heard at the second try; 0 s of speech still" in result.output
    assert f"{interview.id}: all speech has words" in fill(study, interview.id).output


def test_an_interview_that_cannot_be_filled_keeps_no_other_from_it(tmp_path: Path) -> None:
    study, first = finished_study(tmp_path / "study")
    second = study.new_interview(InterviewRecord(participants=(Participant(pseudonym="Kim"),)))
    for event in events():
        second.timeline.append(event)
    without_words(second)
    first.transcript.unlink()
    result = fill(study, "--all")
    assert result.exit_code == 1
    assert f"{first.id}/transcript.jsonl: There is no whole transcript to fill." in result.output
    assert f"{second.id}: " in result.output
    assert "words heard at the second try" in result.output
