"""`advice`: all that the rules remark on in a guide, in the guide's order, less what she has silenced."""

from collections.abc import Iterator

from interview_tui.guide.advice.asked import Asked, asked
from interview_tui.guide.advice.closed import closed, goes_on_openly
from interview_tui.guide.advice.double import double
from interview_tui.guide.advice.ending import lacks_closing
from interview_tui.guide.advice.finding import Code, Finding, PilotMinutes, Span
from interview_tui.guide.advice.jargon import jargon
from interview_tui.guide.advice.leading import leading
from interview_tui.guide.advice.length import long
from interview_tui.guide.advice.parts import asked_questions, is_fact, leaves_room
from interview_tui.guide.advice.purpose import serves_none, unserved
from interview_tui.guide.advice.sensitive import WARM_UP, sensitive
from interview_tui.guide.advice.whole import (
    SURE,
    lacks_consent,
    lacks_opening,
    minutes_needed,
    minutes_there_are,
)
from interview_tui.guide.advice.why import why
from interview_tui.guide.advice.words import SOURCES, TEXTS, TOO_LONG, TOO_LONG_PILOTS, UNSERVED
from interview_tui.guide.model import Guide, Probe, Question
from interview_tui.language import _


def advice(guide: Guide, *, minutes: PilotMinutes | None = None) -> tuple[Finding, ...]:
    """What a supervisor would remark on: the whole guide first, then question by question.

    With `minutes`, the time is reckoned by the study's own pilots. Texts are in the user's language.
    """
    silenced: dict[str, tuple[str, ...]] = {}
    for question in guide.questions():
        silenced |= {question.id: question.silenced} | {probe.id: probe.silenced for probe in question.all_probes()}
    found = (*_about_the_guide(guide, minutes), *_about_questions(guide))
    return tuple(
        finding
        for finding in found
        if finding.code not in guide.advice_off and finding.code not in silenced.get(finding.question or "", ())
    )


def _about_the_guide(guide: Guide, minutes: PilotMinutes | None) -> Iterator[Finding]:
    if lacks_opening(guide):
        yield _finding("no_opening", asked_questions(guide)[0][0].id)
    if lacks_closing(guide):
        yield _finding("no_closing")
    if lacks_consent(guide):
        yield _finding("no_consent")
    needed, planned = minutes_needed(guide, minutes), minutes_there_are(guide)
    if planned is not None and needed > planned * (1 if minutes and minutes.per_question else SURE):
        text = _(TOO_LONG_PILOTS) if minutes and minutes.per_question else _(TOO_LONG)
        yield _finding("too_long", text=text.format(needed=round(needed), planned=planned))
    for number, research_question in unserved(guide):
        yield _finding("unserved", text=_(UNSERVED).format(number=number, text=research_question))


def _about_questions(guide: Guide) -> Iterator[Finding]:
    unneeded = {question.id for _section, question in serves_none(guide)}
    easy = 0
    for section, question in asked_questions(guide):
        for code, span in _remarks(question, guide.language):
            yield _finding(code, section.id, question.id, span)
        hard = sensitive(asked(question.text, guide.language))
        if hard and easy < WARM_UP:
            yield _finding("sensitive", section.id, question.id, hard)
        easy += not hard
        if question.id in unneeded:
            yield _finding("serves_none", section.id, question.id)
        for probe in question.all_probes():
            for code, span in _remarks_on_probe(probe, guide.language):
                yield _finding(code, section.id, probe.id, span)


def _remarks(question: Question, language: str) -> Iterator[tuple[Code, Span]]:
    read = asked(question.text, language)
    fact = is_fact(question, language) or leaves_room(question.text, language)
    if not fact and not goes_on_openly(question, language) and (span := closed(read)):
        yield "closed", span
    yield from _of_any(read, question.clarifications)


def _remarks_on_probe(probe: Probe, language: str) -> Iterator[tuple[Code, Span]]:
    """A follow-up may well ask for a yes or no, to make sure."""
    yield from _of_any(asked(probe.text, language), probe.clarifications)


def _of_any(read: Asked, clarifications: tuple[str, ...]) -> Iterator[tuple[Code, Span]]:
    if span := leading(read):
        yield "leading", span
    if span := double(read):
        yield "double", span
    if span := why(read):
        yield "why", span
    if span := jargon(read, clarifications):
        yield "jargon", span
    if span := long(read):
        yield "long", span


def _finding(
    code: Code, section: str | None = None, question: str | None = None, span: Span | None = None, text: str = ""
) -> Finding:
    return Finding(code, question, section, text or _(TEXTS[code]), _(SOURCES[code]), span)
