"""Which research questions the guide serves, and which questions serve none.

Says something only where she has begun to mark (`[RQ1]`): a guide without marks has not been asked.
"""

import re

from interview_tui.guide.advice.parts import asked_questions, invites, is_end, is_fact, is_start, leaves_room
from interview_tui.guide.model import Guide, Question, Section

_NUMBER = re.compile(r"\d+$")


def unserved(guide: Guide) -> list[tuple[int, str]]:
    """Research questions that no question is marked with, each with its number from 1."""
    served = {int(m[0]) for q in guide.questions() for name in q.research_questions if (m := _NUMBER.search(name))}
    if not served:
        return []
    return [(n, text) for n, text in enumerate(guide.research_questions, 1) if n not in served]


def serves_none(guide: Guide) -> list[tuple[Section, Question]]:
    """Questions without a mark where nearly all of their kind have one.

    Those that open, ask for a fact, or close need none, nor do sections without any mark.
    """
    questions = asked_questions(guide)
    marked_sections = {section.id for section, question in questions if question.research_questions}
    needing = [
        (section, question)
        for place, (section, question) in enumerate(questions)
        if section.id in marked_sections
        and not is_start(section)
        and not is_fact(question, guide.language)
        and not leaves_room(question.text, guide.language)
        and not (place == 0 and invites(question.text, guide.language))
        and not (is_end(section) and len(section.questions) == 1)
    ]
    unmarked = [(section, question) for section, question in needing if not question.research_questions]
    return unmarked if 4 * len(unmarked) <= len(needing) else []
