"""What each line of a section is: an item that is asked, a condition, a label, a text. Pure."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from interview_tui.guide_import.entries import Entry
from interview_tui.guide_import.instructions import is_instruction
from interview_tui.guide_import.levels import Item, Kind
from interview_tui.guide_import.names import SectionName
from interview_tui.guide_import.words import (
    after_an_answer,
    asks,
    asks_for_more,
    begins_asking,
    clarification,
    condition,
    explains,
    follow_up,
    greets,
    helps,
    is_asked,
    is_procedure,
    is_to_you,
    main_question,
    reminds,
    says_goodbye,
)
from interview_tui.language import _

_KEYWORD = 7
"""Words of a line that only names what is asked about: `Ålder`."""
_NEAR = 50
"""Lines before or after one that are looked at: a document can have thousands."""
_IN = 8.0
"""Points that a cue stands further in than its question, at least."""
_NAME = 3
"""Words of a line that may be a name, where sentences are read aloud."""
_BARE_CONDITION = re.compile(r"(?:om|if)\s[^:?.!,]{1,40}[^\W_]", re.I)
_FACTS = re.compile(
    r"(?:bakgrund|demogra|personuppgift|personfakta|uppgifter|fakta|background|facts|"
    r"om (?:dig|deltagar|respondent|informant)|"
    r"personal (?:details|information)|about (?:you|the participant))",
    re.I,
)
_READ_ALOUD: tuple[SectionName, ...] = ("opening", "closing", "consent", "about", "notes")


@dataclass
class Section:
    """A heading, and what stands under it."""

    heading: Entry | None
    title: str = ""
    name: SectionName = ""
    minutes: int | None = None
    labelled: bool = False
    unsure: str = ""
    research: tuple[str, ...] = ()
    """The research question that it is called by: `RQ1`."""
    entries: list[Entry] = field(default_factory=list)


@dataclass
class Text:
    """A paragraph that is read aloud, or a note."""

    entry: Entry
    is_note: bool = False


def parts_of(section: Section) -> list[Item | Text]:
    """The lines of a section in their order, as what they are."""
    entries = section.entries
    aloud = section.name in _READ_ALOUD
    keywords = not aloud and (_names_only(entries) or _is_of_facts(section))
    result: list[Item | Text] = []
    in_list = ""
    for n, entry in enumerate(entries):
        in_list = _after_label(in_list, entry, entries[n - 1] if n else None)
        kind, text = _kind(entry)
        if kind == "item" and _is_bare_condition(entries, n):
            kind, text = "condition", f"{text}:"
        if in_list and kind in ("item", "text") and text:
            result.append(Item(replace(entry, text=text), "clarification"))
            continue
        if kind == "nothing":
            continue
        if kind == "clarification" and not text:
            in_list = entry.text
            if not n or not any(isinstance(part, Item) for part in result):
                result.append(Text(entry))
            elif re.match(r"\W*(?:stödord|nyckelord|hjälpord|exempel|keywords|cues|examples)", entry.text, re.I):
                result.append(Item(replace(entry, text=entry.text.rstrip(" :")), "clarification"))
            continue
        if kind in ("item", "text") and entry.place in ("theme", "research", "clarification", "notes", "text"):
            result.append(_of_column(entry))
            continue
        spoken = aloud and not (entry.listed and section.name in ("opening", "closing") and _follows(entry, result))
        if kind == "item" and not _is_item(section, n, aloud=spoken):
            kind = "text"
        elif (kind == "text" and entry.place == "probe" and _is_item(section, n, aloud=aloud)) or (
            kind == "text" and not aloud and (entry.place in ("question", "probe") or _is_cue(entry, result))
        ):
            kind = "item"
        elif kind == "text" and not aloud and _reminds_of(entry, entries[n - 1] if n else None):
            kind = "follow_up"
        elif kind == "text" and keywords:
            kind = "item"
            entry.unsure = entry.unsure or _("It is no sentence: it may be a heading or a text.")
        if kind == "text":
            if not aloud and len(text.split()) <= _NAME and text[-1:].isalnum():
                entry.unsure = entry.unsure or _("It is no sentence: it may be a heading or a text.")
            result.append(_text(entry, result, reminds=section.name != "consent" and reminds(text)))
        else:
            result.append(Item(replace(entry, text=text or entry.text), _as_kind(kind)))
    return result


def _kind(entry: Entry) -> tuple[str, str]:
    """What a line is by its own words, and its text without its label."""
    text = entry.text
    if (on := condition(text)) is not None and not on[1]:
        return "condition", on[0]
    if (explained := clarification(text)) is not None:
        if asks(explained) and re.match(r"(?:exempel|example)s?\s*:", text, re.I):
            return "follow_up", explained.partition(":")[2].strip() or explained
        return "clarification", explained
    if (followed := follow_up(text)) and explains(followed) and not asks(followed):
        return "clarification", followed
    if followed is not None:
        return ("follow_up", followed) if followed else ("label", text)
    if (asked := main_question(text)) is not None:
        return ("item", asked) if asked else ("nothing", "")
    if entry.under_label:
        return "follow_up", text
    bracket = re.fullmatch(r"[(\[](.+)[)\]]\.?", text, re.S)
    if bracket and (said := _kind(replace(entry, text=bracket[1])))[0] not in ("item", "text"):
        return said
    if bracket and is_asked(bracket[1]):
        return "follow_up", bracket[1]
    if bracket and explains(bracket[1]):
        return "clarification", bracket[1]
    if bracket and (not entry.listed or text.startswith("[")):
        return "text", text
    if helps(text) or (explains(text) and not asks(text) and not entry.listed):
        return "clarification", text
    if not entry.listed and after_an_answer(text):
        return "follow_up", text
    return ("item", text) if entry.listed or is_asked(text) else ("text", text)


def _is_cue(entry: Entry, before: Sequence[Item | Text]) -> bool:
    """Whether a few words stand further in than the question above them, or below a bold one in small letters."""
    above = next(
        (part.entry for part in reversed(before[-_NEAR:]) if isinstance(part, Item) and is_asked(part.entry.text)), None
    )
    short = len(entry.text.split()) <= _KEYWORD and entry.text[-1:] not in (".", "!", ")", "]")
    if above is None or not short or entry.place:
        return False
    below_bold = above.bold and not entry.bold and entry.text[:1].islower()
    slanted = entry.italic and not above.italic and not is_instruction(entry.text)
    return below_bold or slanted or entry.indent > above.indent + _IN


def _is_bare_condition(entries: Sequence[Entry], n: int) -> bool:
    """`If you rent` without a colon, with what hangs on it further in."""
    entry, later = entries[n], entries[n + 1] if n + 1 < len(entries) else None
    if later is None or not entry.listed or entry.place or not _BARE_CONDITION.fullmatch(entry.text):
        return False
    levels = entry.level is not None and later.level is not None
    return later.level > entry.level if levels else later.indent > entry.indent + _IN  # type: ignore[operator]


def _follows(entry: Entry, before: Sequence[Item | Text]) -> bool:
    """Whether a line of a list stands further in than a question right above it."""
    last = before[-1] if before else None
    if not isinstance(last, Item):
        return False
    deeper = entry.indent > last.entry.indent + _IN or (entry.level or 0) > (last.entry.level or 0)
    beside = entry.sign.format == last.entry.sign.format == "bullet" and not asks(last.entry.text)
    return deeper or beside


def _reminds_of(entry: Entry, before: Entry | None) -> bool:
    """A few cues between commas right after a question: `at home, at work, on the way`."""
    cues = [cue.strip() for cue in entry.text.split(",")]
    asked = before is not None and not before.place and asks(before.text)
    return asked and len(cues) > 2 and all(cue and len(cue.split()) <= _NAME for cue in cues) and not entry.place


def _as_kind(kind: str) -> Kind:
    match kind:
        case "condition" | "label" | "clarification" | "follow_up":
            return kind
        case _other:
            return "item"


def _is_item(section: Section, n: int, *, aloud: bool) -> bool:
    """Whether a line of a list, or one that asks, is asked rather than read aloud."""
    entry = section.entries[n]
    text = entry.text
    if main_question(text) is not None:
        return True
    if entry.place == "probe" and any(is_asked(one.text) and one.place == "question" for one in section.entries[:n]):
        return True
    if entry.place in ("question", "probe"):
        return not aloud or asks(text) or asks_for_more(text) or (begins_asking(text) and is_to_you(text))
    sentences = [part for part in re.split(r"(?<=[.!?])\s+", text) if part]
    if section.name == "consent":
        return entry.sign.format == "number" and is_asked(text)
    if aloud:
        if section.name == "closing" and asks_for_more(text):
            return True
        if not asks(text) and not (begins_asking(text) and entry.sign.format == "number"):
            return False
        if section.name in ("about", "notes"):
            return False
        if entry.sign.format == "number":
            return True
        later = section.entries[n + 1 : n + 1 + _NEAR]
        if is_procedure(text) and not (entry.listed and section.name == "closing"):
            return False
        if section.name == "opening" and any(
            not is_asked(one.text) and len(one.text.split()) > _KEYWORD for one in later
        ):
            return False
        return entry.listed or asks(sentences[0]) or begins_asking(sentences[0])
    if is_instruction(text) and not entry.place and entry.sign.shape != "inline" and not _like_others(section, n):
        return False
    if entry.listed:
        if not is_asked(text) and greets(text) and n + 1 == len(section.entries):
            return False
        if not is_asked(text) and len(sentences) > 2:
            entry.unsure = entry.unsure or _("It asks nothing: it may be a text.")
        return True
    if not asks(text) and not text.endswith((".", "…")) and len(text.split()) > 3:
        entry.unsure = entry.unsure or _("It has neither number nor question mark.")
    if len(sentences) > 1 and not is_asked(sentences[0]):
        if len(sentences) > 3 or is_procedure(text) or greets(text) or says_goodbye(sentences[0]):
            return False
        entry.unsure = entry.unsure or _("It begins as a text: it may be read aloud.")
    return True


def _like_others(section: Section, n: int) -> bool:
    """Whether an item right beside it, with the same sign, asks something: `Ge exempel`, `Visa mig`."""
    one = section.entries[n]
    near = section.entries[max(0, n - 1) : n + 2]
    return one.listed and any(
        other is not one and other.sign.shape == one.sign.shape and other.level == one.level for other in near
    )


def _names_only(entries: Sequence[Entry]) -> bool:
    """Whether a section only names what is asked about, line by line: `Ålder`, `Yrke`."""
    plain = [entry for entry in entries if not entry.place]
    if sum(not asks(entry.text) for entry in plain) * 2 < len(plain):
        return False
    if len(plain) < 2 or any(entry.listed or entry.text.startswith("(") for entry in plain):
        return False
    return all(len(entry.text.split()) <= _KEYWORD and not entry.text.endswith((".", "!")) for entry in plain)


def _is_of_facts(section: Section) -> bool:
    """Whether a section of its name asks for facts and only lists them, on a line or two: `Ålder, kön, yrke`."""
    plain = not any(entry.listed or entry.place or is_asked(entry.text) for entry in section.entries)
    ends = any(entry.text.endswith((".", "!", ":")) for entry in section.entries)
    return plain and not ends and _FACTS.match(section.title) is not None


def _of_column(entry: Entry) -> Item | Text:
    if entry.place == "clarification":
        return Item(entry, "clarification")
    return Text(entry, is_note=entry.place == "notes")


def _text(entry: Entry, before: Sequence[Item | Text], *, reminds: bool) -> Text:
    """A text; one in brackets, or one that reminds, is a note to herself."""
    ends = entry.text[:1], entry.text[-1:]
    return Text(entry, is_note=ends == ("[", "]") or (ends == ("(", ")") and bool(before)) or reminds)


def _after_label(label: str, entry: Entry, before: Entry | None) -> str:
    """Whether the lines after `Vid behov:` still belong to it: the label, or nothing any more."""
    if not label or before is None:
        return ""
    if entry.sign.format == "number" or entry.heading or (entry.gap and not entry.listed):
        return ""
    if before.text == label or (entry.listed == before.listed and abs(entry.indent - before.indent) < 8):
        return label
    return ""
