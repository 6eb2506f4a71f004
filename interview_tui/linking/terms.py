"""Words as terms that can be compared: spoken forms made plain, stems, parts of compounds, groups of related words."""

import re
import threading
import unicodedata
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files

import snowballstemmer  # type: ignore[import-untyped]

_STEMMERS = {"sv": "swedish", "en": "english"}
_WORD = re.compile(r"[^\W_]+(?:[’'-][^\W_]+)*")
_SPOKEN = {
    "sv": {
        "nån": "någon", "nåt": "något", "nåra": "några", "nånting": "någonting", "nånstans": "någonstans",
        "nångång": "någon", "dom": "de", "sånt": "sådant", "sån": "sådan", "såna": "sådana", "mej": "mig",
        "dej": "dig", "sej": "sig", "sen": "sedan", "sa": "sade", "la": "lade", "huvet": "huvud", "stan": "staden",
        "dan": "dagen", "dar": "dagar", "förmiddan": "förmiddag", "eftermiddan": "eftermiddag", "sån't": "sådant",
        "morron": "morgon", "morronen": "morgon", "kvälln": "kväll", "fråge": "fråga", "fredan": "fredag",
        "måndan": "måndag", "söndan": "söndag", "lördan": "lördag", "mycke": "mycket", "alltid": "alltid",
        "morsan": "mamma", "farsan": "pappa", "va": "vad", "nåns": "någons", "ska": "skall", "vart": "var",
    },
    "en": {
        "gonna": "going", "wanna": "want", "kinda": "kind", "yeah": "yes", "cause": "because", "gotta": "got",
        "cos": "because", "dunno": "know", "uni": "university", "mom": "mum", "favourite": "favorite",
    },
}  # fmt: skip
"""How it is said → how it is written."""
_SMALL = {
    "sv": """och att det som en på är av för med till den har de inte om ett han men var jag sig från vi så kan när man
        hon under då nu skall skulle ut hans sedan eller där vara här något alla mot hur ju vad också upp du dig din
        ditt dina mig min mitt mina er ert era oss vår vem vilken vilket vilka varför någon några sådan sådant sådana
        blir blev bli ha hade mer mest ganska bara liksom alltså typ asså ja nej mm jo okej ok precis just väl nog
        eh öh hm aha jaha jaså in över efter innan sedan än kanske lite mycket hel hela annan annat andra det här
        detta denna dessa dem deras hennes dess även både medan eftersom fast ändå åt igen kring genom mellan utan
        vill kunde får fick gör göra gjorde gjort går gick säger sade sagt sak saker sätt tänker tycker tror
        brukar finns fanns du någonting allting ingen inget inga all allt var varje själv egentligen faktiskt""",
    "en": """the and to of a in is it you that he was for on are with as i his they be at one have this from or had by
        but not what all were we when your can said there use an each which she do how their if will up other about
        out many then them these so some her would make like him into has look more no could my than been who its
        now did get just me our us am any also because does doing done going got very really well yes yeah okay ok mm
        uh um oh right sort kind thing things think know mean much too even still only own such through over after
        before where why while those should being were here went way quite maybe actually bit lot let s t re ve ll d
        m don something anything everything nothing someone anyone""",
}
FUNCTION_WORDS = {language: frozenset(text.split()) for language, text in _SMALL.items()}
"""Words that say little about what is talked of."""
_SHORTEST_PART = 4
"""Letters of a stem that may be a part of a compound."""


def words_in(text: str) -> list[str]:
    """The words of a text in small letters, without punctuation."""
    return [match.group().replace("’", "'") for match in _WORD.finditer(text.casefold())]


def plain(word: str, language: str) -> str:
    """The written form of a spoken word: `nån` is `någon`, `don't` is `don`."""
    word = _SPOKEN.get(language, {}).get(word, word)
    return word.split("'")[0] if "'" in word else word


def is_function_word(word: str, language: str) -> bool:
    """It says little about what is talked of."""
    return plain(word, language) in FUNCTION_WORDS.get(language, FUNCTION_WORDS["en"])


class _Stemmers(threading.local):
    """A stemmer keeps the word that it works on in itself, so every thread has its own."""

    def __init__(self) -> None:
        self.known = {language: snowballstemmer.stemmer(name) for language, name in _STEMMERS.items()}


_stemmers = _Stemmers()


@cache
def stem(word: str, language: str) -> str:
    """What a word's inflected forms share, as far as a rule can say."""
    stemmer = _stemmers.known.get(language, _stemmers.known["en"])
    stemmed: str = stemmer.stemWord(plain(word, language))
    return stemmed


@cache
def _groups(language: str) -> dict[str, tuple[int, ...]]:
    """Stem → numbers of the groups of related words that it is in."""
    found: dict[str, list[int]] = {}
    text = files("interview_tui.linking").joinpath("concepts.txt").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line.strip() and not line.startswith("#")]
    for number, line in enumerate(lines):
        swedish, _, english = line.partition("|")
        for word in (swedish if language == "sv" else english).split():
            numbers = found.setdefault(stem(word, language), [])
            if number not in numbers:
                numbers.append(number)
    return {key: tuple(numbers) for key, numbers in found.items()}


@cache
def _spellings(language: str) -> dict[str, str]:
    """A word without its dots and rings → the word, for the words that are known of the language."""
    text = files("interview_tui.linking").joinpath("concepts.txt").read_text(encoding="utf-8")
    listed = [word for line in text.splitlines() if not line.startswith("#")
              for word in (line.partition("|")[0] if language == "sv" else line.partition("|")[2]).split()]  # fmt: skip
    return {_folded(word): word for word in (*sorted(FUNCTION_WORDS.get(language, ())), *listed)}


def _folded(word: str) -> str:
    return unicodedata.normalize("NFD", word).encode("ascii", "ignore").decode()


def spellings(known: Iterable[str], language: str) -> dict[str, str]:
    """A word without its dots and rings → the word; `known` words come before what is known of the language."""
    return _spellings(language) | {_folded(word): word for word in sorted(known)}


def spelled_out(id: str, spelling: Mapping[str, str]) -> str:
    """The words of a question's id, which has no dots and rings: `hur-det-borjade` is "hur det började"."""
    return " ".join(spelling.get(word, word) for word in id.split("-"))


@cache
def groups_of(word: str, language: str) -> tuple[int, ...]:
    """Numbers of the groups of related words that a word is in; those of its last part, for a compound."""
    return groups_of_stem(stem(word, language), language)


@cache
def groups_of_stem(stemmed: str, language: str) -> tuple[int, ...]:
    """The same for what a word's forms share."""
    known = _groups(language)
    if stemmed in known:
        return known[stemmed]
    if language == "sv" and len(stemmed) >= 2 * _SHORTEST_PART:
        for at in range(_SHORTEST_PART - 1, len(stemmed) - _SHORTEST_PART + 1):  # the longest last part first
            if stemmed[at:] in known:
                return known[stemmed[at:]]
    return ()


def is_part(part: str, whole: str) -> bool:
    """A stem begins or ends a longer one: `stöd` in `boendestöd`."""
    return (
        len(part) >= _SHORTEST_PART and len(whole) >= len(part) + 3 and (whole.startswith(part) or whole.endswith(part))
    )


def language_of(words: Iterable[str], otherwise: str) -> str:
    """Swedish or English, by the small words among them; `otherwise` if they say nothing."""
    said = list(words)
    counts = {language: sum(word in known for word in said) for language, known in FUNCTION_WORDS.items()}
    best = max(counts, key=lambda language: (counts[language], language == otherwise))
    return best if counts[best] > 1.3 * counts[otherwise if otherwise in counts else "en"] else otherwise
