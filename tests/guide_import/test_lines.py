"""Single manners of writing a line, each in a guide of a few lines: what is understood of it."""

import pytest

from interview_tui.guide_import import read_document
from tests.guide_import.by_hand import rows
from tests.guide_import.word_xml import SPAN, Doc, run

PROMISES = {
    "themes with all that they ask on their line": (
        "Guide\n\nBakgrund: ålder, yrke, utbildning\n\nBörjan: Hur blev du målare? Vem lärde dig?\n\n"
        "Arbetet: Vad gör du i dag?\n\n"
        "Kunden: Vem var den senaste?\n\nSlut: Vad har jag glömt?\n",
        "title: Guide\ntheme: Bakgrund\nquestion: ålder, yrke, utbildning\ntheme: Början\n"
        "question: Hur blev du målare?\nquestion: Vem lärde dig?\ntheme: Arbetet\nquestion: Vad gör du i dag?\n"
        "theme: Kunden\nquestion: Vem var den senaste?\ntheme: Slut\nquestion: Vad har jag glömt?",
    ),
    "questions named by their kinds": (
        "Guide\n\nModerator's welcome\n\nThank you for coming. I will record this.\n\n"
        "Opening question: What do you do?\n\n"
        "Key question 1: Who leads you?\n   Prompt: Since when?\n\nEnding question: What is left?\n",
        "title: Guide\nscript: Moderator's welcome\ntext: Thank you for coming. I will record this.\ntheme: Questions\n"
        "question: What do you do?\nquestion: Who leads you?\n  probe: Since when?\nquestion: What is left?",
    ),
    "a label before a condition": (
        "Guide\n\nTheme: Work\n1. Who leads you?\n   - Probe: If nobody: how do you plan?\n",
        "title: Guide\ntheme: Work\nquestion: Who leads you?\n  condition: If nobody:\n    probe: how do you plan?",
    ),
    "follow-ups by other names": (
        "Guide\n\nTema: A\n1. Trivs du?\nTilläggsfråga: Med vad?\nEv. följdfr: Sedan när?\n2. Vem leder?\n"
        "Följdfrågor (vid behov): Hur? Varför?\n3. Vad är nytt?\n",
        "title: Guide\ntheme: A\nquestion: Trivs du?\n  probe: Med vad?\n  probe: Sedan när?\nquestion: Vem leder?\n"
        "  probe: Hur?\n  probe: Varför?\nquestion: Vad är nytt?",
    ),
    "a label that nobody knows, again and again": (
        "Guide\n\nTheme: Work\nWhat do you do?\nLadder: What comes after that?\nWho leads you?\n"
        "Ladder: Who leads them?\n",
        "title: Guide\ntheme: Work\nquestion: What do you do?\n  probe: Ladder: What comes after that?\n"
        "question: Who leads you?\n  probe: Ladder: Who leads them?",
    ),
    "if rent, with what hangs on it": (
        "Guide\n\nTheme: Home\n1. Do you rent or own?\n   - If you rent\n      - Who is the landlord?\n"
        "   - If you own\n      - Since when?\n",
        "title: Guide\ntheme: Home\nquestion: Do you rent or own?\n  condition: If you rent:\n"
        "    probe: Who is the landlord?\n  condition: If you own:\n    probe: Since when?",
    ),
    "a list that goes on with its question": (
        "Guide\n\nTheme: Work\nTell me about:\n- your first day\n- your first month\nWhat was good?\n",
        "title: Guide\ntheme: Work\nquestion: Tell me about:\n  probe: your first day\n  probe: your first month\n"
        "question: What was good?",
    ),
    "a follow-up that says so in brackets": (
        "Guide\n\nTema: A\n1. Trivs du?\n   Med vad? (följdfråga)\n   (ev. följdfråga) Sedan när?\n2. Vem leder?\n",
        "title: Guide\ntheme: A\nquestion: Trivs du?\n  probe: Med vad?\n  probe: Sedan när?\nquestion: Vem leder?",
    ),
    "questions after dashes on one line": (
        "Guide\n\nTheme: Work\nWhen did you start? – Why then? – With whom?\n",
        "title: Guide\ntheme: Work\nquestion: When did you start?\n  probe: Why then?\n  probe: With whom?",
    ),
    "what a scale means": (
        "Guide\n\nTema: Arbete\n1. Hur trivs du, från 1 till 10?\n(1 = inte alls, 10 = mycket)\n2. Vem leder?\n",
        "title: Guide\ntheme: Arbete\nquestion: Hur trivs du, från 1 till 10?\n"
        "  clarification: 1 = inte alls, 10 = mycket\nquestion: Vem leder?",
    ),
    "a time below its heading": (
        "Guide\n\nVardag:\nTid: 10 minuter\n- Hur mår du?\n- Var bor du?\n",
        "title: Guide\ntheme: Vardag\nquestion: Hur mår du?\nquestion: Var bor du?",
    ),
    "who says it": (
        "Guide\n\nTheme: Work\nInterviewer: What do you do?\nInterviewer: Who leads you?\n",
        "title: Guide\ntheme: Work\nquestion: What do you do?\nquestion: Who leads you?",
    ),
    "a list of what the interviewer does": (
        "Guide\n\nTheme: Getting started\n- Introduce self and project\n- Explain confidentiality\n\n"
        "Theme: Work\n- What do you do?\n",
        "title: Guide\nscript: Getting started\ntext: Introduce self and project\ntext: Explain confidentiality\n"
        "theme: Work\nquestion: What do you do?",
    ),
    "names without any mark, all of them above a list": (
        "Guide\n\nom dig\n- hur länge har du bott här\n\ndet gamla huset\n- vem skötte det\n\nnu\n- vad gör ni här\n",
        "title: Guide\ntheme: om dig\nquestion: hur länge har du bott här\ntheme: det gamla huset\n"
        "question: vem skötte det\ntheme: nu\nquestion: vad gör ni här",
    ),
    "what stands under numbers elsewhere, after the last of them": (
        "Guide\n\nTema: A\n1. Hur bor du?\nTrivs du där?\n2. Vem bor du med?\nHur länge?\n\nTema: B\n3. Vad gör du?\n",
        "title: Guide\ntheme: A\nquestion: Hur bor du?\n  probe: Trivs du där?\nquestion: Vem bor du med?\n"
        "  probe: Hur länge?\ntheme: B\nquestion: Vad gör du?",
    ),
    "numbers of a part without a stop": (
        "Guide\n\nTheme: Work\nA1 Describe your work.\nA2 When have you helped?\n   [Do not hurry her here.]\n",
        "title: Guide\ntheme: Work\nquestion: Describe your work.\nquestion: When have you helped?\n"
        "comment: [Do not hurry her here.]",
    ),
    "headings in square brackets": (
        "Guide\n\n[WORK]\n* What do you do?\n** since when\n\n[HOME]\n* Where do you live?\n",
        "title: Guide\ntheme: WORK\nquestion: What do you do?\n  probe: since when\ntheme: HOME\n"
        "question: Where do you live?",
    ),
    "facts on a line": (
        "Guide\n\nBakgrundsuppgifter:\nÅlder, kön, yrke\n\nArbete:\n1. Vad gör du?\n",
        "title: Guide\ntheme: Bakgrundsuppgifter\nquestion: Ålder, kön, yrke\ntheme: Arbete\nquestion: Vad gör du?",
    ),
    "numbers with a colon": (
        "Guide\n\nA:\n1:1 Hur mår du?\n1:2 Var bor du?\n",
        "title: Guide\ntheme: A\nquestion: Hur mår du?\nquestion: Var bor du?",
    ),
    "numbers of a part": (
        "Guide\n\nI. Vardag\nI.1 Hur mår du?\nII. Arbete\nII.1 Vad gör du?\n",
        "title: Guide\ntheme: Vardag\nquestion: Hur mår du?\ntheme: Arbete\nquestion: Vad gör du?",
    ),
    "a number above its question": (
        "Guide\n\n1.\nHur mår du?\n\n2.\nVar bor du?\n",
        "title: Guide\ntheme: Frågor\nquestion: Hur mår du?\nquestion: Var bor du?",
    ),
    "a number that goes on in another shape": (
        "Guide\n\nVardag:\n1. Hur mår du?\n- Varför?\nFråga 2: Var bor du?\n",
        "title: Guide\ntheme: Vardag\nquestion: Hur mår du?\n  probe: Varför?\nquestion: Var bor du?",
    ),
    "headings between stars": (
        "Guide\n\n*** VARDAG ***\n1. Hur mår du?\n=== SLUT ===\n2. Något mer?\n",
        "title: Guide\ntheme: VARDAG\nquestion: Hur mår du?\ntheme: SLUT\nquestion: Något mer?",
    ),
    "time stamps before headings": (
        "Guide\n\n0–10 VARDAG\n* Hur mår du?\n\n10–25 ARBETE\n* Vad gör du?\n",
        "title: Guide\ntheme: VARDAG\nquestion: Hur mår du?\ntheme: ARBETE\nquestion: Vad gör du?",
    ),
    "parts by number or letter": (
        "Guide\n\nDEL A: VARDAG\n1. Hur mår du?\n\nDEL B: ARBETE\n2. Vad gör du?\n",
        "title: Guide\ntheme: VARDAG\nquestion: Hur mår du?\ntheme: ARBETE\nquestion: Vad gör du?",
    ),
    "a condition in brackets": (
        "Guide\n\nTheme: Work\nWhat do you do?\n[If she is new] Who taught you?\n",
        "title: Guide\ntheme: Work\nquestion: What do you do?\n  condition: If she is new:\n    probe: Who taught you?",
    ),
    "a condition with an arrow": (
        "Guide\n\nTheme: Work\n1. Do you commute?\n   If it takes long -> What do you do?\n",
        "title: Guide\ntheme: Work\nquestion: Do you commute?\n  condition: If it takes long:\n"
        "    probe: What do you do?",
    ),
    "yes and no alone": (
        "Guide\n\nTema: Arbete\n1. Trivs du?\n   Ja: Med vad?\n   Nej: Varför inte?\n",
        "title: Guide\ntheme: Arbete\nquestion: Trivs du?\n  condition: Om ja:\n    probe: Med vad?\n"
        "  condition: Om nej:\n    probe: Varför inte?",
    ),
    "conditions with the verb first, as Swedish has them": (
        "Guide\n\nTema: Arbete\n1. Trivs du?\n   Svarar ja: Med vad?\n   Svarar hen nej:\n   Varför inte?\n",
        "title: Guide\ntheme: Arbete\nquestion: Trivs du?\n  condition: Om hen svarar ja:\n    probe: Med vad?\n"
        "  condition: Om hen svarar nej:\n    probe: Varför inte?",
    ),
    "cues after a question mark": (
        "Guide\n\nTema: Arbete\n1. Vem träffar du? (vänner, släkt, grannar)\n",
        "title: Guide\ntheme: Arbete\nquestion: Vem träffar du?\n  clarification: vänner, släkt, grannar",
    ),
    "examples after a question": (
        "Guide\n\nTema: Arbete\n1. Vad är viktigt? Ex: lön, tid\n2. Vad är svårt?\n   Tänk t.ex. på resor.\n",
        "title: Guide\ntheme: Arbete\nquestion: Vad är viktigt?\n  clarification: Ex: lön, tid\n"
        "question: Vad är svårt?\n"
        "  clarification: Tänk t.ex. på resor.",
    ),
    "a note to herself": (
        "Guide\n\nTema: Arbete\nOBS! Fråga inte om lönen.\n1. Vad gör du?\nVem är du?\n",
        "title: Guide\ntheme: Arbete\ncomment: OBS! Fråga inte om lönen.\nquestion: Vad gör du?\nquestion: Vem är du?",
    ),
    "a comment within a question": (
        "Guide\n\nTheme: Work\n1. What do you do? [let them bring it up themselves]\n",
        "title: Guide\ntheme: Work\nquestion: What do you do?\ncomment: [let them bring it up themselves]",
    ),
    "an instruction in brackets is no placeholder": (
        "Guide\n\n[Start recording]\n\nTheme: Work\n1. What do you do at [workplace]?\n",
        "title: Guide\ntext: [Start recording]\ntheme: Work\nquestion: What do you do at {workplace}?",
    ),
    "a welcome with all questions after it": (
        "Guide\n\nHälsning\nHej, jag heter Kim.\nFår jag spela in?\n\n1 Var bor du?\n2 Hur länge?\n3 Med vem?\n",
        "title: Guide\nscript: Hälsning\ntext: Hej, jag heter Kim.\ntext: Får jag spela in?\ntheme: Frågor\n"
        "question: Var bor du?\nquestion: Hur länge?\nquestion: Med vem?",
    ),
    "thanks that ask something": (
        "Guide\n\nTheme: Work\n1. What do you do?\n\nThank you! Would you like to read my thesis?\n",
        "title: Guide\ntheme: Work\nquestion: What do you do?\nscript: Thanks\n"
        "text: Thank you! Would you like to read my thesis?",
    ),
    "questions that are labelled as main ones": (
        "Guide\n\nInledande fråga: Vem är du?\nHuvudfråga 1: Vad gör du?\nFöljdfråga: Varför?\n"
        "Avslutande fråga: Något mer?\n",
        "title: Guide\ntheme: Frågor\nquestion: Vem är du?\nquestion: Vad gör du?\n  probe: Varför?\n"
        "question: Något mer?",
    ),
    "a topic under the title": (
        "Interview guide\nTopic: being the first\n\nTheme 1: Family\n1. What did they say?\n",
        "title: Interview guide\ntext: Topic: being the first\ntheme: Family\nquestion: What did they say?",
    ),
    "what is stressed in the consent is read aloud": (
        "Guide\n\nSamtycke\nOBS: det är frivilligt att delta.\n\nVardag:\n1. Hur mår du?\n",
        "title: Guide\nconsent: Samtycke\ntext: OBS: det är frivilligt att delta.\n"
        "theme: Vardag\nquestion: Hur mår du?",
    ),
    "themes by the number of a research question": (
        "Guide\n\nFrågeställning 1\n1. Hur mår du?\n2. Varför?\n\nFrågeställning 2\n3. Var bor du?\n",
        "title: Guide\ntheme: Frågeställning 1\nquestion: Hur mår du?\nquestion: Varför?\n"
        "theme: Frågeställning 2\nquestion: Var bor du?",
    ),
    "themes that name a research question": (
        "Guide\n\nFrågor till frågeställning 1:\n1. Hur mår du?\n\nFrågor till frågeställning 2:\n2. Var bor du?\n",
        "title: Guide\ntheme: Frågor till frågeställning 1\nquestion: Hur mår du?\n"
        "theme: Frågor till frågeställning 2\nquestion: Var bor du?",
    ),
    "what is only about the study": (
        "Guide\n\nOverview:\n- Duration: 45 min\n- Format: on paper\n\nTheme: Work\n1. What do you do?\n\n"
        "Moderator notes:\n- Take it slowly\n",
        "title: Guide\ntext: Overview: Duration: 45 min\ntext: Format: on paper\ntheme: Work\n"
        "question: What do you do?\nscript: Moderator notes\ntext: Take it slowly",
    ),
    "an instruction among the items of a list": (
        "Guide\n\nTheme: Work\n- What do you see?\n- [Wait for ten seconds]\n- And now?\n",
        "title: Guide\ntheme: Work\nquestion: What do you see?\ncomment: [Wait for ten seconds]\nquestion: And now?",
    ),
    "what is said in quotation marks": (
        'Guide\n\nTheme: Work\n1. "What do you do?"\n   - Probe: "Is it much? Too much?"\n',
        'title: Guide\ntheme: Work\nquestion: "What do you do?"\n  probe: "Is it much? Too much?"',
    ),
    "who it is for as the title": (
        "Frågor till rektorer\n1. Vad gör du?\n2. Vem hjälper dig?\n",
        "title: Frågor till rektorer\ntheme: Frågor\nquestion: Vad gör du?\nquestion: Vem hjälper dig?",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", PROMISES)
def test_a_manner_is_understood(name: str) -> None:
    text, expected = PROMISES[name]
    read = read_document(text.encode(), "a.txt").draft.rows
    assert [(row.kind, row.depth, row.text) for row in read] == rows(expected)


def test_a_quotation_explains_what_stands_above_it_only_if_that_asks() -> None:
    head = "# Guide\n> Keep it short.\n\n**Work**\n"
    text = f"{head}1. What do you do?\n> paid or not\n\n2. And before?\n> Was it the same?\n"
    read = read_document(text.encode(), "a.md").draft.rows
    assert [(row.kind, row.depth, row.text) for row in read] == rows(
        "title: Guide\ntext: Keep it short.\ntheme: Work\nquestion: What do you do?\n  clarification: paid or not\n"
        "question: And before?\nquestion: Was it the same?"
    )


def test_underlined_lines_are_headings_and_italic_ones_follow_up() -> None:
    lined = '<w:r><w:rPr><w:u w:val="single"/></w:rPr><w:t>Vardag</w:t></w:r>'
    doc = (
        Doc().p("Intervjuguide", style="Rubrik1").p(lined).p("Fråga 1 – Hur mår du?").p(run("Sedan när?", italic=True))
    )
    read = read_document(doc.data(), "a.docx").draft.rows
    assert [(row.kind, row.depth, row.text) for row in read] == rows(
        "title: Intervjuguide\ntheme: Vardag\nquestion: Hur mår du?\n  probe: Sedan när?"
    )


def test_minutes_of_a_time_stamp_are_what_lies_between() -> None:
    rows_read = read_document(PROMISES["time stamps before headings"][0].encode(), "a.txt").draft.rows
    assert [row.minutes for row in rows_read if row.kind == "theme"] == [10, 15]


def _table_read(*lines: tuple[str, ...]) -> list[tuple[str, int, str]]:
    doc = Doc().p("Guide", style="Rubrik").table(*lines)
    return [(row.kind, row.depth, row.text) for row in read_document(doc.data(), "a.docx").draft.rows]


def test_a_table_may_say_beside_each_line_what_it_is() -> None:
    read = _table_read(
        ("Fråga 1", "Hur trivs du?"), ("Följdfrågor", "Med vad?"), ("Fråga 2", "Vem leder?"), ("Syfte", "Ledning")
    )
    assert read == rows(
        "title: Guide\ntheme: Frågor\nquestion: Hur trivs du?\n  probe: Med vad?\nquestion: Vem leder?\n"
        "comment: Syfte: Ledning"
    )


def test_times_that_go_on_from_each_other_are_from_when_to_when() -> None:
    doc = Doc().p("Guide", style="Rubrik")
    doc.table(("Tid", "Moment", "Frågor"), ("0–5", "Arbete", "Vad gör du?"), ("5–20", "Hem", "Hur bor du?"))
    read = read_document(doc.data(), "a.docx").draft.rows
    assert [(row.text, row.minutes) for row in read if row.kind == "theme"] == [("Arbete", 5), ("Hem", 15)]


def test_a_number_in_a_table_says_what_stands_under_what_and_notes_stand_as_they_are_read() -> None:
    read = _table_read(
        ("No", "Aim of it", "Question"),
        ("1", "Start", "Where do you work?"),
        ("1a", "More", "Since when?"),
        ("2", "Plans", "What is next?"),
    )
    assert read == rows(
        "title: Guide\ntheme: Questions\ncomment: Aim of it: Start\nquestion: Where do you work?\ncomment: More\n"
        "  probe: Since when?\ncomment: Plans\nquestion: What is next?"
    )


def test_tabs_make_a_column_of_names() -> None:
    doc = Doc().p("Guide", style="Rubrik").p("Work\t1. What do you do?").p("\t2. Who leads you?").p("\t\t- at night")
    read = read_document(doc.p("Home\t3. Where do you live?").p("\t4. With whom?").data(), "a.docx").draft.rows
    assert [(row.kind, row.depth, row.text) for row in read] == rows(
        "title: Guide\ntheme: Work\nquestion: What do you do?\nquestion: Who leads you?\n  probe: at night\n"
        "theme: Home\nquestion: Where do you live?\nquestion: With whom?"
    )


def test_what_sets_the_scene_goes_on_in_its_question_and_what_has_asked_does_not() -> None:
    doc = Doc().p("Guide", style="Rubrik").p("Theme: Work").p("1. Think of last Monday.\nWhat did you do?")
    read = read_document(doc.p("2. Do you have a leader?\nWho is it?").data(), "a.docx").draft.rows
    assert [(row.kind, row.depth, row.text) for row in read] == rows(
        "title: Guide\ntheme: Work\nquestion: Think of last Monday. What did you do?\n"
        "question: Do you have a leader?\n  probe: Who is it?"
    )


def test_the_largest_line_is_the_title_before_one_that_names_a_guide() -> None:
    doc = Doc().p("Kantorer och begravningar", bold=True, size=18).p("Frågeguide till uppsatsen", size=12)
    read = read_document(doc.p("1. Vad spelar du?", size=12).data(), "a.docx").draft.rows
    assert read[0].text == "Kantorer och begravningar"


def test_a_comment_in_markdown_is_a_comment() -> None:
    text = "# Guide\n\n<!-- ask the supervisor -->\n\n**Work**\n1. What do you do?\n<!-- wait -->\n2. And then?\n"
    read = read_document(text.encode(), "a.md").draft.rows
    assert [(row.kind, row.text) for row in read if row.kind in ("comment", "question")] == [
        ("comment", "ask the supervisor"),
        ("question", "What do you do?"),
        ("comment", "wait"),
        ("question", "And then?"),
    ]


def test_a_row_across_may_stand_above_a_tables_head_and_facts_beside_empty_cells() -> None:
    doc = (
        Doc()
        .p("Guide", style="Rubrik")
        .table((("Tema 1: Arbete", SPAN.format(2)),), ("Fråga", "Följdfrågor"), ("Vad gör du?", "Var?"))
    )
    doc.p("Bakgrundsfakta", style="Rubrik1").table(("Uppgift", "Svar"), ("Ålder", ""), ("Yrke", ""))
    read = read_document(doc.data(), "a.docx").draft.rows
    assert [(row.kind, row.depth, row.text) for row in read] == rows(
        "title: Guide\ntheme: Arbete\nquestion: Vad gör du?\n  probe: Var?\ntheme: Bakgrundsfakta\nquestion: Ålder\n"
        "question: Yrke"
    )
