"""`transcript.jsonl`: a header, a line for each chunk as it is done, and a last line when it is whole.

Reading needs neither numpy nor torch: screens do it.
"""

from functools import cached_property
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from interview_tui.files import append_line, read_lines
from interview_tui.language import _
from interview_tui.problem import Problem
from interview_tui.transcription.engine import Heard
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


class EndLine(BaseModel):
    """Everything that had been recorded is transcribed."""

    model_config = ConfigDict(frozen=True)
    kind: Literal["end"] = "end"
    seconds: float
    """Length of the recording then."""
    speech_seconds: float
    covered_seconds: float
    uncovered: tuple[Stretch, ...]


LINE: TypeAdapter[Header | ChunkLine | EndLine] = TypeAdapter(
    Annotated[Header | ChunkLine | EndLine, Field(discriminator="kind")]
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
        return tuple(
            Segment(
                id=f"{chunk.n}.{i}",
                start=heard.start,
                end=heard.end,
                text=heard.text,
                words=heard.words,
                speaker=heard.speaker,
            )
            for chunk in self.chunks
            for i, heard in enumerate(chunk.segments)
        )

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
        return tuple(flags(self.segments, self.speech))


def read_transcript(path: Path) -> Transcript | None:
    """The transcript in `path`, as far as it goes; None if nothing stands there yet. A torn last line is left out.

    Raises `Problem` if a newer program wrote it, or if the file is damaged in the middle.
    """
    number = 0
    lines: list[Header | ChunkLine | EndLine] = []
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
    last = rest[-1] if rest else None
    return Transcript(
        header=header,
        chunks=tuple(line for line in rest if isinstance(line, ChunkLine)),
        end=last if isinstance(last, EndLine) else None,
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

    One at a time: the worker holds the interview's lock. Raises `Problem` as `read_transcript` does.
    """

    def __init__(self, interview_folder: Path, header: Header) -> None:
        self._final = interview_folder / "transcript.jsonl"
        beside = interview_folder / NEW
        old = read_transcript(self._final)
        self.path = self._final if old is None or old.header.same_work(header) else beside
        if self.path == self._final:
            beside.unlink(missing_ok=True)  # somebody began with another model and thought better of it
        elif (begun := read_transcript(beside)) is not None and not begun.header.same_work(header):
            beside.unlink()
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
            self.path.replace(self._final)
            self.path = self._final
        return self.transcript

    def _append(self, line: ChunkLine | EndLine) -> None:
        try:
            append_line(self.path, line.model_dump(mode="json"), create=False)
        except FileNotFoundError:
            raise TranscriptErased from None


def transcript_in_work(interview_folder: Path) -> Path:
    """The file a worker adds to, or would."""
    beside = interview_folder / NEW
    return beside if beside.exists() else interview_folder / "transcript.jsonl"
