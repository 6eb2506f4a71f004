"""Cases and variables: who takes part, and what is known of each person and each interview. Pure.

Variables are named as NVivo names those of its classifications: `Participant:Role`. Those of a person stand in her
case; those of an interview in its text, too, under names of their own, for programs that know no cases. No date: it
could tell who somebody is.
"""

from collections.abc import Iterator, Mapping, Sequence
from xml.etree import ElementTree

from interview_tui.export.linked import LinkedInterview
from interview_tui.export.refi.codes import speaker_guid
from interview_tui.export.refi.plain import plain
from interview_tui.export.refi.xml import guid
from interview_tui.interview.record import INTERVIEWERS
from interview_tui.language import _

Value = str | int


def case_guid(pseudonym: str) -> str:
    return guid("case", pseudonym)


def source_guid(interview: LinkedInterview) -> str:
    """Of the text. Two studies may each have a folder `01-robin`: the title of the guide tells them apart.

    Nothing goes into it that the file does not say: from a GUID one could find out a moment by trying all there are.
    """
    return guid("source", interview.guide.title, interview.id)


def speakers(interviews: Sequence[LinkedInterview]) -> dict[str, str]:
    """Label → name of everyone who says something or takes part, interviewers first."""
    heard = {segment.speaker for one in interviews for segment in one.segments if segment.speaker is not None}
    asking = {label: f"{_('Interviewer')} ({label})" for label in INTERVIEWERS if label in heard}
    named = [person.pseudonym for one in interviews for person in one.record.participants]
    rest = [label for label in (*dict.fromkeys(named), *sorted(heard)) if label not in asking]
    return asking | {label: label for label in dict.fromkeys(rest)}


def interview_values(interview: LinkedInterview) -> dict[str, Value]:
    """What is known of an interview, by the names of its variables."""
    return {f"{_('Interview')}:{name}": value for name, value in _of_text(interview).items()}


def person_values(pseudonym: str, interviews: Sequence[LinkedInterview]) -> dict[str, Value]:
    """What is known of a person; of several interviews with her, what is the same in all, and their length together."""
    hers = [(one, person) for one in interviews for person in one.record.participants if person.pseudonym == pseudonym]
    values: dict[str, Value] = {}
    if roles := list(dict.fromkeys(role for _one, person in hers if (role := plain(person.role)))):
        values[_("Role")] = "; ".join(roles)
    parts = {person.part for _one, person in hers}
    values[_("Takes part as")] = _("Participant") if "participant" in parts else _("Support person")
    facts = [_of_interview(one) for one, _person in hers]
    for name, value in facts[0].items():
        if all(other.get(name) == value for other in facts):
            values[name] = value
    if minutes := sum(_minutes(one) for one, _person in hers):
        values[_("Length in minutes")] = minutes
    return {f"{_('Participant')}:{name}": value for name, value in values.items()}


def variables_element(values: Sequence[Mapping[str, Value]]) -> ElementTree.Element:
    """A `Variable` for each name in `values`, of which there is at least one."""
    root = ElementTree.Element("Variables")
    for name, value in {name: value for one in values for name, value in one.items()}.items():
        kind = "Integer" if isinstance(value, int) else "Text"
        ElementTree.SubElement(root, "Variable", guid=_variable(name), name=name, typeOfVariable=kind)
    return root


def add_values(parent: ElementTree.Element, values: Mapping[str, Value]) -> None:
    """The values as children of a case or a text."""
    for name, value in values.items():
        made = ElementTree.SubElement(parent, "VariableValue")
        ElementTree.SubElement(made, "VariableRef", targetGUID=_variable(name))
        ElementTree.SubElement(made, "IntegerValue" if isinstance(value, int) else "TextValue").text = str(value)


def cases_element(
    interviews: Sequence[LinkedInterview], turns: Mapping[str, Sequence[str]], values: Mapping[str, Mapping[str, Value]]
) -> ElementTree.Element:
    """A `Case` for each pseudonym in `values`; `turns` holds the selections with what each of them says."""
    root = ElementTree.Element("Cases")
    for pseudonym, hers in values.items():
        case = ElementTree.SubElement(root, "Case", guid=case_guid(pseudonym), name=plain(pseudonym) or pseudonym)
        ElementTree.SubElement(case, "CodeRef", targetGUID=speaker_guid(pseudonym))
        add_values(case, hers)
        for one in interviews:
            if any(person.pseudonym == pseudonym for person in one.record.participants):
                ElementTree.SubElement(case, "SourceRef", targetGUID=source_guid(one))
        for selection in turns.get(pseudonym, ()):
            ElementTree.SubElement(case, "SelectionRef", targetGUID=selection)
    return root


def pseudonyms(interviews: Sequence[LinkedInterview]) -> Iterator[str]:
    """Each person once, in the order of the interviews."""
    yield from dict.fromkeys(person.pseudonym for one in interviews for person in one.record.participants)


def _of_text(interview: LinkedInterview) -> dict[str, Value]:
    """What a text tells of itself and of those who speak in it."""
    people = interview.record.participants
    roles = dict.fromkeys(role for person in people if (role := plain(person.role)))
    values: dict[str, Value] = {_("Participants"): ", ".join(plain(person.pseudonym) for person in people)}
    if roles:
        values[_("Role")] = "; ".join(roles)
    values |= _of_interview(interview)
    if minutes := _minutes(interview):
        values[_("Length in minutes")] = minutes
    return values


def _of_interview(interview: LinkedInterview) -> dict[str, Value]:
    record = interview.record
    kinds = {"interview": _("Interview"), "pilot": _("Pilot"), "rehearsal": _("Rehearsal")}
    modes = {"in_person": _("In person"), "phone": _("Phone"), "video": _("Video")}
    settings = {
        "one_to_one": _("One-to-one"),
        "pair": _("Two participants"),
        "support": _("With a support person"),
        "group": _("Group"),
    }
    return {
        _("Kind"): kinds[record.kind],
        _("Held"): modes[record.mode] if record.has_times else _("In writing"),
        _("Setting"): settings[record.setting],
        _("Guide version"): record.guide_version,
    }


def _minutes(interview: LinkedInterview) -> int:
    """At least one where there is any sound; none of answers in writing."""
    if not interview.record.has_times or not interview.audio_seconds:
        return 0
    return max(1, round(interview.audio_seconds / 60))


def _variable(name: str) -> str:
    return guid("variable", name)
