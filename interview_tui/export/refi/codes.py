"""The codes of a project: its themes, their questions under them, then quotes and who speaks. Pure."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from xml.etree import ElementTree

from interview_tui.export.refi.plain import plain, plain_lines, short
from interview_tui.export.refi.xml import described, guid
from interview_tui.guide.model import Guide, Question
from interview_tui.guide.theme_signs import theme_signs
from interview_tui.language import _

QUOTE_COLOUR = "#E69F00"
SPEAKER_COLOUR = "#999999"


@dataclass(frozen=True, slots=True)
class Code:
    """A code as a codebook holds it."""

    guid: str
    name: str
    description: str = ""
    colour: str = ""
    """`#RRGGBB`."""
    codable: bool = True
    """Else it is a folder."""
    children: "tuple[Code, ...]" = ()


def theme_guid(section: str) -> str:
    return guid("theme", section)


def question_guid(question: str) -> str:
    return guid("question", question)


def quote_guid() -> str:
    return guid("quote")


def speaker_guid(label: str) -> str:
    """Of the code for what somebody says; `label` as in the transcript."""
    return guid("speaker", label)


@dataclass(frozen=True, slots=True)
class Worded:
    """A guide as it was for one interview or more, and what was said there for its placeholders."""

    guide: Guide
    placeholders: Mapping[str, str] = field(default_factory=dict)

    @property
    def back(self) -> Callable[[str], str]:
        """Puts `{name}` where the value of a placeholder stands.

        So a question has one code in all interviews, and no code tells where an interview was held.
        """
        names = {plain(value): name for name, value in self.placeholders.items() if plain(value)}
        if not names:
            return plain_lines
        longest_first = "|".join(re.escape(value) for value in sorted(names, key=len, reverse=True))
        pattern = re.compile(rf"(?<!\w)(?:{longest_first})(?!\w)")
        return lambda text: pattern.sub(lambda found: f"{{{names[found[0]]}}}", plain_lines(text))


@dataclass
class _Item:
    """A theme or a question that is to have a code."""

    id: str
    text: str
    about: str
    colour: str
    below: "dict[str, _Item]" = field(default_factory=dict)


def guide_codes(guides: Sequence[Worded]) -> list[Code]:
    """A code for each theme, with one under it for each question; the newest guide first.

    What only an older guide had comes after what the newest has. Names begin with numbers: programs sort codes by
    name, and QualCoder takes two codes of one name, wherever they stand, for one.
    """
    themes = _themes(guides)
    theme_digits = len(str(len(themes)))
    digits = len(str(max((len(theme.below) for theme in themes), default=0)))
    result = []
    for number, theme in enumerate(themes, 1):
        first = f"{number:0{theme_digits}}"
        questions = tuple(
            Code(question_guid(item.id), short(f"{first}.{place:0{digits}} {item.text}"), item.about, theme.colour)
            for place, item in enumerate(theme.below.values(), 1)
        )
        result.append(
            Code(theme_guid(theme.id), short(f"{first} {theme.text}"), theme.about, theme.colour, children=questions)
        )
    return result


def further_codes(speakers: Mapping[str, str], others: Iterable[Code]) -> list[Code]:
    """Quotes, and a folder of who speaks; `speakers` is label → name. None is called as one of `others`."""
    taken = {one.name.casefold() for code in others for one in (code, *code.children)}
    quote = Code(quote_guid(), _unlike(taken, _("Quote")), _("Marked as a quote"), QUOTE_COLOUR)
    folder = _unlike(taken, _("Who speaks"))
    people = tuple(
        Code(speaker_guid(label), _unlike(taken, short(plain(name) or label)), colour=SPEAKER_COLOUR)
        for label, name in speakers.items()
    )
    if not people:
        return [quote]
    return [quote, Code(guid("speakers"), folder, colour=SPEAKER_COLOUR, codable=False, children=people)]


def codes_element(codes: Iterable[Code]) -> ElementTree.Element:
    """The codes as `Codes`; at least one."""
    root = ElementTree.Element("Codes")
    for code in codes:
        _add(root, code)
    return root


def _add(parent: ElementTree.Element, code: Code) -> None:
    made = ElementTree.SubElement(
        parent, "Code", guid=code.guid, name=code.name, isCodable="true" if code.codable else "false"
    )
    if code.colour:
        made.set("color", code.colour)
    described(made, code.description)
    for child in code.children:
        _add(made, child)


def _themes(guides: Sequence[Worded]) -> list[_Item]:
    """The themes of all the guides, each question once, where the newest guide that has it puts it."""
    themes: dict[str, _Item] = {}
    seen: set[str] = set()
    for one in guides:
        signs, back = theme_signs(one.guide), one.back
        for section in one.guide.sections:
            new = [question for question in section.questions if question.id not in seen]
            if section.id not in signs or not (new or section.id in themes):
                continue
            title, sign = back(section.title), signs[section.id]
            about = "\n".join(filter(None, (f"{sign.sign} {title}", back(section.text))))
            theme = themes.setdefault(section.id, _Item(section.id, title or section.id, about, sign.colour))
            for question in new:
                seen.add(question.id)
                text = back(question.text) or question.id
                theme.below[question.id] = _Item(question.id, text, _about(question, back), sign.colour)
    return list(themes.values())


def _about(question: Question, back: Callable[[str], str]) -> str:
    """The whole question, what is said if needed, and its follow-ups."""
    said = [back(question.text), *(back(text) for text in question.clarifications)]
    return "\n".join(filter(None, [*said, *(f"– {back(probe.text)}" for probe in question.all_probes())]))


def _unlike(taken: set[str], name: str) -> str:
    """The name, with a number behind it if another one is called so."""
    number, unlike = 1, name
    while unlike.casefold() in taken:
        number += 1
        unlike = f"{name} ({number})"
    taken.add(unlike.casefold())
    return unlike
