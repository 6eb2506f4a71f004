"""The Word document that the tutorial begins with: the demo's English guide, as a student writes one in Word.

python tools/make_tutorial_guide.py        writes docs/tutorial/interview-guide.docx

Nothing in it is a heading to Word: the headings are bold lines, the levels are those of Word's lists, the questions
serve research questions by a number in brackets, and one line is what nobody but its author can place.
"""

from pathlib import Path

from docx import Document
from docx.document import Document as Word
from docx.shared import Pt

GUIDE = Path(__file__).parent.parent / "docs" / "tutorial" / "interview-guide.docx"

LINES = """
title    Interview guide: student life
bold     Research questions
number   What is a normal day like for a student who is writing an essay?
number   Which support helps when the writing is hard?
bold     Welcome
plain    Hello and welcome to the interview. Thank you for being here today.
bold     Informed consent
plain    The conversation is recorded and you can stop when you want. Is it okay that we record the conversation?
bold     Everyday (5 min)
bullet   Would you tell me about a normal day? (RQ1)
deeper   What do you do first in the morning?
bullet   How often do you read at the library? (RQ1)
bold     The essay (6 min)
bullet   How long have you worked on the essay? (RQ1)
bullet   What was hard about the essay? (RQ2)
deeper   How did it feel for you?
bold     Support (6 min)
bullet   What does support mean for you? (RQ2)
deeper   Can you give an example?
deeper   If needed: I want to know what helps you.
bullet   Who helps you when it is hard? (RQ2)
plain    If a friend or the family:
deeper   How often do you talk at home?
bullet   How often do you talk with a colleague at work? (optional)
plain    Looking ahead
bullet   What would you like to change? (RQ2)
bullet   Don't you think that the university should help more? (RQ2)
bullet   Is there something more you want to tell me?
bold     Closing
plain    Thank you very much for the conversation.
"""

STYLES = {"number": "List Number", "bullet": "List Bullet", "deeper": "List Bullet 2"}


def add(word: Word, kind: str, text: str) -> None:
    """One paragraph; `kind` is what stands first in a line of `LINES`."""
    run = word.add_paragraph(style=STYLES.get(kind)).add_run(text)
    if kind in ("title", "bold"):
        run.bold = True
    if kind == "title":
        run.font.size = Pt(20)


def main() -> None:
    word = Document()
    word.core_properties.author = ""
    for line in LINES.strip().splitlines():
        kind, text = line.split(maxsplit=1)
        add(word, kind, text)
    GUIDE.parent.mkdir(parents=True, exist_ok=True)
    word.save(str(GUIDE))


if __name__ == "__main__":
    main()
