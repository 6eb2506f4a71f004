"""Each name and place is proposed once, with all its places and with what may stand for it."""

import pytest

from bench.identities import MARK, PLANTED
from interview_tui.interview.correction import AnyCorrection, Kept, Replaced
from interview_tui.interview.corrections import Decisions, decisions
from interview_tui.interview.pseudonyms import pseudonyms_in
from interview_tui.linking.hand_places import Places
from interview_tui.linking.passages import Passage
from interview_tui.privacy.finding.proposal import KINDS
from interview_tui.privacy.generalising import generalised, lettered
from interview_tui.privacy.hiding import hidden
from interview_tui.privacy.leaks.leak import leaks
from interview_tui.privacy.leaks.original import ALONE, Original
from interview_tui.privacy.proposing import Matter, Sought, kept, matters, replaced, sought
from interview_tui.privacy.suggesting import Asked, suggestions
from tests.interview.test_corrections import numbered
from tests.privacy.test_hiding import said, shown

TALK = said(
    "Jag heter Anna Berg och jobbar på Boråsskolan i Borås.",
    "Min bror Kalle bor i Kiruna, och Anna",
    "Berg är 34 år. Kalles fru Eva kommer från Syrien.",
    "Ring 070-123 45 67. Annas chef Kalle. Anna är lärare på Boråsskolan.",
)


def by_original(found: tuple[Matter, ...]) -> dict[str, Matter]:
    return {one.sought.original: one for one in found}


def decided(*events: AnyCorrection) -> Decisions:
    return decisions(numbered(*events))


def heard(passages: tuple[Passage, ...]) -> Places:
    return Places(word for passage in passages for word in passage.words)


def test_a_name_is_proposed_once_with_every_place_where_it_stands() -> None:
    found = by_original(matters(sought(TALK, "sv"), Decisions(), "sv"))
    kalle = found["Kalle"].sought
    assert [spot.text for spot in kalle.spots] == ["Kalle", "Kalle", "Kalle"]
    assert [spot.after[:6] for spot in kalle.spots] == [" bor i", "s fru ", ". Anna"]
    assert [(spot.start, spot.end) for spot in kalle.spots] == [(12, 13), (22, 23), (34, 35)]
    assert kalle.spots[0].before.endswith("Min bror ")
    assert kalle.reason


def test_a_name_that_runs_over_two_segments_is_one_name() -> None:
    found = by_original(matters(sought(TALK, "sv"), Decisions(), "sv"))
    assert [spot.text for spot in found["Anna Berg"].sought.spots] == ["Anna Berg", "Anna Berg"]
    assert [spot.start for spot in found["Anna"].sought.spots] == [32, 35], "not within the whole name"


def test_the_same_person_gets_the_same_name_and_nobody_gets_one_that_is_in_use() -> None:
    found = by_original(matters(sought(TALK, "sv"), Decisions(), "sv", names=["robin", "Kim"]))
    names = {original: found[original].suggested.by for original in ("Anna Berg", "Anna", "Kalle", "Eva")}
    assert names["Anna"] == names["Anna Berg"]
    assert len(set(names.values())) == 3
    assert set(names.values()) <= set(pseudonyms_in("sv")) - {"Robin", "Kim"}
    assert found["Boråsskolan"].suggested.by == found["Boråsskolan i Borås"].suggested.by == "[skola A]"


def test_what_the_study_calls_somebody_is_suggested_again() -> None:
    found = by_original(matters(sought(TALK, "sv"), Decisions(), "sv", known={"kalle": "Mio", "kiruna": "[ort C]"}))
    assert (found["Kalle"].suggested.by, found["Kiruna"].suggested.by) == ("Mio", "[ort C]")
    assert "Mio" not in {one.suggested.by for original, one in found.items() if original != "Kalle"}


def test_words_of_the_study_are_found_whatever_the_lists_say() -> None:
    talk = said("sen kom zzorro och zzorros hund")
    assert [(one.original, len(one.spots)) for one in sought(talk, "sv", [("Zzorro", "person")])] == [("zzorro", 2)]


def test_a_name_of_the_study_that_is_a_word_of_every_day_is_not_proposed_in_every_will() -> None:
    talk = said("I will go and you will see.", "Ask Will about it, he will know.")
    found = sought(talk, "en", [("Will", "person"), ("Bath", "place")])
    assert [(one.original, [spot.start for spot in one.spots]) for one in found] == [("Will", [8])]


def test_deciding_one_thing_does_not_change_what_is_suggested_for_the_others() -> None:
    found = sought(TALK, "sv")
    before = matters(found, Decisions(), "sv")
    for number, one in enumerate(before):
        for by in (one.suggested.by, "Något helt annat"):
            event = replaced(one.sought.spots[0], one.sought, by, everywhere=True)
            after = matters(found, decided(event), "sv")
            others = [m.suggested for i, m in enumerate(after) if i != number and not _same(m, one)]
            assert others == [m.suggested for i, m in enumerate(before) if i != number and not _same(m, one)]


def _same(one: Matter, other: Matter) -> bool:
    return bool(set(one.sought.original.split()) & set(other.sought.original.split()))


def test_a_matter_is_settled_when_each_of_its_places_is() -> None:
    found = sought(TALK, "sv")
    kalle = next(one for one in found if one.original == "Kalle")
    log: list[AnyCorrection] = []
    for spot, event in zip(kalle.spots, (replaced, kept, replaced), strict=True):
        assert not by_original(matters(found, decided(*log), "sv"))["Kalle"].settled
        log.append(
            event(spot, kalle, everywhere=False) if event is kept else replaced(spot, kalle, "Lo", everywhere=False)
        )
    after = by_original(matters(found, decided(*log), "sv"))["Kalle"]
    assert after.settled
    assert after.by == "Lo"
    assert [type(one) for one in after.decided] == [Replaced, Kept, Replaced]
    assert shown(hidden(TALK, decided(*log), "sv")).count("Lo") == 2


def test_when_everything_is_accepted_everything_is_hidden_and_settled() -> None:
    found = sought(TALK, "sv", heard=heard(TALK))
    log = [
        replaced(spot, one.sought, one.suggested.by, everywhere=one.sought.everywhere)
        for one in matters(found, Decisions(), "sv")
        for spot in (one.sought.spots[:1] if one.sought.everywhere else one.sought.spots)
    ]
    given = hidden(TALK, decided(*log), "sv", heard(TALK))
    text = shown(given)
    assert not any(name in text for name in ("Anna", "Berg", "Kalle", "Eva", "Borås", "Kiruna", "Syrien", "070", "34"))
    assert all(one.settled for one in matters(found, decided(*log), "sv", heard=heard(TALK)))
    assert given.unplaced == ()


def test_an_age_is_replaced_where_it_was_found_and_nowhere_else() -> None:
    talk = said("Hon fyllde 18.", "Vi var 18 stycken i Lund.")
    age = next(one for one in sought(talk, "sv") if one.kind == "age")
    assert not age.everywhere
    assert [spot.start for spot in age.spots] == [2]


def test_what_was_decided_here_before_is_shown_also_where_the_search_would_not_find_it() -> None:
    talk = said("sen åkte vi till huset vid havet")
    event = Replaced(start=0, end=0, everywhere=True, original="huset vid havet", by="[ett hus]", kind="place")
    (one,) = matters(sought(talk, "sv", [(event.original, event.kind)]), decided(event), "sv")
    assert (one.by, one.settled) == ("[ett hus]", True)


def test_nothing_of_a_name_is_in_what_a_log_shows() -> None:
    found = matters(sought(TALK, "sv"), Decisions(), "sv")
    assert not any(name in repr(found) for name in ("Anna", "Kalle", "Borås", "Kiruna"))


def test_names_are_dealt_in_order_so_that_nobody_can_reckon_back() -> None:
    first = suggestions([Asked(name, "person") for name in ("Pelle", "Stina")], "sv", [], {})
    other = suggestions([Asked(name, "person") for name in ("Bengt", "Lisa")], "sv", [], {})
    assert first == other


def test_there_are_names_for_everybody() -> None:
    for language in ("sv", "en"):
        assert len(set(pseudonyms_in(language))) >= 60
        dealt = [one.by for one in suggestions([Asked(f"n{i}", "person") for i in range(150)], language, [], {})]
        assert len(set(dealt)) == 150


def test_names_with_numbers_follow_when_every_name_is_in_the_study_already() -> None:
    everybody = pseudonyms_in("sv")
    (first, second) = suggestions([Asked("Pelle", "person"), Asked("Stina", "person")], "sv", everybody, {})
    assert [first.by, second.by] == [f"{everybody[0]} 2", f"{everybody[1]} 2"]


def test_every_kind_has_something_more_general_in_both_languages() -> None:
    for language in ("sv", "en"):
        for kind in KINDS:
            by = generalised("Xyz", kind, language)
            assert by.startswith("[")
            assert by.endswith("]")


def test_what_matters_for_a_study_stays_in_what_is_told_more_generally() -> None:
    table = {
        ("34 år", "age"): "[i 30-årsåldern]",
        ("trettiofyra", "age"): "[i 30-årsåldern]",
        ("sju", "age"): "[under tio år]",
        ("40-åring", "age"): "[person i 40-årsåldern]",
        ("12-åriga", "age"): "[10–19-åriga]",
        ("16", "age"): "[i tonåren]",
        ("Kiruna", "place"): "[en mindre stad]",
        ("Göteborg", "place"): "[en storstad]",
        ("Syrien", "place"): "[ett annat land]",
        ("Solängens förskola", "school"): "[förskolan]",
        ("Växjö kommun", "authority"): "[kommunen]",
        ("enda barnmorskan i Kiruna", "occupation"): "[vårdyrke]",
    }
    assert {key: generalised(*key, "sv") for key in table} == table
    assert generalised("thirty-four", "age", "en") == "[30–39]"
    assert [lettered("Skola", "school", number, "sv") for number in (0, 25, 26)] == [
        "[skola A]",
        "[skola Z]",
        "[skola A2]",
    ]
    assert lettered("Syrien", "place", 0, "sv") == "[land A]"


def test_reading_an_interview_gives_each_kind_in_its_order() -> None:
    kinds = [one.kind for one in sought(TALK, "sv")]
    assert kinds == sorted(kinds, key=KINDS.index)
    assert all(isinstance(one, Sought) for one in sought(TALK, "sv"))


def test_words_in_which_an_original_stands_are_proposed_too() -> None:
    talk = said("Jag kommer från Borås.", "Boråsgänget träffades ofta, vi är boråsare och Boråsgängets fest var bäst.")
    found = by_original(matters(sought(talk, "sv"), Decisions(), "sv"))
    assert {original: one.suggested.by for original, one in found.items() if one.sought.kind == "place"} == {
        "Borås": "[ort A]",
        "Boråsgänget": "[ort A]-gänget",
        "boråsare": "[ort A]-are",
    }
    assert len(found["Boråsgänget"].sought.spots) == 2


def test_an_s_that_only_joins_two_words_goes_with_the_name() -> None:
    talk = said("Jag bor i Ängelholm.", "Vi är med i Ängelholmsgänget, och jag är Ängelholmsbo i en Ängelholmsstuga.")
    found = by_original(matters(sought(talk, "sv"), Decisions(), "sv"))
    assert {one.suggested.by for original, one in found.items() if original != "Ängelholm"} == {
        "[ort A]-gänget",
        "[ort A]-bo",
        "[ort A]-stuga",
    }


@pytest.mark.parametrize("language", ["sv", "en"])
def test_when_everything_is_accepted_the_check_of_the_exports_finds_nothing(language: str) -> None:
    planted = (PLANTED / f"third_held_out_{language}.txt").read_text(encoding="utf-8").splitlines()
    lines = [MARK.sub(lambda mark: mark["said"], line) for line in planted if line.strip() and line[0] != "#"]
    talk = said(*lines)
    found = matters(sought(talk, language), Decisions(), language, names=" ".join(lines).replace(".", "").split())
    log = [
        replaced(spot, one.sought, one.suggested.by, everywhere=one.sought.everywhere)
        for one in found
        for spot in (one.sought.spots[:1] if one.sought.everywhere else one.sought.spots)
    ]
    text = shown(hidden(talk, decided(*log), language))
    originals = [
        Original(one.sought.original, one.suggested.by, one.sought.kind)
        for one in found
        if one.sought.kind not in ALONE
    ]
    assert len(originals) > 30
    assert leaks({"a.txt": text.encode()}, originals, language) == ()
    assert leaks({"a.txt": " ".join(lines).encode()}, originals, language), "it does find them where they stand"
