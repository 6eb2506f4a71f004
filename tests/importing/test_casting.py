"""Labels of a transcript become the interviewer and the participants, by name or by who asks."""

from pathlib import Path

import pytest

from interview_tui.guide.markdown import read_guide
from interview_tui.importing.casting import Cast, cast
from interview_tui.importing.readers.cue import Cue
from interview_tui.problem import Problem
from tests.studies import GUIDE

READ = read_guide(GUIDE, Path("guide.md"))


def people(*said: tuple[str | None, str], given: tuple[str, ...] = ("Robin",), **more: object) -> Cast:
    return cast([Cue(text, label=label) for label, text in said], given, READ, **more)  # type: ignore[arg-type]


def speakers(found: Cast) -> dict[str, str | None]:
    return {part.label: part.speaker for part in found.parts}


@pytest.mark.parametrize(
    "label",
    ["I", "i", "Int", "Int.", "Intervjuare", "INTERVIEWER", "Moderator", "M", "F", "Fråga", "Q", "Interviewer 1", "I1"],
)
def test_the_interviewer_is_known_by_the_label(label: str) -> None:
    assert speakers(people((label, "Jaha."), ("Anna Berg", "Hur menar du?"))) == {label: "I", "Anna Berg": "Robin"}


def test_letters_mean_the_interviewer_only_where_nobody_else_does() -> None:
    found = people(("I", "Hej."), ("M", "Hej hej."), ("F", "Hej."), given=("Kim", "Sam"))
    assert speakers(found) == {"I": "I", "M": "Kim", "F": "Sam"}


@pytest.mark.parametrize(
    "labels", [("Interviewer 1", "Interviewer 2"), ("I", "I2"), ("Int 1", "Int 2"), ("Intervjuare", "Moderator")]
)
def test_two_interviewers_are_two(labels: tuple[str, str]) -> None:
    found = people((labels[1], "Hej."), (labels[0], "Hej."), ("Anna", "Hej."))
    assert speakers(found) == {labels[1]: "I2", labels[0]: "I", "Anna": "Robin"}
    assert found.interviewers == 2


@pytest.mark.parametrize(
    ("leads", "beside"), [("Moderator", "Bisittare"), ("Samtalsledare", "Medmoderator"), ("M", "Co-moderator")]
)
def test_who_sits_beside_the_moderator_is_the_second_interviewer_and_no_participant(leads: str, beside: str) -> None:
    found = people((beside, "Hej."), (leads, "Hej."), ("P1", "Hej."), ("P2", "Mm."), given=("Kim", "Sam"))
    assert speakers(found) == {beside: "I2", leads: "I", "P1": "Kim", "P2": "Sam"}


def test_two_words_for_one_interviewer_are_one() -> None:
    assert speakers(people(("Intervjuare", "Hej."), ("I", "Nå?"), ("Anna", "Hej."))) == {
        "Intervjuare": "I", "I": "I", "Anna": "Robin",
    }  # fmt: skip


def test_without_such_a_label_the_one_who_asks_is_the_interviewer() -> None:
    found = people(
        ("SPEAKER_01", "Well, I get up at six and then I go to work, as one does, and in the evening I come home."),
        ("SPEAKER_00", "Could you tell me about a normal day of yours?"),
        ("SPEAKER_01", "I just did. What more is there to say, really? I do not know what you want to hear from me."),
        ("SPEAKER_00", "And who helps you when it is hard?"),
    )
    assert speakers(found) == {"SPEAKER_01": "Robin", "SPEAKER_00": "I"}


def test_the_guides_questions_say_it_without_a_question_mark() -> None:
    found = people(
        ("A", "who helps you when it is hard"),
        ("B", "my sister does and then there is my neighbour she is kind too"),
        ("A", "and is there something more"),
        ("B", "what do you mean? no? yes?"),
    )
    assert speakers(found) == {"A": "I", "B": "Robin"}


def test_others_are_the_participants_in_the_order_they_speak_and_then_new_names() -> None:
    found = people(
        ("I", "Hello?"), ("Anna", "Hello."), ("Bo", "Hello."), ("Cecilia", "Hello."),
        given=("Kim", "Robin"), used=("Charlie",), language="en",
    )  # fmt: skip
    assert speakers(found) == {"I": "I", "Anna": "Kim", "Bo": "Robin", "Cecilia": "Alex"}
    assert found.added == ("Alex",)


def test_a_label_that_is_a_pseudonym_stays() -> None:
    found = people(("Anna", "Hej."), ("KIM", "Hej."), ("I", "Hej?"), given=("Robin", "Kim"))
    assert speakers(found) == {"Anna": "Robin", "KIM": "Kim", "I": "I"}


def test_the_user_has_the_last_word() -> None:
    found = people(
        ("I", "Hej."), ("Anna", "Hej."), ("Bo", "Hej."), ("Cecilia", "Hej."),
        by_hand={"anna": "I", "I": "Robin", "Bo": "Sam"},
    )  # fmt: skip
    assert speakers(found) == {"I": "Robin", "Anna": "I", "Bo": "Sam", "Cecilia": found.added[1]}
    assert found.added[0] == "Sam"
    assert "Robin" not in found.added


def test_a_label_that_is_not_there_is_a_sentence() -> None:
    with pytest.raises(Problem, match="No speaker"):
        people(("I", "Hej."), by_hand={"Anna": "Kim"})


@pytest.mark.parametrize("label", ["Okänd", "UNKNOWN", "SPEAKER_UNKNOWN", "?"])
def test_nobody_stays_nobody(label: str) -> None:
    found = people(("I", "Hej?"), ("Anna", "Hej."), (label, "Hm."), (None, "Mm."))
    assert found.speaker(label) is None
    assert found.speaker(None) is None
    assert found.added == ()


def test_where_only_the_interviewer_has_a_label_the_rest_is_the_participant() -> None:
    assert people(("I", "Hej?"), (None, "Hej."), ("I", "Jaha.")).speaker(None) == "Robin"
    assert people(("I", "Hej?"), (None, "Hej."), given=("Kim", "Sam")).speaker(None) is None
    assert people((None, "Hej.")).speaker(None) is None


def test_one_speaker_alone_is_the_participant() -> None:
    assert speakers(people(("Anna", "Vad ska jag säga? Jag vet inte. Vad tycker du?"))) == {"Anna": "Robin"}
