"""How each participant has consented, as far as it is noted, in words."""

from collections.abc import Sequence

from interview_tui.interview.consent import PersonConsent
from interview_tui.language import _
from interview_tui.times import clock_time


def consent_line(people: Sequence[PersonConsent]) -> str:
    """`Robin: spoken at 0:41 · Kim: not noted`."""
    return " · ".join(f"{person.who}: {_how(person)}" for person in people)


def _how(person: PersonConsent) -> str:
    match person.status:
        case "missing":
            return _("not noted")
        case "spoken":
            return _("spoken at {time}").format(time=clock_time(person.at or 0.0))
        case "written":
            return _("in writing, {place}").format(place=person.reference) if person.reference else _("in writing")
        case "earlier":
            return _("given earlier")
        case "refused":
            return _("refused")
        case "withdrawn":
            return _("withdrawn")
