"""Places by what one does there and how they are made; what is told by its place; work beside a place; ages as said."""

import pytest

from interview_tui.privacy.finding.finder import proposals


def found(text: str, language: str) -> list[tuple[str, str]]:
    return [(one.kind, one.text) for one in proposals([text], language)]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Vi tog båten ut till Gräsö.", "sv", ("place", "Gräsö")),
        ("jag bor på mariehem sedan skilsmässan", "sv", ("place", "mariehem")),
        ("Nere på Sjöviksudden grillade vi.", "sv", ("place", "Sjöviksudden")),
        ("Först Hargeisa, sen Tuzla, sen hit.", "sv", ("place", "Tuzla")),
        ("hon flydde från qamishli med två barn", "sv", ("place", "qamishli")),
        ("Thrumley has one pub and two opinions.", "en", ("place", "Thrumley")),
        ("there was nothing left on inverbrannoch", "en", ("place", "inverbrannoch")),
        ("We lost everything when Galkayo was shelled.", "en", ("place", "Galkayo")),
        ("I grew up on the Raffles estate.", "en", ("place", "Raffles estate")),
        ("i'm a mancunian", "en", ("place", "mancunian")),
    ],
)
def test_a_place_that_no_list_has_is_no_person(text: str, language: str, expected: tuple[str, str]) -> None:
    assert expected in found(text, language)


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("jag hade sommarjobb i kiosken vid långviksbadet", "sv", ("workplace", "kiosken vid långviksbadet")),
        ("hon fick jobb på värdshuset tre hjortar", "sv", ("workplace", "värdshuset tre hjortar")),
        ("efter det var jag på hunddagiset nosen ett tag", "sv", ("workplace", "hunddagiset nosen")),
        ("jag har gått på tärna folkhögskola i ett år", "sv", ("school", "tärna folkhögskola")),
        ("Sen har jag kört gods för Bodafrakt.", "sv", ("workplace", "Bodafrakt")),
        ("Det var Barn- och utbildningsnämnden i Mellerud som tog beslutet.", "sv",
         ("authority", "Barn- och utbildningsnämnden i Mellerud")),
        ("Blomstergården var mitt första jobb.", "sv", ("workplace", "Blomstergården")),
        ("I answered phones at the call centre in Ashby Vale.", "en", ("workplace", "call centre in Ashby Vale")),
        ("Gadsby Motors owed me four weeks.", "en", ("workplace", "Gadsby Motors")),
        ("there's a bench outside crowmarsh sixth form", "en", ("school", "crowmarsh sixth form")),
        ("Saint Petroc's had us kneeling on the gym floor.", "en", ("school", "Saint Petroc's")),
        ("Lancashire social services took the kids.", "en", ("authority", "Lancashire social services")),
        ("i served two years in hmp barnfield", "en", ("authority", "hmp barnfield")),
    ],
)  # fmt: skip
def test_a_house_is_told_by_its_noun_its_trade_or_its_place(
    text: str, language: str, expected: tuple[str, str]
) -> None:
    assert expected in found(text, language)


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Urmakaren i Svenljunga är min farbror.", "sv", [("occupation", "Urmakaren"), ("place", "Svenljunga")]),
        ("Jag försörjer mig som korgflätare i Östra Grebo.", "sv",
         [("occupation", "korgflätare"), ("place", "Östra Grebo")]),
        ("Jag är en av två bergsguider i Kvikkjokk.", "sv", [("occupation", "bergsguider"), ("place", "Kvikkjokk")]),
        ("Som landets enda valthornsbyggerska får man skryta.", "sv",
         [("occupation", "landets enda valthornsbyggerska")]),
        ("Ask the wheelwright in Penwidden.", "en", [("occupation", "wheelwright"), ("place", "Penwidden")]),
        ("He was prison chaplain up in Carlisle.", "en", [("occupation", "prison chaplain"), ("place", "Carlisle")]),
        ("I'm the only dentist in Ullapool.", "en", [("occupation", "only dentist in Ullapool")]),
        ("dry stone waller, that's me", "en", [("occupation", "dry stone waller")]),
    ],
)  # fmt: skip
def test_work_beside_a_place_is_two_unless_only_one_does_it(
    text: str, language: str, expected: list[tuple[str, str]]
) -> None:
    assert found(text, language) == expected


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("med mina 82 år är jag äldst", "sv", ("age", "82 år")),
        ("ja, tjugonio är jag och bor hemma", "sv", ("age", "tjugonio")),
        ("min yngsta är sex och ett halvt", "sv", ("age", "sex och ett halvt")),
        ("jag är en kvinna på femtiofyra som aldrig rest", "sv", ("age", "femtiofyra")),
        ("she passed at ninety-seven, in her own bed", "en", ("age", "ninety-seven")),
        ("i'm pushing seventy, love", "en", ("age", "seventy")),
        ("i've got a son of thirty-six", "en", ("age", "thirty-six")),
        ("i'm an eighty-one baby", "en", ("birth_date", "eighty-one")),
        ("payroll had me down as jx 31 74 08 a", "en", ("id_number", "jx 31 74 08 a")),
        ("s g six oh, one nine, four four, b", "en", ("id_number", "s g six oh, one nine, four four, b")),
        ("zofia em ninety-two at gmail dot com", "en", ("email", "zofia em ninety-two at gmail dot com")),
        ("Forward it to 1146 Juniper Drive, Boise, Idaho 83702.", "en",
         ("address", "1146 Juniper Drive, Boise, Idaho 83702")),
        ("Send it to 5 High Street, Arbroath, DD11 1AA.", "en", ("address", "5 High Street, Arbroath, DD11 1AA")),
        ("jag sov på hjalmar ströms gata 8 c", "sv", ("address", "hjalmar ströms gata 8 c")),
    ],
)  # fmt: skip
def test_numbers_are_told_in_more_ways_than_one(text: str, language: str, expected: tuple[str, str]) -> None:
    assert expected in found(text, language)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("vi sov i källaren på sommaren och i lägenheten på vintern", "sv"),
        ("min dotter går på förskola tre dagar i veckan", "sv"),
        ("jag somnade på väg hem och vaknade på förskolan lite senare", "sv"),
        ("de som bor på ungdomshemmet åker till sjön ibland", "sv"),
        ("han hade två och ett halvt kilo kvar och turen tog tre och en halv timme", "sv"),
        ("it takes six to walk from the stand and the nurse drew a face", "en"),
        ("he was made redundant from the mill and works in the yard", "en"),
        ("it was at twenty past and we were at forty miles an hour", "en"),
        ("we went to court and the bus to school was late", "en"),
        ("it's half past six on the dot", "en"),
    ],
)
def test_ordinary_talk_of_places_work_and_numbers_is_left_alone(text: str, language: str) -> None:
    assert found(text, language) == []
