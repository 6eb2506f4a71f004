"""Whether what a person has chosen is there to be chosen; told before any work is done."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from interview_tui.export.options import Options
from interview_tui.held import corrections_of
from interview_tui.interview.corrections import decisions
from interview_tui.language import _
from interview_tui.problem import Problem
from interview_tui.study import Interview


def checked(options: Options, interviews: Sequence[Interview]) -> Options:
    """The options with names as they are written in these interviews.

    Raises `Problem` for a question, a section or a participant that none of them has; it says which there are.
    """
    if options.questions:
        ids = list(dict.fromkeys(id for interview in interviews for id in question_ids(interview)))
        found = tuple(
            _known(one, ids, _("There is no question or section {name} in the guide.")) for one in options.questions
        )
        options = replace(options, questions=found)
    if options.participants:
        names = list(dict.fromkeys(name for interview in interviews for name in participants_of(interview)))
        missing = _("Nobody called {name} takes part in these interviews.")
        options = replace(options, participants=tuple(_known(one, names, missing) for one in options.participants))
    return options


def question_ids(interview: Interview) -> Iterable[str]:
    """The ids that may be chosen: each section, followed by its questions."""
    for section in interview.guide.sections:
        yield section.id
        yield from (question.id for question in section.questions)


def participants_of(interview: Interview) -> list[str]:
    """Who takes part, under the names that they have now. Raises `Problem` if a file of it is damaged."""
    renamed = decisions(corrections_of(interview).all()).renamed
    return [renamed.get(one.pseudonym, one.pseudonym) for one in interview.record.participants]


def takes_part(interview: Interview, options: Options) -> bool:
    """Whether any of those chosen does; everybody is, unless some are named."""
    return not options.participants or bool(set(options.participants) & set(participants_of(interview)))


def _known(name: str, known: Sequence[str], missing: str) -> str:
    """`name` as it is written among those that there are."""
    for one in known:
        if one.casefold() == name.casefold():
            return one
    raise Problem(missing.format(name=name), cure=_("There are: {names}.").format(names=", ".join(known) or "–"))
