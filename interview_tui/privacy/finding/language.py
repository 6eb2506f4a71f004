"""What the search knows about one language: words that stand beside a name, and words that look like one."""

from dataclasses import dataclass


def words(text: str) -> frozenset[str]:
    """The words of a list, in small letters."""
    return frozenset(text.casefold().split())


def spaced(*texts: str) -> frozenset[str]:
    """The names of lists, in small letters; a dash within one stands for a space too."""
    names = words(" ".join(texts))
    return names | {name.replace("-", " ") for name in names}


@dataclass(frozen=True, slots=True)
class Cues:
    """All in small letters. A *head* is the noun that says what kind of thing a phrase names."""

    code: str
    """`sv` or `en`."""
    named: frozenset[str]
    """What comes after is what somebody is called: `heter`."""
    people: frozenset[str]
    """Kin and other people, before whose name they stand: `bror`, `kollega`, `läkaren`."""
    titles: frozenset[str]
    """Before a name, and part of no other phrase: `doktor`, `fru`."""
    whose: frozenset[str]
    """`min`, `hennes`: before one of `people`."""
    human: frozenset[str]
    """What only people do, in the forms of telling: `sa`, `tyckte`."""
    towards: frozenset[str]
    """Before somebody one does something with: `hos`, `träffade`."""
    near: frozenset[str]
    """Prepositions before a place."""
    living: frozenset[str]
    """Verbs after which `i` + a word is a place, whatever the word: `bor`."""
    working: frozenset[str]
    """Verbs and nouns after which `på` + a name is a place of work."""
    at: frozenset[str]
    """The prepositions between work and its place."""
    given: frozenset[str]
    """First names and short forms of them that the package's lists lack."""
    everyday: frozenset[str]
    """First names, surnames and places that are words of every day too, however they are written at a beginning."""
    firm: frozenset[str]
    """Places whose word of every day nobody uses."""
    never: frozenset[str]
    """Of these, those that are so usual as words that only a capital or `heter` makes a name of them."""
    no_names: frozenset[str]
    """Capitalised, but telling of nobody: months, programs, beliefs, peoples, the country itself."""
    spoken: frozenset[str]
    """Words that the dictionaries lack and that are no names: fillers, short forms."""
    lands: frozenset[str]
    """Countries, regions, districts of towns and foreign towns, as they are called in the language."""
    countries: frozenset[str]
    """Of these, the countries."""
    particles: frozenset[str]
    """Within a name: `von`, `af`."""
    schools: frozenset[str]
    """Heads of schools, in all forms that matter."""
    workplaces: frozenset[str]
    authorities: frozenset[str]
    generic: frozenset[str]
    """Words that end like a school or authority and name none: `förskolan`, `musikskolan`."""
    offices: frozenset[str]
    """Names of authorities that there is only one of, in the whole country."""
    firms: frozenset[str]
    """Names of well-known places of work."""
    chains: frozenset[str]
    """Of these, where everybody goes: only as somebody's work, or a certain one of them."""
    occupations: frozenset[str]
    """Rarer occupations, indefinite."""
    usual_occupations: frozenset[str]
    """Occupations that many have everywhere."""
    only: frozenset[str]
    """`enda`: before an occupation there is one of."""
