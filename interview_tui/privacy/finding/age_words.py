"""Words for people and numbers of years that the search for ages knows. Our own lists."""

import re
from functools import cache

from interview_tui.privacy.finding.language import words

_UNIT = {
    "sv": "ett|två|tre|fyra|fem|sex|sju|åtta|nio",
    "en": "one|two|three|four|five|six|seven|eight|nine",
}
_TEEN = {
    "sv": "tio|elva|tolv|tretton|fjorton|femton|sexton|sjutton|arton|aderton|nitton",
    "en": "ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen",
}
_TEN = {
    "sv": r"(?:tju(?:g[oi])?|tretti?o?|f[yö]rti?o?|femti?o?|sexti?o?|sjutti?o?|åtti?o?|nitti?o?)"
    r"(?:en|ett|två|tre|fyra|fem|sex|sju|åtta|nio|nie)|"
    r"tjug[oi]|trettio?|fyrtio?|förtio?|femtio?|sextio?|sjuttio?|åttio?|nittio?|hundra(?:ett|två|tre|fyra|fem|sex)?",
    "en": r"(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)"
    r"(?:[ -](?:one|two|three|four|five|six|seven|eight|nine))?|(?:a|one) hundred(?: and (?:one|two|three|four|"
    r"five|six))?",
}
_PART = {
    "sv": r"(?:\s+och\s+(?:(?:ett?\s+)?(?:halvt?|trekvart)|en\s+halv|en\s+bit))",
    "en": r"(?:\s+and\s+(?:a\s+(?:half|bit|quarter)|three\s+quarters))",
}


@cache
def number_pattern(code: str) -> re.Pattern[str]:
    """A number of years, in digits or words, with a half: `two and a bit`, `åtta och ett halvt`."""
    number = rf"\d{{1,3}}|{_TEN[code]}|{_TEEN[code]}|{_UNIT[code]}"
    return re.compile(rf"(?<![\w-])(?:{number}){_PART[code]}?(?![\w-]|[.,:]\d)", re.IGNORECASE)


PERSONS = {
    "sv": words(
        """lilla lille inneboende mamma mamman pappa pappan morsan farsan mor far mormor morfar farmor
        farfar gammelmormor gammelfarmor son
    sonen dotter dottern bror brorsan brodern syster syrran storebror storasyster lillebror lillasyster
    lillasyrran man mannen fru frun sambo sambon särbo make maka pojkvän flickvän pojkvännen flickvännen kusin
    kusinen faster moster farbror morbror svärmor svärfar svärmorsan barnbarn barnbarnet barnet bebisen bebis
    ungen äldsta yngsta minsta minstingen mellersta lillen lillan storan grabben tösen tjejen killen pojken
    flickan kvinnan kvinna patient patienten klient klienten elev eleven brukare brukaren granne grannen kollega
    kollegan kompis kompisen vän vännen tant tanten gubbe gubben dam damen herre herren boende student studenten
    tvillingen exet ex chefen lärare läraren kille tjej pojke flicka grabb unge gosse vårdtagare vårdtagaren
    person personen systerson systerdotter brorson brorsdotter fadern modern änkan hyresgäst tonåring sonson
    dotterson"""
    ),
    "en": words(
        """lodger mum mummy mom mother dad daddy father brother sister son daughter stepson stepdaughter stepdad stepmum
    grandson granddaughter grandma grandpa grandmother grandfather grandad granddad gran granny nan nana nanna
    husband wife partner fiancé fiancée girlfriend boyfriend ex uncle aunt auntie cousin nephew niece baby boy
    girl kid child eldest oldest youngest middle lad lass woman man bloke guy gentleman lady patient client
    resident pupil student colleague neighbour neighbor friend mate twin teenager tenant landlord landlady boss
    manager teacher nurse toddler infant little grandchild grandbaby goddaughter godson missus hubby fella mam
    mama papa pop nanny person somebody someone youngster service-user user carer"""
    ),
}
"""One who is spoken of."""
CHILDREN = {
    "sv": words("barn barnen ungar ungarna döttrar söner pojkar flickor grabbar tvillingar tjejer killar barnbarn"),
    "en": words("kids children boys girls daughters sons twins lads lasses grandkids grandchildren little ones"),
}
PLURAL = {
    "sv": CHILDREN["sv"]
    | words("""döttrarna sönerna pojkarna flickorna grabbarna tvillingarna tjejerna killarna barnbarnen syskon syskonen
    bröder systrar brorsbarn syskonbarn småkillar småtjejer trillingarna hundarna föräldrar föräldrarna"""),
    "en": CHILDREN["en"]
    | words("brothers sisters nephews nieces siblings parents grandsons granddaughters babies triplets toddlers ones"),
}
GOES_ON = {
    "sv": words(
        """nu och å men så idag snart bast fyllda nästa när då alltså liksom ju i som för att hade har fick var är blev
    började flyttade jag han hon hen du vi de dom den det eller innan medan fast sen sedan nånting någonting typ
    va eh öh säger sa min mitt mina ska kan kunde kom gick tog ville måste bor bodde redan vid utan där eftersom
    medans precis imorgon igår plus kanske"""
    )
    - words("som i för vid av"),
    "en": words(
        """now and but so today next this soon when already last i he she they we you my his her our it that's bless
    because before after then while with or if though although until years-old still at the going which who you're
    she's he's i'm they're we're it's mind come probably maybe like um er"""
    )
    - words("with the which who"),
}
"""What may come after an age: a new sentence, a small word, a verb; not a noun that is counted."""
