"""English streets, schools and services without the words and capitals that usually tell them."""

import pytest

from interview_tui.privacy.finding.finder import proposals


def found(text: str, language: str = "en") -> list[tuple[str, str]]:
    return [(one.kind, one.text) for one in proposals([text], language)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("my nan's still on chapel street, she won't move", ("address", "chapel street")),
        ("i'm in flat six, beech court, just shout", ("address", "flat six, beech court")),
        ("She moved in at 118 Harlow Avenue, apartment 2B, with him.",
         ("address", "118 Harlow Avenue, apartment 2B")),
        ("we got put in room 4 at 19 station parade", ("address", "room 4 at 19 station parade")),
        ("i used to live on east thirty-second and morgan", ("address", "east thirty-second and morgan")),
        ("They gave me 7 Quarry View, and then", ("address", "7 Quarry View")),
        ("he stood outside briarfield, church lane, all night", ("address", "briarfield, church lane")),
        ("You want the Old Mill on Tanner Hill, everyone knows it.", ("address", "Old Mill on Tanner Hill")),
        ("Post comes to PO Box 51, Red Lodge, Montana.", ("address", "PO Box 51, Red Lodge, Montana")),
        ("the postcode is S eleven eight T Z", ("address", "S eleven eight T Z")),
        ("i did my midwifery at harper adams", ("school", "harper adams")),
        ("he got excluded from ravenlea twice", ("school", "ravenlea")),
        ("they moved him to the arches pupil referral unit", ("school", "arches pupil referral unit")),
        ("it was tiny steps nursery that noticed", ("school", "tiny steps nursery")),
        ("My girls were the only ones in uniform at Ferncliffe House.", ("school", "Ferncliffe House")),
        ("i've been with oakleaze supported living for years", ("workplace", "oakleaze supported living")),
        ("i was on ward 9 at wexbury and we're always short", ("workplace", "ward 9 at wexbury")),
        ("I do two days at the food bank on Hare Hill.", ("workplace", "food bank on Hare Hill")),
        ("The CQC came on a bad day.", ("authority", "CQC")),
        ("so r patel four at leeds dot ac dot uk", ("email", "r patel four at leeds dot ac dot uk")),
    ],
)  # fmt: skip
def test_english_names_are_told_by_how_they_stand(text: str, expected: tuple[str, str]) -> None:
    assert expected in found(text)


@pytest.mark.parametrize(
    "text",
    [
        "we were on the main road and off road, down every street",
        "from first to last, first and foremost",
        "i had 3 car park tickets and 2 garden gates",
        "to cross the road and in a dead end street",
        "my son goes to a local primary and the kids at school like it",
        "she went to university and then to a sixth form college",
        "he dropped out of school at sixteen and got into trouble",
        "she got into drugs and applied for benefits and got a place at the table",
        "the teacher from the village primary was a good primary teacher",
    ],
)
def test_ordinary_roads_and_schools_are_left_alone(text: str) -> None:
    assert [one for one in found(text) if one[0] != "age"] == []


def test_a_swedish_farm_and_a_family_s_firm_are_found() -> None:
    assert ("address", "Övre Myran 31") in found("Gården heter Övre Myran 31, det är långt dit.", "sv")
    assert ("workplace", "lindqvists plåt och ventilation") in found(
        "på lindqvists plåt och ventilation trivs jag", "sv"
    )
    assert ("workplace", "avdelning 7 på Sunderbyn") in found("Jag jobbar natt på avdelning 7 på Sunderbyn.", "sv")
