"""`long`: a sentence of more than 25 words, or more than 40 in all: too much to keep in mind while listening."""

from interview_tui.guide.advice.asked import Asked, words_in
from interview_tui.guide.advice.finding import Span

LONGEST_SENTENCE = 25
LONGEST_QUESTION = 40


def long(question: Asked) -> Span | None:
    """The sentence that is too long, or the whole question."""
    for sentence in question.sentences:
        if words_in(sentence.text) > LONGEST_SENTENCE:
            return sentence.start, sentence.start + len(sentence.text)
    if sum(words_in(sentence.text) for sentence in question.sentences) > LONGEST_QUESTION:
        return question.whole
    return None
