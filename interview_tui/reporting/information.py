"""What somebody is told before she takes part: the guide's own words, the study's facts, and what to tick. Pure.

It claims only what the program does and what the researcher has filled in; what is missing stands in brackets, to be
seen at a glance. A text for readers: whoever makes it sets the guide's language (`in_language`).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from interview_tui.export.guide_paper import BLANK, BOX, paragraphs
from interview_tui.guide.model import Guide
from interview_tui.interview.consent import read_first
from interview_tui.language import _, ngettext
from interview_tui.study_settings import Settings


@dataclass(frozen=True, slots=True)
class Block:
    """A heading, a paragraph, a point of a list, a line to tick or one to write on."""

    kind: Literal["heading", "text", "point", "tick", "line"]
    text: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """The whole text."""

    title: str
    blocks: tuple[Block, ...]
    missing: tuple[str, ...]
    """Names of settings that are not filled in."""


def information(guide: Guide, settings: Settings) -> Sheet:
    """The sheet of a study. Placeholders of the guide become lines to write on."""
    writer = _Writer(guide, settings)
    return Sheet(_("Information for participants"), tuple(writer.blocks()), tuple(writer.missing))


class _Writer:
    def __init__(self, guide: Guide, settings: Settings) -> None:
        self.guide = guide
        self.settings = settings
        self.missing: list[str] = []

    def blocks(self) -> Iterator[Block]:
        yield Block("text", self.settings.title)
        for point, text in paragraphs(self.guide.text):
            yield Block("point" if point else "text", text)
        yield from self._own_words()
        yield from self._taking_part()
        yield from self._withdrawing()
        yield from self._keeping()
        yield from self._responsible()
        yield from _consenting()

    def _own_words(self) -> Iterator[Block]:
        """The texts that are read aloud before the first theme."""
        for section in read_first(self.guide):
            yield Block("heading", section.title)
            for point, text in paragraphs(section.text):
                yield Block("point" if point else "text", text)

    def _taking_part(self) -> Iterator[Block]:
        yield Block("heading", _("What taking part means"))
        yield Block(
            "text",
            ngettext(
                "We talk for about {count} minute.", "We talk for about {count} minutes.", self.settings.minutes
            ).format(count=self.settings.minutes)
            + " "
            + _(
                "The conversation is recorded if you agree to it. Nothing is recorded before you have said so, and you "
                "may say at any time that something is not to be recorded."
            ),
        )
        yield Block(
            "text",
            _(
                "Taking part is voluntary. You need not answer a question, and you may stop whenever you want to "
                "without saying why. What has been recorded by then is deleted if you want it to be."
            ),
        )

    def _withdrawing(self) -> Iterator[Block]:
        yield Block("heading", _("If you change your mind afterwards"))
        yield Block(
            "text",
            _("Tell {contact}. You need not say why.").format(contact=self._fact("contact"))
            + " "
            + _(
                "The recording, the transcript and the notes of your interview are then deleted, and so is what has "
                "been made of them in the study. What has been published by then cannot be called back."
            ),
        )

    def _keeping(self) -> Iterator[Block]:
        yield Block("heading", _("How what you say is kept"))
        yield Block("text", self._fact("storage"))
        yield Block(
            "text",
            _(
                "The recording is written down with a program that sends nothing to a service on the internet. In the "
                "transcript you have another name (a pseudonym)."
            ),
        )
        if self.settings.retention is None:
            self.missing.append("retention")
            day = _missing(_("the day when everything is deleted"))
        else:
            day = self.settings.retention.isoformat()
        yield Block("text", _("Everything is to be deleted by {day}.").format(day=day))

    def _responsible(self) -> Iterator[Block]:
        yield Block("heading", _("Who is responsible"))
        told = (
            (_("Responsible for the study"), "responsible"),
            (_("University"), "university"),
            (_("Supervisor"), "supervisor"),
            (_("Contact"), "contact"),
        )
        for name, fact in told:
            yield Block("text", f"{name}: {self._fact(fact)}")
        if self.settings.ethics_reference:
            yield Block("text", _("Ethical review: {reference}").format(reference=self.settings.ethics_reference))

    def _fact(self, name: str) -> str:
        """What is filled in for `name`, or what is missing, in brackets."""
        told = str(getattr(self.settings, name)).strip()
        if told:
            return told
        if name not in self.missing:
            self.missing.append(name)
        names = {
            "responsible": _("your name"),
            "supervisor": _("your supervisor’s name"),
            "university": _("university and department"),
            "contact": _("who is told, and how: e-mail, phone"),
            "storage": _("where and how recordings and transcripts are kept, and who may hear or read them"),
        }
        return _missing(names[name])


def _missing(what: str) -> str:
    return "[" + _("fill in: {what}").format(what=what) + "]"


def _consenting() -> Iterator[Block]:
    yield Block("heading", _("Consent"))
    yield Block("text", _("I have been told about the study, have been able to ask, and I want to take part."))
    yield Block("tick", _("Our conversation may be recorded."))
    yield Block("tick", _("What I say may be quoted, under another name."))
    yield Block("tick", _("The material may be kept for other research after this study."))
    for name in (_("Name"), _("Place and date"), _("Signature")):
        yield Block("line", name)
    yield Block("text", _("For a participant who is under age: the consent of a guardian, and the participant’s own."))
    for name in (_("Guardian’s name"), _("Place and date"), _("Guardian’s signature")):
        yield Block("line", name)
    yield Block("tick", _("I am under age and want to take part myself."))


def line_to_write_on(name: str) -> str:
    """`Name: ____`."""
    return f"{name}: {BLANK * 3}"


def ticked(text: str) -> str:
    """`☐ The text`."""
    return f"{BOX} {text}"
