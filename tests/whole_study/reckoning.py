"""What the figures of a study must be, by its plan alone: plain arithmetic, and nothing of the program."""

from collections import Counter
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise
from statistics import fmean, median
from typing import Any

from tests.whole_study.inventing import word_changed
from tests.whole_study.plan import Chunk, GuidePlan, InterviewPlan, Person, Sitting, StudyPlan, Turn

BREATH, DEEP, LONG_WAIT = 2.0, 0.2, 5.0
"""Seconds, as docs/timing.md defines them."""


def counted(plan: StudyPlan) -> list[InterviewPlan]:
    """Those that count, in the order of time."""
    return sorted((one for one in plan.interviews if one.counts), key=lambda one: one.sittings[0].began)


def length(one: InterviewPlan) -> float | None:
    """Of the recording; None without one."""
    return one.seconds if one.sound != "none" else None


def day(one: InterviewPlan) -> date | None:
    """None where nobody knows it: recorded elsewhere, or written."""
    return date.fromisoformat(one.sittings[0].began[:10]) if one.sound == "recorded" else None


def spread(values: list[float]) -> tuple[int, float, float, float, float, float] | None:
    """How many, least, most, mean, median, sum."""
    return (len(values), min(values), max(values), fmean(values), median(values), sum(values)) if values else None


def lengths(ones: list[InterviewPlan]) -> tuple[int, float, float, float, float, float] | None:
    return spread([seconds for one in ones if (seconds := length(one)) is not None])


# What was asked


def statuses(one: InterviewPlan, guide: GuidePlan) -> dict[str, str]:
    """Question → what the last key said of it."""
    found = {question.id: "not_asked" for question in guide.questions}
    if one.form == "written":
        return found | {id: "asked" for id, _text in one.answers}
    means = {"QuestionAsked": "asked", "QuestionCovered": "covered", "QuestionSkipped": "skipped"}
    for sitting in one.sittings:
        for press in sitting.presses:
            if press.event in means:
                found[str(press.told["question"])] = means[press.event]
    return found


def seconds_at(one: InterviewPlan) -> dict[str, float]:
    """Question or script → how long it was current, all sittings."""
    found: dict[str, float] = {}
    for sitting in one.sittings:
        current, since = None, 0.0
        for press in (*sitting.presses, None):
            if press is not None and press.event not in ("QuestionAsked", "ScriptRead", "ConsentRead"):
                continue
            at = sitting.seconds if press is None else press.at
            if current is not None:
                found[current] = found.get(current, 0.0) + at - since
            if press is not None:
                current, since = str(press.told.get("question") or press.told["section"]), at
    return found


# What was said


def words_shown(one: InterviewPlan) -> list[tuple[str, str]]:
    """Each word as it is read, corrected and hidden, with who says it."""
    if one.form == "written":
        said = (word for _id, text in one.answers for word in text.split())
        return [(word.strip(".").casefold(), one.people[0].name) for word in said]
    return [(now, word.speaker) for word in one.words() for now in word_changed(word, one)]


def read_share(one: InterviewPlan) -> float:
    """Of the words, corrected, what stands where it was read."""
    words = [(word, len(word_changed(word, one))) for word in one.words()]
    whole = sum(count for _word, count in words)
    return sum(count for word, count in words if word.middle < one.work.read_to) / whole if whole else 0.0


def hidden(one: InterviewPlan) -> int:
    shown = [text for word in one.words() for text in word_changed(word, one)]
    return shown.count(one.work.by) if one.work.replaced else 0


def unheard(one: InterviewPlan) -> float:
    """Seconds of speech without words, as far as it is transcribed."""
    return sum(
        end - start for sitting in one.sittings for start, end in sitting.unheard if start < (sitting.heard_to or 0)
    )


def doubtful(one: InterviewPlan) -> int:
    """Chunks that are not believed, nor read through or put right by anybody."""
    right = [word.start for word, _now in one.work.changes]
    return sum(
        chunk.doubtful
        and begin + chunk.start > one.work.read_to
        and not any(begin + chunk.start <= start < begin + chunk.end for start in right)
        for begin, sitting in zip(one.starts, one.sittings, strict=True)
        for turn in sitting.turns
        for chunk in turn.chunks
        if chunk.start < (sitting.heard_to or 0)
    )


def presses(one: InterviewPlan, event: str) -> int:
    return sum(press.event == event for sitting in one.sittings for press in sitting.presses)


def transcribed(one: InterviewPlan) -> bool:
    return one.form == "written" or any(sitting.heard_to is not None for sitting in one.sittings)


def complete(one: InterviewPlan) -> bool:
    return one.form == "written" or all(sitting.heard_to == sitting.seconds for sitting in one.sittings)


def interviewers_words(one: InterviewPlan) -> int:
    return sum(speaker in ("I", "I2") for _word, speaker in words_shown(one))


# The report on methods, interview by interview


def interview_facts(plan: StudyPlan, one: InterviewPlan) -> dict[str, Any]:
    """What `reporting.facts.InterviewFacts` must hold."""
    guide = plan.guide(one.version)
    status = Counter(statuses(one, guide).values())
    return {
        "kind": one.kind, "setting": one.setting, "form": one.form, "mode": one.mode, "place": one.place,
        "participants": tuple(who.name for who in one.participants),
        "roles": tuple(who.role for who in one.participants),
        "support": len(one.people) - len(one.participants),
        "interviewers": one.interviewers, "again": one.earlier is not None, "day": day(one),
        "sittings": len(one.sittings), "seconds": length(one), "ended": one.sittings[-1].ended,
        "guide_version": one.version, "sound": one.sound, "microphones": one.microphones,
        "lost": sum(seconds for sitting in one.sittings for _start, seconds in sitting.lost),
        "paused": presses(one, "Paused"), "off_record": presses(one, "OffTheRecord"),
        "questions": len(guide.questions), "asked": status["asked"], "covered": status["covered"],
        "skipped": status["skipped"], "not_asked": status["not_asked"],
        "notes": presses(one, "NoteTaken") + len(one.work.notes),
        "quotes": presses(one, "QuoteMarked") + len(one.work.quotes),
        "information_read": presses(one, "ScriptRead") + presses(one, "ConsentRead") > 0,
        "consents": tuple(consent_facts(one, who) for who in one.participants),
        "transcript": transcript_facts(plan, one),
    }  # fmt: skip


def consent_facts(one: InterviewPlan, who: Person) -> tuple[str, str, str, str, str, str, str]:
    """Who, status, by, assent, and whether to be recorded, quoted, kept."""
    agreed = "yes" if one.sound == "recorded" else "not_asked"
    given = who.consent
    if given.how is None:
        return (who.name, "missing", "self", "not_asked", agreed, "not_asked", "not_asked")
    if one.form == "written":
        return (who.name, given.how, "self", "not_asked", agreed, "not_asked", "not_asked")
    return (who.name, given.how, given.by, given.assent, agreed, given.quotes, given.archiving)


def transcript_facts(plan: StudyPlan, one: InterviewPlan) -> dict[str, Any] | None:
    if not transcribed(one):
        return None
    engine = {"recogniser": "openai-whisper"}.get(one.origin, one.origin)
    return {
        "origin": one.origin, "engine": engine, "version": "20250625" if one.origin == "recogniser" else "",
        "model": one.model if one.origin != "written" else "", "language": plan.language, "complete": complete(one),
        "words": len(words_shown(one)), "changes": len(one.work.changes), "read": read_share(one),
        "hidden": hidden(one), "uncovered": unheard(one), "doubtful": doubtful(one),
    }  # fmt: skip


def changes(before: GuidePlan, after: GuidePlan) -> Counter[tuple[str, str]]:
    """From one guide to the next, by ids; nothing is moved in these."""
    found: Counter[tuple[str, str]] = Counter()
    for what, old, new in (
        ("question", {q.id: q.text for q in before.questions}, {q.id: q.text for q in after.questions}),
        ("probe", dict(before.probes), dict(after.probes)),
    ):
        found[what, "added"] += len(new.keys() - old.keys())
        found[what, "removed"] += len(old.keys() - new.keys())
        found[what, "reworded"] += sum(old[id] != new[id] for id in old.keys() & new.keys())
    return +found


# Timing


@dataclass(frozen=True)
class Silence:
    """Between two turns."""

    before: Turn
    after: Turn
    unsure: bool

    @property
    def seconds(self) -> float:
        return max(0.0, self.after.start - self.before.end)


def turns_heard(one: InterviewPlan) -> list[Turn]:
    """Those that are transcribed, in seconds of the whole; one that is cut short ends where the words do."""
    found = []
    for begin, sitting in zip(one.starts, one.sittings, strict=True):
        for turn in sitting.turns:
            chunks = [c for c in turn.chunks if sitting.heard_to is not None and c.start < sitting.heard_to]
            if chunks:
                found.append(replace(turn, chunks=tuple(Chunk(begin + c.start, c.words, c.doubtful) for c in chunks)))
    return sorted(found, key=lambda turn: turn.start)


def floor(one: InterviewPlan) -> list[Turn]:
    """The same, what one goes on saying without a breath put together."""
    found: list[Turn] = []
    for turn in turns_heard(one):
        last = found[-1] if found else None
        if last and last.speaker == turn.speaker and last.read == turn.read and turn.start - last.end <= BREATH:
            found[-1] = replace(
                last, chunks=(*last.chunks, *turn.chunks), opens=last.opens or turn.opens,
                question=turn.question if turn.opens else last.question,
            )  # fmt: skip
        else:
            found.append(turn)
    return found


def silences(one: InterviewPlan) -> list[Silence]:
    unsure = [
        (begin + start, begin + end)
        for begin, sitting in zip(one.starts, one.sittings, strict=True)
        for start, end in _unsure(sitting)
    ]
    unsure += [(begin - DEEP, begin + DEEP) for begin in one.starts[1:]]
    said = floor(one)
    return [Silence(a, b, any(start < b.start and end > a.end for start, end in unsure)) for a, b in pairwise(said)]


def _unsure(sitting: Sitting) -> list[tuple[float, float]]:
    found = [*sitting.unheard, *((start, start + seconds) for start, seconds in sitting.lost)]
    return [*found, *((at - DEEP, at + DEEP) for at in sitting.halts)]


def waits(found: list[Silence]) -> dict[str, Any] | None:
    if not found:
        return None
    seconds = [one.seconds for one in found]
    broken = sum(one.before.interviewer and one.after.interviewer for one in found)
    return {"count": len(found), "median": median(seconds), "longest": max(seconds), "broken": broken}


def talk(one: InterviewPlan) -> dict[str, Any]:
    """How the interviewer talked."""
    words = one.words()
    mine = sum(word.speaker in ("I", "I2") for word in words)
    read = sum(len(turn.words) for turn in turns_heard(one) if turn.read)
    said = floor(one)
    sure = [silence for silence in silences(one) if not silence.unsure]
    own = max((turn for turn in said if turn.interviewer and not turn.read), key=lambda turn: len(turn.words))
    alike = [turn for turn in said if turn.interviewer and not turn.read and len(turn.words) == len(own.words)]
    reach, interrupted = 0.0, []
    for turn in said:
        if turn.interviewer and turn.start <= reach - DEEP:
            interrupted.append(turn.start)
        if not turn.interviewer:
            reach = max(reach, turn.end)
    return {
        "share": mine / len(words), "share_unread": (mine - read) / (len(words) - read), "unknown": 0.0,
        "monologue": {"seconds": own.end - own.start, "words": len(own.words)}
        | ({"at": own.start} if len(alike) == 1 else {}),
        "interruptions": interrupted,
        "after_questions": waits(
            [one for one in sure if one.before.interviewer and not one.before.read
             and (one.before.asks or one.before.opens)]
        ),
        "after_answers": waits([one for one in sure if not one.before.interviewer and one.after.interviewer]),
        "long_waits": [
            {"at": one.before.end, "seconds": one.seconds, "question": one.before.question,
             "broken_by_interviewer": one.after.interviewer}
            for one in sure if one.seconds >= LONG_WAIT
        ],
        "not_counted": len(silences(one)) - len(sure),
    }  # fmt: skip
