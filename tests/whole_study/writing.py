"""A study plan as files, by docs/study-format.md; the program makes the study and the folders, and seals the sound."""

import json
from itertools import groupby
from pathlib import Path
from typing import Any

import numpy as np
import soundfile

from interview_tui.audio.storage.check import sha256_of
from interview_tui.audio.storage.sealing import seal
from interview_tui.guide_versions import keep_version
from interview_tui.held import corrections_of
from interview_tui.interview.correction import Assigned, Change, Marked, Read, Replaced, TextSet, Undone
from interview_tui.interview.events import ConsentGiven
from interview_tui.interview.record import (
    Imported,
    ImportedTranscript,
    InterviewRecord,
    Participant,
    update_record,
)
from interview_tui.language import set_language
from interview_tui.speakers.found import MadeFrom, Speakers, write_speakers
from interview_tui.speakers.found import Turn as VoiceTurn
from interview_tui.study import Interview, Settings, Study
from interview_tui.written import write_answers
from tests.whole_study.guides import written
from tests.whole_study.plan import HEARD, WORD, InterviewPlan, Sitting, StudyPlan

RATE = 2000
"""Frames a second: long sound in small files."""
VERSION = "20250625"
"""Of the recogniser."""


def write(plan: StudyPlan, folder: Path) -> Study:
    """Make the study in `folder`, which is new."""
    from datetime import date

    set_language("en")
    study = Study.create(
        folder,
        written(plan.guides[0], plan.language),
        Settings(
            title=plan.title, language=plan.language, minutes=plan.minutes, interviews=plan.planned, model="small",
            ethics_reference=plan.ethics_reference, retention=date(*plan.retention) if plan.retention else None,
        ),
    )  # fmt: skip
    version = 1
    made: list[list[Interview]] = []
    for number, one in enumerate(plan.interviews):
        if one.version != version:
            version = one.version
            study.guide_path.write_text(written(plan.guide(version), plan.language), encoding="utf-8")
            for reason in plan.guide(version).reasons:
                keep_version(study, reason)
        made.append(_interview(study, one, made, number))
    return study


def _interview(study: Study, one: InterviewPlan, before: list[list[Interview]], number: int) -> list[Interview]:
    people = tuple(Participant(pseudonym=who.name, role=who.role, part=who.part) for who in one.people)  # type: ignore[arg-type]
    record = InterviewRecord.model_validate(
        {
            "participants": people, "setting": one.setting, "kind": one.kind, "mode": one.mode, "place": one.place,
            "interviewers": one.interviewers, "form": one.form, "microphones": one.microphones,
            "replayed": one.fate == "replayed",
            "earlier": before[one.earlier][0].id if one.earlier is not None else None,
        }
    )  # fmt: skip
    if one.form == "written":
        how = one.people[0].consent.how
        consent = ConsentGiven(how=how) if how else None  # type: ignore[arg-type]
        made = [write_answers(study, record, one.answers, consent=consent)]
        update_record(made[0].folder, created=one.sittings[0].began + "+01:00")
        return made
    sittings: list[Interview] = []
    for sitting in one.sittings:
        interview = study.new_interview(study.next_sitting(sittings[-1]) if sittings else record)
        sittings.append(interview)
        update_record(interview.folder, created=sitting.began + "+01:00")
        _timeline(interview, _events(one, sitting, first=len(sittings) == 1), sitting.began + "+01:00")
        if one.fate in ("refused", "prepared"):
            continue
        if one.sound != "none":
            _sound(interview, one, sitting, 10 * number + len(sittings))
        if one.origin == "imported":
            told = ImportedTranscript(kind="vtt", times="words", labels=True)
            update_record(interview.folder, imported=Imported(transcript=told))
        if sitting.heard_to is not None:
            interview.transcript.write_text(transcript(study, one, sitting), encoding="utf-8")
            if one.model_before:
                kept = interview.folder / f"transcript-{one.model_before}.jsonl"
                kept.write_text(transcript(study, one, sitting, one.model_before), encoding="utf-8")
            if one.labels == "found":
                _voices(interview, one, sitting)
    if one.fate not in ("refused", "prepared"):
        _handwork(sittings[0], one)
    return sittings


def _events(one: InterviewPlan, sitting: Sitting, *, first: bool) -> list[dict[str, Any]]:
    events: list[dict[str, Any]] = [{"event": "Started", "at": 0.0}]
    if one.fate == "prepared":
        return events
    if one.sound == "recorded":
        events.append({"event": "RecordingAgreed", "at": 0.0})
    if one.sound != "none":
        events.append({"event": "RecordingStarted", "at": 0.0})
    if one.fate == "refused":
        return [*events, {"event": "ConsentRefused", "at": 9.0}]
    for who in one.participants if first else ():
        consent = who.consent
        if consent.how is not None:
            events.append({"event": "ConsentGiven", "at": 0.5, "how": consent.how, "who": who.name})
            more = {
                "by": consent.by,
                "assent": consent.assent,
                "quotes": consent.quotes,
                "archiving": consent.archiving,
            }
            events.append({"event": "ConsentDetailed", "at": 0.5, "who": who.name} | more)
    events += [{"event": press.event, "at": press.at} | press.told for press in sitting.presses]
    if one.fate == "withdrawn":
        events.append({"event": "ConsentWithdrawn", "at": sitting.seconds})
    if one.sound != "none":
        stopped = {"event": "Stopped", "at": sitting.seconds, "seconds": sitting.seconds}
        events.append(stopped | ({} if sitting.ended else {"interrupted": True}))
    if sitting.ended:
        events.append({"event": "Ended", "at": sitting.seconds})
    return sorted(events, key=lambda event: event["at"])


def _timeline(interview: Interview, events: list[dict[str, Any]], wall: str) -> None:
    """In one go: each line by itself would be synced to the disk."""
    lines = [{"schema": 1}, *({"n": n, "wall": wall} | event for n, event in enumerate(events, 1))]
    interview.timeline.path.write_text("".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines), "utf-8")


def _sound(interview: Interview, one: InterviewPlan, sitting: Sitting, number: int) -> None:
    """Silence with bursts of noise that no other recording has."""
    names = ["recording.flac"] + (["backup/recording.flac"] if one.microphones == "two_devices" else [])
    for place, name in enumerate(names):
        noise = np.random.default_rng(1000 * place + number)
        frames = np.zeros(round(sitting.seconds * RATE), dtype=np.int16)
        for turn in sitting.turns[::4]:
            start = round(turn.start * RATE)
            burst = noise.integers(-20_000, 20_000, RATE // 4, dtype=np.int16)
            frames[start : start + len(burst)] = burst[: len(frames) - start]
        path = interview.audio / name
        path.parent.mkdir(exist_ok=True)
        soundfile.write(path, frames, RATE)
    if one.sound == "imported":
        original = interview.audio / "original.m4a"
        original.write_bytes(np.random.default_rng(5000 + number).bytes(20_000))
        update_record(
            interview.folder, imported=Imported(kind="m4a", file="audio/original.m4a", sha256=sha256_of(original))
        )
    seal(interview.folder)


def transcript(study: Study, one: InterviewPlan, sitting: Sitting, model: str = "") -> str:
    """`transcript.jsonl`."""
    to = sitting.heard_to or 0.0
    segments, speech = [], [list(stretch) for stretch in sitting.unheard if stretch[0] < to]
    for turn in sitting.turns:
        for speaker, chunks in ((turn.speaker, turn.chunks), ("I", turn.hums)):
            for chunk in chunks:
                if chunk.start >= to:
                    continue
                words = [
                    {
                        "start": round(chunk.start + WORD * n, 3), "end": round(chunk.start + WORD * n + HEARD, 3),
                        "text": word, "probability": 0.1 if chunk.doubtful else 0.9,
                    }
                    for n, word in enumerate(chunk.words)
                ]  # fmt: skip
                said = {"start": chunk.start, "end": chunk.end, "text": " ".join(chunk.words), "words": words}
                segments.append(said | ({"speaker": speaker} if one.labels == "labels" else {}))
                speech.append([chunk.start, chunk.end])
    segments.sort(key=lambda said: said["start"])
    engine = "imported" if one.origin == "imported" else "openai-whisper"
    lines: list[dict[str, Any]] = [
        {"kind": "header", "schema": 1, "engine": engine, "engine_version": VERSION if engine != "imported" else "",
         "model": model or one.model, "model_sha256": None, "language": study.settings.language, "options": {},
         "notice": ""},
        {"kind": "chunk", "n": 0, "start": 0.0, "end": to, "speech": _merged(speech), "segments": segments},
    ]  # fmt: skip
    if to == sitting.seconds:
        lines.append({"kind": "end", "seconds": to, "speech_seconds": 0.0, "covered_seconds": 0.0, "uncovered": []})
    return "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)


def _merged(stretches: list[list[float]]) -> list[list[float]]:
    found: list[list[float]] = []
    for start, end in sorted(stretches):
        if found and start <= found[-1][1]:
            found[-1][1] = max(end, found[-1][1])
        else:
            found.append([start, end])
    return found


def _voices(interview: Interview, one: InterviewPlan, sitting: Sitting) -> None:
    said = [
        (chunk.start, chunk.end, who)
        for turn in sitting.turns
        for who, chunks in ((turn.speaker, turn.chunks), ("I", turn.hums))
        for chunk in chunks
    ]
    names = ("I", "I2")[: one.interviewers] + tuple(who.name for who in one.people)
    write_speakers(
        interview.folder,
        Speakers(
            made_from=MadeFrom(rules=1, seconds=sitting.seconds, transcript=None, names=names),
            method="one_channel",
            voices=names,
            turns=tuple(VoiceTurn(start=a, end=b, speaker=who, probability=0.95) for a, b, who in sorted(said)),
        ),
    )


def _handwork(interview: Interview, one: InterviewPlan) -> None:
    work, log = one.work, corrections_of(interview)
    # Under which question words stand is settled by hand: reports are measured here, and linking elsewhere.
    for begin, sitting in zip(one.starts, one.sittings, strict=True):
        heard = [turn for turn in sitting.turns if sitting.heard_to is not None and turn.start < sitting.heard_to]
        for (question, section), turns in groupby(heard, key=lambda turn: (turn.question, turn.section)):
            said = list(turns)
            start, end = begin + said[0].start - 0.01, begin + said[-1].end + 0.01
            log.append(Assigned(start=start, end=end, question=question, section=None if question else section))
    for word, now in (*work.undone, *work.changes):
        change = Change(start=word.start - 0.01, end=word.start + HEARD + 0.01, text=" ".join(now), was=word.text)
        entry = log.append(TextSet(changes=(change,)))
        if (word, now) in work.undone:
            log.append(Undone(of=entry.n))
    if work.read_to:
        log.append(Read(start=0.0, end=work.read_to))
    if work.replaced:
        first = next(word for word in one.words() if word.text.strip(".").casefold() == work.replaced)
        log.append(
            Replaced(
                start=first.start, end=first.start + HEARD, everywhere=True, original=work.replaced, by=work.by,
                kind="place",
            )
        )  # fmt: skip
    for start, end, text in work.notes:
        log.append(Marked(kind="note", start=start, end=end, text=text))
    for start, end, text in work.quotes:
        log.append(Marked(kind="quote", start=start, end=end, text=text))
