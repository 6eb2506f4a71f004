"""Dates, homes, offices, schools and posts in further ways of talk are proposed; things and days are nobody."""

import pytest

from interview_tui.privacy.finding.finder import proposals


def found(text: str, language: str) -> list[tuple[str, str]]:
    return [(one.kind, one.text) for one in proposals([text], language)]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("vi fick vår son den tredje maj tjugohundraelva", "sv", ("birth_date", "den tredje maj tjugohundraelva")),
        ("dom skrev andra mars två tusen fem i mina papper", "sv", ("birth_date", "andra mars två tusen fem")),
        ("åttioett noll fyra elva är jag född", "sv", ("birth_date", "åttioett noll fyra elva")),
        ("På legget står det 1994-11-02 som min födelsedag.", "sv", ("birth_date", "1994-11-02")),
        ("we had our daughter on 9 June 2015, in a lift", "en", ("birth_date", "9 June 2015")),
        ("Our eldest came on 3 May 2014, in the car outside.", "en", ("birth_date", "3 May 2014")),
        ("my dad's is tenth of march forty eight", "en", ("birth_date", "tenth of march forty eight")),
        ("jag har en som är nio månader och en som går i skolan", "sv", ("age", "nio månader")),
        ("hon kan ha varit sjutton-arton år och grät", "sv", ("age", "sjutton-arton år")),
        ("Den äldsta på kursen var 71 år och bäst av oss.", "sv", ("age", "71 år")),
        ("storasyster var bara nio år då", "sv", ("age", "nio år")),
        ("At 51 I learnt to swim.", "en", ("age", "51")),
        ("she's eighty-one years young", "en", ("age", "eighty-one years young")),
    ],
)
def test_a_date_or_an_age_is_told_without_the_usual_words(text: str, language: str, expected: tuple[str, str]) -> None:
    assert expected in found(text, language)


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Your patient ID? It's 30918822, I think.", "en", ("id_number", "30918822")),
        ("our name tags were swapped, wristbands should've been 4410927", "en", ("id_number", "4410927")),
        ("the insurance card says 7kb2-rr9-pw40", "en", ("id_number", "7kb2-rr9-pw40")),
        ("that's j park eighty at m s n dot com", "en", ("email", "j park eighty at m s n dot com")),
        ("Skriv till sekreteraren snabel-a lerums kanotklubb punkt se.", "sv",
         ("email", "sekreteraren snabel-a lerums kanotklubb punkt se")),
        ("the shop was on cutler street number nineteen", "en", ("address", "cutler street number nineteen")),
        ("I'm at 12c Albion Terrace, LS7, till May.", "en", ("address", "12c Albion Terrace, LS7")),
        ("he's on four twelve west eighty-third apartment six", "en",
         ("address", "four twelve west eighty-third apartment six")),
        ("They left it outside Rose Cottage, Nether Sallow, in the rain.", "en",
         ("address", "Rose Cottage, Nether Sallow")),
        ("We were on Otter Creek Road in Dunmere, near the quarry.", "en", ("address", "Otter Creek Road in Dunmere")),
        ("skriv till box 77 i gällivare", "sv", ("address", "box 77 i gällivare")),
    ],
)  # fmt: skip
def test_a_number_and_a_home_are_told_in_their_whole_length(
    text: str, language: str, expected: tuple[str, str]
) -> None:
    assert expected in found(text, language)


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Travis County CPS rang my mother.", "en", ("authority", "Travis County CPS")),
        ("I wrote to the Parole Board twice.", "en", ("authority", "Parole Board")),
        ("Croydon's homelessness team lost the form.", "en", ("authority", "Croydon")),
        ("I was head girl at Lady Edith's in Marlow.", "en", ("school", "Lady Edith's in Marlow")),
        ("i was a nurse at kestrel general before", "en", ("workplace", "kestrel general")),
        ("i do weekends at the esso garage in kendal and then uni", "en", ("workplace", "esso garage in kendal")),
        ("My aunt was a stunt rider and a cook.", "en", ("occupation", "stunt rider")),
        ("he'd been a galley cook and never talked of it", "en", ("occupation", "galley cook")),
        ("Being the region's only blind judge makes me easy to find.", "en",
         ("occupation", "region's only blind judge")),
        ("he was the last basket maker on Torsay", "en", ("occupation", "last basket maker on Torsay")),
        ("Som kassör i byalaget ser man allt.", "sv", ("occupation", "kassör i byalaget")),
        ("hon var förbundskapten i bågskytte", "sv", ("occupation", "förbundskapten i bågskytte")),
        ("jag var kommunens enda syn- och hörselpedagog", "sv",
         ("occupation", "kommunens enda syn- och hörselpedagog")),
        ("hon läste på komvux i solna", "sv", ("school", "komvux i solna")),
        ("jag låg på avdelning 12 på karolinska", "sv", ("workplace", "avdelning 12 på karolinska")),
        ("de bodde på gotlands norra udde", "sv", ("place", "gotlands norra udde")),
        ("jag fick ett brev från lisbet ahlqvist-berg", "sv", ("person", "lisbet ahlqvist-berg")),
    ],
)  # fmt: skip
def test_a_house_a_post_and_a_place_are_told_in_their_whole_length(
    text: str, language: str, expected: tuple[str, str]
) -> None:
    assert expected in found(text, language)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("She came to see me in hospital and brought samosas for the ward.", "en"),
        ("i had norovirus and my meds were in the portacabin", "en"),
        ("We slept in the back of the Zafira on Christmas Eve.", "en"),
        ("A teacher's job is to notice, and a nurse's day is long.", "en"),
        ("my daughter talks at meetings and i listen at appointments", "en"),
        ("he's a dab hand and a fast rider", "en"),
        ("in general we were fine and the attorney general was on the news", "en"),
        ("the number of people in bed 40 in winter", "en"),
        ("vi fick hjälp i mars och det är skillnad på hjälp och tvång", "sv"),
        ("man vill bli lyssnad på när man kommer till oss", "sv"),
        ("vi fick barn och flyttade och det var bra", "sv"),
        ("hon är ordförande på heltid och jag är med på måndag", "sv"),
    ],
)
def test_food_cars_feasts_and_what_everybody_says_are_nobody(text: str, language: str) -> None:
    assert found(text, language) == []


def test_a_number_of_phoning_is_no_number_of_health_care() -> None:
    assert ("phone", "212-555-0113") in found("Ring the helpline, 212-555-0113, at night.", "en")
    assert ("id_number", "943 476 5919") in found("My NHS number is 943 476 5919.", "en")
