"""Whether those who are to be interviewed can be told apart by their names. Pure."""

from collections.abc import Iterable, Mapping, Sequence

from interview_tui.interview.record import INTERVIEWERS, InterviewRecord, Participant
from interview_tui.language import _
from interview_tui.problem import Problem


def distinct(participants: Iterable[Participant]) -> tuple[Participant, ...]:
    """The participants with space around their words taken away; those without a name are left out.

    Raises `Problem` if there is no participant (a support person alone is none), if two have one name, or if one is
    called what the transcript calls the interviewer.
    """
    named = tuple(
        person.model_copy(update={"pseudonym": name, "role": person.role.strip()})
        for person in participants
        if (name := person.pseudonym.strip())
    )
    if not named:
        raise Problem(_("The participant has no name yet."), cure=_("Write a pseudonym, never the real name."))
    if all(person.part == "support" for person in named):
        raise Problem(
            _("A support person is there, but no participant."), cure=_("Say who of them is the participant.")
        )
    _refuse_one_name_for_two([person.pseudonym for person in named])
    return named


def _refuse_one_name_for_two(names: Sequence[str]) -> None:
    seen: set[str] = set()
    for name in names:
        if name.casefold() in (label.casefold() for label in INTERVIEWERS):
            raise Problem(
                _("The transcript calls the interviewer {name}.").format(name=name),
                cure=_("Choose another pseudonym."),
            )
        if name.casefold() in seen:
            raise Problem(
                _("Two of those who take part are called {name}.").format(name=name),
                cure=_("Give each of them a pseudonym of their own."),
            )
        seen.add(name.casefold())


def under_new_names(record: InterviewRecord, names: Mapping[str, str]) -> InterviewRecord:
    """The record with its participants under the names that somebody has given them in the transcript.

    `names`: what a speaker was called → what she is called now. Whose name becomes another one's had only been taken
    for that one: they keep their own.
    """
    taken = set(record.voices)
    people = []
    for person in record.participants:
        name = names.get(person.pseudonym, person.pseudonym)
        people.append(person if name in taken else person.model_copy(update={"pseudonym": name}))
        taken.add(name)
    return record.model_copy(update={"participants": tuple(people)})
