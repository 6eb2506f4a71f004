"""What a student changed in her guide is found, and called what it is."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from interview_tui.guide.markdown import read_guide
from interview_tui.guide.model import Guide
from interview_tui.guide.revision import Change, Where, compare

GUIDE = """---
language: sv
minutes: 45
research_questions: [Hur byggs tillit?, Vad hindrar den?]
---
# Tillit i mötet

Att ta med: två inspelare.

## Välkommen
Tack för att du ställer upp.

## Samtycke
Det är frivilligt.

## Tema: Vardag (10 min)
1. Vill du berätta om en vanlig dag? [RQ1]
   - Vad gör du först?
   - Vem träffar du?
2. Vem hjälper dig när det är svårt?
   - Om ingen:
     - Hur hanterar du det?
   > Vid behov: Det kan vara vem som helst.

## Tema: Tillit (20 min)
1. Vad betyder tillit för dig?
   - Hur märks det?
2. När brister tilliten?
3. Vad gör du då?

## Avslut
1. Är det något mer du vill säga?
"""


def changed(*replaced: tuple[str, str], text: str = GUIDE) -> list[Change]:
    new = text
    for old, by in replaced:
        assert old in new
        new = new.replace(old, by, 1)
    return list(compare(read_guide(text), read_guide(new)))


def told(changes: list[Change]) -> list[tuple[str, str, str, str]]:
    return [(one.kind, one.what, one.old, one.new) for one in changes]


def test_the_same_guide_has_no_changes() -> None:
    assert changed() == []


def test_layout_comments_and_marks_about_advice_are_no_change() -> None:
    assert changed(("1. Är det", "-  Är det"), ("## Avslut", "\n\n##  Avslut"), ("då?", "då? {ok: why}")) == []


def test_a_question_is_added() -> None:
    where = Where("Tillit", 3, "Hur lagas tilliten?")
    assert changed(("3. Vad gör du då?", "3. Hur lagas tilliten?\n4. Vad gör du då?")) == [
        Change("added", "question", new="Hur lagas tilliten?", new_where=where, id="hur-lagas-tilliten")
    ]


def test_a_question_is_removed() -> None:
    where = Where("Tillit", 2, "När brister tilliten?")
    assert changed(("2. När brister tilliten?\n", "")) == [
        Change("removed", "question", "När brister tilliten?", old_where=where, id="nar-brister-tilliten")
    ]


def test_a_question_is_reworded_though_its_id_is_another() -> None:
    (change,) = changed(("Vem hjälper dig när det är svårt?", "Vem vänder du dig till när det är svårt?"))
    assert (change.kind, change.what) == ("reworded", "question")
    assert (change.old, change.new) == (
        "Vem hjälper dig när det är svårt?", "Vem vänder du dig till när det är svårt?",
    )  # fmt: skip
    assert change.id == "vem-vander-du-dig-till-nar-det-ar-svart"


def test_a_question_with_a_fixed_id_is_the_same_whatever_it_says() -> None:
    text = GUIDE.replace("När brister tilliten?", "När brister tilliten? {#brott}")
    changes = changed(("När brister tilliten?", "Berätta om ett svek."), text=text)
    assert told(changes) == [("reworded", "question", "När brister tilliten?", "Berätta om ett svek.")]


def test_another_question_in_the_same_place_is_another_question() -> None:
    assert told(changed(("När brister tilliten?", "Hur länge har du arbetat här?"))) == [
        ("removed", "question", "När brister tilliten?", ""),
        ("added", "question", "", "Hur länge har du arbetat här?"),
    ]


def test_a_question_is_moved_to_another_theme() -> None:
    (change,) = changed(("3. Vad gör du då?\n", ""), ("2. Vem hjälper", "2. Vad gör du då?\n3. Vem hjälper"))
    assert (change.kind, change.what, change.old) == ("moved", "question", "Vad gör du då?")
    assert change.old_where == Where("Tillit", 3, "Vad gör du då?")
    assert change.new_where == Where("Vardag", 2, "Vad gör du då?")


def test_in_another_order_as_few_as_possible_have_moved() -> None:
    last_first = changed(
        ("1. Vad betyder tillit för dig?\n   - Hur märks det?\n2. När brister tilliten?\n3. Vad gör du då?",
         "1. Vad gör du då?\n2. Vad betyder tillit för dig?\n   - Hur märks det?\n3. När brister tilliten?")
    )  # fmt: skip
    assert told(last_first) == [("moved", "question", "Vad gör du då?", "Vad gör du då?")]


def test_what_is_moved_and_reworded_is_both() -> None:
    changes = changed(("3. Vad gör du då?\n", ""), ("1. Är det", "1. Vad gör du då, när tilliten brister?\n2. Är det"))
    assert [one.kind for one in changes] == ["removed", "added"]  # too little is left of it
    changes = changed(
        ("2. När brister tilliten?\n", ""), ("1. Är det", "1. När tycker du att tilliten brister?\n2. Är det")
    )
    assert [one.kind for one in changes] == ["reworded", "moved"]


def test_a_theme_that_is_moved_moves_none_of_its_questions() -> None:
    day, trust = GUIDE[GUIDE.index("## Tema: V") : GUIDE.index("## Tema: T")], "## Tema: Tillit (20 min)"
    changes = changed((day, ""), ("## Avslut", f"{day}## Avslut"))
    assert [(one.kind, one.what) for one in changes] == [("moved", "section")]
    assert trust in GUIDE


def test_a_theme_that_is_renamed_keeps_its_questions() -> None:
    assert told(changed(("Tema: Vardag", "Tema: Ditt arbete"))) == [("reworded", "section", "Vardag", "Ditt arbete")]


def test_a_theme_that_is_removed_says_so_of_its_questions() -> None:
    day = GUIDE[GUIDE.index("## Tema: V") : GUIDE.index("## Tema: T")]
    changes = changed((day, ""))
    assert {one.kind for one in changes} == {"removed"}
    assert [one.what for one in changes] == [
        "section", "question", "probe", "probe", "question", "condition", "probe",
    ]  # fmt: skip


def test_follow_ups_are_told_under_their_question() -> None:
    changes = changed(
        ("   - Vem träffar du?\n", "   - Vem träffar du på dagarna?\n   - När slutar du?\n"),
        ("   - Hur märks det?\n", ""),
    )
    assert told(changes) == [
        ("reworded", "probe", "Vem träffar du?", "Vem träffar du på dagarna?"),
        ("added", "probe", "", "När slutar du?"),
        ("removed", "probe", "Hur märks det?", ""),
    ]
    assert changes[1].new_where == Where("Vardag", 1, "Vill du berätta om en vanlig dag?")


def test_a_follow_up_is_moved_under_another_question() -> None:
    (change,) = changed(
        ("   - Vem träffar du?\n", ""), ("2. När brister tilliten?", "2. När brister tilliten?\n   - Vem träffar du?")
    )
    assert (change.kind, change.what) == ("moved", "probe")
    assert (change.old_where, change.new_where) == (
        Where("Vardag", 1, "Vill du berätta om en vanlig dag?"), Where("Tillit", 2, "När brister tilliten?"),
    )  # fmt: skip


def test_a_follow_up_becomes_a_question() -> None:
    (change,) = changed(("   - Vem träffar du?\n", ""), ("3. Vad gör du då?", "3. Vad gör du då?\n4. Vem träffar du?"))
    assert (change.kind, change.what, change.was) == ("moved", "question", "probe")


def test_a_follow_up_that_many_questions_have_is_not_moved_from_one_to_the_next() -> None:
    text = GUIDE.replace("3. Vad gör du då?", "3. Vad gör du då?\n   - Hur kändes det?").replace(
        "du vill säga?", "du vill säga?\n   - Hur kändes det?"
    )
    changes = changed(
        ("3. Vad gör du då?\n   - Hur kändes det?", "3. Vad gör du då?"),
        ("2. När brister tilliten?", "2. När brister tilliten?\n   - Hur kändes det?"),
        text=text,
    )
    assert sorted(one.kind for one in changes) == ["added", "removed"]


def test_a_condition_that_is_taken_away_leaves_its_follow_ups() -> None:
    changes = changed(("   - Om ingen:\n     - Hur", "   - Hur"))
    assert told(changes) == [
        ("removed", "condition", "Om ingen:", ""),
        ("moved", "probe", "Hur hanterar du det?", "Hur hanterar du det?"),
    ]


def test_a_condition_is_reworded() -> None:
    assert told(changed(("Om ingen:", "Om du inte har någon:"))) == [
        ("reworded", "condition", "Om ingen:", "Om du inte har någon:")
    ]


def test_what_is_read_aloud_is_compared() -> None:
    changes = changed(
        ("Tack för att du ställer upp.", "Tack för att du är med."),
        ("Det är frivilligt.", "Det är frivilligt, och du kan sluta när du vill."),
        ("## Tema: Tillit (20 min)", "## Tema: Tillit (20 min)\nNu om tillit.\n"),
        ("Att ta med: två inspelare.\n", ""),
    )
    assert [(one.kind, one.what, (one.new_where or Where()).section) for one in changes] == [
        ("removed", "introduction", ""), ("reworded", "script", "Välkommen"), ("reworded", "script", "Samtycke"),
        ("added", "script", "Tillit"),
    ]  # fmt: skip


def test_minutes_marks_and_explanations_are_compared() -> None:
    changes = changed(
        ("minutes: 45", "minutes: 60"),
        ("Vardag (10 min)", "Vardag (15 min)"),
        ("[RQ1]", "[RQ1, RQ2]"),
        ("När brister tilliten?", "När brister tilliten? (valfri)"),
        ("Det kan vara vem som helst.", "Det kan vara vem som helst, också på fritiden."),
    )
    assert told(changes) == [
        ("changed", "minutes", "45", "60"),
        ("changed", "minutes", "10", "15"),
        ("changed", "serves", "RQ1", "RQ1, RQ2"),
        ("reworded", "clarification", "Det kan vara vem som helst.", "Det kan vara vem som helst, också på fritiden."),
        ("changed", "optional", "", "optional"),
    ]


def test_research_questions_are_compared() -> None:
    changes = changed(("[Hur byggs tillit?, Vad hindrar den?]", "[Hur byggs tilliten?, Vad hindrar den?, Och sedan?]"))
    assert told(changes) == [
        ("reworded", "research_question", "Hur byggs tillit?", "Hur byggs tilliten?"),
        ("added", "research_question", "", "Och sedan?"),
    ]


def test_of_two_questions_that_begin_alike_the_one_that_stayed_stayed() -> None:
    begin = "Vill du berätta för mig om hur du upplever ditt samarbete med"
    text = GUIDE.replace("2. När brister tilliten?", f"2. {begin} din chef?\n3. {begin} dina kollegor?")
    (change,) = changed((f"2. {begin} din chef?\n", ""), text=text)
    assert (change.kind, change.old) == ("removed", f"{begin} din chef?")


REWORDED = [
    ("Hur upplever du att bo på boendet?", "Vill du berätta hur det är att bo på boendet?"),
    ("Vad gör du om en patient blir arg?", "Har du varit med om att en patient blev arg, och vad gjorde du då?"),
    ("På vilket sätt får barnen bestämma på förskolan?", "Vad får barnen vara med och bestämma på förskolan?"),
    ("Hur skulle du vilja att schemat såg ut?", "Om du fick lägga schemat själv, hur skulle det se ut?"),
    ("Ser du några risker med AI i undervisningen?", "Vilka risker och möjligheter ser du med AI i undervisningen?"),
    ("What did you do when the alarm went off?", "Tell me what happened when the alarm went off."),
    ("How satisfied are you with the housing support?", "What is your experience of the housing support?"),
    ("Do pupils take part in planning?", "How do pupils take part in the planning of lessons?"),
    ("What advice would you give to new mothers?", "If you met a new mother, what advice would you give her?"),
]
OTHERS = [
    ("Hur upplever du att bo på boendet?", "Vilka aktiviteter deltar du i?"),
    ("På vilket sätt får barnen bestämma på förskolan?", "Hur ser föräldrarnas delaktighet ut?"),
    ("Hur skulle du vilja att schemat såg ut?", "Hur skulle du beskriva stämningen i arbetslaget?"),
    ("Vad betyder tillit för dig?", "Vad betyder pengar för dig?"),
    ("Vad tycker du om appen?", "Vad tycker du om din chef?"),
    ("What would make you use the bus more often?", "How do you get to work today?"),
    ("Would you tell me about a normal day?", "Would you tell me about your family?"),
    ("What advice would you give to new mothers?", "Who helped you in the first weeks?"),
]


@pytest.mark.parametrize(("old", "new"), REWORDED)
def test_reworded_questions_are_known_again(old: str, new: str) -> None:
    assert told(changed((old, new), text=GUIDE.replace("När brister tilliten?", old))) == [
        ("reworded", "question", old, new)
    ]


@pytest.mark.parametrize(("old", "new"), OTHERS)
def test_a_question_about_something_else_is_not_taken_for_a_rewording(old: str, new: str) -> None:
    changes = changed((f"2. {old}", f"2. {new}"), text=GUIDE.replace("När brister tilliten?", old))
    assert [one.kind for one in changes] == ["removed", "added"]


def test_a_question_that_keeps_its_place_and_its_follow_ups_is_the_same_question() -> None:
    old, new = "Vill du berätta om en vanlig dag?", "Hur är det att arbeta här?"
    assert told(changed((old, new))) == [("reworded", "question", old, new)]


def test_follow_ups_that_stand_everywhere_make_two_questions_no_more_alike() -> None:
    stock = "\n   - Kan du ge ett exempel?\n   - Hur kändes det?"
    text = GUIDE.replace("2. När brister tilliten?", f"2. När brister tilliten?{stock}").replace(
        "3. Vad gör du då?", f"3. Vad gör du då?{stock}"
    )
    changes = changed(("När brister tilliten?", "Hur länge har du arbetat här?"), text=text)
    assert [one.kind for one in changes if one.what == "question"] == ["removed", "added"]


_TEXTS = st.lists(st.sampled_from(["Hur är det?", "Vad då?", "När var det?", "Vem var där?", "Varför?"]), max_size=5)


@given(st.lists(_TEXTS, max_size=3), st.lists(_TEXTS, max_size=3))
@settings(max_examples=150, deadline=None)
def test_what_is_added_and_removed_makes_up_the_difference(old: list[list[str]], new: list[list[str]]) -> None:
    before, after = _guide(old), _guide(new)
    changes = compare(before, after)
    count = [sum(one.what == "question" and one.kind == kind for one in changes) for kind in ("added", "removed")]
    assert sum(map(len, new)) - sum(map(len, old)) == count[0] - count[1]
    assert bool(changes) == (before != after)
    backwards = compare(after, before)
    assert [sum(o.what == "question" and o.kind == k for o in backwards) for k in ("removed", "added")] == count


def _guide(themes: list[list[str]]) -> Guide:
    lines = ["# Guide"]
    for i, questions in enumerate(themes):
        lines += [f"## Tema: Del {i}", *(f"{n}. {text}" for n, text in enumerate(questions, 1))]
    return read_guide("\n".join(lines))
