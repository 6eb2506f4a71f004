"""COREQ: which of its 32 items the data of a study can answer, with the text; the others are hers to write. Pure.

Items as in Tong, Sainsbury & Craig 2007, Int J Qual Health Care 19(6):349-357, doi 10.1093/intqhc/mzm042; their names
here are our own short words. A tick says that something is told, never that it was done well.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

from interview_tui.language import N_, _, ngettext
from interview_tui.reporting import ethics_told, guide_told, interviews_told, material_told
from interview_tui.reporting.facts import MethodsFacts
from interview_tui.reporting.phrases import finished, number

Status = Literal["answered", "partly", "open"]
SIGNS: dict[Status, str] = {"answered": "✓", "partly": "◐", "open": "☐"}
DOMAINS = (N_("Research team and reflexivity"), N_("Study design"), N_("Analysis and findings"))


@dataclass(frozen=True, slots=True)
class Item:
    """One line of the checklist."""

    number: int
    domain: int
    """0 to 2, as in `DOMAINS`."""
    name: str
    """In the language of the moment."""
    status: Status
    text: str
    """What the data tell; of an open one nothing."""
    left: str = ""
    """What she has to add, where a part is answered."""


_NAMES = (
    N_("Who held the interviews"), N_("Their degrees"), N_("Their occupation at the time"), N_("Their gender"),
    N_("Their experience and training"), N_("Relationship to participants beforehand"),
    N_("What participants knew of the interviewer"), N_("What is told of the interviewer: interest, bias"),
    N_("Methodological orientation"), N_("How participants were selected"), N_("How they were approached"),
    N_("Sample size"), N_("Who declined or dropped out, and why"), N_("Where the data were collected"),
    N_("Who else was present"), N_("Characteristics of the sample"), N_("Interview guide, pilot test"),
    N_("Repeat interviews"), N_("Audio or video recording"), N_("Field notes"), N_("Duration"), N_("Data saturation"),
    N_("Transcripts returned to participants"), N_("How many coded the data"), N_("Coding tree"),
    N_("Where the themes come from"), N_("Software"), N_("Participants' feedback on the findings"),
    N_("Quotations presented"), N_("Agreement of data and findings"), N_("Clarity of major themes"),
    N_("Clarity of minor themes"),
)  # fmt: skip
"""From item 1 on."""
_LAST_OF = (8, 23, 32)
"""Last item of each domain."""


def items(facts: MethodsFacts) -> list[Item]:
    """All 32, in order."""
    found = []
    for place, name in enumerate(_NAMES, 1):
        domain = next(i for i, last in enumerate(_LAST_OF) if place <= last)
        status, text, left = _ANSWERS[place](facts) if place in _ANSWERS else ("open", "", "")
        found.append(Item(place, domain, _(name), status, finished(text), left))
    return found


Answer = tuple[Status, str, str]


def _interviewer(facts: MethodsFacts) -> Answer:
    two = sum(one.interviewers > 1 for one in facts.held)
    if not facts.held:
        return "open", "", ""
    if not two:
        text = ngettext(
            "The interview was held by one interviewer.", "Each interview was held by one interviewer.",
            len(facts.held),
        )  # fmt: skip
    else:
        text = ngettext(
            "One interview was held by two interviewers.", "{count} interviews were held by two interviewers.", two
        ).format(count=number(two))
    return "partly", text, _("Say who they were.")


def _sample(facts: MethodsFacts) -> Answer:
    return ("answered", interviews_told.who(facts), "") if facts.held else ("open", "", "")


def _declined(facts: MethodsFacts) -> Answer:
    text = " ".join(ethics_told.refusals(facts))
    return "partly", text, _("Say who declined before an interview was begun, and the reasons that were given.")


def _setting(facts: MethodsFacts) -> Answer:
    if not facts.held:
        return "open", "", ""
    text = " ".join((interviews_told.ways(facts.held), *interviews_told.places(facts.held)))
    met = [one.place.casefold() for one in facts.held if one.form != "written"]
    whole = all(place and met.count(place) > 1 for place in met)
    left = _("Say where the interviews were held, as far as that does not tell who somebody is.")
    return ("answered" if whole else "partly"), text, "" if whole else left


def _present(facts: MethodsFacts) -> Answer:
    if not facts.held:
        return "open", "", ""
    text = " ".join(interviews_told.present(facts.held)) or _("No support person is noted for any interview.")
    return "partly", text, _("Say whether anybody else was there.")


def _characteristics(facts: MethodsFacts) -> Answer:
    text = roles(facts)
    return ("partly", text, _("Describe the sample: age, gender, experience.")) if text else ("open", "", "")


def roles(facts: MethodsFacts) -> str:
    """Roles that several share; one of its own could tell who it is, and is counted. Empty where none is noted."""
    each = {name.casefold(): role for one in facts.held for name, role in zip(one.participants, one.roles, strict=True)}
    having = [role for role in each.values() if role]
    if not having:
        return ""
    known = {role.casefold(): role for role in reversed(having)}
    count = {name: sum(role.casefold() == name for role in having) for name in known}
    parts = [f"{known[name]} ({n})" for name, n in sorted(count.items(), key=lambda pair: -pair[1]) if n > 1]
    told = [_("Roles of the participants: {roles}.").format(roles=", ".join(parts))] if parts else []
    if alone := sum(n == 1 for n in count.values()):
        told.append(
            ngettext(
                "One participant has a role of their own, which is not named here.",
                "{count} participants each have a role of their own, which is not named here.",
                alone,
            ).format(count=number(alone))
        )
    return " ".join(told)


def _guide(facts: MethodsFacts) -> Answer:
    pilot = (
        ngettext("It was tried in one pilot interview.", "It was tried in {count} pilot interviews.",
                 len(facts.pilots)).format(count=number(len(facts.pilots)))
        if facts.pilots
        else _("No pilot interview is noted.")
    )  # fmt: skip
    text = f"{guide_told.contents(facts)} {pilot}"
    return "answered", text, _("Put the guide into an appendix: interview-tui export --format guide-docx")


def _again(facts: MethodsFacts) -> Answer:
    if not facts.held:
        return "open", "", ""
    return "answered", interviews_told.again(facts.held) or _("Nobody was interviewed more than once."), ""


def _recorded(facts: MethodsFacts) -> Answer:
    return ("answered", material_told.sound(facts), "") if facts.interviews else ("open", "", "")


def _notes(facts: MethodsFacts) -> Answer:
    if not any(one.notes for one in facts.interviews):
        return "open", "", ""
    return "answered", material_told.field_notes(facts.interviews), ""


def _duration(facts: MethodsFacts) -> Answer:
    if facts.lengths is None:
        return "open", "", ""
    return "answered", interviews_told.duration(facts.held), ""


def _software(facts: MethodsFacts) -> Answer:
    text = " ".join(
        (
            _("Interview TUI {version} was used for interviews and transcripts.").format(version=facts.program),
            *material_told.engines(facts.interviews),
        )
    )
    return "partly", text, _("Say with which program the material was analysed.")


_ANSWERS: dict[int, Callable[[MethodsFacts], Answer]] = {
    1: _interviewer, 12: _sample, 13: _declined, 14: _setting, 15: _present, 16: _characteristics, 17: _guide,
    18: _again, 19: _recorded, 20: _notes, 21: _duration, 27: _software,
}  # fmt: skip


def by_domain(all: list[Item]) -> Iterator[tuple[str, list[Item]]]:
    """The items under their domains."""
    for domain, name in enumerate(DOMAINS):
        yield _(name), [item for item in all if item.domain == domain]
