"""Words on the screen and words in the sound: which stands where, and which is heard when."""

from hypothesis import given
from hypothesis import strategies as st
from textual.content import Content

from interview_tui.tui.view.playing import bar, seconds_at
from interview_tui.tui.view.spoken import SpokenText, SpokenWord, spoken_words
from interview_tui.tui.widgets.lines import hanging
from interview_tui.tui.widgets.text_rows import TextRows, parts
from tests.builders import segment

words = st.lists(st.text(st.sampled_from("abcåäö漢.,…’-"), min_size=1, max_size=14), min_size=1, max_size=40)


@given(words, st.integers(10, 60), st.integers(0, 8))
def test_every_word_is_found_on_the_lines_it_was_wrapped_to(said: list[str], width: int, indent: int) -> None:
    text = " ".join(said)
    paragraph = spoken_words(segment(text, 0, 10), text)
    assert [text[word.first : word.last] for word in paragraph] == said
    drawn = hanging(Content(text), width, Content("0:00".ljust(indent)[:indent]), indent)
    rows = TextRows()
    rows.add_blank()
    rows.add(parts(text, [(indent, row.plain[indent:]) for row in drawn]))
    for word in paragraph:
        found = ""
        for line in rows.lines_of(0, word.first, word.last):
            row = rows.row(line)
            assert row is not None
            first, last = max(row.first, word.first), min(row.last, word.last)
            found += drawn[line - 1].plain[row.shift + first : row.shift + last]
        assert found == text[word.first : word.last]


def test_the_word_that_is_heard() -> None:
    spoken = SpokenText(
        [[], [SpokenWord(0, 1, 1.0, 1.4), SpokenWord(2, 3, 1.5, 2.0)], [], [SpokenWord(0, 4, 9.0, 9.5)], []]
    )
    assert [spoken.at(second) for second in (0.5, 1.0, 1.45, 1.5, 5.0, 9.1, 99.0)] == [-1, 0, 0, 1, 1, 2, 2]
    assert [spoken.after(second) for second in (0.0, 1.2, 3.0, 99.0)] == [0, 1, 2, 2]
    assert [spoken.from_paragraph(number) for number in range(5)] == [0, 0, 2, 2, 2]
    assert [spoken.paragraph_of(word) for word in range(3)] == [1, 1, 3]
    assert [spoken.from_character(1, character) for character in (0, 1, 2, 99)] == [0, 0, 1, 1]


def test_a_question_that_was_taken_up_again_is_read_before_and_heard_after() -> None:
    spoken = SpokenText([[SpokenWord(0, 1, 50.0, 51.0)], [SpokenWord(0, 1, 20.0, 21.0)]])
    assert [spoken.at(second) for second in (10.0, 20.5, 50.5)] == [-1, 1, 0]


def test_a_segment_without_times_for_its_words_is_one_word() -> None:
    whole = segment("two words", 3, 4).model_copy(update={"words": ()})
    assert spoken_words(whole, "two words", 5) == (SpokenWord(5, 14, 3, 4, whole.id),)


def test_without_words_nothing_is_found() -> None:
    empty = SpokenText([[], []])
    assert (empty.at(3.0), empty.after(3.0), empty.from_paragraph(1)) == (-1, -1, -1)


def test_the_bar_shows_where_it_is_and_where_something_is_missing() -> None:
    assert bar(10, 0.0, 100.0) == "●─────────"
    assert bar(10, 50.0, 100.0, [75.0]) == "━━━━━●─┃──"
    assert bar(10, 100.0, 100.0) == "━━━━━━━━━●"
    assert bar(10, 5.0, 0.0) == "●─────────"
    assert bar(0, 5.0, 10.0) == ""
    assert seconds_at(5, 10, 100.0) == 50.0
