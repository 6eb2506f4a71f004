"""An interview that was answered in writing: no sound, and the same files, passages and exports as any other.

Its clock counts words. It stands for the order of the answers and for how long they are, and is shown to nobody
(`InterviewRecord.has_times`). The transcript is what was written; the timeline follows from it and says which question
each answer is to.
"""

import json
import re
import shutil
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from pydantic import BaseModel

from interview_tui.files import write_whole
from interview_tui.guide.model import Guide
from interview_tui.interview.corrections import CORRECTIONS_FILE
from interview_tui.interview.events import AnyEvent, ConsentDetailed, ConsentGiven, Ended, QuestionAsked, Started
from interview_tui.interview.record import InterviewRecord
from interview_tui.interview.timeline import SCHEMA as TIMELINE_SCHEMA
from interview_tui.language import _
from interview_tui.linking.passages import Passage
from interview_tui.problem import Problem, reason
from interview_tui.study import Interview, Study
from interview_tui.transcription.engine import Heard
from interview_tui.transcription.segments import Segment, Word
from interview_tui.transcription.transcript import ChunkLine, EndLine, Header, Transcript, read_transcript

ENGINE = "written"
SECONDS_A_WORD = 0.4
_BETWEEN_PARAGRAPHS = 2.0
"""Seconds: longer than what is read as one breath, so that a paragraph stays one."""
_QUESTIONS = "questions"
"""Option in the transcript's header: the question of each answer, null for what is to none."""
_BROKEN_BY_MAIL = range(58, 81)
"""Characters of a line that a mail program broke: the next one goes on with it."""
_CONSENT = (ConsentGiven, ConsentDetailed)
_MINE = (Started, *_CONSENT, QuestionAsked, Ended)

Answer = tuple[str | None, str]
"""The id of a main question, None for what answers none, and what was written."""


def write_answers(
    study: Study, record: InterviewRecord, answers: Sequence[Answer], *, consent: ConsentGiven | None = None
) -> Interview:
    """Make an interview of the answers, in their order; what answers no question comes first.

    Empty ones are left out. `consent` is what is known about it.
    Raises `Problem` if a question is not in the study's guide, or if it cannot be written.
    """
    _refuse_unknown(study.guide, answers)
    interview = study.new_interview(record.model_copy(update={"form": "written"}))
    try:
        _write(interview, record, answers, [] if consent is None else [consent])
    except Problem:
        shutil.rmtree(interview.folder)  # whoever tries again must not find an empty interview for each time
        raise
    return interview


def rewrite_answers(interview: Interview, answers: Sequence[Answer]) -> None:
    """Put `answers` in the place of those that are there.

    Raises `Problem` if something has been marked or put right in them by hand since: its place is a number of words.
    """
    _refuse_unknown(interview.guide, answers)
    changeable(interview)
    consent = [event for event in interview.events() if isinstance(event, _CONSENT)]
    _write(interview, interview.record, answers, consent)


def changeable(interview: Interview) -> None:
    """Raise `Problem` if something in the answers has a place that would be lost when they change."""
    touched = any(not isinstance(event, _MINE) for event in interview.events())
    if touched or (interview.folder / CORRECTIONS_FILE).exists():
        raise Problem(
            _("These answers have been worked on since: what was put right in them would lose its place."),
            cure=_("Change them where you read them, on the transcript's screen."),
        )


def read_answers(interview: Interview) -> list[Answer]:
    """The answers as they were written, paragraphs with a blank line between; none where there are none yet.

    Raises `Problem` as `read_transcript` does.
    """
    transcript = read_transcript(interview.transcript)
    if transcript is None:
        return []
    questions = transcript.header.options.get(_QUESTIONS, [])
    texts = ["\n\n".join(heard.text for heard in chunk.segments) for chunk in transcript.chunks]
    return list(zip(questions, texts, strict=False))


def answered(guide: Guide, transcript: Transcript, segments: Sequence[Segment]) -> tuple[Passage, ...]:
    """The answers as passages, each under the question it was written to: there is nothing to guess. Pure.

    `segments` are the transcript's, or what became of them by hand.
    """
    known = {question.id for question in guide.questions()}
    questions = [id if id in known else None for id in transcript.header.options.get(_QUESTIONS, [])]
    return tuple(
        Passage(
            chunk.start,
            chunk.end,
            tuple(segment for segment in segments if chunk.start <= segment.middle < chunk.end),
            id,
            guide.section_of(id).id if id is not None else None,
        )
        for chunk, id in zip(transcript.chunks, questions, strict=False)
    )


def paragraphs(text: str) -> list[str]:
    """The paragraphs of what was pasted: divided by line breaks, but for those that a mail program made."""
    result: list[str] = []
    goes_on = False
    for line in re.split(r"\r\n|[\n\r\u2028\u2029]", text):
        words = " ".join(line.split())
        if words and goes_on:
            result[-1] += f" {words}"
        elif words:
            result.append(words)
        goes_on = bool(words) and len(line.rstrip()) in _BROKEN_BY_MAIL
    return result


def _refuse_unknown(guide: Guide, answers: Sequence[Answer]) -> None:
    known = {question.id for question in guide.questions()}
    if unknown := next((id for id, _text in answers if id is not None and id not in known), None):
        raise Problem(
            _("The guide has no question with the id {id}.").format(id=unknown),
            cure=_("See the ids with: interview-tui guide show --json"),
        )


def finish_writing(interview: Interview) -> None:
    """Make the timeline of the answers anew where the program was killed between the two files.

    An interview that was held is left alone. Raises `Problem` if a file is damaged, or cannot be written.
    """
    if not _begins_as_written(interview.transcript):
        return  # an hour of talk is not read for this, and a study has many
    transcript = read_transcript(interview.transcript)
    if transcript is None or transcript.header.engine != ENGINE or interview.record.has_times:
        return
    events = interview.timeline.events()
    wanted = _events(transcript.chunks, transcript.header.options.get(_QUESTIONS, []), [])
    if [_place(e) for e in events if isinstance(e, QuestionAsked | Ended)] != [_place(e) for e in wanted[1:]]:
        consent = [event for event in events if isinstance(event, _CONSENT)]
        with _refusals(interview):
            _write_timeline(interview, transcript.chunks, transcript.header.options.get(_QUESTIONS, []), consent)


def _begins_as_written(path: Path) -> bool:
    """Whether the first line of a transcript says that it was written; also where nobody can tell."""
    try:
        with path.open("rb") as file:
            header = json.loads(file.readline())
    except FileNotFoundError:
        return False
    except ValueError:
        return True
    return not isinstance(header, dict) or header.get("engine") == ENGINE


def _write(
    interview: Interview, record: InterviewRecord, answers: Sequence[Answer], consent: Sequence[AnyEvent]
) -> None:
    """Transcript first: it holds everything, and the timeline can be made of it again."""
    parts = [(id, found) for id, text in answers if (found := paragraphs(text))]
    parts.sort(key=lambda part: part[0] is not None)
    questions = [id for id, _texts in parts]
    speaker = record.pseudonym if len(record.participants) == 1 else None
    chunks: list[ChunkLine] = []
    for n, (_id, texts) in enumerate(parts):
        chunks.append(_chunk(n, chunks[-1].end if chunks else 0.0, texts, speaker))
    seconds = sum(end - start for chunk in chunks for start, end in chunk.speech)
    header = Header(
        engine=ENGINE, model="", language=interview.study.settings.language, options={_QUESTIONS: questions}
    )
    end = EndLine(
        seconds=_end(chunks), speech_seconds=round(seconds, 3), covered_seconds=round(seconds, 3), uncovered=()
    )
    with _refusals(interview):
        write_whole(interview.transcript, _lines([header, *chunks, end]))
        _write_timeline(interview, chunks, questions, consent)


def _write_timeline(
    interview: Interview, chunks: Sequence[ChunkLine], questions: Sequence[str | None], consent: Sequence[AnyEvent]
) -> None:
    wall = datetime.now().astimezone().isoformat(timespec="milliseconds")
    events = [
        event.model_copy(update={"n": n, "wall": event.wall or wall})
        for n, event in enumerate(_events(chunks, questions, consent), 1)
    ]
    schema = json.dumps({"schema": TIMELINE_SCHEMA}) + "\n"
    write_whole(interview.timeline.path, schema + _lines(events))


def _events(
    chunks: Sequence[ChunkLine], questions: Sequence[str | None], consent: Sequence[AnyEvent]
) -> list[AnyEvent]:
    asked = [
        QuestionAsked(at=chunk.start, question=id)
        for chunk, id in zip(chunks, questions, strict=False)
        if id is not None
    ]
    given = [event.model_copy(update={"at": 0.0}) for event in consent]
    return [Started(), *given, *asked, Ended(at=_end(chunks))]


def _place(event: AnyEvent) -> tuple[float, str]:
    return event.at, event.question if isinstance(event, QuestionAsked) else ""


def _chunk(n: int, at: float, texts: Sequence[str], speaker: str | None) -> ChunkLine:
    """One answer. The pause after a paragraph belongs to it."""
    heard = []
    start = at
    for text in texts:
        words = tuple(
            Word(start=round(at + i * SECONDS_A_WORD, 3), end=round(at + (i + 1) * SECONDS_A_WORD, 3), text=word)
            for i, word in enumerate(text.split())
        )
        heard.append(Heard(start=words[0].start, end=words[-1].end, text=text, words=words, speaker=speaker))
        at = round(words[-1].end + _BETWEEN_PARAGRAPHS, 3)
    speech = tuple((one.start, one.end) for one in heard)
    return ChunkLine(n=n, start=start, end=at, speech=speech, segments=tuple(heard))


def _end(chunks: Sequence[ChunkLine]) -> float:
    return chunks[-1].end if chunks else 0.0


def _lines(records: Iterable[BaseModel]) -> str:
    return "".join(json.dumps(record.model_dump(mode="json"), ensure_ascii=False) + "\n" for record in records)


@contextmanager
def _refusals(interview: Interview) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise Problem(
            _("The answers could not be written: {reason}.").format(reason=reason(error)),
            cure=_("Check that you may write in the study's folder, and that the disk has room."),
            where=interview.folder,
        ) from error
