"""Names of people: from lists, from capitals, and from the words beside them."""

import re
from collections.abc import Iterator

from interview_tui.language import _
from interview_tui.privacy.finding.beside import NAMED, PERSON, TITLE, TOWARDS, cue, cue_at
from interview_tui.privacy.finding.language import words
from interview_tui.privacy.finding.no_persons import is_a_make, is_of_calendar
from interview_tui.privacy.finding.places import rather_place
from interview_tui.privacy.finding.proposal import Found
from interview_tui.privacy.finding.senses import CUES, Sense, sense
from interview_tui.privacy.finding.text import Line, Token

_SHORTEST = 4
"""Letters of a foreign or unknown name that is believed in small letters without a word beside it."""
_MOST_NAMES = 4
_TELLING = words(
    """sa sade säger frågade berättade berättar tyckte tycker ringde ringer undrade mejlade skrattade svarade kramade
    said says told asked phoned texted emailed thinks thought replied rang laughed cried shrugged smiled grinned
    nickade log mindes"""
)
"""Verbs that make a name even of a word of every day."""
_IT_WAS = ({"det", "var"}, {"det", "är"}, {"it", "was"}, {"it", "is"})
_TALKING = words(
    """pratade pratar prata pratat snackade snackar snacka talade talar tala ihop tillsammans gift umgås umgicks bråkade
    bråkar sambo chattade mejlade talked talk talking spoke speak speaking chatted chatting married engaged"""
)
"""Before `med` and `to` with a person."""
_OPENING = words("mean och and så so fast men but då then att that ja yeah när when for")
_ADVERBS = words("just bara ju alltid aldrig also never always then då typ liksom really only even")
_FORMAL = words("mr mrs ms miss mister dr doctor prof professor herr fru fröken doktor")
_EACH = words("en ett varje nån någon samma nästa förra ingen en every each a the")
_VAGUE = words(
    """är var har hade och kan kunde ska skulle får fick måste blev brukar brukade kommer går gick ville vill ligger
    is was has had can could would should will must did does and came comes went goes got gets keeps kept left always
    never used may might"""
)
"""Verbs of people that everything else does too."""
_AUXILIARY = words("will may can do us an is as be so he ville hans mina tom min din sin den det om av vara inga")
_ALSO_NAMES = words("will may hans mina tom ville inga")
_AFTER_AUXILIARY = words("said was is works lives died has had told thinks got went came lived worked asked")
_WITH = words("hos med with tell told ask asked")
"""Before somebody, if a capital follows."""
_SMALL_WORDS = {
    "sv": words(
        """och men eller som att så om när hos med för av också då nu inte är jag du han hon hen vi ni de dom den det
        man en ett min din sin mitt ditt vad hur var vem vilka vilken vilket varför på i till från under över efter
        före utan mellan har hade kan ska vill får ja jo nej oj mm okej här där sen sedan först alla något någon ingen
        inget ibland kanske mest fast även bara ju väl nog the and or"""
    ),
    "en": words(
        """the a an and but or so if when what who how why which where there is are was were be been has have had do
        does did can could would should my your his her our their its it he she they we you me us them this that these
        those some any all no yes not only then now just at by for from in of on to with one two well oh let being
        working something someone somebody nobody everybody anything nothing might must here very really also"""
    ),
}
_SURELY_PEOPLE = words("tack hej hos träffade träffar familjen ringde ringer phoned texted met dear mejlade messade")
_NO_INITIALS = "IÅÖ"
_NO_NAME = re.compile(
    r"[-':]|..(?:snad|drad|are|aren|arna|ande|ende|ade|ades|ats|ning|ningen|heten|het|skap|else|iska|iskt|liga|ligt|ing|ness|less|able|tion)$"
)
"""Endings of words, not of names."""
_ABBREVIATED = re.compile(r"[A-ZÅÄÖ]{2,}[:-]|[A-ZÅÄÖ][:-][a-zåäö]")


def persons(line: Line, code: str) -> Iterator[Found]:
    """Names of people in a line."""
    found: list[Found] = []
    at = 0
    while at < len(line.tokens):
        reason = _reason(line, at, code, found) if line.tokens[at].is_word else None
        if reason is None:
            at += 1
            continue
        last, end = _whole(line, at, code)
        found.append(Found(line.tokens[at].start, end, "person", reason))
        at = last + 1
    yield from found


def _reason(line: Line, at: int, code: str, found: list[Found]) -> str | None:
    """Why the word at an index begins a person's name; None if it does not."""
    token, known = line.tokens[at], sense(line.low(at), code)
    if _initial(line, at):
        return _("an initial before a surname")
    beside = cue(line, at, code)
    if _joined(line, at, found):
        beside = PERSON
    told = token.capital and (
        beside in (TITLE, PERSON) or line.low(at + 1) in _TELLING or line.low(at - 1) in _SURELY_PEOPLE
    )
    if known.silent and not (known.first and (beside == NAMED or (told and known.native_first))):
        return None
    if token.low in CUES[code].titles or is_of_calendar(line, at):
        return None
    if beside == NAMED and _may_be_called(token, known):
        before = line.low(cue_at(line, at)) if at else ""
        named = before in CUES[code].named
        return _("comes after “{word}”").format(word=before) if named else _("said to be a name")
    if line.low(at - 1) in ("ingen", "no") and not known.native_first:  # `no Einstein`
        return None
    if len(token.text) == 1 or _ABBREVIATED.match(token.text):
        return None
    if (
        beside not in (TITLE, PERSON)
        and line.low(at - 1) not in _WITH | _SURELY_PEOPLE
        and rather_place(line, at, code)
    ):
        return None
    if token.named:
        return _of_capital(line, at, code, known, beside)
    if token.capital:
        return _at_beginning(line, at, code, known)
    return _in_small_letters(line, at, code, known, beside)


def _of_capital(line: Line, at: int, code: str, known: Sense, beside: str) -> str | None:
    if line.tokens[at].text.isupper() and not known.native_first:
        return None
    if line.low(at) in _SMALL_WORDS[code]:
        return None
    if known.first:
        return _("a first name")
    if known.last:
        return _("a surname")
    if beside == TITLE or (beside == PERSON and not known.plain):
        return _("comes after “{word}”").format(word=line.low(at - 1))
    if (known.unknown or known.loan) and not known.land and not is_a_make(line, at, code):
        return _("a capital letter, and no word of the dictionary")
    if known.listed and code == "sv":
        return _("a proper name of the dictionary")
    if not known.plain and known.like_surname:
        return _("a capital letter, and formed like a surname")
    if line.low(at - 1) in _WITH:
        return _("a capital letter after “{word}”").format(word=line.low(at - 1))
    if line.low(at + 1) in ("who", "som") and {line.low(at - 1), line.low(at - 2)} in _IT_WAS:
        return _("a capital letter, and a person’s doing after it")
    return None


def _at_beginning(line: Line, at: int, code: str, known: Sense) -> str | None:
    """A capital at the beginning of a sentence tells nothing by itself."""
    token, follower = line.tokens[at], line.token(at + 1)
    full = follower is not None and line.beside(at + 1) and follower.capital and _is_surname(line, at + 1, code)
    if known.name and full and (known.native_first or not known.plain):
        return _("a first name and a surname")
    if known.native_first and not known.twin:
        return _("a first name")
    if known.native_last and not known.twin and not known.plain:
        return _("a surname")
    if known.name and not known.everyday and len(known.base) >= _SHORTEST:
        return _("a first name") if known.first else _("a surname")
    lone = known.unknown and not known.somewhere and len(known.base) >= _SHORTEST and not token.text.isupper()
    if lone and not _NO_NAME.search(known.base):
        return _("no word of the dictionary")
    acts = follower is not None and follower.low in CUES[code].human and not follower.capital
    if not acts or follower is None:
        return _("formed like a surname") if known.like_surname and not known.everyday else None
    sure = follower.low not in _VAGUE
    if known.native_first and (sure if not known.never else follower.low in _TELLING):
        return _("a first name, and a person’s doing after it")
    return _("formed like a surname") if known.like_surname and not known.everyday else None


def _in_small_letters(line: Line, at: int, code: str, known: Sense, beside: str) -> str | None:
    after_cue = _("comes after “{word}”").format(word=line.low(at - 1)) if beside else ""
    owns = (
        line.text[line.tokens[at].end : line.tokens[at].end + 2] in ("'s", "’s")
        and line.low(at + 1) in CUES[code].people
    )
    if owns and known.native_first and line.low(at) not in CUES[code].people | _SMALL_WORDS[code]:
        return _("a first name, and somebody of theirs after it")
    if known.twin or known.never:
        return _of_twin(line, at, code, known, beside, after_cue)
    if known.native_first and (line.small or beside or not known.plain):
        return _("a first name, in small letters")
    if known.native_last and not known.plain:
        return _("a surname, in small letters")
    if owns and known.first and line.low(at) not in CUES[code].people | _SMALL_WORDS[code]:
        return _("a first name, and somebody of theirs after it")
    if known.everyday:
        acts = line.token(at + 1) is None or not line.tokens[at + 1].is_word or line.low(at + 1) in CUES[code].human
        mine = line.low(at - 2) in CUES[code].whose and known.first and acts and line.low(at) not in _SMALL_WORDS[code]
        formal = line.low(at - 1) in _FORMAL or line.low(at - 2) in _FORMAL
        verb = line.low(at) in CUES[code].human | _SMALL_WORDS[code]
        believed = beside == TITLE and not verb and ((known.name and formal) or not known.plain)
        believed |= line.low(at - 1) in _SURELY_PEOPLE and known.like_surname and not known.plain
        return after_cue if believed or (beside == PERSON and (mine or (known.name and not known.plain))) else None
    if known.name and (beside or (line.small and len(known.base) >= _SHORTEST)):
        return _("a name, in small letters")
    if len(known.base) < 3 or (known.somewhere and beside not in (TITLE, PERSON)):
        return None
    if beside in (TITLE, PERSON) or (beside == TOWARDS and line.low(at - 1) in _SURELY_PEOPLE):
        return after_cue
    if line.small and len(known.base) >= _SHORTEST and not _NO_NAME.search(known.base):
        return _("no word of the dictionary")
    return None


def _is_double(low: str, code: str) -> bool:
    """`nordqvist-hall`: surnames joined, the first of which is no word of every day."""
    parts = [sense(part, code) for part in low.split("-")]
    return len(parts) == 2 and (parts[0].name or parts[0].like_surname) and not parts[0].plain and parts[1].name


def _of_twin(line: Line, at: int, code: str, known: Sense, beside: str, after_cue: str) -> str | None:
    """A name that is a word of every day too, in small letters."""
    after = line.token(at + 1)
    follows = after.low if after is not None else ""
    if not known.name or line.low(at) in _AUXILIARY:
        called = beside == PERSON and follows in _AFTER_AUXILIARY and line.low(at) in _ALSO_NAMES
        return after_cue if called else None
    full = after is not None and line.beside(at + 1) and _is_full(line, at, code)
    if line.low(at) in CUES[code].people and line.low(at - 1) in CUES[code].whose:
        return None
    if known.native_first and full and line.small:
        return _("a first name and a surname")
    if beside == TITLE:
        formal = line.low(at - 1) in _FORMAL or line.low(at - 2) in _FORMAL
        acts = code == "sv" or after is None or not after.is_word or follows in CUES[code].human
        return after_cue if formal or not known.never or (known.first and acts) else None
    if beside == TOWARDS and line.low(at - 1) in _SURELY_PEOPLE and known.native_first:
        return after_cue
    if beside == PERSON and known.native_first:
        ends = after is None or not after.is_word or follows in CUES[code].human
        return after_cue if ends or not known.never else None
    as_what = line.low(at - 1) in ("hade", "har", "had", "have") and follows in ("som", "as")
    if known.native_first and (as_what or (line.low(at - 1) == "you" and line.low(at - 2) == "thank")):
        return _("stands where somebody is spoken of")
    if line.low(at - 1) in ("med", "with", "to") and line.low(at - 2) in _TALKING and known.native_first:
        return after_cue or _("stands after a word of talking")
    lone = line.low(at - 1) not in CUES[code].whose | _EACH
    opens = at == 0 or not line.tokens[at - 1].is_word or line.low(at - 1) in _OPENING
    then = line.low(at + 2) if follows in _ADVERBS else follows
    if (
        line.small
        and opens
        and known.native_first
        and then in CUES[code].human - _VAGUE - {"och", "and"}
        and not known.never
    ):
        return _("a first name, and a person’s doing after it")
    if line.small and lone and known.native_first and follows in _TELLING:
        return _("a first name, and a person’s doing after it")
    if known.native_first and follows in ("who", "som") and {line.low(at - 1), line.low(at - 2)} in _IT_WAS:
        return _("a first name, and a person’s doing after it")
    return None


def _is_full(line: Line, at: int, code: str) -> bool:
    """Is the word after a surname that is no word of every day?"""
    after = sense(line.low(at + 1), code)
    return (
        not after.silent and not after.everyday and (after.name or not after.somewhere) and len(after.base) >= _SHORTEST
    )


def _joined(line: Line, at: int, found: list[Found]) -> bool:
    """Does it stand after `Anna och`, `Anna,`?"""
    if not found or at < 2:
        return False
    before = line.tokens[at - 2]
    return line.low(at - 1) in ("och", "and", "&") and found[-1].start <= before.start < found[-1].end


def _may_be_called(token: Token, known: Sense) -> bool:
    """After `heter`: is it a name rather than `heter det`?"""
    if token.named or not known.everyday:
        return len(token.text) > 1
    if token.low in _SMALL_WORDS["sv"] | _SMALL_WORDS["en"] - {"will"}:
        return False
    return known.native_first or (known.first and (known.twin or len(known.base) > _SHORTEST))


def _initial(line: Line, at: int) -> bool:
    """`A. Berg`: a letter and a point before a surname."""
    token, follower = line.tokens[at], line.token(at + 2)
    if len(token.text) != 1 or line.low(at + 1) != "." or follower is None or not line.beside(at + 2):
        return False
    if line.tokens[at + 1].start != token.end or not follower.is_word or len(follower.text) < 3:
        return False
    if line.small:
        known = sense(follower.low, "sv")
        return (known.last or known.like_surname) and not known.plain
    return token.capital and token.text not in _NO_INITIALS and follower.capital


def _is_surname(line: Line, at: int, code: str) -> bool:
    known = sense(line.low(at), code)
    return not known.silent and (known.name or known.like_surname or known.unknown or known.somewhere)


def _whole(line: Line, at: int, code: str) -> tuple[int, int]:
    """Index of the last word of the name that begins at an index, and where it ends in the line."""
    last = at + 2 if _initial(line, at) else at
    while last - at < _MOST_NAMES and not _genitive(line, last, code):
        following = _next_part(line, last, code)
        if following is None:
            break
        last = following
    return last, _end(line, last, code)


def _genitive(line: Line, at: int, code: str) -> bool:
    token = line.tokens[at]
    return sense(token.low, code).length < len(token.text)


def _end(line: Line, at: int, code: str) -> int:
    """Where the name ends: before a genitive s, if the word is not known otherwise."""
    token, known = line.tokens[at], sense(line.low(at), code)
    if known.length < len(token.text):
        return token.start + known.length
    if code == "sv" and token.low.endswith("s") and len(token.low) > 4 and not known.name and not known.plain:
        after = line.token(at + 1)
        if after is not None and after.is_word and not after.capital and line.beside(at + 1):
            owned, cues = sense(after.low, code), CUES[code]
            if owned.everyday and after.low not in cues.human and after.low not in cues.near | _SMALL_WORDS[code]:
                return token.end - 1
    return token.end


def _next_part(line: Line, at: int, code: str) -> int | None:
    """Index of the next word of the same name; None where it ends."""
    follower = line.token(at + 1)
    if follower is None or not follower.is_word or not line.beside(at + 1):
        return None
    if follower.low in CUES[code].particles:
        further = line.token(at + 2)
        if further is not None and further.is_word and line.beside(at + 2):
            known = sense(further.low, code)
            noble = follower.low in ("von", "af", "van")
            if further.capital or (line.small and (noble or not (known.plain or known.somewhere))):
                return at + 2
        return None
    known = sense(follower.low, code)
    if known.silent and len(follower.text) > 1:
        return None
    if follower.named:
        return at + 1 if len(follower.text) > 1 or follower.text not in _NO_INITIALS else None
    if line.small and not follower.capital:
        after = sense(line.low(at + 2), code) if line.beside(at + 2) else None
        if known.last and not known.plain and after is not None and after.name and not after.everyday:
            return at + 1
        if _is_double(follower.low, code):
            return at + 1
        if (known.native_last and not known.never) or (known.like_surname and not known.plain):
            return at + 1
        if not known.everyday and len(follower.text) >= 3 and (known.name or not known.somewhere):
            return at + 1
    return None
