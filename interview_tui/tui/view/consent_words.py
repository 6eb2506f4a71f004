"""What is noted about consent, in words: a line for each participant."""

from interview_tui.interview.consent import COVERS, PersonConsent
from interview_tui.language import _
from interview_tui.times import clock_time


def consent_line(person: PersonConsent) -> str:
    """`Robin: spoken at 0:41 · by a guardian, own assent: yes · recorded: yes, quoted: yes, archived: not asked`."""
    parts = [f"{person.who}: {_how(person)}"]
    if person.by != "self":
        whose = {"guardian": _("by a guardian"), "trustee": _("by a trustee")}[person.by]
        parts.append(_("{whose}, own assent: {answer}").format(whose=whose, answer=answer_word(person.assent)))
    names = {"recording": _("recorded"), "quotes": _("quoted"), "archiving": _("archived")}
    parts.append(", ".join(f"{names[name]}: {answer_word(getattr(person, name))}" for name in COVERS))
    return " · ".join(parts)


def answer_word(answer: str) -> str:
    """`yes`, `no`, `not asked`."""
    return {"yes": _("yes"), "no": _("no"), "not_asked": _("not asked")}[answer]


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
