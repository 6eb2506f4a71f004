"""What a recogniser made up is flagged with its reason, and what people really say hardly ever."""

import json

import pytest

from bench.false_alarms import paced, sentences
from bench.interview_file import INTERVIEWS, read_folder
from interview_tui.demo.material import material
from interview_tui.transcription.invented import is_phantom, syllables
from interview_tui.transcription.quality import flags
from interview_tui.transcription.segments import Segment, Word
from interview_tui.transcription.spoken_language import another_language
from tests.transcription.builders import segment


def kinds(*segments: Segment, language: str | None = "sv") -> list[str]:
    return [flag.kind for flag in flags(segments, [(0, 60)], language)]


@pytest.mark.parametrize(
    "text",
    [
        "Tack för att ni tittade!",
        "Tack så mycket för att du har tittat.",
        "Vi ses i nästa video.",
        "Glöm inte att prenumerera på kanalen.",
        "Undertexter från Amara.org-gemenskapen",
        "Undertexter av Stina Hedin",
        "Textning Stina Hedin, Iyuno Media Group",
        "Svensktextning.nu",
        "Thanks for watching!",
        "Thank you so much for watching, and see you in the next video.",
        "Please like and subscribe.",
        "Subtitles by the Amara.org community",
    ],
)
def test_phrases_that_recognisers_learned_from_subtitles_are_flagged(text: str) -> None:
    assert kinds(segment(text, 0, 5), language=None) == ["phantom"]


@pytest.mark.parametrize(
    "text",
    [
        "Tack för att du ville vara med.",
        "Tack för att ni kom.",
        "Vi tittade på texten tillsammans.",
        "Jag prenumererar på tidningen.",
        "Det stod i en text av min lärare.",
        "Thanks for coming, and for looking at it.",
        "I watched him by the window.",
    ],
)
def test_what_only_sounds_like_them_is_not(text: str) -> None:
    assert not is_phantom(text)


def test_more_than_anybody_can_say_in_that_time_is_flagged() -> None:
    said = "jag ska nu gå hem och se om det är så att du har en bok till"
    assert syllables(said) == 17
    assert kinds(segment(said, 0, 1.5)) == ["too_fast"]
    assert kinds(segment(said, 0, 1.6)) == []


def test_a_hasty_run_within_a_quiet_sentence_is_flagged() -> None:
    quiet, hasty = segment("jag ska nu gå hem", 0, 3), segment("och se om det är så att du har en bok till", 3, 4)
    whole = Segment(id="0.0", start=0, end=4, text=f"{quiet.text} {hasty.text}", words=(*quiet.words, *hasty.words))
    assert kinds(whole) == ["too_fast"]


def test_a_short_answer_with_rough_times_is_not_too_fast() -> None:
    assert kinds(segment("ja men absolut det är så", 0, 0.4)) == []


def test_several_words_in_a_row_without_length_are_flagged() -> None:
    def talk(squeezed: int) -> Segment:
        words = [Word(start=i, end=i + 0.5, text="nog") for i in range(3)]
        words += [Word(start=3.0, end=3.0, text=f"o{i}") for i in range(squeezed)]
        return Segment(id="0.0", start=0, end=3.5, text=" ".join(word.text for word in words), words=tuple(words))

    assert kinds(talk(3)) == ["no_length"]
    assert kinds(talk(2)) == []


def test_a_segment_that_the_recogniser_hardly_believes_is_flagged() -> None:
    def talk(*probabilities: float) -> Segment:
        words = tuple(Word(start=i, end=i + 0.5, text="nog", probability=p) for i, p in enumerate(probabilities))
        return Segment(id="0.0", start=0, end=len(words), text="nog " * len(words), words=words)

    assert kinds(talk(0.3, 0.2, 0.4, 0.3)) == ["unlikely"]
    assert kinds(talk(0.3, 0.2, 0.9, 0.3)) == []
    assert kinds(talk(0.1, 0.2)) == []  # words alone are doubted one by one


@pytest.mark.parametrize(
    ("text", "language", "found"),
    [
        ("I think that this is what they want to do with it.", "sv", "en"),
        ("Det är väl så att man inte vet vad som ska hända.", "en", "sv"),
        ("Jeg vet ikke hva det er, men jeg er her etter skolen.", "sv", "no"),
        ("Ich weiß nicht, was das ist, aber wir sind hier mit der Schule.", "sv", "de"),
        ("Minä en ole se joka on täällä, mutta hän on.", "sv", "fi"),
        ("Det är väl så att man inte vet vad som ska hända.", "sv", None),
        ("Vi kallar det the big picture, liksom, och det är bra.", "sv", None),
        ("Okay, yes, great.", "sv", None),
        ("I think that this is what they want to do with it.", None, None),
        ("I think that this is what they want to do with it.", "ar", None),
    ],
)
def test_another_language_is_told_only_where_it_is_clear(text: str, language: str | None, found: str | None) -> None:
    guess = another_language(text, language)
    assert guess in ({"no", "da"} if found == "no" else {found})


def test_a_segment_in_another_language_is_flagged() -> None:
    english = segment("I think that this is what they want to do with it.", 5, 10, "0.1")
    assert kinds(segment("det är så det är", 0, 4), english) == ["language"]


def test_what_people_said_in_interviews_is_flagged_less_than_once_in_a_hundred_sentences() -> None:
    count = odd = 0
    for script in read_folder(INTERVIEWS / "measured"):
        words = paced([said.text for said in script.words])
        found = sentences(words, 0)
        count += len(found)
        odd += len(flags(found, [(0, words[-1].end)], script.language))
    assert count > 2000
    assert odd < 0.01 * count


@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_demos_talk_is_not_flagged(language: str) -> None:
    script = json.loads((material(language) / "script.json").read_text(encoding="utf-8"))
    talk = [
        Segment(
            id=f"0.{i}",
            start=said["start"],
            end=said["end"],
            text=said["text"],
            words=tuple(Word(start=start, end=end, text=word) for start, end, word in said["words"]),
        )
        for i, said in enumerate(script["utterances"])
    ]
    assert flags(talk, [(one.start, one.end) for one in talk], language) == []
