"""Which lines are headings: by style, by a table's column, by bold letters, capitals, a colon, a name, a "
"number. Pure."""

import re
from collections import Counter
from collections.abc import Sequence

from interview_tui.guide_import.alike import like_headings
from interview_tui.guide_import.brackets import minutes_of, whole_minutes
from interview_tui.guide_import.entries import Entry
from interview_tui.guide_import.names import (
    GENERIC,
    GUIDE_NAME,
    PART,
    RESEARCH_HEADING,
    THEME,
    is_section_name,
    section_name,
)
from interview_tui.guide_import.words import (
    asks,
    begins_asking,
    clarification,
    condition,
    follow_up,
    greets,
    is_about,
    is_asked,
    main_question,
)
from interview_tui.language import _

_LONGEST = 12
"""Words of a heading that no style makes one."""
_SHORT = 5
"""Words of a line that is a heading where the numbers of a list begin anew below it."""
_FIRST = 8
"""Entries among which a guide's title stands."""
_FURTHER = 9.0
"""Points by which what stands further out does, at least."""
_NEAR = 100
"""Entries before or after one that are looked at."""
_LARGER = 1.4
"""Points by which the letters of a heading are larger than others."""
_SENTENCE = re.compile(r"[a-zåäö]{3}[.!?]\s+\S+\s+\S+")
"""Something that goes on after a full stop."""
_QUESTIONS_FOR = re.compile(r"(?:intervju)?frågor(?:na)? (?:till|för|kring)\b|questions (?:for|to)\b", re.I)
_APPENDIX = re.compile(r"(?:bilaga|appendix|attachment)\b", re.I)


def title_of(entries: Sequence[Entry]) -> int | None:
    """The place of the entry that is the guide's title; None where none is."""
    first = [n for n in range(min(_FIRST, len(entries))) if _may_be_title(entries[n])]
    before = next((n for n, entry in enumerate(entries) if is_asked(entry.text) and entry.listed), len(entries))
    first = [n for n in first if n < before]
    if first and first[0] == 0 and (_outshines(entries) or _heads_all(entries)):
        return 0
    for test in (
        lambda entry: entry.role == "title",
        lambda entry: entry.heading == 1 and GUIDE_NAME.search(entry.text),
        lambda entry: (
            GUIDE_NAME.search(entry.text) and len(entry.text.split()) <= _LONGEST and not entry.text.endswith(".")
        ),
    ):
        if (found := next((n for n in first if test(entries[n])), None)) is not None:
            return found
    if not first or is_section_name(minutes_of(entries[first[0]].text)[0]):
        return None
    entry = entries[first[0]]
    highest = min((one.heading for one in entries if one.heading), default=0)
    top = [one for one in entries if one.heading == highest]
    if entry.heading and len(top) == 1 and (first[0] == 0 or any(one.heading > 1 or one.bold for one in entries)):
        return first[0]
    if entry.heading or whole_minutes(entry.text) or condition(entry.text):
        return None
    if first[0] == 0 and _QUESTIONS_FOR.match(entry.text) and len(entry.text.split()) <= _LONGEST:
        return 0
    marked = entry.bold or entry.text.isupper() or _is_larger(entry, entries) or _APPENDIX.match(entry.text)
    second = entries[1] if first[0] == 0 and len(entries) > 1 else None
    alone = second is not None and (second.gap or second.heading > 0 or second.bold or bool(second.place))
    short = len(entry.text.split()) <= _LONGEST and not entry.text.endswith((".", ":", "?")) and not entry.listed
    return first[0] if short and (marked or alone) and not greets(entry.text) else None


def _outshines(entries: Sequence[Entry]) -> bool:
    """Whether the first line has the largest letters of all, the only one that has."""
    first, rest = entries[0], entries[1:]
    if first.role or first.heading or first.listed or len(first.text.split()) > _LONGEST or not rest:
        return False
    if _APPENDIX.match(first.text) or GUIDE_NAME.search(first.text):
        return False
    if first.bold and not (rest[0].bold or rest[0].heading or rest[0].role or rest[0].gap):
        return GUIDE_NAME.search(rest[0].text) is not None
    return all(one.size and first.size > one.size + _LARGER and not one.role and not one.heading for one in rest)


def _heads_all(entries: Sequence[Entry]) -> bool:
    """Whether the first line is the only heading of its level, with those of the guide below it."""
    first, others = entries[0], [entry.heading for entry in entries[1:] if entry.heading]
    return 0 < first.heading < min(others, default=0) and not _APPENDIX.match(first.text)


def _may_be_title(entry: Entry) -> bool:
    timed = minutes_of(entry.text)[1] is not None and not GUIDE_NAME.search(entry.text)
    return not entry.place and not asks(entry.text) and not timed


def headings_of(entries: Sequence[Entry], title: int | None) -> dict[int, str]:
    """The places of all headings; the sentence says why one is not sure, and is empty where it is."""
    found: dict[int, str] = {}
    numbered = _numbered_themes(entries)
    first = 0 if title is None else title + 1
    for n in range(first, len(entries)):
        sure = _heading(entries, n, title, in_list=n in numbered)
        if sure is not None:
            found[n] = sure
    if title is not None and entries[title].heading:
        above = [n for n in range(title) if entries[n].heading and not asks(entries[n].text)]
        found |= {n: "" for n in above if not entries[n + 1].heading}
    made = _("It is short and questions follow: it may be a question itself.")
    return found | dict.fromkeys(like_headings(entries, first, found), made)


def _heading(entries: Sequence[Entry], n: int, title: int | None, *, in_list: bool) -> str | None:
    """Why an entry is a heading without it being sure; "" where it is sure, None where it is none."""
    entry = entries[n]
    if entry.place:
        return "" if entry.place == "theme" else None
    text, minutes, _one = minutes_of(entry.text)
    if not text.strip(" :"):
        return None
    if entry.heading:
        return "" if RESEARCH_HEADING.match(text) else _of_style(entries, n, title)
    if entry.role == "subtitle" or _is_subtitle(entries, n, title):
        return None
    about = (is_about(text) or _counts_on(entries, n)) and entry.gap and not entry.listed and entry.indent == 0
    if clarification(text) is not None or (condition(text) is not None and not about):
        return None
    if (asked := main_question(text)) or (asked == "" and _recurs(entries, n)):
        return None
    if (labelled := follow_up(text)) is not None:
        # On a line of its own in bold letters it stands above questions of its own, unless one comes right before it.
        alone = not labelled and entry.bold and not text.endswith(":") and n > 0 and entries[n - 1].listed
        return "" if alone and entries[n - 1].sign.format == "bullet" else None
    if RESEARCH_HEADING.match(text) and asks(text) and _leads_to_questions(entries, n):
        return ""
    words = len(text.split())
    if words > _LONGEST or whole_minutes(entry.text) or _SENTENCE.search(text):
        return None
    if (THEME.match(text) or PART.match(text)) and not text.endswith("."):
        return ""
    if text.rstrip("\"”“'’").endswith((".", "!", ",", ";")) or asks(text):
        return None
    if in_list:
        return ""
    dotted = entry.sign.format in ("bullet", "letter", "roman") and entry.sign.shape not in ("A", "I")
    if dotted or (entry.level or 0) > 0:
        return None
    later = entries[n + 1] if n + 1 < len(entries) else None
    leads = later is not None and later.place != "theme"
    if later is not None and not leads and GENERIC.fullmatch(text):
        return ""
    subtitle = title is not None and n == title + 1 and not entry.gap and later is not None and later.gap
    if minutes is not None and leads and not subtitle and not entry.text.endswith(("minuter.", "minutes.")):
        return ""
    if is_section_name(text) and leads and (not entry.listed or entry.bold) and not text[:1].islower():
        return ""
    if words <= _SHORT and entry.gap and not entry.listed and text[-1].isalnum() and _begins_list(later):
        return _("It is short and questions follow: it may be a question itself.")
    if begins_asking(text) and not ((entry.bold or text.isupper()) and not entry.listed and not text.endswith(":")):
        return None
    if entry.listed and not entry.bold:
        return None
    capitals = text.isupper() and sum(sign.isalpha() for sign in text) > 3
    if leads and (entry.bold or capitals or _is_larger(entry, entries)) and _stands_out(entries, n):
        return ""
    if text.endswith(":") and not entry.bold and _is_blank(entries, n):
        return None
    if text.endswith(":") and leads and words <= 8:
        return "" if words <= 4 else _("It ends in a colon, and may be a text.")
    alone = entry.gap and later is not None and later.gap and later.listed and later.sign.format != "bullet"
    joined = (entry.gap or n == 0) and later is not None and not later.gap
    if leads and words <= 6 and (joined or alone) and later is not None and text[0].isupper():
        if _is_question(later):
            return _("It is short and questions follow: it may be a question itself.")
        if len(later.text.split()) > words and later.text.endswith((".", "!", ":")) and ":" not in text:
            return _("It is short and stands alone: it may be a text.")
    return None


def _is_subtitle(entries: Sequence[Entry], n: int, title: int | None) -> bool:
    """Whether it stands right under the title, in letters as large, or says what the document is."""
    if title is None or n != title + 1 or is_section_name(minutes_of(entries[n].text)[0]):
        return False
    large = _is_larger(entries[n], entries) and entries[n].size >= entries[title].size
    return large or GUIDE_NAME.search(entries[n].text) is not None


def _of_style(entries: Sequence[Entry], n: int, title: int | None) -> str | None:
    """A heading by style that asks something is a question, unless questions of a list follow it."""
    entry = entries[n]
    if not asks(entry.text) and not (begins_asking(entry.text) and entry.text.endswith(".")):
        return ""
    above = [one.heading for m, one in enumerate(entries[:n]) if one.heading and m != title and not asks(one.text)]
    if not any(level < entry.heading for level in above):
        under = []
        for one in entries[n + 1 :]:
            if one.heading:
                break
            under.append(one)
        asked = [one for one in under if is_asked(one.text)]
        if len(asked) > 1 and any(one.listed for one in asked):
            return _("It is a heading that asks something: it may be a question with follow-ups.")
    return None


def _numbered_themes(entries: Sequence[Entry]) -> set[int]:
    """Items of numbered lists that are themes: short names, nearly all of them, with questions under them."""
    groups: dict[tuple[object, ...], list[int]] = {}
    for n, entry in enumerate(entries):
        if entry.sign.format in ("number", "roman", "letter") or (
            entry.sign.format == "bullet" and (entry.level == 0 or (entry.level is None and entry.gap))
        ):
            if entry.heading or entry.place or entry.sign.shape == "1a":
                continue
            size = len(entry.sign.numbers) if entry.sign.format == "number" else 0
            groups.setdefault((entry.sign.format, entry.sign.shape, entry.level, size, entry.bold), []).append(n)
    themes: set[int] = set()
    for (_format, _shape, level, *_rest), places in groups.items():
        if isinstance(level, int) and level > 0:
            continue
        first = places[0]
        if first and not entries[first].gap and _opens(entries[first - 1]):
            continue  # they stand under that question
        named = [n for n in places if _is_name(entries[n]) and _has_questions(entries, n)]
        if not named or len(named) * 2 < len(places):
            continue
        asked = [n for n in places if is_asked(entries[n].text)]
        if len(asked) * 3 <= len(places):
            themes |= {n for n in places if _is_name(entries[n]) or _may_be_name(entries[n])}
    return themes


def _recurs(entries: Sequence[Entry], n: int) -> bool:
    """Whether the same words stand there again and again: `Huvudfråga` above each question."""
    return sum(one.text == entries[n].text for one in entries[max(0, n - _NEAR) : n + _NEAR]) > 1


def _opens(entry: Entry) -> bool:
    """Whether a list right after it says more of it: it asks, or goes on after a colon."""
    return (entry.listed and asks(entry.text)) or (is_asked(entry.text) and entry.text.endswith(":"))


def _is_blank(entries: Sequence[Entry], n: int) -> bool:
    """Whether it is one of several lines that are to be filled in: `Ålder:`, `Yrke:`."""
    after = entries[n + 1] if n + 1 < len(entries) and not entries[n + 1].gap else None
    before = entries[n - 1] if n and not entries[n].gap else None
    return any(one is not None and one.text.endswith(":") and len(one.text.split()) <= 3 for one in (before, after))


def _leads_to_questions(entries: Sequence[Entry], n: int) -> bool:
    """Whether questions follow a research question, rather than the next one of them."""
    later = entries[n + 1] if n + 1 < len(entries) else None
    return later is not None and _is_question(later) and not RESEARCH_HEADING.match(later.text) and not later.place


def _is_name(entry: Entry) -> bool:
    text = minutes_of(entry.text)[0]
    return not is_asked(text) and len(text.split()) <= 8 and not text.endswith((".", "!"))


def _may_be_name(entry: Entry) -> bool:
    """Among names: `What helps` has no question mark."""
    return not asks(entry.text) and len(entry.text.split()) <= _SHORT and entry.text[-1:].isalnum()


def _has_questions(entries: Sequence[Entry], n: int) -> bool:
    """Whether what follows an item, up to the next of its kind, is deeper and asks something."""
    entry = entries[n]
    below = []
    for one in entries[n + 1 :]:
        if one.heading or (one.sign.shape, one.level) == (entry.sign.shape, entry.level):
            break
        if entry.sign.numbers and 0 < len(one.sign.numbers) < len(entry.sign.numbers):
            break
        if one.level is entry.level is None and one.indent < entry.indent - _FURTHER:
            break
        below.append(one)
    return any(is_asked(one.text) for one in below[:6]) and not any(condition(one.text) for one in below[:1])


def _stands_out(entries: Sequence[Entry], n: int) -> bool:
    """Whether bold letters tell a heading: not where everything around is bold, too."""
    entry = entries[n]
    if not entry.bold:
        return True
    later = [one for one in entries[n + 1 : n + 4] if not one.heading]
    if all(one.bold for one in later) and not any(is_asked(one.text) for one in later):
        return bool(section_name(entry.text))
    return True


def _counts_on(entries: Sequence[Entry], n: int) -> bool:
    """Whether the numbers of a list go on right below it: nothing hangs on it then."""
    later = entries[n + 1].sign.numbers if n + 1 < len(entries) else ()
    before = next((one.sign.numbers for one in reversed(entries[max(0, n - 20) : n]) if len(one.sign.numbers) == 1), ())
    return len(later) == 1 and len(before) == 1 and later[0] == before[0] + 1 and not entries[n + 1].indent


def _begins_list(entry: Entry | None) -> bool:
    return entry is not None and entry.sign.format == "number" and set(entry.sign.numbers) == {1}


def _is_question(entry: Entry) -> bool:
    return is_asked(entry.text) or (entry.listed and not condition(entry.text))


def _is_larger(entry: Entry, entries: Sequence[Entry]) -> bool:
    sizes = Counter(one.size for one in entries if one.size)
    return bool(sizes) and entry.size > sizes.most_common(1)[0][0] + _LARGER
