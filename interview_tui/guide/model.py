"""What an interview guide is: sections with questions, questions with probes, probes under conditions."""

from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

SectionKind = Literal["theme", "script", "consent"]


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Probe(_Frozen):
    """A follow-up under a question."""

    kind: Literal["probe"] = "probe"
    id: str
    text: str
    optional: bool = False
    silenced: tuple[str, ...] = ()
    """Codes of the advice that is not wanted here: `closed`."""
    clarifications: tuple[str, ...] = ()
    probes: "tuple[Item, ...]" = ()


class Condition(_Frozen):
    """ "Om ja:" / "If yes:": what is nested under it is asked only then."""

    kind: Literal["condition"] = "condition"
    text: str
    """As written, with its colon: `Om ja:`."""
    clarifications: tuple[str, ...] = ()
    probes: "tuple[Item, ...]" = ()


Item = Annotated[Probe | Condition, Field(discriminator="kind")]


class Question(_Frozen):
    """A main question."""

    id: str
    """Unique in the guide, over questions, probes and sections; letters, digits and hyphens."""
    text: str
    optional: bool = False
    research_questions: tuple[str, ...] = ()
    """The research questions it serves, as written: `RQ1`."""
    silenced: tuple[str, ...] = ()
    """Codes of the advice that is not wanted for it: `closed`."""
    clarifications: tuple[str, ...] = ()
    """What the interviewer says only if needed, without its `Vid behov:`."""
    placeholders: tuple[str, ...] = ()
    """Names of the `{placeholders}` in the text, the probes and the clarifications."""
    numbered: bool = True
    """Written as `1.` rather than `-`."""
    probes: tuple[Item, ...] = ()

    def all_probes(self) -> Iterator[Probe]:
        """Every probe under the question, in the order they are read, however deeply nested."""
        yield from _probes(self.probes)


class Section(_Frozen):
    """A heading in the guide. A theme holds questions; a script is read aloud; consent is the script to agree to."""

    id: str
    title: str
    """Without its `Tema:`."""
    labelled: bool = False
    """Written as `Tema: …` or `Theme: …`."""
    kind: SectionKind
    minutes: int | None = None
    """Planned time."""
    text: str = ""
    """The script, or what stands before a theme's first question: paragraphs with an empty line between them."""
    questions: tuple[Question, ...] = ()


class Guide(_Frozen):
    """An interview guide as it was written."""

    title: str
    language: Literal["sv", "en"] = "sv"
    minutes: int | None = None
    """Planned length of the whole interview."""
    placeholders: tuple[str, ...] = ()
    """Names that are filled in before each interview."""
    research_questions: tuple[str, ...] = ()
    """In order; the first is RQ1."""
    advice_off: tuple[str, ...] = ()
    """Codes of the advice that is not wanted in this guide: `no_closing`."""
    text: str = ""
    """What stands between the title and the first section."""
    sections: tuple[Section, ...] = ()

    def questions(self) -> Iterator[Question]:
        """Every main question, in the order of the guide."""
        for section in self.sections:
            yield from section.questions

    def question(self, id: str) -> Question:
        """The main question `id`. Raises `KeyError`."""
        for question in self.questions():
            if question.id == id:
                return question
        raise KeyError(id)

    def section(self, id: str) -> Section:
        """The section `id`. Raises `KeyError`."""
        for section in self.sections:
            if section.id == id:
                return section
        raise KeyError(id)

    def section_of(self, question: str) -> Section:
        """The section that holds the main question `question`. Raises `KeyError`."""
        for section in self.sections:
            if any(q.id == question for q in section.questions):
                return section
        raise KeyError(question)

    @property
    def planned_minutes(self) -> int:
        """Planned length: as the guide says, else the sum of its sections, else an hour."""
        return self.minutes or sum(section.minutes or 0 for section in self.sections) or 60


def _probes(items: tuple[Item, ...]) -> Iterator[Probe]:
    for item in items:
        if isinstance(item, Probe):
            yield item
        yield from _probes(item.probes)
