"""Ages, births, numbers and rarer work as talk tells them are proposed; what only sounds like them is left alone."""

import pytest

from interview_tui.privacy.finding.finder import proposals


def found(text: str, language: str) -> list[tuple[str, str]]:
    return [(one.kind, one.text) for one in proposals([text], language)]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("när jag fyllde sexton flyttade jag hemifrån", "sv", ["sexton"]),
        ("hon va tjugo när dom gifte sig", "sv", ["tjugo"]),
        ("Gunvor, min moster, är 91 och kör bil.", "sv", ["91"]),
        ("mina flickor är tre å sju", "sv", ["tre", "sju"]),
        ("vi har tre ungar, två, fem och nio", "sv", ["två", "fem", "nio"]),
        ("Han var bara fem veckor när vi kom hem.", "sv", ["fem veckor"]),
        ("Vi hade en boende, 94, som sjöng.", "sv", ["94"]),
        ("hon dog vid sjuttiåtta", "sv", ["sjuttiåtta"]),
        ("my brother was only twelve when dad left", "en", ["twelve"]),
        ("When I was nine I was cooking for everybody.", "en", ["nine"]),
        ("i'm in my late thirties and she's in her 50s", "en", ["late thirties", "50s"]),
        ("my boys are eleven and fourteen", "en", ["eleven", "fourteen"]),
        ("The lady next door, 91, still mows her lawn.", "en", ["91"]),
        ("she made it to ninety eight", "en", ["ninety eight"]),
        ("we've got a ten-month-old and the twins are six", "en", ["ten-month-old", "six"]),
        ("so how old are you, he goes, and i said fifty two", "en", ["fifty two"]),
    ],
)
def test_an_age_is_told_in_the_ways_of_talk(text: str, language: str, expected: list[str]) -> None:
    assert [said for kind, said in found(text, language) if kind == "age"] == expected


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("our youngest arrived on 11 August 2014", "en", ("birth_date", "11 August 2014")),
        ("Mum was April '41, a spring baby.", "en", ("birth_date", "April '41")),
        ("my nan shares it with me, boxing day is our birthday", "en", ("birth_date", "boxing day")),
        ("The exam was on the third of May, that's actually my birthday.", "en", ("birth_date", "the third of May")),
        ("date of birth oh four one two eighty eight", "en", ("birth_date", "oh four one two eighty eight")),
        ("Tvillingarna kom den 3 mars 2015.", "sv", ("birth_date", "den 3 mars 2015")),
        ("jag är från tredje i sjunde nollfyra", "sv", ("birth_date", "tredje i sjunde nollfyra")),
        ("hon fyller år på julafton", "sv", ("birth_date", "julafton")),
        ("my passport, 604417732, never came back", "en", ("id_number", "604417732")),
        ("we parked the car, KX19 TRE, outside", "en", ("id_number", "KX19 TRE")),
        ("my member id is XQ 22 01 984", "en", ("id_number", "XQ 22 01 984")),
        ("Passet har nummer KB5180234 och ligger hemma.", "sv", ("id_number", "KB5180234")),
        ("min bil, MLB 27G, stod där", "sv", ("id_number", "MLB 27G")),
        ("målet har nummer T 1234-22", "sv", ("id_number", "T 1234-22")),
        ("it's oh seven nine hundred, double four one, two oh six", "en",
         ("phone", "oh seven nine hundred, double four one, two oh six")),
        ("the last bit is oh two two six", "en", ("phone", "oh two two six")),
        ("det slutar på sjuttiotvå elva", "sv", ("phone", "sjuttiotvå elva")),
        ("my aunt is a glassblower, it runs in the family", "en", ("occupation", "glassblower")),
        ("I trained as a steeplejack.", "en", ("occupation", "steeplejack")),
        ("my grandad was a lock keeper and i miss him", "en", ("occupation", "lock keeper")),
        ("she served as a family court judge", "en", ("occupation", "family court judge")),
        ("I'm the region's only harp maker.", "en", ("occupation", "region's only harp maker")),
        ("pappa va bergsprängare å mamma var undersköterska", "sv", ("occupation", "bergsprängare")),
        ("Jag är utbildad ubåtskapten.", "sv", ("occupation", "ubåtskapten")),
        ("Som landshövding får man tåla det.", "sv", ("occupation", "landshövding")),
    ],
)  # fmt: skip
def test_births_numbers_and_rarer_work_are_told_without_their_usual_words(
    text: str, language: str, expected: tuple[str, str]
) -> None:
    assert expected in found(text, language)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("de var tre när vi kom och jag var två gånger på mötet", "sv"),
        ("hon var två timmar sen och jag var en av dem", "sv"),
        ("jag var fyra dagar på sjukhuset och han var två meter lång", "sv"),
        ("brevet kom den 3 mars och hon började i mars 2019", "sv"),
        ("vi var på mötet 2023 och bilen kostade 45000 kronor", "sv"),
        ("han är starkare och gladare, jag är deltagare och hon är butikschef", "sv"),
        ("jag ville bli astronaut", "sv"),
        ("hon log som en flygvärdinna", "sv"),
        ("she was two hours late and i was one of them", "en"),
        ("he was six foot four and i was five months pregnant", "en"),
        ("it was nine when we left and they were ten of them", "en"),
        ("my dad was forty years at the mill and we got to three days a week", "en"),
        ("the letter came on 3 May and the results came in March 2019", "en"),
        ("my account balance was 2000 pounds in the school year 2019", "en"),
        ("one two three four five six seven eight nine ten, here i come", "en"),
        ("she's a nurse and he's a teacher and I'm a care worker", "en"),
        ("he's a fighter, she's a worrier, i was the clever one", "en"),
        ("i wanted to be an astronaut", "en"),
    ],
)
def test_what_is_counted_dated_or_said_of_everybody_is_left_alone(text: str, language: str) -> None:
    assert found(text, language) == []
