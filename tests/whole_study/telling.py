"""Which numbers the report on methods must tell of a plan, part by part; and which numbers stand in a text.

*One* is a word like others, and no number here. What is told of nothing is not told.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from statistics import fmean, median

from tests.whole_study import reckoning
from tests.whole_study.plan import InterviewPlan, StudyPlan
from tests.whole_study.reckoning import counted, day, length, presses, statuses, transcribed, words_shown

_WORDS = {
    word: n
    for words in (
        "two three four five six seven eight nine ten eleven twelve",
        "två tre fyra fem sex sju åtta nio tio elva tolv",
    )
    for n, word in enumerate(words.split(), 2)
}
_NUMBER = re.compile(rf"\d+|\b(?:{'|'.join(_WORDS)})\b", re.IGNORECASE)
_ONE_AND_A_HALF = 90
"""Seconds: what is shorter is told in seconds."""


def numbers_in(text: str) -> Counter[int]:
    """In figures and in letters, Swedish and English."""
    return Counter(_WORDS.get(one.casefold()) or int(one) for one in _NUMBER.findall(text))


def numbers_told(plan: StudyPlan) -> list[Counter[int]]:
    """Of each part of the report, in its order."""
    ones = counted(plan)
    parts = (_interviews(ones), _guide(plan, ones), _recording(ones), _transcription(plan, ones),
             _confidentiality(plan, ones), _consent(plan, ones))  # fmt: skip
    return [Counter(part) for part in parts]


def rows_told(plan: StudyPlan) -> list[list[int]]:
    """The numbers in each line of the table of interviews; no length is no number, nor is less than a minute."""
    rows = []
    for number, one in enumerate(counted(plan), 1):
        guide = plan.guide(one.version)
        found = list(statuses(one, guide).values())
        seconds = length(one)
        minutes = [_rounded(seconds / 60)] if seconds is not None else []
        rows.append(
            [number, *minutes, found.count("asked") + found.count("covered"), len(guide.questions), one.version]
        )
    return rows


def _interviews(ones: list[InterviewPlan]) -> Iterator[int]:
    held = [one for one in ones if one.kind == "interview"]
    pilots = [one for one in ones if one.kind == "pilot"]
    yield from _said(len(held))
    yield from _period(held)
    yield from _said(sum(day(one) is None for one in held))
    yield from _people(held)
    settings = Counter(one.setting for one in held)
    yield from [2] * ("pair" in settings)  # "two participants together"
    for count in settings.values() if len(settings) > 1 else ():
        yield from _said(count)
    yield from _lengths(held)
    recorded = [seconds for one in held if (seconds := length(one)) is not None]
    yield from _total(sum(recorded))
    yield from _said(len(held) - len(recorded))
    groups = [[one for one in held if one.setting == setting and length(one) is not None] for setting in settings]
    for group in groups if sum(map(bool, groups)) > 1 else ():
        yield from _lengths(group)
        yield from [2] * any(one.setting == "pair" for one in group)
    yield from _said(sum(len(one.sittings) > 1 for one in held))
    yield from _said(sum(one.earlier is not None for one in held))
    ways = Counter("written" if one.form == "written" else one.mode for one in held)
    for count in ways.values() if len(ways) > 1 else ():
        yield from _said(count)
    met = [one for one in held if one.form != "written"]
    places = Counter(one.place for one in met if one.place)
    for count in places.values():
        yield from _said(count if count > 1 else 0)
    yield from _said(sum(count == 1 for count in places.values()))
    yield from _said(sum(not one.place for one in met) if places else 0)
    yield from _said(sum(len(one.people) > len(one.participants) for one in held))
    yield from _said(sum(one.interviewers > 1 for one in held))
    yield from [2] * any(one.interviewers > 1 for one in held)  # "two interviewers"
    if pilots:
        yield from _said(len(pilots))
        yield from _period(pilots)
        yield from _people(pilots)
        yield from _lengths(pilots)
    yield from _said(sum(not one.sittings[-1].ended for one in ones))


def _guide(plan: StudyPlan, ones: list[InterviewPlan]) -> Iterator[int]:
    used = list(dict.fromkeys(one.version for one in ones))
    last = plan.guide(used[-1])
    for count in (len(last.themes), len(last.questions), len(last.probes), plan.minutes):
        yield from _said(count)
    shares = []
    for one in (one for one in ones if one.kind == "interview"):
        found = list(statuses(one, plan.guide(one.version)).values())
        shares.append((found.count("asked") + found.count("covered")) / len(found))
    yield from (_per_cent(share) for share in (min(shares), max(shares), fmean(shares)))
    yield from _said(len(used))
    before = None
    for number in used:
        mine = [one for one in ones if one.version == number]
        if before is not None:
            others = [one for one in ones if one.version == before]
            if any(one.kind == "interview" for one in others):
                yield from (*_said(len(others)), before)
            yield from (before, number)
            for count in reckoning.changes(plan.guide(before), plan.guide(number)).values():
                yield from _said(count)
        yield number
        yield from _said(sum(one.kind == "pilot" for one in mine))
        yield from _said(sum(one.kind == "interview" for one in mine))
        first = next(when for one in mine if (when := day(one)) is not None)
        yield from (first.day, first.year)
        before = number


def _recording(ones: list[InterviewPlan]) -> Iterator[int]:
    for sound in ("recorded", "imported", "none"):
        yield from _said(sum(one.sound == sound for one in ones))
    yield from _said(sum(one.microphones == "two_devices" for one in ones))
    yield from _said(sum(presses(one, "Paused") for one in ones))
    yield from _said(sum(presses(one, "OffTheRecord") for one in ones))
    lost = [sum(seconds for sitting in one.sittings for _at, seconds in sitting.lost) for one in ones]
    yield from _said(sum(seconds > 0 for seconds in lost))
    if any(lost):
        yield _unit(sum(lost))
    notes = [presses(one, "NoteTaken") + len(one.work.notes) for one in ones]
    yield from _said(sum(notes))
    yield from _said(sum(count > 0 for count in notes))


def _transcription(plan: StudyPlan, ones: list[InterviewPlan]) -> Iterator[int]:
    heard = [one for one in ones if transcribed(one)]
    for count in Counter(one.model for one in heard if one.origin == "recogniser").values():
        yield from _said(count)
    for origin in ("imported", "written"):
        yield from _said(sum(one.origin == origin for one in heard))
    yield from _said(len(ones) - len(heard))
    yield from _said(sum(not reckoning.complete(one) for one in heard))
    spoken = [one for one in heard if one.origin != "written"]
    yield from _said(sum(len(one.work.changes) for one in spoken))
    words = [len(words_shown(one)) for one in spoken]
    shares = [reckoning.read_share(one) for one in spoken]
    whole = sum(share >= 1 for share in shares)
    if any(shares) and whole < len(spoken):
        yield _per_cent(sum(a * b for a, b in zip(words, shares, strict=True)) / sum(words))
        yield from (*_said(whole), *(_said(len(spoken)) if whole else ()))
    if missing := sum(map(reckoning.unheard, spoken)):
        yield _unit(missing)
    yield from _said(sum(map(reckoning.doubtful, spoken)))


def _confidentiality(plan: StudyPlan, ones: list[InterviewPlan]) -> Iterator[int]:
    hidden = [reckoning.hidden(one) for one in ones if transcribed(one)]
    yield from _said(sum(hidden))
    yield from _said(hidden.count(0) if any(hidden) else 0)
    if plan.retention:
        year, _month, when = plan.retention
        yield from (when, year)


def _consent(plan: StudyPlan, ones: list[InterviewPlan]) -> Iterator[int]:
    people = [(who, reckoning.consent_facts(one, who)) for one in ones for who in one.participants]
    for count in Counter(status for _name, status in {(who.name, told[1]) for who, told in people}).values():
        yield from _said(count)
    given = {who.name: told for who, told in people if told[1] != "missing"}.values()
    for by in ("guardian", "trustee"):
        yield from _said(sum(told[2] == by for told in given))
    yield from _said(sum(told[2] != "self" and told[3] == "yes" for told in given))
    for place in (5, 6):
        answers = Counter(told[place] for told in given)
        if answers["yes"] or answers["no"]:
            for count in answers.values():
                yield from _said(count)
    read = [presses(one, "ScriptRead") + presses(one, "ConsentRead") > 0 for one in ones if one.sound == "recorded"]
    yield from _said(sum(read))
    for fate in ("refused", "erased", "withdrawn"):
        yield from _said(sum(one.fate == fate for one in plan.interviews))


# How numbers are told


def _said(count: int) -> list[int]:
    """Nothing is not told, and one is a word."""
    return [count] if count > 1 else []


def _people(ones: Iterable[InterviewPlan]) -> list[int]:
    return _said(len({who.name for one in ones for who in one.participants}))


def _period(ones: Iterable[InterviewPlan]) -> list[int]:
    days = [when for one in ones if (when := day(one)) is not None]
    return _between(min(days), max(days)) if days else []


def _between(first: date, last: date) -> list[int]:
    if first == last:
        return [first.day, first.year]
    return [first.day, *([first.year] if first.year != last.year else []), last.day, last.year]


def _lengths(ones: Iterable[InterviewPlan]) -> list[int]:
    seconds = [found for one in ones if (found := length(one)) is not None]
    if not seconds:
        return []
    if len(seconds) == 1:
        return [_unit(seconds[0])]
    a_minute = 1 if max(seconds) < _ONE_AND_A_HALF else 60
    least, most, mean, middle = (
        _rounded(value / a_minute) for value in (min(seconds), max(seconds), fmean(seconds), median(seconds))
    )
    if least == most:
        return [_unit(fmean(seconds))]
    return [least, most, mean] if len(seconds) == 2 else [least, most, mean, middle]


def _total(seconds: float) -> list[int]:
    minutes = _rounded(seconds / 60)
    if minutes < 60:
        return [_unit(seconds)]
    return [minutes // 60, *([minutes % 60] if minutes % 60 else [])]


def _unit(seconds: float) -> int:
    return _rounded(seconds) if seconds < _ONE_AND_A_HALF else _rounded(seconds / 60)


def _rounded(number: float) -> int:
    return int(number + 0.5)


def _per_cent(share: float) -> int:
    whole = _rounded(100 * share)
    return 100 if share >= 1 else min(99, max(1, whole)) if share > 0 else whole
