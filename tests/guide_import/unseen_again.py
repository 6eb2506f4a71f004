"""Eight more, written when the first eight had been mended, and measured once as well: see `unseen`."""

from collections.abc import Callable

from tests.guide_import.by_hand import rows
from tests.guide_import.manners import Case
from tests.guide_import.word_xml import BULLETS, MULTILEVEL, RESTARTED, SPAN, Doc, paragraph, run


def _support_questions() -> Case:
    doc = (
        Doc()
        .p("Bilaga 1. Intervjuguide")
        .table(
            (("Inledning", SPAN.format(2)),),
            (("Presentation av oss och studien. Påminn om att deltagandet är frivilligt.", SPAN.format(2)),),
            (("Bakgrund", SPAN.format(2)),),
            ("Hur länge har du arbetat som kurator?", "Tidigare erfarenheter?"),
            ("Hur ser en typisk arbetsvecka ut?", ""),
            (("Samtal med ungdomar", SPAN.format(2)),),
            ("Hur bygger du en relation till en ungdom du inte känner?", "Vad gör du om det inte går? Hur lång "
                                                                         "tid tar det?"),
            ("Vad gör ett samtal svårt?", ""),
            (("Avslutning", SPAN.format(2)),),
            ("Är det något du vill lägga till?", ""),
        )
    )  # fmt: skip
    return Case("support", "bilaga.docx", doc.data(), rows("""
title: Bilaga 1. Intervjuguide
script: Inledning
text: Presentation av oss och studien. Påminn om att deltagandet är frivilligt.
theme: Bakgrund
question: Hur länge har du arbetat som kurator?
  probe: Tidigare erfarenheter?
question: Hur ser en typisk arbetsvecka ut?
theme: Samtal med ungdomar
question: Hur bygger du en relation till en ungdom du inte känner?
  probe: Vad gör du om det inte går?
  probe: Hur lång tid tar det?
question: Vad gör ett samtal svårt?
theme: Avslutning
question: Är det något du vill lägga till?
"""))  # fmt: skip


def _copied_from_pdf() -> Case:
    text = """Appendix A. Interview Guide

Thank you for taking part in this study about remote work. The interview
is confidential and will be recorded if you agree. You can skip any
question you do not want to answer.

Part 1: About you

1. Please describe your current position and how long you have been
   working remotely.
2. Who else is at home when you work?

Part 2: Remote work in practice

3. What does a normal working day look like from the moment you log in
   until you log out?
   - When do you take breaks?
   - How do you know that the day is over, and what do you do to leave
     work behind?
4. What do you miss about the office, if anything?
   - If nothing: what made it easy to leave?

Part 3: Relations

5. How do you keep in touch with your colleagues, and how has that
   changed over time?
6. How does your manager support you?

That was my last question. Is there anything you would like to add?
"""
    return Case("pdf", "appendix.txt", text.encode(), rows("""
title: Appendix A. Interview Guide
script: Introduction
text: Thank you for taking part in this study about remote work. The interview is confidential and will be recorded if you agree. You can skip any question you do not want to answer.
theme: About you
question: Please describe your current position and how long you have been working remotely.
question: Who else is at home when you work?
theme: Remote work in practice
question: What does a normal working day look like from the moment you log in until you log out?
  probe: When do you take breaks?
  probe: How do you know that the day is over, and what do you do to leave work behind?
question: What do you miss about the office, if anything?
  condition: If nothing:
    probe: what made it easy to leave?
theme: Relations
question: How do you keep in touch with your colleagues, and how has that changed over time?
question: How does your manager support you?
question: That was my last question. Is there anything you would like to add?
"""))  # fmt: skip  # noqa: E501


def _three_labels() -> Case:
    doc = Doc().p("Interview Guide – Mothers", style="Rubrik")
    doc.p("Theme 1: Pregnancy", bold=True)
    doc.p("Main question: How was your pregnancy?").p("Sub-questions:").p("How did you feel?", num=(BULLETS, 0))
    doc.p("Who supported you?", num=(BULLETS, 0)).p("Probes: partner, family, midwife")
    doc.p("Theme 2: Birth", bold=True)
    doc.p("Main question: Could you tell me about the birth?").p("Sub-questions:")
    doc.p("What had you expected?", num=(BULLETS, 0)).p(
        "Was there anything you wished had been done differently?", num=(BULLETS, 0)
    )
    doc.p("Theme 3: Coming home", bold=True)
    doc.p("Main question: What were the first weeks at home like?").p("Probes: sleep, feeding, help")
    doc.p("End of interview", bold=True).p("Thank the participant and offer the contact list.")
    return Case("labels", "mothers.docx", doc.data(), rows("""
title: Interview Guide – Mothers
theme: Pregnancy
question: How was your pregnancy?
  probe: How did you feel?
  probe: Who supported you?
  probe: partner, family, midwife
theme: Birth
question: Could you tell me about the birth?
  probe: What had you expected?
  probe: Was there anything you wished had been done differently?
theme: Coming home
question: What were the first weeks at home like?
  probe: sleep, feeding, help
script: End of interview
text: Thank the participant and offer the contact list.
"""))  # fmt: skip


def _keywords() -> Case:
    doc = (
        Doc()
        .p(run("Intervjuguide", size=20))
        .p(run("Examensarbete, Lärarprogrammet, vt 2026"))
        .p(run("Lärarens uppdrag", bold=True))
        .p("Hur skulle du beskriva ditt uppdrag som lärare?", num=(RESTARTED, 0))
        .p("Stödord: läroplan, kunskap, fostran", left=36)
        .p("Vad tycker du är viktigast att elever lär sig?", num=(RESTARTED, 0))
        .p(run("Bedömning", bold=True))
        .p("Hur bedömer du elevers muntliga förmåga?", num=(RESTARTED, 0))
        .p("Stödord: matriser, kamrater, nationella prov", left=36)
        .p("Följdfråga: Hur gör du när du är osäker?", left=36)
        .p("Kan du berätta om en bedömning som blev fel?", num=(RESTARTED, 0))
        .p("Med fel menar jag att du i efterhand hade bedömt annorlunda.", left=36)
        .p(run("Avslutning", bold=True))
        .p("Har du något att tillägga?", num=(RESTARTED, 0))
        .p("Informera om att hen kan ta del av uppsatsen.")
    )
    return Case("keywords", "guide_v2_slutlig.docx", doc.data(), rows("""
title: Intervjuguide
text: Examensarbete, Lärarprogrammet, vt 2026
theme: Lärarens uppdrag
question: Hur skulle du beskriva ditt uppdrag som lärare?
  clarification: Stödord: läroplan, kunskap, fostran
question: Vad tycker du är viktigast att elever lär sig?
theme: Bedömning
question: Hur bedömer du elevers muntliga förmåga?
  clarification: Stödord: matriser, kamrater, nationella prov
  probe: Hur gör du när du är osäker?
question: Kan du berätta om en bedömning som blev fel?
  clarification: Med fel menar jag att du i efterhand hade bedömt annorlunda.
theme: Avslutning
question: Har du något att tillägga?
script: Avslutande ord
text: Informera om att hen kan ta del av uppsatsen.
"""))  # fmt: skip


def _letters_under_themes() -> Case:
    text = """INTERVJUGUIDE OM PERSONLIG ASSISTANS

I. BAKGRUND
a) Hur länge har du haft personlig assistans?
b) Hur många assistenter har du?

II. VARDAG
a) Hur ser ett vanligt dygn ut?
   - natt
   - helg
b) Vem bestämmer vad som ska göras?
   Om assistenten: hur känns det?
c) Vad skulle du vilja göra som du inte gör idag?

III. RELATIONER
a) Hur vill du att en assistent ska vara?
b) Har det hänt att det inte fungerat med en assistent? Vad hände då?

IV. AVSLUT
a) Övrigt?
"""
    return Case("roman", "ASSISTANS.TXT", text.replace("\n", "\r\n").encode("cp850"), rows("""
title: INTERVJUGUIDE OM PERSONLIG ASSISTANS
theme: BAKGRUND
question: Hur länge har du haft personlig assistans?
question: Hur många assistenter har du?
theme: VARDAG
question: Hur ser ett vanligt dygn ut?
  probe: natt
  probe: helg
question: Vem bestämmer vad som ska göras?
  condition: Om assistenten:
    probe: hur känns det?
question: Vad skulle du vilja göra som du inte gör idag?
theme: RELATIONER
question: Hur vill du att en assistent ska vara?
question: Har det hänt att det inte fungerat med en assistent? Vad hände då?
theme: AVSLUT
question: Övrigt?
"""))  # fmt: skip


def _plain_paragraphs() -> Case:
    doc = (
        Doc()
        .p("Intervjufrågor till föräldrar")
        .empty()
        .p("Vi börjar med några korta frågor om dig och din familj.")
        .p("Hur många barn har du och hur gamla är de?")
        .p("Vilka språk talar ni hemma?")
        .empty()
        .p("Språk hemma")
        .p("Kan du berätta hur ni använder språken i vardagen? (när, var, med vem)")
        .p("Hur tänkte ni när ni valde språk att tala med barnen?")
        .p("Har det ändrats? I så fall, hur?")
        .empty()
        .p("Språk i förskolan")
        .p("Hur stöttar förskolan barnens språk?")
        .p("Vad skulle du önska av förskolan?")
        .empty()
        .p("Tack för att du delade med dig!")
    )
    return Case("paragraphs", "föräldrar.docx", doc.data(), rows("""
title: Intervjufrågor till föräldrar
text: Vi börjar med några korta frågor om dig och din familj.
theme: Frågor
question: Hur många barn har du och hur gamla är de?
question: Vilka språk talar ni hemma?
theme: Språk hemma
question: Kan du berätta hur ni använder språken i vardagen?
  clarification: när, var, med vem
question: Hur tänkte ni när ni valde språk att tala med barnen?
question: Har det ändrats? I så fall, hur?
theme: Språk i förskolan
question: Hur stöttar förskolan barnens språk?
question: Vad skulle du önska av förskolan?
script: Tack
text: Tack för att du delade med dig!
"""))  # fmt: skip


def _research_in_headings() -> Case:
    doc = (
        Doc()
        .p("Interview guide", style="Rubrik")
        .p("Purpose", style="Rubrik1")
        .p("To explore how librarians work with reading promotion.")
        .p("Research questions", style="Rubrik1")
        .p("1. How do librarians describe their role?")
        .p("2. Which methods do they use?")
        .p("Questions", style="Rubrik1")
        .p("The role", style="Rubrik2")
        .p("How would you describe your job to somebody who has never been to a library? (RQ1)", num=(MULTILEVEL, 0))
        .p("What is the most important part of it? (RQ1)", num=(MULTILEVEL, 0))
        .p("Methods", style="Rubrik2")
        .p("Which activities do you arrange? (RQ2)", num=(MULTILEVEL, 0))
        .p("For whom?", num=(MULTILEVEL, 1))
        .p("How do you know whether they work?", num=(MULTILEVEL, 1))
        .p("What would you do with twice the budget? (optional)", num=(MULTILEVEL, 0))
        .p("Finishing off", style="Rubrik2")
        .p("What have I forgotten to ask?", num=(MULTILEVEL, 0))
    )
    return Case("librarians", "guide.docx", doc.data(), rows("""
title: Interview guide
text: Purpose: To explore how librarians work with reading promotion.
text: Questions
theme: The role
question: How would you describe your job to somebody who has never been to a library?
question: What is the most important part of it?
theme: Methods
question: Which activities do you arrange?
  probe: For whom?
  probe: How do you know whether they work?
question: What would you do with twice the budget?
theme: Finishing off
question: What have I forgotten to ask?
"""), research=2)  # fmt: skip


def _checkboxes() -> Case:
    cell = paragraph("☐ Hur fick du veta att du skulle byta boende?") + paragraph("☐ Vem berättade?", left=18)
    doc = (
        Doc()
        .p("Intervjuguide ungdomar (ca 30 min)", bold=True, size=14)
        .p("Checklista innan: medgivande från vårdnadshavare, inspelare, fika")
        .table(
            ("Område", "Frågor", "Förtydliganden"),
            ("Boendet", "☐ Hur bor du nu?", "Kan vara familjehem, HVB eller eget boende"),
            ("Flytten", (cell, ""), ""),
            ("Framtiden", "☐ Hur vill du bo när du är vuxen?", ""),
        )
        .p("Avsluta med att fråga hur det kändes att bli intervjuad.")
    )
    return Case("checkboxes", "ungdomar.docx", doc.data(), rows("""
title: Intervjuguide ungdomar
text: Checklista innan: medgivande från vårdnadshavare, inspelare, fika
theme: Boendet
question: Hur bor du nu?
  clarification: Kan vara familjehem, HVB eller eget boende
theme: Flytten
question: Hur fick du veta att du skulle byta boende?
  probe: Vem berättade?
theme: Framtiden
question: Hur vill du bo när du är vuxen?
script: Tack
text: Avsluta med att fråga hur det kändes att bli intervjuad.
"""))  # fmt: skip


CASES: tuple[Callable[[], Case], ...] = (
    _support_questions, _copied_from_pdf, _three_labels, _keywords, _letters_under_themes, _plain_paragraphs,
    _research_in_headings, _checkboxes,
)  # fmt: skip


def unseen_again() -> list[Case]:
    """All of them."""
    return [make() for make in CASES]
