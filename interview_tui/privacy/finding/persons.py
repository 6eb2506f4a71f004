"""Names of people: from lists, from capitals, and from the words beside them."""

from collections.abc import Iterator

from interview_tui.language import _
from interview_tui.privacy.finding.language import words
from interview_tui.privacy.finding.proposal import Found
from interview_tui.privacy.finding.senses import CUES, Sense, sense
from interview_tui.privacy.finding.text import Line, Token

_FILLERS = words(
    """ju alltså då typ liksom väl faktiskt nu bara är eh öh ehm i förnamn efternamn is was erm er um like actually
    just was're 're by as the"""
)
_SHORTEST = 4
"""Letters of a foreign name that is believed in small letters without a word beside it."""
_MOST_NAMES = 4
_SIGNS = frozenset(",:-–\"”“'")


def persons(line: Line, code: str) -> Iterator[Found]:
    """Names of people in a line."""
    found: list[Found] = []
    at = 0
    while at < len(line.tokens):
        token = line.tokens[at]
        reason = _reason(line, at, code, found) if token.is_word else None
        if reason is None:
            at += 1
            continue
        last, end = _whole(line, at, code)
        found.append(Found(token.start, end, "person", reason))
        at = last + 1
    yield from found


def _reason(line: Line, at: int, code: str, found: list[Found]) -> str | None:
    """Why the word at an index begins a person's name; None if it does not."""
    token, known = line.tokens[at], sense(line.low(at), code)
    if _initial(line, at, code):
        return _("an initial before a surname")
    cue = _cue(line, at, code)
    if known.silent and not (cue == "named" and known.first):
        return None
    if cue == "named" and _may_be_called(line, at, known):
        return _("comes after “{word}”").format(word=line.low(_cue_at(line, at)))
    if len(token.text) == 1:
        return None
    if cue == "" and line.low(at - 1) in ("i", "in") and known.somewhere and not known.native_first:
        return None
    if token.named:
        return _of_capital(line, at, code, known, cue)
    if token.capital:
        return _at_beginning(line, at, code, known, cue)
    return _in_small_letters(line, at, code, known, cue, found)


def _of_capital(line: Line, at: int, code: str, known: Sense, cue: str) -> str | None:
    if line.tokens[at].text.isupper() and not known.native_first:
        return None
    if known.first and (known.native_first or not known.plain or cue):
        return _("a first name")
    if known.last and (known.native_last or not known.plain or cue):
        return _("a surname")
    if cue in ("title", "person"):
        return _("comes after “{word}”").format(word=line.low(at - 1)) if not known.plain or cue == "title" else None
    if known.unknown and not known.land:
        return _("a capital letter, and no word of the dictionary")
    if known.listed and not known.plain:
        return _("a proper name of the dictionary")
    if known.everyday and not known.plain and known.like_surname:
        return _("a capital letter, and formed like a surname")
    return None


def _at_beginning(line: Line, at: int, code: str, known: Sense, cue: str) -> str | None:
    """A capital at the beginning of a sentence tells nothing by itself."""
    follower = line.token(at + 1)
    full = follower is not None and line.beside(at + 1) and follower.capital and _is_surname(line, at + 1, code)
    if known.name and full and not (known.never and known.plain and not known.native_first):
        return _("a first name and a surname")
    if known.native_first and not known.twin:
        return _("a first name")
    if known.native_last and not known.twin and not known.plain:
        return _("a surname")
    acts = follower is not None and follower.low in CUES[code].human and not follower.capital
    if known.name and not known.everyday and len(known.base) >= _SHORTEST:
        return _("a first name") if known.first else _("a surname")
    if known.first and known.native_first and acts and not (known.never and code == "en"):
        return _("a first name, and a person’s doing after it")
    if (not known.everyday and not known.somewhere) and acts and len(known.base) >= _SHORTEST:
        return _("no word of the dictionary, and a person’s doing after it")
    if known.like_surname and not known.everyday:
        return _("formed like a surname")
    return None


def _in_small_letters(line: Line, at: int, code: str, known: Sense, cue: str, found: list[Found]) -> str | None:
    beside = _("comes after “{word}”").format(word=line.low(at - 1)) if cue else ""
    if known.native_first and not known.twin and (line.small or cue or not known.plain):
        return _("a first name, in small letters")
    if known.native_last and not known.plain and not known.twin:
        return _("a surname, in small letters")
    if not known.everyday and known.name:
        if cue or (line.small and len(known.base) >= _SHORTEST):
            return _("a name, in small letters")
        return None
    if known.twin and known.first and not known.never:
        if cue in ("title", "person", "towards"):
            return beside
        if line.small and _joined(line, at, found):
            return _("stands together with another name")
        if line.small and known.native_first and line.low(at + 1) in _TELLING[code]:
            return _("a first name, and a person’s doing after it")
    if known.native_first and known.twin and known.never and cue == "person" and line.low(at) not in _NEVER_AT_ALL:
        return beside if _ends_or_acts(line, at, code) else None
    if known.unknown and not known.somewhere and cue in ("title", "person", "towards") and len(known.base) > 2:
        strict = cue == "towards"
        return beside if not strict or line.low(at - 1) in _SURELY_PEOPLE else None
    if known.last and known.twin and cue in ("title",) and not known.never:
        return beside
    return None


_TELLING = {
    "sv": words("""sa sade säger frågade berättade berättar tyckte tycker ringde ringer undrade mejlade"""),
    "en": words("""said says told asked phoned called texted emailed thinks thought"""),
}
_NEVER_AT_ALL = words("""ville hans mina tom min din sin den det om av vara will may us an is as be so do he""")
_SURELY_PEOPLE = words("""hos träffade träffar familjen ringde phoned texted met familjen dear""")


def _ends_or_acts(line: Line, at: int, code: str) -> bool:
    after = line.token(at + 1)
    return after is None or not after.is_word or after.low in _TELLING[code]


def _joined(line: Line, at: int, found: list[Found]) -> bool:
    """Does it stand after `Anna och`?"""
    return bool(found) and line.low(at - 1) in ("och", "and", "&") and found[-1].end >= line.tokens[at - 2].end - 1


def _may_be_called(line: Line, at: int, known: Sense) -> bool:
    """After `heter`: is it a name rather than `heter det`?"""
    token = line.tokens[at]
    if token.named or not known.everyday:
        return len(token.text) > 1
    return known.native_first or (known.first and known.twin)


def _cue_at(line: Line, at: int) -> int:
    """Index of the word before, past fillers and signs."""
    at -= 1
    while at > 0 and (line.low(at) in _FILLERS or line.tokens[at].text in _SIGNS):
        at -= 1
    return at


def _cue(line: Line, at: int, code: str) -> str:
    """What the words before say: `named`, `title`, `person`, `towards`, or nothing."""
    cues = CUES[code]
    if at == 0:
        return ""
    before = line.low(at - 1)
    if line.low(_cue_at(line, at)) in cues.named and (code == "sv" or _english_named(line, at)):
        return "named"
    if before == "." and line.low(at - 2) in cues.titles:
        return "title"
    if before in cues.titles:
        return "title"
    if before in cues.people and not line.tokens[at - 1].named:
        return "person"
    if before in ("mig", "me") and line.low(at - 2) in ("kalla", "call"):
        return "named"
    if before in ("honom", "henne", "mig", "hen", "him", "her", "me") and line.low(at - 2) in (
        "kallar", "kallade", "kalla", "call", "called", "döpte", "named",
    ):  # fmt: skip
        return "named"
    return "towards" if before in cues.towards else ""


def _english_named(line: Line, at: int) -> bool:
    """`called Anna`, `name is Anna`, and not `called the doctor`, `goes to`."""
    cue = _cue_at(line, at)
    if line.low(cue) == "goes":
        return line.low(at - 1) == "by"
    if line.low(cue) in ("name", "surname", "nickname", "names"):
        return cue < at - 1
    return line.low(at - 1) not in ("the", "by")


def _initial(line: Line, at: int, code: str) -> bool:
    """`A. Berg`, `K Lindgren`: a letter before a surname."""
    token = line.tokens[at]
    if len(token.text) != 1 or not token.capital or token.text in "IÅÖ":
        return False
    after = at + 2 if line.low(at + 1) == "." else at + 1
    follower = line.token(after)
    if follower is None or not follower.capital or len(follower.text) < 3:
        return False
    known = sense(follower.low, code)
    return after == at + 2 and line.beside(after) and not known.silent and (known.last or known.unknown)


def _is_surname(line: Line, at: int, code: str) -> bool:
    known = sense(line.low(at), code)
    return not known.silent and (known.name or known.like_surname or known.unknown or known.somewhere)


def _whole(line: Line, at: int, code: str) -> tuple[int, int]:
    """Index of the last word of the name that begins at an index, and where it ends in the line."""
    last = at
    if _initial(line, at, code) and line.low(at + 1) == ".":
        last = at + 2
    while last - at < _MOST_NAMES and not _genitive(line, last, code):
        following = _next_part(line, last, code)
        if following is None:
            break
        last = following
    token = line.tokens[last]
    return last, _end(line, last, token, code)


def _genitive(line: Line, at: int, code: str) -> bool:
    token = line.tokens[at]
    return sense(token.low, code).length < len(token.text)


def _end(line: Line, at: int, token: Token, code: str) -> int:
    if (
        token.is_word
        and len(token.text) == 1
        and line.low(at + 1) == "."
        and line.text[token.end : token.end + 1] == "."
    ):
        return token.end
    known = sense(token.low, code)
    if known.length < len(token.text):
        return token.start + known.length
    if code == "sv" and token.low.endswith("s") and len(token.low) > 4 and not known.name and not known.everyday:
        after = line.token(at + 1)
        if after is not None and after.is_word and not after.capital and line.beside(at + 1):
            owned = sense(after.low, code)
            if owned.everyday and after.low not in CUES[code].human and after.low not in CUES[code].near:
                return token.end - 1
    return token.end


def _next_part(line: Line, at: int, code: str) -> int | None:
    """Index of the next word of the same name; None where it ends."""
    cues = CUES[code]
    follower = line.token(at + 1)
    if follower is None or not follower.is_word:
        return None
    if not line.beside(at + 1):
        return None
    if follower.low in cues.particles:
        further = line.token(at + 2)
        if further is not None and further.is_word and line.beside(at + 2) and (further.capital or line.small):
            known = sense(further.low, code)
            if further.capital or known.name or not known.everyday:
                return at + 2
        return None
    known = sense(follower.low, code)
    if known.silent and len(follower.text) > 1:
        return None
    if follower.capital and not follower.first:
        if len(follower.text) == 1:
            return at + 1 if follower.text not in "IÅÖ" else None
        return at + 1
    if line.small and not follower.capital:
        if known.native_last and not known.never:
            return at + 1
        if known.name and not known.everyday and len(follower.text) >= _SHORTEST:
            return at + 1
        if not known.everyday and not known.somewhere and len(follower.text) >= _SHORTEST:
            return at + 1
    return None
