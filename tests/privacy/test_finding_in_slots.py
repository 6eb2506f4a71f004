"""Where talk asks for the name of a place of work or a school, it is proposed; ordinary words are left alone."""

import pytest

from interview_tui.privacy.finding.finder import proposals


def found(text: str, language: str) -> list[tuple[str, str]]:
    return [(one.kind, one.text) for one in proposals([text], language)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They sacked me from the Compass and Thimble.", ("workplace", "Compass and Thimble")),
        ("they sacked me from the compass and thimble", ("workplace", "compass and thimble")),
        ("i did nights at hollybank manor before that", ("workplace", "hollybank manor")),
        ("i started at larkspur joinery straight out of school", ("workplace", "larkspur joinery")),
        ("my boss at the sleepy otter never listened", ("workplace", "sleepy otter")),
        ("we had our dinner at the goose on the green", ("workplace", "goose on the green")),
        ("She left Sterling Haulage because of the hours.", ("workplace", "Sterling Haulage")),
        ("Everyone at Rapid Tyres knew about it.", ("workplace", "Rapid Tyres")),
        ("i got kicked out of moorcroft high in year nine", ("school", "moorcroft high")),
        ("The kids go to Bright Sparks.", ("school", "Bright Sparks")),
        ("the kids go to bright sparks", ("school", "bright sparks")),
        ("I teach year six at St Osyth's.", ("school", "St Osyth's")),
    ],
)
def test_what_an_english_frame_asks_for_is_proposed(text: str, expected: tuple[str, str]) -> None:
    assert expected in found(text, "en")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Jag fick sparken från Silverskeden efter två veckor.", ("workplace", "Silverskeden")),
        ("jag gjorde praktik hos nordmans plåt", ("workplace", "nordmans plåt")),
        ("jag är undersköterska på trastgården", ("workplace", "trastgården")),
        ("jag var fritidsledare på oasen", ("workplace", "oasen")),
        ("jag sitter i växeln hos taxi kurir", ("workplace", "taxi kurir")),
        ("Jag blev varslad från Hagbergs Mekaniska.", ("workplace", "Hagbergs Mekaniska")),
        ("Min syster gick på Växthuset.", ("school", "Växthuset")),
        ("min yngsta går på trollets förskola", ("school", "trollets förskola")),
        ("Jag läser till sjuksköterska på Sofiahemmet.", ("school", "Sofiahemmet")),
    ],
)
def test_what_a_swedish_frame_asks_for_is_proposed(text: str, expected: tuple[str, str]) -> None:
    assert expected in found(text, "sv")


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Jag jobbade på en restaurang som heter Pärlan.", "sv", ("workplace", "Pärlan")),
        ("hon går på en förskola som heter solrosen", "sv", ("school", "solrosen")),
        ("Min farmor bor på Asplunden, det är ett äldreboende.", "sv", ("workplace", "Asplunden")),
        ("i worked in a pub called the dog and duck", "en", ("workplace", "dog and duck")),
        ("The school was called Hillcrest.", "en", ("school", "Hillcrest")),
        ("My nan is in Ashgrove, it's a care home.", "en", ("workplace", "Ashgrove")),
        ("The nursery, Bright Sparks, closed at five.", "en", ("school", "Bright Sparks")),
        ("jag jobbar på kvinnokliniken fyren", "sv", ("workplace", "kvinnokliniken fyren")),
        ("Jag går på Komvux Kvarnen på kvällarna.", "sv", ("school", "Komvux Kvarnen")),
        ("det var på avdelning 31 som det började", "sv", ("workplace", "avdelning 31")),
        ("Ja, Bengtssons Måleri gick i konkurs.", "sv", ("workplace", "Bengtssons Måleri")),
    ],
)
def test_what_is_said_to_be_a_place_of_work_or_a_school_is_one(
    text: str, language: str, expected: tuple[str, str]
) -> None:
    assert expected in found(text, language)


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("She works as a forensic accountant in Bangor.", "en", ("occupation", "forensic accountant")),
        ("He's the lifeboat coxswain in Whitby.", "en", ("occupation", "lifeboat coxswain")),
        ("He's the only coxswain in Whitby.", "en", ("occupation", "only coxswain in Whitby")),
        ("I'm the ferry master on the island.", "en", ("occupation", "ferry master on the island")),
        ("Min morbror var stins i Nässjö.", "sv", ("occupation", "stins")),
        ("jag är fyrvaktare, en av de sista", "sv", ("occupation", "fyrvaktare")),
        ("I'm a rabbi and a single mum.", "en", ("occupation", "rabbi")),
    ],
)
def test_what_somebody_works_as_is_an_occupation(text: str, language: str, expected: tuple[str, str]) -> None:
    assert expected in found(text, language)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("i worked at night for minimum wage and for the council", "en"),
        ("he got fired from the shop for stealing crisps and beer", "en"),
        ("she works with children and wood and in finance", "en"),
        ("the school called the police and the shop was called something else", "en"),
        ("i looked at the fox and the girls at the table", "en"),
        ("he was the first in the family and the only one in the team", "en"),
        ("jag jobbar på kvällarna och på golvet i fabriken", "sv"),
        ("hon kom till jobbet och chefen på bageriet var rättvis", "sv"),
        ("jag är kär och var sjuk och blev pensionär", "sv"),
        ("vi bodde på ett hotell, ett stort ställe nära havet", "sv"),
        ("läraren på skolan heter något annat", "sv"),
        ("jag ringde vårdcentralen men kom inte fram till mottagningen klockan åtta", "sv"),
        ("det var en läkare och rektorn som sa det", "sv"),
        ("there was a doctor and the boss was a clown", "en"),
    ],
)
def test_ordinary_talk_of_work_and_school_is_left_alone(text: str, language: str) -> None:
    assert found(text, language) == []


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("jag är präst i tallhult", "sv", "tallhult"),
        ("vi har stuga vid Älgsjön", "sv", "Älgsjön"),
        ("she's the baker in Ashby Cross", "en", "Ashby Cross"),
        ("i grew up in nether poppleford", "en", "nether poppleford"),
    ],
)
def test_a_village_that_no_list_has_is_seen_by_how_its_name_is_made(text: str, language: str, expected: str) -> None:
    assert any(expected in one for _kind, one in found(text, language))


def test_a_teacher_who_is_called_something_is_a_person_and_not_the_school() -> None:
    assert found("Läraren på skolan heter Anna.", "sv") == [("person", "Anna")]
