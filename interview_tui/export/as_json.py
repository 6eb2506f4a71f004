"""`json`: the stable shape for other programs, described in docs/study-format.md. Keys are added, never changed."""

import json
from typing import Any

from interview_tui.correcting.marks import Note, Quote
from interview_tui.export.linked import LinkedInterview
from interview_tui.guide.as_json import guide_as_json
from interview_tui.guide.model import Question
from interview_tui.interview.consent import ReadText
from interview_tui.interview.state import Mark
from interview_tui.linking.passages import Guess, Passage
from interview_tui.transcription.segments import Segment

SCHEMA = 1
SUFFIX = ".json"


def text(interview: LinkedInterview) -> str:
    """The interview as one JSON object."""
    return json.dumps(as_dict(interview), ensure_ascii=False, indent=1) + "\n"


def as_dict(interview: LinkedInterview) -> dict[str, Any]:
    """All times in seconds of recording, rounded to milliseconds."""
    now, record, options = interview.state, interview.record, interview.options
    return {
        "schema": SCHEMA,
        "interview": interview.id,
        "participants": [participant.model_dump() for participant in record.participants],
        "kind": record.kind,
        "mode": record.mode,
        "form": record.form,
        "setting": record.setting,
        "interviewers": record.interviewers,
        "earlier": record.earlier,
        "sittings": [_ms(start) for start in interview.starts],
        "guide_version": record.guide_version,
        "chosen": {
            "interviewer": options.interviewer,
            "manner": options.manner,
            "questions": list(options.questions),
            "participants": list(options.participants),
            "quotes_only": options.quotes_only,
        },
        "guide": guide_as_json(interview.guide),
        "audio": {"seconds": _ms(interview.audio_seconds) if now.has_been_recorded else 0.0},
        "consent": {
            "status": now.consent,
            "at": None if now.consent_at is None else _ms(now.consent_at),
            "read": [_read(one) for one in interview.consent.read] if interview.consent else [],
            "people": _people(interview),
        },
        "transcription": _transcription(interview),
        "coverage": [_coverage(interview, question) for question in interview.guide.questions()],
        "corrections": _corrections(interview),
        "passages": [_passage(passage) for passage in interview.passages],
        "linking_proposals": [
            {
                "question_id": proposal.question_id,
                "start": _ms(proposal.start),
                "end": _ms(proposal.end),
                "confidence": round(proposal.confidence, 3),
                "why": proposal.why,
            }
            for proposal in interview.proposals
        ],
        "marks": [_mark(mark, "quote") for mark in now.quotes] + [_mark(mark, "follow_up") for mark in now.follow_ups],
        "quotes": [_quote(quote) for quote in interview.quotes],
        "notes": [_note(note) for note in interview.notes],
        "silences": [{"kind": kind, "at": _ms(at), "seconds": _ms(seconds)} for kind, at, seconds in now.silences],
        "gaps": [[_ms(gap.start), _ms(gap.end or gap.start)] for gap in now.gaps],
    }


def _coverage(interview: LinkedInterview, question: Question) -> dict[str, Any]:
    part, end = interview.coverage[question.id], interview.audio_seconds
    return {
        "question_id": question.id,
        "status": part.status,
        "found_by": part.found_by,
        "intervals": [[_ms(i.start), _ms(end if i.end is None else i.end)] for i in part.intervals],
        "seconds": _ms(sum(interval.seconds(end) for interval in part.intervals)),
        "probes_asked": [probe.id for probe in question.all_probes() if probe.id in interview.state.probes],
    }


def _read(text: ReadText) -> dict[str, Any]:
    """The text itself is the section's, under `guide`; the sum is of the guide's own words, placeholders not filled."""
    return {"section_id": text.section, "how": text.how, "at": _ms(text.at), "sha256": text.sha256}


def _people(interview: LinkedInterview) -> list[dict[str, Any]]:
    """Of those whose words are taken with."""
    here = {person.pseudonym for person in interview.record.participants}
    return [
        {
            "participant": one.who,
            "status": one.status,
            "at": None if one.at is None else _ms(one.at),
            "day": one.wall[:10] or None,
            "reference": one.reference,
            "by": one.by,
            "assent": one.assent,
            "recording": one.recording,
            "quotes": one.quotes,
            "archiving": one.archiving,
        }
        for one in (interview.consent.people if interview.consent else ())
        if one.who in here
    ]


def _transcription(interview: LinkedInterview) -> dict[str, Any]:
    transcript = interview.transcript
    if transcript is None:
        return {
            "engine": None, "engine_version": "", "model": None, "model_sha256": None, "options": {},
            "language": None, "notice": "", "complete": False,
            "speech_seconds": 0.0, "covered_seconds": 0.0, "uncovered": [], "flags": [],
        }  # fmt: skip
    header = transcript.header
    return {
        "engine": header.engine,
        "engine_version": header.engine_version,
        "model": header.model,
        "model_sha256": header.model_sha256,
        # Of answers in writing they would be ids of questions.
        "options": {} if header.engine == "written" else header.options,
        "language": header.language,
        "notice": header.notice,
        "complete": transcript.complete,
        "speech_seconds": _ms(transcript.speech_seconds),
        "covered_seconds": _ms(transcript.covered_seconds),
        "uncovered": [[_ms(start), _ms(end)] for start, end in transcript.uncovered],
        "flags": [flag.model_dump() for flag in transcript.flags],
    }


def _corrections(interview: LinkedInterview) -> dict[str, Any]:
    """What a person has done to the transcript, in figures: no text of it."""
    work = interview.work
    return {
        "text": work.changes,
        "unplaced": [[_ms(start), _ms(end)] for start, end in work.unplaced],
        "uncovered": [[_ms(start), _ms(end)] for start, end in work.uncovered],
        "hidden": work.hidden,
        "read": round(work.read, 3),
    }


def _passage(passage: Passage) -> dict[str, Any]:
    return {
        "question_id": passage.question_id,
        "section_id": passage.section_id,
        "start": _ms(passage.start),
        "end": _ms(passage.end),
        "linked_by": passage.linked_by,
        "confidence": round(passage.confidence, 3),
        "also": list(passage.also),
        "guess": _guess(passage.guess),
        "segments": [_segment(segment) for segment in passage.segments],
    }


def _guess(guess: Guess | None) -> dict[str, Any] | None:
    return None if guess is None else {"question_id": guess.question_id, "confidence": round(guess.confidence, 3)}


def _segment(segment: Segment) -> dict[str, Any]:
    return {
        "id": segment.id,
        "start": _ms(segment.start),
        "end": _ms(segment.end),
        "speaker": segment.speaker,
        "speaker_probability": None if segment.speaker_probability is None else round(segment.speaker_probability, 3),
        "overlap": segment.overlap,
        "filled": segment.filled,
        "text": segment.text,
        "words": [
            {"start": _ms(w.start), "end": _ms(w.end), "text": w.text, "probability": round(w.probability, 4)}
            for w in segment.words
        ],
    }


def _mark(mark: Mark, kind: str) -> dict[str, Any]:
    return {"kind": kind, "at": _ms(mark.at), "text": mark.text, "question_id": mark.question}


def _quote(quote: Quote) -> dict[str, Any]:
    return {
        "start": _ms(quote.start),
        "end": _ms(quote.end),
        "text": quote.text,
        "speaker": quote.speaker,
        "comment": quote.comment,
        "section_id": quote.section_id,
        "question_id": quote.question_id,
        "by": quote.by,
    }


def _note(note: Note) -> dict[str, Any]:
    return {
        "kind": "note",
        "at": _ms(note.at),
        "text": note.text,
        "question_id": note.question_id,
        "section_id": note.section_id,
        "by": note.by,
    }


def _ms(seconds: float) -> float:
    return round(seconds, 3)
