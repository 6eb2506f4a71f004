"""Names of places of work that no list has are seen from the grammar around them; ordinary words are left alone."""

import pytest

from interview_tui.privacy.finding.finder import proposals


def found(text: str, language: str) -> list[tuple[str, str]]:
    return [(one.kind, one.text) for one in proposals([text], language)]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("She manages the bar at the Fox and Hounds.", "en", [("workplace", "Fox and Hounds")]),
        ("i work at the rose and crown", "en", [("workplace", "rose and crown")]),
        ("i was head chef at the salty dog", "en", [("workplace", "salty dog")]),
        ("we are with lakeside surgery", "en", [("workplace", "lakeside surgery")]),
        ("He keeps the books for Hartley and Sons.", "en", [("workplace", "Hartley and Sons")]),
        ("hon jobbar på gyllene tuppen", "sv", [("workplace", "gyllene tuppen")]),
        ("jag gjorde praktik på restaurang pärlan", "sv", [("workplace", "restaurang pärlan")]),
        ("jag satt i föräldrarådet på solrosens förskola", "sv", [("school", "solrosens förskola")]),
        ("Jag är takläggare i Arvika.", "sv", [("occupation", "takläggare"), ("place", "Arvika")]),
        ("Jag är den enda barnmorskan på ön.", "sv", [("occupation", "enda barnmorskan på ön")]),
        ("I'm a town crier in Chester.", "en", [("occupation", "town crier"), ("place", "Chester")]),
    ],
)
def test_a_name_is_seen_from_the_grammar(text: str, language: str, expected: list[tuple[str, str]]) -> None:
    assert found(text, language) == expected


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("i work at the weekend and she works at the office", "en"),
        ("she goes to primary school and he is at night school", "en"),
        ("i worked at the chocolate factory and at the local shop", "en"),
        ("at christmas everyone comes home", "en"),
        ("jag jobbar på den gamla avdelningen hela dagen", "sv"),
        ("hon jobbar på samma avdelning och på andra sidan", "sv"),
        ("de går på barnens förskola och i mammas skola", "sv"),
        ("jag var starkare och gladare i våras", "sv"),
    ],
)
def test_ordinary_words_are_left_alone(text: str, language: str) -> None:
    assert found(text, language) == []
