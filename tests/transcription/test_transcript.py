"""`transcript.jsonl`: what is on the disk is whole lines, in order, each chunk once, whatever happened in between."""

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from interview_tui.problem import Problem
from interview_tui.transcription.chunks import Cutting
from interview_tui.transcription.following import follow
from interview_tui.transcription.progress import progress, worker_lock
from interview_tui.transcription.transcript import TranscriptErased, TranscriptWriter, read_transcript
from tests.transcription.builders import CountingEngine, chunk, header, loud_and_quiet, loud_spans
from tests.transcription.conftest import record


def written(interview: Path, model: str = "none") -> Path:
    writer = TranscriptWriter(interview, header(model))
    writer.add(chunk(0, 0.0, 4.0, "jag läser hemma", took=1.0))
    writer.add(chunk(1, 4.0, 10.0, "och du", took=2.0))
    return writer.path


def whole(interview: Path, model: str) -> Path:
    written(interview, model)
    TranscriptWriter(interview, header(model)).finish(10.0)
    return interview / "transcript.jsonl"


def transcribe(interview: Path) -> None:
    """Everything but the process: a finished recording, an engine that counts."""
    writer = TranscriptWriter(interview, header())
    follow(interview, writer, CountingEngine(), loud_spans, Cutting(at_least=3.0), wait=lambda: pytest.fail("waited"))


def test_nothing_stands_there_yet(interview: Path) -> None:
    assert read_transcript(interview / "transcript.jsonl") is None


def test_segments_have_ids_by_chunk_and_times_of_the_recording(interview: Path) -> None:
    transcript = read_transcript(written(interview))
    assert transcript is not None
    assert [(s.id, s.text, s.start) for s in transcript.segments] == [
        ("0.0", "jag läser hemma", 0.0),
        ("1.0", "och du", 4.0),
    ]
    assert not transcript.complete


def test_a_torn_line_is_left_out_and_written_over(interview: Path) -> None:
    path = written(interview)
    path.write_bytes(path.read_bytes()[:-9])
    transcript = read_transcript(path)
    assert transcript is not None
    assert len(transcript.chunks) == 1
    TranscriptWriter(interview, header()).add(chunk(1, 4.0, 9.0, "igen"))
    assert [json.loads(line)["kind"] for line in path.read_text().splitlines()] == ["header", "chunk", "chunk"]


def test_a_newer_program_s_transcript_is_refused_in_words(interview: Path) -> None:
    path = interview / "transcript.jsonl"
    path.write_text('{"schema": 99, "kind": "opera"}\n')
    with pytest.raises(Problem, match="newer version"):
        read_transcript(path)


def test_a_line_changed_by_hand_is_named(interview: Path) -> None:
    path = written(interview)
    path.write_text(path.read_text().replace('"start": 4.0', '"start": "four"', 1))
    with pytest.raises(Problem) as problem:
        read_transcript(path)
    assert problem.value.line == 3


def test_another_model_writes_beside_and_replaces_only_when_it_is_whole(interview: Path) -> None:
    old = written(interview, "small")
    before = old.read_bytes()
    writer = TranscriptWriter(interview, header("medium"))
    writer.add(chunk(0, 0.0, 10.0, "bättre"))
    assert old.read_bytes() == before
    writer = TranscriptWriter(interview, header("medium"))  # a kill in between costs nothing
    assert len(writer.transcript.chunks) == 1
    writer.finish(10.0)
    transcript = read_transcript(old)
    assert transcript is not None
    assert transcript.header.model == "medium"
    kept = interview / "transcript-small.jsonl"
    assert {path.name for path in interview.glob("transcript*")} == {"transcript.jsonl", kept.name}
    assert kept.read_bytes() == before


def test_a_kill_between_keeping_the_old_and_putting_the_new_in_its_place_is_mended(interview: Path) -> None:
    old = written(interview, "small")
    before = old.read_bytes()
    writer = TranscriptWriter(interview, header("medium"))
    writer.add(chunk(0, 0.0, 10.0, "bättre"))
    writer.path.with_name("transcript-small.jsonl").write_bytes(before)  # kept, and killed then
    TranscriptWriter(interview, header("medium")).finish(10.0)
    assert {path.name for path in interview.glob("transcript*")} == {"transcript.jsonl", "transcript-small.jsonl"}


def test_two_of_one_model_are_both_kept(interview: Path) -> None:
    first = written(interview, "small").read_bytes()
    (interview / "transcript-small.jsonl").write_bytes(b"another one")
    writer = TranscriptWriter(interview, header("medium"))
    writer.add(chunk(0, 0.0, 10.0, "bättre"))
    writer.finish(10.0)
    assert (interview / "transcript-small.jsonl").read_bytes() == b"another one"
    assert (interview / "transcript-small-2.jsonl").read_bytes() == first


def test_the_old_model_wanted_back_has_its_transcript_at_once(interview: Path) -> None:
    before = whole(interview, "small").read_bytes()
    writer = TranscriptWriter(interview, header("medium"))
    writer.add(chunk(0, 0.0, 10.0, "bättre"))
    writer.finish(10.0)
    writer = TranscriptWriter(interview, header("small"))
    assert writer.transcript.complete, "nothing is left to do"
    writer.finish(10.0)
    assert (interview / "transcript.jsonl").read_bytes() == before
    assert {path.name for path in interview.glob("transcript*")} == {"transcript.jsonl", "transcript-medium.jsonl"}


def test_one_that_was_stopped_on_its_way_changes_nothing(interview: Path) -> None:
    record(interview, loud_and_quiet([10.0]))
    whole(interview, "small")
    TranscriptWriter(interview, header("medium")).add(chunk(0, 0.0, 5.0, "bättre"))
    assert progress(interview).complete
    transcript = read_transcript(interview / "transcript.jsonl")
    assert transcript is not None
    assert transcript.header.model == "small"


def test_a_transcript_that_was_erased_does_not_come_back(interview: Path) -> None:
    writer = TranscriptWriter(interview, header())
    writer.path.unlink()
    with pytest.raises(TranscriptErased):
        writer.add(chunk(0, 0.0, 1.0, "hemligt"))
    assert not writer.path.exists()


@given(share=st.floats(0, 1))
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_crash_at_any_byte_ends_in_the_same_transcript(
    share: float, tmp_path_factory: pytest.TempPathFactory
) -> None:
    interview = tmp_path_factory.mktemp("interview")
    (interview / "audio").mkdir()
    record(interview, loud_and_quiet([0.5, 4.0, 1.0, 4.0, 1.0, 4.0, 1.0]))
    transcribe(interview)
    path = interview / "transcript.jsonl"
    whole = read_transcript(path)
    path.write_bytes(path.read_bytes()[: round(share * path.stat().st_size)])
    transcribe(interview)
    again = read_transcript(path)
    assert whole is not None
    assert again is not None
    assert again.segments == whole.segments
    assert again.end == whole.end


def test_a_recording_that_went_on_is_gone_on_with(interview: Path) -> None:
    record(interview, loud_and_quiet([0.5, 4.0, 1.0]))
    transcribe(interview)
    assert progress(interview).complete
    record(interview, loud_and_quiet([0.5, 4.0, 1.0, 5.0, 1.0]))
    assert not progress(interview).complete
    transcribe(interview)
    transcript = read_transcript(interview / "transcript.jsonl")
    assert transcript is not None
    assert transcript.complete
    assert transcript.seconds == 11.5
    assert progress(interview).complete


def test_progress_is_estimated_from_the_chunks_pace(interview: Path) -> None:
    record(interview, loud_and_quiet([30.0]))
    now = progress(interview)
    assert (now.done_seconds, now.total_seconds, now.seconds_left, now.running) == (0.0, 30.0, None, False)
    written(interview)
    now = progress(interview)
    assert (now.done_seconds, now.complete) == (10.0, False)
    assert now.seconds_left == pytest.approx(6.0), "three seconds of work for ten of sound; twenty remain"
    with worker_lock(interview):
        assert progress(interview).running
