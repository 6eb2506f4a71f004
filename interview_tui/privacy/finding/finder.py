"""The search as a whole: what each part finds in a line, put in order, without overlaps. Pure but for the lists."""

from collections.abc import Iterable, Sequence

from interview_tui.privacy.finding.addresses import addresses
from interview_tui.privacy.finding.ages import ages
from interview_tui.privacy.finding.ages_told import ages_told
from interview_tui.privacy.finding.births import births
from interview_tui.privacy.finding.by_grammar import by_grammar
from interview_tui.privacy.finding.codes import codes
from interview_tui.privacy.finding.dates import birth_dates
from interview_tui.privacy.finding.emails import emails
from interview_tui.privacy.finding.english_homes import english_homes
from interview_tui.privacy.finding.english_houses import english_authorities, english_houses, with_ampersand
from interview_tui.privacy.finding.english_schools import english_schools
from interview_tui.privacy.finding.english_streets import english_streets
from interview_tui.privacy.finding.english_work import english_work
from interview_tui.privacy.finding.glossary import known_words
from interview_tui.privacy.finding.house_names import house_names
from interview_tui.privacy.finding.in_english_slots import in_english_slots
from interview_tui.privacy.finding.in_swedish_slots import in_swedish_slots
from interview_tui.privacy.finding.language import words
from interview_tui.privacy.finding.numbers import identity_numbers, phones
from interview_tui.privacy.finding.occupations import occupations, roles
from interview_tui.privacy.finding.organisations import organisations
from interview_tui.privacy.finding.persons import persons
from interview_tui.privacy.finding.phones_said import phones_said
from interview_tui.privacy.finding.places import places as places_in
from interview_tui.privacy.finding.proposal import Found, Proposal
from interview_tui.privacy.finding.source import composed
from interview_tui.privacy.finding.split_numbers import split_numbers
from interview_tui.privacy.finding.swedish_firms import swedish_firms
from interview_tui.privacy.finding.swedish_known import posts, swedish_known
from interview_tui.privacy.finding.swedish_work import swedish_work
from interview_tui.privacy.finding.text import Line, lines_of
from interview_tui.privacy.finding.told_names import told_names
from interview_tui.privacy.finding.wards import wards
from interview_tui.privacy.finding.whereabouts import whereabouts
from interview_tui.privacy.finding.with_place import with_place
from interview_tui.privacy.finding.work_beside_place import work_beside_place
from interview_tui.privacy.finding.workplaces import workplaces

_RANK = {
    "email": 0, "id_number": 1, "birth_date": 2, "phone": 3, "school": 4, "authority": 4, "address": 4, "workplace": 5,
    "occupation": 6, "age": 7, "person": 8, "place": 8,
}  # fmt: skip
"""Where two overlap, the lower keeps its place; among equals the longer."""


def proposals(lines: Sequence[str], language: str, glossary: Iterable[tuple[str, str]] = ()) -> list[Proposal]:
    """All that may tell who somebody is, in the order of the text.

    `lines` are lines of a file, or segments of a transcript. `language`: `sv` or `en`. `glossary`: words of the study
    with their kinds, found whatever the lists say. Positions count code points within the line.
    """
    own = tuple(glossary)
    found = []
    texts = [composed(line) for line in lines]
    split = lines_of([text for text, _places in texts])
    parts = split_numbers(split, language)
    for number, line in enumerate(split, start=1):
        if not line.tokens:
            continue
        places = texts[number - 1][1]
        for one in in_order([*known_words(line, own), *_everything(line, language), *parts.get(number - 1, ())]):
            start, end = (one.start, one.end) if places is None else (places[one.start], places[one.end])
            found.append(Proposal(number, start, end, lines[number - 1][start:end], one.kind, one.reason))
    return found


def _everything(line: Line, language: str) -> list[Found]:
    """What every part finds; they may overlap."""
    found = [
        *organisations(line, language),
        *workplaces(line, language),
        *by_grammar(line, language),
        *told_names(line, language),
        *wards(line, language),
        *with_ampersand(line, language),
        *house_names(line, language),
        *(
            [*english_houses(line), *english_authorities(line)]
            if language == "en"
            else [*swedish_firms(line), *swedish_known(line)]
        ),
        *(in_english_slots(line) if language == "en" else in_swedish_slots(line)),
        *whereabouts(line, language),
        *persons(line, language),
        *places_in(line, language),
    ]
    if any(sign.isdecimal() for sign in line.text) or len(line.tokens) > 2:
        found += [
            *emails(line, language),
            *identity_numbers(line, language),
            *codes(line, language),
            *phones(line, language),
            *phones_said(line, language),
            *birth_dates(line, language),
            *births(line, language),
        ]
    found += addresses(line, language)
    if language == "en":
        found += [*english_streets(line, found), *english_schools(line, found)]
        found += [*english_homes(line, found)]
    found += [*with_place(line, language, found)]
    has_place = any(one.kind in ("place", "school", "workplace", "address", "authority") for one in found)
    found += [*ages(line, language, has_place), *ages_told(line, language)]
    found += [*occupations(line, language, found), *roles(line, language, found)]
    found += [*work_beside_place(line, language, found)]
    found += english_work(line) if language == "en" else swedish_work(line)
    if language == "sv":
        found += [*posts(line, found)]
    return found


def in_order(found: Iterable[Found]) -> list[Found]:
    """Without overlaps, in the order of the text."""
    kept: list[Found] = []
    for one in sorted(found, key=lambda one: (_RANK[one.kind] + 2 * one.weak, one.start - one.end, one.start)):
        if one.end > one.start and all(one.end <= other.start or one.start >= other.end for other in kept):
            kept.append(one)
    return sorted(kept, key=lambda one: one.start)


def language_of(lines: Sequence[str]) -> str:
    """`sv` or `en`, by the small words of the text."""
    swedish = english = 0
    for word in " ".join(lines).casefold().split():
        swedish += word in _SWEDISH
        english += word in _ENGLISH
    return "sv" if swedish >= english else "en"


_SWEDISH = words("""och att det som är jag på inte en ett av har för vi med till den han hon så men var hos""")
_ENGLISH = words("""and the of to is was that it i my we with you he she but at not have this they are""")

__all__ = ["in_order", "language_of", "proposals"]
