"""Guides written by hand as they come, untidy on purpose, each with the rows that a person sees in it."""

from collections.abc import Callable

from tests.guide_import.guides import Tree
from tests.guide_import.manners import Case
from tests.guide_import.word_xml import BULLETS, MERGE, MULTILEVEL, SPAN, Doc, paragraph, run


def rows(text: str) -> Tree:
    """Rows of `kind: text`, two spaces for each level."""
    result: Tree = []
    for line in text.strip("\n").split("\n"):
        bare = line.lstrip(" ")
        kind, _colon, said = bare.partition(": ")
        result.append((kind, (len(line) - len(bare)) // 2, said))
    return result


def _conditions() -> Case:
    text = """Intervjuguide

Vid intervjuns början
Hej och tack för att du ställer upp! Intervjun tar ungefär 45 minuter.

Bakgrund
1) Kan du berätta lite om dig själv?
2) Har du barn?
   Om ja: Hur gamla är de?
   Om nej: gå vidare till fråga 3.
3) Hur ser din familjesituation ut?
   (Stödord: syskon, föräldrar, partner)

Vardag och fritid
4) Hur ser en vanlig vecka ut för dig?
   Om det är svårt: Tänk på förra veckan.
   Vid behov av exempel: träning, kompisar, jobb vid sidan av.
5) Vad gör du helst när du är ledig?
   - Varför just det?
   - Med vem?
6) Är det något annat du vill berätta?

Stort tack för din medverkan!
"""
    return Case(
        "conditions",
        "intervju.txt",
        text.encode("latin-1"),
        rows("""
title: Intervjuguide
script: Vid intervjuns början
text: Hej och tack för att du ställer upp! Intervjun tar ungefär 45 minuter.
theme: Bakgrund
question: Kan du berätta lite om dig själv?
question: Har du barn?
  condition: Om ja:
    probe: Hur gamla är de?
  condition: Om nej:
    probe: gå vidare till fråga 3.
question: Hur ser din familjesituation ut?
  clarification: Stödord: syskon, föräldrar, partner
theme: Vardag och fritid
question: Hur ser en vanlig vecka ut för dig?
  condition: Om det är svårt:
    probe: Tänk på förra veckan.
  clarification: Exempel: träning, kompisar, jobb vid sidan av.
question: Vad gör du helst när du är ledig?
  probe: Varför just det?
  probe: Med vem?
question: Är det något annat du vill berätta?
script: Tack
text: Stort tack för din medverkan!
"""),
    )


def _appendix() -> Case:
    doc = (
        Doc()
        .p("Bilaga 2", bold=True)
        .p("Intervjuguide", style="Rubrik1")
        .p("Syfte: att förstå hur sjuksköterskor upplever sin första tid i yrket.")
        .p("Beräknad tid: ca 40–45 minuter")
        .p("Frågeställningar:")
        .p("Hur beskriver nyutexaminerade sjuksköterskor sin första tid?", num=(BULLETS, 0))
        .p("Vilket stöd får de av kollegor och chefer?", num=(BULLETS, 0))
        .p("Inledande frågor", bold=True)
        .p("Ålder", num=(MULTILEVEL, 0))
        .p("När tog du examen?", num=(MULTILEVEL, 0))
        .p("Vilken avdelning arbetar du på nu?", num=(MULTILEVEL, 0))
        .p("Första tiden (FF1)", bold=True)
        .p("Hur upplevde du din första arbetsdag? (FF1)", num=(MULTILEVEL, 0))
        .p("Vad var bra?", num=(BULLETS, 1))
        .p("Vad var svårt?", num=(BULLETS, 1))
        .p("Beskriv introduktionen du fick.", num=(MULTILEVEL, 0))
        .p("Stöd", bold=True)
        .p("Vem vänder du dig till när du är osäker? (FF2)", num=(MULTILEVEL, 0))
        .p("Kan du ge ett konkret exempel?", num=(BULLETS, 1))
        .p("Avslutning", bold=True)
        .p("Vad skulle du vilja säga till någon som börjar i morgon?", num=(MULTILEVEL, 0))
        .p("Får jag återkomma om jag undrar över något?", num=(MULTILEVEL, 0))
    )
    return Case(
        "appendix",
        "Bilaga 2.docx",
        doc.data(),
        rows("""
title: Intervjuguide
text: Bilaga 2
text: Syfte: att förstå hur sjuksköterskor upplever sin första tid i yrket.
text: Beräknad tid: ca 40–45 minuter
theme: Inledande frågor
question: Ålder
question: När tog du examen?
question: Vilken avdelning arbetar du på nu?
theme: Första tiden
question: Hur upplevde du din första arbetsdag?
  probe: Vad var bra?
  probe: Vad var svårt?
question: Beskriv introduktionen du fick.
theme: Stöd
question: Vem vänder du dig till när du är osäker?
  probe: Kan du ge ett konkret exempel?
theme: Avslutning
question: Vad skulle du vilja säga till någon som börjar i morgon?
question: Får jag återkomma om jag undrar över något?
"""),
        research=2,
    )


def _no_headings() -> Case:
    text = """1. What made you apply for this programme?
   a. When did you decide?
   b. Who did you talk to about it?
2. How would you describe your first term?
   a. What surprised you?
3. If you could change one thing, what would it be?
"""
    return Case(
        "no-headings",
        "student_interviews.txt",
        text.encode(),
        rows("""
title: student interviews
theme: Questions
question: What made you apply for this programme?
  probe: When did you decide?
  probe: Who did you talk to about it?
question: How would you describe your first term?
  probe: What surprised you?
question: If you could change one thing, what would it be?
"""),
    )


def _italic_followups() -> Case:
    doc = (
        Doc()
        .p("Topic guide: Living with chronic pain", bold=True, size=16)
        .p("Opening", bold=True)
        .p("Hello, and thank you for coming. There are no right or wrong answers.")
        .p("Do you have any questions before we begin?")
        .p("Daily life (10 min)", bold=True)
        .p("Can you describe what a typical day is like for you?")
        .p("What is the hardest part?", italic=True)
        .p("What helps?", italic=True)
        .p("How has this changed over time?")
        .p("Work: about 10 minutes", bold=True)
        .p("What does work mean to you?")
        .p("(Prompt: colleagues, routines, income)")
        .p("Have you told anyone at work about the pain?")
        .p("If yes: how did they react?")
        .p("If no: what has kept you from telling?")
        .p("Closing", bold=True)
        .p("Is there anything else you would like to say?")
        .p("Thank you very much for your time.")
    )
    return Case(
        "italic",
        "topic.docx",
        doc.data(),
        rows("""
title: Topic guide: Living with chronic pain
script: Opening
text: Hello, and thank you for coming. There are no right or wrong answers.
text: Do you have any questions before we begin?
theme: Daily life
question: Can you describe what a typical day is like for you?
  probe: What is the hardest part?
  probe: What helps?
question: How has this changed over time?
theme: Work
question: What does work mean to you?
  probe: colleagues, routines, income
question: Have you told anyone at work about the pain?
  condition: If yes:
    probe: how did they react?
  condition: If no:
    probe: what has kept you from telling?
theme: Closing
question: Is there anything else you would like to say?
script: Thanks
text: Thank you very much for your time.
"""),
    )


def _shift_enter_bullets() -> Case:
    doc = (
        Doc()
        .p(run("INTERVJUGUIDE", bold=True, size=14))
        .empty()
        .p(run("Presentation av mig och studien\n- syftet\n- hur materialet används\n- frivilligt, kan avbryta"))
        .empty()
        .p(run("Tema A: Rollen som handledare", bold=True))
        .p(run("o Hur länge har du varit handledare?\no Hur kom det sig att du blev det?"))
        .empty()
        .p(run("Tema B: Samarbetet", bold=True))
        .p(
            run(
                "o Berätta om samarbetet med {lärosäte}!\n   – Hur ofta ses ni?\n   – Vad fungerar mindre "
                "bra?\no Hur får studenten återkoppling?"
            )
        )
    )
    return Case(
        "shift-enter",
        "guide.docx",
        doc.data(),
        rows("""
title: INTERVJUGUIDE
script: Presentation av mig och studien
text: syftet
text: hur materialet används
text: frivilligt, kan avbryta
theme: Rollen som handledare
question: Hur länge har du varit handledare?
question: Hur kom det sig att du blev det?
theme: Samarbetet
question: Berätta om samarbetet med {lärosäte}!
  probe: Hur ofta ses ni?
  probe: Vad fungerar mindre bra?
question: Hur får studenten återkoppling?
"""),
    )


def _table_with_minutes() -> Case:
    doc = (
        Doc()
        .p("Intervjuguide elever", bold=True)
        .table(
            ("Tid", "Område", "Frågor", "Stödord"),
            (
                ("5 min", MERGE),
                ("Uppvärmning", MERGE),
                (paragraph("Vad heter din skola?") + paragraph("Vilken årskurs går du i?"), ""),
                "",
            ),
            ("15 min", "Rasterna", "Vad brukar du göra på rasten?", "kompisar, lekar, ensam"),
            ("10 min", "Vuxna på skolan", "Vem pratar du med om något har hänt?", "lärare, kurator"),
            (("Tack för att du ville prata med mig!", SPAN.format(4)),),
        )
    )
    return Case(
        "minutes",
        "elever.docx",
        doc.data(),
        rows("""
title: Intervjuguide elever
theme: Uppvärmning
question: Vad heter din skola?
question: Vilken årskurs går du i?
theme: Rasterna
question: Vad brukar du göra på rasten?
  clarification: kompisar, lekar, ensam
theme: Vuxna på skolan
question: Vem pratar du med om något har hänt?
  clarification: lärare, kurator
script: Tack
text: Tack för att du ville prata med mig!
"""),
    )


def _numbered_bold_themes() -> Case:
    doc = (
        Doc()
        .p("Intervjufrågor", style="Rubrik1")
        .p(run("Informerat samtycke", bold=True))
        .p("Deltagandet är frivilligt.", num=(BULLETS, 0))
        .p("Du får avbryta när som helst.", num=(BULLETS, 0))
        .p("Godkänner du att intervjun spelas in?", num=(BULLETS, 0))
        .p(run("1. Om dig", bold=True))
        .p("Ålder", num=(BULLETS, 0))
        .p("Utbildning", num=(BULLETS, 0))
        .p("Antal år i yrket", num=(BULLETS, 0))
        .p(run("2. Digitala möten", bold=True))
        .p("Hur upplever du digitala möten med klienter?", num=(BULLETS, 0))
        .p("Fördelar?", num=(BULLETS, 1))
        .p("Nackdelar?", num=(BULLETS, 1))
        .p("Vilka möten passar inte alls?", num=(BULLETS, 0))
        .p(run("3. Avslutande frågor", bold=True))
        .p("Något du vill lägga till?", num=(BULLETS, 0))
    )
    return Case(
        "bold-numbers",
        "frågor.docx",
        doc.data(),
        rows("""
title: Intervjufrågor
consent: Informerat samtycke
text: Deltagandet är frivilligt.
text: Du får avbryta när som helst.
text: Godkänner du att intervjun spelas in?
theme: Om dig
question: Ålder
question: Utbildning
question: Antal år i yrket
theme: Digitala möten
question: Hur upplever du digitala möten med klienter?
  probe: Fördelar?
  probe: Nackdelar?
question: Vilka möten passar inte alls?
theme: Avslutande frågor
question: Något du vill lägga till?
"""),
    )


def _pipes() -> Case:
    text = """# Interview guide for parents

| Theme | Main question | Follow-ups |
|-------|---------------|------------|
| Mornings | What do mornings look like in your family? | Who does what?<br>What is stressful? |
| School | How do you and the school stay in touch? | How often? |
|  | What would you like to be different? | |

## Closing
- Anything you would like to add?
"""
    return Case(
        "pipes",
        "parents.md",
        text.encode(),
        rows("""
title: Interview guide for parents
theme: Mornings
question: What do mornings look like in your family?
  probe: Who does what?
  probe: What is stressful?
theme: School
question: How do you and the school stay in touch?
  probe: How often?
question: What would you like to be different?
theme: Closing
question: Anything you would like to add?
"""),
    )


def _stages() -> Case:
    text = """INTERVJUGUIDE – FOKUSGRUPP
Moderator: NN

Del 1: Introduktion (ca 10 minuter)
Välkomna deltagarna och gå igenom reglerna.
Alla presenterar sig kort.

Del 2: Diskussion (30-40 minuter)
Öppningsfråga: Vad tänker ni på när ni hör ordet delaktighet?
  Följdfråga: När har ni känt er delaktiga?
  Följdfråga: När har ni inte känt er delaktiga?
Huvudfråga 1: Hur påverkas ni av besluten på arbetsplatsen?
  Följdfrågor: Vilka beslut? Vem fattar dem?
(Visa bild 1.)
Huvudfråga 2: Vad skulle göra att ni fick mer att säga till om?

Del 3: Avslutning (5 min)
Sammanfatta diskussionen.
Är det något viktigt vi har missat?
"""
    return Case(
        "stages",
        "fokusgrupp.txt",
        text.replace("\n", "\r\n").encode("utf-8-sig"),
        rows("""
title: INTERVJUGUIDE – FOKUSGRUPP
text: Moderator: NN
script: Introduktion
text: Välkomna deltagarna och gå igenom reglerna.
text: Alla presenterar sig kort.
theme: Diskussion
question: Vad tänker ni på när ni hör ordet delaktighet?
  probe: När har ni känt er delaktiga?
  probe: När har ni inte känt er delaktiga?
question: Hur påverkas ni av besluten på arbetsplatsen?
  probe: Vilka beslut?
  probe: Vem fattar dem?
comment: (Visa bild 1.)
question: Vad skulle göra att ni fick mer att säga till om?
theme: Avslutning
text: Sammanfatta diskussionen.
question: Är det något viktigt vi har missat?
"""),
    )


CASES: tuple[Callable[[], Case], ...] = (
    _conditions,
    _appendix,
    _no_headings,
    _italic_followups,
    _shift_enter_bullets,
    _table_with_minutes,
    _numbered_bold_themes,
    _pipes,
    _stages,
)


def by_hand() -> list[Case]:
    """All of them."""
    return [make() for make in CASES]
