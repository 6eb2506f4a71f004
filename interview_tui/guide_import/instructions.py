"""Lines that tell the interviewer what to do, and who says a line, rather than what is asked. Pure."""

import re

from interview_tui.guide_import.words import asks, is_to_you, reminds

_DO = re.compile(
    r"(?:tacka|presentera (?:mig|oss|dig|er|själv|studien|projektet|syftet)|påminn|dela ut|lägg (?:fram|ut)|"
    r"slå (?:på|av)|"
    r"sätt (?:på|i ?gång)|starta|stäng|stoppa|kontrollera|kolla|fråga (?:om|efter|ifall) (?:samtycke|lov|tillåtelse|"
    r"deltagar\w*|det är okej|inspelning\w*|kontakt\w*)|läs (?:upp|högt)|låt\b|pausa|paus\b|vänta|erbjud|"
    r"sammanfatta|summera|"
    r"se till|betona|poängtera|välkomna|bekräfta|inhämta|samla in|säg (?:att|något)|informera|gå (?:igenom|vidare|"
    r"tillbaka|till fråga)|hoppa (?:över|till)|upprepa|bjud|avsluta|be (?:om|deltagaren|informanten|henne|honom|dem|"
    r"hen)\b|"
    r"lämna (?:över|ut)|ta fram|visa (?:bild|kort|kart|film|exempel|papper|lapp|den|det|upp)|"
    r"introduce (?:self|myself|ourselves|yourself|the|my|our)|thank\b|remind\b|hand (?:out|over|them|her|him|the)|"
    r"turn "
    r"(?:on|off)|"
    r"switch (?:on|off)|start (?:the )?record|stop (?:the )?record|check\b|ask (?:for|permission|if|whether|them|the "
    r"participant|participants)\b|read (?:out|aloud)|let (?:them|her|him|the|participants?)\b|pause\b|wait\b|offer\b|"
    r"summari[sz]e\b|sum up|make sure|emphasi[sz]e|stress (?:that|the)|welcome (?:the|them|participants?|everyone)|"
    r"confirm\b|"
    r"obtain\b|collect (?:the|consent|signed)|invite (?:the|them)|say (?:that|who|something)|tell (?:them|her|him|"
    r"the|"
    r"participants?)\b|go (?:back )?to question|go through|skip (?:to|if)|repeat\b|show (?:the|them|her|him|a|card|"
    r"picture|"
    r"photo|map)\b|give (?:them|her|him|the (?:participant|sheet|form|card|gift|voucher|information|interviewee))\b)",
    re.I,
)
"""What nobody asks a participant to do."""
_TELL = re.compile(
    r"(?:förklara|berätta|beskriv|nämn|ge|visa|fråga|explain|describe|tell|mention|give|ask|discuss|outline)\b", re.I
)
_OF_THE_STUDY = re.compile(
    r"\b(?:studien?|projektet|syfte\w*|samtyck\w*|inspelning\w*|sekretess\w*|konfidential\w*|konfidentiell\w*|"
    r"anonym\w*|"
    r"frivillig\w*|etik\w*|etisk\w*|upplägg\w*|study|project|purpose|aims?|consent|record\w*|confidential\w*|"
    r"anonymity|"
    r"voluntary|ethics?|withdraw\w*|rights|ground rules|intervjun|the interview|session|housekeeping)\b",
    re.I,
)
_SPEAKER = re.compile(
    r"(?:(?i:intervjuaren?|interviewer|moderatorn?|facilitator|samtalsledaren?)|I|M|IL|Int)\s*:\s*(?=\S)"
)


def is_instruction(text: str) -> bool:
    """Whether it says what the interviewer does: `Tacka för intervjun`, `Explain the purpose of the study`."""
    bare = text.lstrip("([ ")
    if asks(text) or is_to_you(bare):
        return False
    return bool(_DO.match(bare) or reminds(text) or (_TELL.match(bare) and _OF_THE_STUDY.search(bare)))


def is_about_the_study(text: str) -> bool:
    """Whether it names what a participant is told of the study before it begins: `Consent and recording`."""
    return not asks(text) and _OF_THE_STUDY.search(text) is not None


def without_speaker(text: str) -> str:
    """`Moderator: What did you expect?` without who says it."""
    found = _SPEAKER.match(text)
    return text[found.end() :] if found else text
