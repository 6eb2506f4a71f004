"""The report on methods as a document: headings, paragraphs, a table of the interviews, the checklist. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from interview_tui.language import N_, _
from interview_tui.reporting import coreq, ethics_told, guide_told, interviews_told, material_told
from interview_tui.reporting.facts import InterviewFacts, MethodsFacts
from interview_tui.reporting.phrases import finished, rounded

SETTINGS = {
    "one_to_one": N_("one participant"), "support": N_("with a support person"), "pair": N_("two participants"),
    "group": N_("group"),
}  # fmt: skip
MODES = {"in_person": N_("in person"), "phone": N_("telephone"), "video": N_("video"), "written": N_("in writing")}
KINDS = {"interview": N_("interview"), "pilot": N_("pilot"), "rehearsal": N_("rehearsal")}


@dataclass(frozen=True, slots=True)
class Part:
    """A heading with what stands under it."""

    heading: str
    paragraphs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Report:
    """The whole of it, in one language."""

    title: str
    about: str
    """What it is, for whoever takes it over into a thesis."""
    parts: tuple[Part, ...]
    interviews: Table
    checklist_about: str
    checklist: tuple[tuple[str, tuple[coreq.Item, ...]], ...]
    """Heading of a domain → its items."""


def methods_report(facts: MethodsFacts) -> Report:
    """In the language of the moment (`language.in_language`)."""
    parts = (
        _part(_("Interviews"), interviews_told.paragraphs(facts)),
        _part(_("Interview guide"), guide_told.paragraphs(facts)),
        _part(_("Recording"), material_told.recording(facts)),
        _part(_("Transcription"), material_told.transcription(facts)),
        _part(_("Confidentiality and storage"), ethics_told.confidentiality(facts)),
        _part(_("Consent and ethics"), ethics_told.consent(facts)),
    )
    return Report(
        title=_("Method: {title}").format(title=facts.title),
        about=_(
            "Written from the data of the study. Every figure is counted; what the data do not tell is not here, or "
            "said to be unknown. Read it against what you know, and write the rest."
        ),
        parts=parts,
        interviews=_table(facts),
        checklist_about=_(
            "COREQ (Tong, Sainsbury & Craig 2007, doi 10.1093/intqhc/mzm042), 32 items: ✓ answered by the data, "
            "◐ in part, ☐ yours to write. The list helps to tell everything; a tick says nothing of how well it "
            "was done."
        ),
        checklist=tuple((name, tuple(found)) for name, found in coreq.by_domain(coreq.items(facts))),
    )


def _part(heading: str, paragraphs: Iterable[str]) -> Part:
    return Part(heading, tuple(" ".join(finished(text).split()) for text in paragraphs if text))


def _table(facts: MethodsFacts) -> Table:
    head = (_("No."), _("Kind"), _("With"), _("How"), _("Minutes"), _("Questions asked"), _("Guide version"))
    rows = tuple(_row(number, one) for number, one in enumerate(facts.interviews, 1))
    return Table(_("Table 1. Interviews and pilots in the order in which they were held."), head, rows)


def _row(number: int, one: InterviewFacts) -> tuple[str, ...]:
    asked = f"{one.asked + one.covered}/{one.questions}" if one.asked or one.covered or one.skipped else "–"
    return (
        str(number),
        _(KINDS[one.kind]),
        _(SETTINGS[one.setting]),
        _(MODES["written" if one.form == "written" else one.mode]),
        "–" if one.seconds is None else str(rounded(one.seconds / 60)) if one.seconds >= 30 else "< 1",
        asked,
        str(one.guide_version),
    )


def checklist_rows(found: Sequence[coreq.Item]) -> list[tuple[str, str, str]]:
    """Sign and number, name, text; what is left to add stands after an arrow."""
    return [
        (
            f"{coreq.SIGNS[item.status]} {item.number}",
            item.name,
            " ".join(part for part in (item.text, f"→ {item.left}" if item.left else "") if part),
        )
        for item in found
    ]
