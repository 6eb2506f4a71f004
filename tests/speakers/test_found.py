"""`speakers.json` and how its turns come to the words."""

import json
from pathlib import Path

import pytest

from interview_tui.problem import Problem
from interview_tui.speakers.found import MadeFrom, Speakers, Turn, read_speakers, with_speakers, write_speakers
from interview_tui.transcription.segments import Segment, Word

MADE_FROM = MadeFrom(rules=1, seconds=20.0, transcript=None, names=("I", "Robin"))


def speakers(*turns: tuple[float, float, str, float], overlaps: tuple[tuple[float, float], ...] = ()) -> Speakers:
    made = tuple(Turn(start=start, end=end, speaker=who, probability=sure) for start, end, who, sure in turns)
    return Speakers(made_from=MADE_FROM, method="one_channel", voices=("I", "Robin"), turns=made, overlaps=overlaps)


def segment(*words: tuple[str, float, float], speaker: str | None = None) -> Segment:
    said = tuple(Word(text=text, start=start, end=end) for text, start, end in words)
    text = " ".join(word.text for word in said)
    return Segment(id="3.1", start=words[0][1], end=words[-1][2], text=text, words=said, speaker=speaker)


def test_a_segment_is_cut_where_the_voice_changes_and_every_part_says_how_sure_it_is() -> None:
    heard = segment(("Hur", 0.0, 0.5), ("då?", 0.5, 1.0), ("Ja", 1.0, 1.4), ("alltså", 1.4, 2.0))
    first, second = with_speakers([heard], speakers((0, 1.1, "I", 0.9), (1.1, 3, "Robin", 0.6)))
    assert (first.id, first.text, first.speaker, first.speaker_probability) == ("3.1a", "Hur då?", "I", 0.9)
    assert (second.id, second.text, second.speaker, second.speaker_probability) == ("3.1b", "Ja alltså", "Robin", 0.6)
    assert (second.start, second.end) == (1.0, 2.0)


def test_a_segment_of_one_voice_stays_whole_and_keeps_its_id() -> None:
    heard = segment(("Hur", 0.0, 0.5), ("då?", 0.5, 1.0))
    (whole,) = with_speakers([heard], speakers((0, 1.1, "I", 1.0)))
    assert (whole.id, whole.words, whole.speaker) == ("3.1", heard.words, "I")


def test_a_word_between_two_turns_goes_to_the_nearer_one() -> None:
    between = segment(("mm", 2.0, 2.2))
    (part,) = with_speakers([between], speakers((0, 1.5, "I", 0.9), (2.3, 4, "Robin", 0.8)))
    assert part.speaker == "Robin"


def test_words_far_from_every_turn_have_no_speaker() -> None:
    (part,) = with_speakers([segment(("hej", 10.0, 10.4))], speakers((0, 1.5, "I", 0.9)))
    assert (part.speaker, part.speaker_probability) == (None, None)


def test_labels_of_a_transcript_from_elsewhere_are_kept() -> None:
    labelled = segment(("Ja", 0.0, 0.5), ("visst", 0.5, 1.0), speaker="Kim")
    assert with_speakers([labelled], speakers((0, 3, "I", 1.0))) == [labelled]


def test_a_segment_without_words_gets_the_turn_at_its_middle() -> None:
    bare = Segment(id="0.0", start=0.0, end=4.0, text="Ja visst")
    (part,) = with_speakers([bare], speakers((0, 1, "I", 1.0), (1, 4, "Robin", 0.7)))
    assert (part.speaker, part.speaker_probability) == ("Robin", 0.7)


def test_words_said_while_somebody_else_speaks_are_marked() -> None:
    heard = segment(("Ja", 0.0, 0.5), ("visst", 0.5, 1.0))
    beside = segment(("Nej", 5.0, 5.5))
    parts = with_speakers([heard, beside], speakers((0, 6, "I", 1.0), overlaps=((0.6, 1.2),)))
    assert [part.overlap for part in parts] == [True, False]


def test_without_speakers_the_segments_are_as_they_were() -> None:
    heard = [segment(("Ja", 0.0, 0.5))]
    assert with_speakers(heard, None) == heard
    assert with_speakers(heard, speakers()) == heard


def test_what_is_written_is_read_back(tmp_path: Path) -> None:
    found = speakers((0, 1.1, "I", 0.9), (1.1, 3, "Robin", 0.6), overlaps=((1.0, 1.2),))
    assert read_speakers(tmp_path) is None
    write_speakers(tmp_path, found)
    assert read_speakers(tmp_path) == found
    assert json.loads((tmp_path / "speakers.json").read_text())["schema"] == 1


def test_speakers_of_a_newer_program_are_refused(tmp_path: Path) -> None:
    (tmp_path / "speakers.json").write_text('{"schema": 2, "people": []}')
    with pytest.raises(Problem, match="newer"):
        read_speakers(tmp_path)


def test_a_damaged_file_of_speakers_says_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "speakers.json").write_text('{"schema": 1, "tur')
    with pytest.raises(Problem, match="cannot be read"):
        read_speakers(tmp_path)
