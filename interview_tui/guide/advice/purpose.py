"""Which research questions the guide serves, and which questions serve none.

Says something only where she has begun to mark (`[RQ1]`): a guide without marks has not been asked.
"""

import re

from interview_tui.guide.advice.parts import asked_questions, is_end, is_fact, is_start, leaves_room
from interview_tui.guide.model import Guide, Question, Section

_FEW = 4
"""One in so many questions at most is without a mark where the others have been marked with care."""
_NUMBER = re.compile(r"\d+$")


def unserved(guide: Guide) -> list[tuple[int, str]]:
    """Research questions that no question is marked with, each with its number from 1."""
    served = {int(m[0]) for q in guide.questions() for name in q.research_questions if (m := _NUMBER.search(name))}
    if not served:
        return []
    return [(n, text) for n, text in enumerate(guide.research_questions, 1) if n not in served]


def serves_none(guide: Guide) -> list[tuple[Section, Question]]:
    """Questions without a mark where nearly all of their kind have one.

    What warms up or winds down needs none: what stands before the first question with a mark, the guide's last
    question, sections that open or close by their names, facts, room for more. Nor do sections without any mark.
    """
    questions = asked_questions(guide)
    marked = [place for place, (_section, question) in enumerate(questions) if question.research_questions]
    if not marked:
        return []
    sections = {questions[place][0].id for place in marked}
    needing = [
        (section, question)
        for section, question in questions[marked[0] : max(marked[-1] + 1, len(questions) - 1)]
        if section.id in sections
        and not (is_start(section) or is_end(section))
        and not is_fact(question, guide.language)
        and not leaves_room(question.text, guide.language)
    ]
    unmarked = [(section, question) for section, question in needing if not question.research_questions]
    return unmarked if _FEW * len(unmarked) <= len(needing) else []
