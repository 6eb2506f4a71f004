"""`transcript.jsonl`: a header, a line for each chunk as it is done, and a last line when it is whole.

Reading needs neither numpy nor torch: screens do it.
"""

from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import cached_property
from itertools import count
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from interview_tui.files import append_line, read_lines, write_whole
from interview_tui.guide.ids import slug
from interview_tui.language import _
from interview_tui.problem import Problem
from interview_tui.transcription.engine import Heard
from interview_tui.transcription.filled import FilledLine, with_filled
from interview_tui.transcription.quality import Flag, flags, seconds_of, uncovered_speech
from interview_tui.transcription.segments import Segment, Word

SCHEMA = 1
NEW = "transcript.new.jsonl"
"""A transcript with other options, beside the one it will replace when it is whole."""

Stretch = tuple[float, float]


class Header(BaseModel):
    """What made the transcript."""

    model_config = ConfigDict(frozen=True, populate_by_name=True, serialize_by_alias=True)
    schema_version: int = Field(SCHEMA, alias="schema")
    kind: Literal["header"] = "header"
    engine: str
    engine_version: str = ""
    model: str
    model_sha256: str | None = None
    language: str | None = None
    """What the engine was told; None: it found out for itself."""
    options: dict[str, Any] = {}
    """What the engine and the cutting into chunks were told."""
    notice: str = ""
    """A warning to everyone who reads this, in English; whoever shows it puts it through `_()`."""

    def same_work(self, other: "Header") -> bool:
        """Whether chunks made under `other` can stand beside chunks made under this one."""
        return self.model_dump(exclude={"engine_version", "notice"}, mode="json") == other.model_dump(
            exclude={"engine_version", "notice"}, mode="json"
        )


class ChunkLine(BaseModel):
    """One chunk: chunks follow each other without gap or overlap. Times are seconds of recording."""

    model_config = ConfigDict(frozen=True)
    kind: Literal["chunk"] = "chunk"
    n: int
    """From 0."""
    start: float
    end: float
    speech: tuple[Stretch, ...] = ()
    """Where somebody speaks, by voice activity detection."""
    language: str | None = None
    took: float = 0.0
    """Seconds of work."""
    segments: tuple[Heard, ...] = ()
    filled: tuple[FilledLine, ...] = Field((), exclude=True)
    """What was heard in it afterwards; each has a line of its own."""


class EndLine(BaseModel):
    """Everything that had been recorded is transcribed."""

    model_config = ConfigDict(frozen=True)
    kind: Literal["end"] = "end"
    seconds: float
    """Length of the recording then."""
    speech_seconds: float
    covered_seconds: float
    uncovered: tuple[Stretch, ...]


Line = Header | ChunkLine | FilledLine | EndLine
LINE: TypeAdapter[Line] = TypeAdapter(
    Annotated[Line, Field(discriminator="kind")], config=ConfigDict(hide_input_in_errors=True)
)


class Transcript(BaseModel):
    """What has been heard so far."""

    model_config = ConfigDict(frozen=True)
    header: Header
    chunks: tuple[ChunkLine, ...] = ()
    end: EndLine | None = None
    """The last line, if nothing was transcribed after it."""

    @property
    def complete(self) -> bool:
        """Whole when it was written; a recording that went on since makes it unfinished again (`progress`)."""
        return self.end is not None

    @property
    def seconds(self) -> float:
        """How far it reaches into the recording."""
        return self.chunks[-1].end if self.chunks else 0.0

    @property
    def language(self) -> str | None:
        """What is spoken: as told, else as the engine found out."""
        return self.header.language or next((c.language for c in self.chunks if c.language), None)

    @cached_property
    def segments(self) -> tuple[Segment, ...]:
        """What was heard, in order, with ids that stay as long as this transcript does."""
        return tuple(segment for chunk in self.chunks for segment in _segments(chunk))

    @cached_property
    def speech(self) -> tuple[Stretch, ...]:
        return tuple(span for chunk in self.chunks for span in chunk.speech)

    @property
    def words(self) -> list[Word]:
        return [word for segment in self.segments for word in segment.words]

    @property
    def speech_seconds(self) -> float:
        return seconds_of(self.speech)

    @cached_property
    def uncovered(self) -> tuple[Stretch, ...]:
        """Speech for which there are no words."""
        return tuple(uncovered_speech(self.speech, self.words))

    @property
    def covered_seconds(self) -> float:
        return self.speech_seconds - seconds_of(self.uncovered)

    @cached_property
    def flags(self) -> tuple[Flag, ...]:
        """Places where the engine may have made something up."""
        if self.header.engine == "written":
            return ()  # by a hand, at the pace of no voice
        return tuple(flags(self.segments, self.speech, self.language))


def read_transcript(path: Path) -> Transcript | None:
    """The transcript in `path`, as far as it goes; None if nothing stands there yet. A torn last line is left out.

    Raises `Problem` if a newer program wrote it, or if the file is damaged in the middle.
    """
    number = 0
    lines: list[Line] = []
    try:
        for record in read_lines(path):
            number += 1
            if isinstance(schema := record.get("schema", SCHEMA), int) and schema > SCHEMA:
                raise Problem(
                    _("The transcript was written by a newer version of Interview TUI."),
                    cure=_("Install that version, or a later one, and open the study again."),
                    where=path,
                )
            lines.append(LINE.validate_python(record))
    except FileNotFoundError:
        return None
    except (ValueError, ValidationError) as error:
        raise _damaged(path, number if isinstance(error, ValidationError) else number + 1) from error
    if not lines:
        return None
    header, *rest = lines
    if not isinstance(header, Header):
        raise _damaged(path, 1)
    filled: dict[int, tuple[FilledLine, ...]] = {}
    for line in rest:
        if isinstance(line, FilledLine):
            filled[line.chunk] = (*filled.get(line.chunk, ()), line)
    chunks = [line for line in rest if isinstance(line, ChunkLine)]
    last = next((line for line in reversed(rest) if not isinstance(line, FilledLine)), None)
    return Transcript(
        header=header,
        chunks=tuple(
            chunk.model_copy(update={"filled": filled[chunk.n]}) if chunk.n in filled else chunk for chunk in chunks
        ),
        end=last if isinstance(last, EndLine) else None,
    )


def _segments(chunk: ChunkLine) -> list[Segment]:
    """`3.1` is the second of the fourth chunk; `3.f1` the second that was heard in it afterwards."""
    heard = [_segment(f"{chunk.n}.{i}", one) for i, one in enumerate(chunk.segments)]
    added = [one for line in chunk.filled for one in line.segments]
    return with_filled(heard, [_segment(f"{chunk.n}.f{i}", one, filled=True) for i, one in enumerate(added)])


def _segment(id: str, heard: Heard, *, filled: bool = False) -> Segment:
    return Segment(
        id=id,
        start=heard.start,
        end=heard.end,
        text=heard.text,
        words=heard.words,
        speaker=heard.speaker,
        filled=filled,
    )


def _damaged(path: Path, line: int) -> Problem:
    return Problem(
        _("This line of the transcript cannot be read."),
        cure=_("The file was changed by another program. Put back its copy, or remove it and transcribe again."),
        where=path,
        line=line,
    )


class TranscriptErased(Exception):
    """The file was deleted while it was written: the participant refused, or the study was purged."""


class TranscriptWriter:
    """Goes on with the transcript of an interview where it stands, or begins it.

    One that was made otherwise stays in its place until this one is whole, and is kept beside it then: nothing that
    was once transcribed is lost. One at a time: the worker holds the interview's lock. Raises `Problem` as
    `read_transcript` does.
    """

    def __init__(
        self, interview_folder: Path, header: Header, added: Callable[[ChunkLine], None] = lambda _chunk: None
    ) -> None:
        """`added` hears of each chunk when it is on the disk; what it raises ends the work."""
        self._added = added
        self._final = interview_folder / "transcript.jsonl"
        beside = interview_folder / NEW
        old = read_transcript(self._final)
        self.path = self._final if old is None or old.header.same_work(header) else beside
        if self.path == self._final:
            beside.unlink(missing_ok=True)  # somebody began with another model and thought better of it
        elif (begun := read_transcript(beside)) is None or not begun.header.same_work(header):
            beside.unlink(missing_ok=True)
            if (kept := _kept_like(interview_folder, header)) is not None:
                write_whole(beside, kept.read_bytes())  # it was in its place once, and is wanted back
        now = read_transcript(self.path)
        if now is None:
            self.path.unlink(missing_ok=True)  # at most a torn header
            append_line(self.path, header.model_dump(mode="json"))
            now = Transcript(header=header)
        self.transcript = now

    def add(self, chunk: ChunkLine) -> None:
        """Append a chunk; it is on the disk on return. Raises `TranscriptErased` if the file has gone."""
        self._append(chunk)
        self.transcript = Transcript(header=self.transcript.header, chunks=(*self.transcript.chunks, chunk))
        self._added(chunk)

    def finish(self, seconds: float) -> Transcript:
        """Say that all `seconds` of the recording are done, and put the transcript in its place."""
        now = self.transcript
        if now.end is None or now.end.seconds != seconds:
            end = EndLine(
                seconds=seconds,
                speech_seconds=round(now.speech_seconds, 3),
                covered_seconds=round(now.covered_seconds, 3),
                uncovered=now.uncovered,
            )
            self._append(end)
            self.transcript = Transcript(header=now.header, chunks=now.chunks, end=end)
        if self.path != self._final:
            self._take_its_place()
        return self.transcript

    def _take_its_place(self) -> None:
        """In one step; the one that was there lies beside it before. Killed in between, it is done again."""
        try:
            _keep(self._final)
            self.path.replace(self._final)
        except FileNotFoundError:
            raise TranscriptErased from None
        self.path = self._final
        made = self._final.read_bytes()
        for path in kept_transcripts(self._final.parent):
            if path.read_bytes() == made:
                path.unlink()  # it is in its place again

    def _append(self, line: ChunkLine | EndLine) -> None:
        try:
            append_line(self.path, line.model_dump(mode="json"), create=False)
        except FileNotFoundError:
            raise TranscriptErased from None


def transcript_in_work(interview_folder: Path) -> Path:
    """The file a worker adds to, or would."""
    beside = interview_folder / NEW
    return beside if beside.exists() else interview_folder / "transcript.jsonl"


def kept_transcripts(interview_folder: Path) -> list[Path]:
    """Transcripts that were whole before another one took their place: `transcript-small.jsonl`, by name."""
    return sorted(interview_folder.glob("transcript-*.jsonl"))


def _kept_like(interview_folder: Path, header: Header) -> Path | None:
    for path in kept_transcripts(interview_folder):
        with suppress(Problem):  # one that was damaged is made anew
            if (kept := read_transcript(path)) is not None and kept.header.same_work(header):
                return path
    return None


def _keep(path: Path) -> None:
    """Write a copy of this transcript beside it, under the name of its model, unless there is one already."""
    old, data = read_transcript(path), path.read_bytes()
    if old is None or not old.chunks:
        return
    for kept in _names_for(path, old.header.model):
        if not kept.exists():
            write_whole(kept, data)
            return
        if kept.read_bytes() == data:
            return


def _names_for(path: Path, model: str) -> Iterator[Path]:
    for number in count(1):
        yield path.with_name(f"transcript-{slug(model)}{'' if number == 1 else f'-{number}'}.jsonl")
