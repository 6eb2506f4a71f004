"""The advice about a guide as a command shows it: lines for a student, objects for a program."""

import textwrap
from collections.abc import Iterator
from typing import Any

from interview_tui.guide.advice.advising import advice
from interview_tui.guide.advice.finding import Finding, PilotMinutes
from interview_tui.guide.model import Guide
from interview_tui.language import _, ngettext

_WIDTH = 78


def advice_as_json(guide: Guide, minutes: PilotMinutes | None = None) -> list[dict[str, Any]]:
    """Each remark with its code, the ids of its question and section, and its place in the question's text.

    `question` is the id of a question or a follow-up, null for the whole guide; `start` and `end` count code points,
    null where it is about no place.
    """
    return [
        {
            "code": finding.code,
            "question": finding.question,
            "section": finding.section,
            "text": finding.text,
            "source": finding.source,
            "start": finding.span[0] if finding.span else None,
            "end": finding.span[1] if finding.span else None,
        }
        for finding in advice(guide, minutes=minutes)
    ]


def advice_lines(guide: Guide, minutes: PilotMinutes | None = None) -> Iterator[str]:
    """The remarks in the guide's order, each under what it is about."""
    found = advice(guide, minutes=minutes)
    if not found:
        yield _("No remarks. That is no proof that the guide is good: a pilot is.")
        return
    yield ngettext("{count} remark:", "{count} remarks:", len(found)).format(count=len(found))
    titles = {section.id: section.title for section in guide.sections}
    texts: dict[str, str] = {}
    for question in guide.questions():
        texts |= {question.id: question.text} | {probe.id: probe.text for probe in question.all_probes()}
    about: object = ()
    for finding in found:
        if (finding.section if finding.question else None, finding.question) != about:
            about = (finding.section if finding.question else None, finding.question)
            yield ""
            yield from _heading(finding, titles, texts)
        yield from _indented(f"[{finding.code}] {finding.text}", "  ")
        yield from _indented(_("Source: {source}").format(source=finding.source), "    ")
    yield ""
    yield from _indented(_silencing(found), "")


def _heading(finding: Finding, titles: dict[str, str], texts: dict[str, str]) -> Iterator[str]:
    if finding.question is None:
        yield _("The whole guide")
    else:
        yield from _indented(f"{titles[finding.section or '']}: {texts[finding.question]}", "")


def _silencing(found: tuple[Finding, ...]) -> str:
    of_question = next((finding.code for finding in found if finding.question), None)
    if of_question:
        return _("If you mean it as it stands, write {mark} after the question.").format(mark=f"{{ok: {of_question}}}")
    return _("If you mean it as it stands, write {line} in the header.").format(line=f"advice_off: [{found[0].code}]")


def _indented(text: str, indent: str) -> list[str]:
    return textwrap.wrap(
        text, _WIDTH, initial_indent=indent, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False
    )
