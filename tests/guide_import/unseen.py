"""Eight more guides, each as another person would write one, made after the reader and measured once as it then was.

They say how it does on what it was not made with (docs/guide-import.md). What they showed was mended only afterwards;
`python -m bench.guide_import` measures them as they are now.
"""

from collections.abc import Callable

from tests.guide_import.by_hand import rows
from tests.guide_import.manners import Case
from tests.guide_import.word_xml import BULLETS, LEGAL, MULTILEVEL, Doc, paragraph, run


def _nurse() -> Case:
    doc = (
        Doc()
        .p("Bilaga C – Intervjuguide", style="Rubrik1")
        .p(
            "Intervjun inleds med att informera om studiens syfte, att deltagandet är frivilligt och att "
            "intervjun spelas in."
        )
        .p("Inledningsfrågor", style="Rubrik2")
        .p("Hur länge har du varit verksam som distriktssköterska?", num=(BULLETS, 0))
        .p("Hur länge har du arbetat på den här vårdcentralen?", num=(BULLETS, 0))
        .p("Huvudfråga", style="Rubrik2")
        .p("Vill du berätta om dina upplevelser av att möta patienter med långvarig smärta?", bold=True)
        .p("Exempel på följdfrågor:", italic=True)
        .p("Kan du berätta om ett möte som gick bra?", num=(BULLETS, 0))
        .p("Kan du berätta om ett möte som blev svårt?", num=(BULLETS, 0))
        .p("Hur kände du då? Hur tänkte du?", num=(BULLETS, 0))
        .p("Uppföljande frågor under intervjun", style="Rubrik2")
        .p("Hur menar du?", num=(BULLETS, 0))
        .p("Kan du utveckla det?", num=(BULLETS, 0))
        .p("Avslutande fråga", style="Rubrik2")
        .p("Är det något mer du skulle vilja berätta?", num=(BULLETS, 0))
    )
    return Case(
        "nurse",
        "Bilaga C.docx",
        doc.data(),
        rows("""
title: Bilaga C – Intervjuguide
text: Intervjun inleds med att informera om studiens syfte, att deltagandet är frivilligt och att intervjun spelas in.
theme: Inledningsfrågor
question: Hur länge har du varit verksam som distriktssköterska?
question: Hur länge har du arbetat på den här vårdcentralen?
theme: Huvudfråga
question: Vill du berätta om dina upplevelser av att möta patienter med långvarig smärta?
  probe: Kan du berätta om ett möte som gick bra?
  probe: Kan du berätta om ett möte som blev svårt?
  probe: Hur kände du då? Hur tänkte du?
theme: Uppföljande frågor under intervjun
question: Hur menar du?
question: Kan du utveckla det?
theme: Avslutande fråga
question: Är det något mer du skulle vilja berätta?
"""),
    )


def _topics() -> Case:
    text = """TOPIC GUIDE

Working title: Moving out of care

Aims
To understand how young people experience leaving foster care, and what support they would have wanted.

1. Introduction
Introduce self, explain the project, confidentiality, recording, consent form.

2. Current situation
Could you start by telling me where you are living at the moment?
  * who with
  * how long
  * how it is going
And what do you do during the day?

3. Leaving care
How did you find out that you were going to move?
  * who told you
  * how you felt
What preparation did you get? (Probe: money, cooking, housing)
Looking back, is there anything you wish had been different?

4. Ending
Is there anything you would like to ask me?
Thank them, give voucher, leave support leaflet.
"""
    return Case(
        "topics",
        "Topic guide v4.txt",
        text.encode(),
        rows("""
title: TOPIC GUIDE
text: Working title: Moving out of care
text: Aims: To understand how young people experience leaving foster care, and what support they would have wanted.
script: Introduction
text: Introduce self, explain the project, confidentiality, recording, consent form.
theme: Current situation
question: Could you start by telling me where you are living at the moment?
  probe: who with
  probe: how long
  probe: how it is going
question: And what do you do during the day?
theme: Leaving care
question: How did you find out that you were going to move?
  probe: who told you
  probe: how you felt
question: What preparation did you get?
  probe: money
  probe: cooking
  probe: housing
question: Looking back, is there anything you wish had been different?
theme: Ending
question: Is there anything you would like to ask me?
script: Thanks
text: Thank them, give voucher, leave support leaflet.
"""),
    )


def _four_columns() -> Case:
    def numbered(*texts: str) -> tuple[str, str]:
        return "".join(paragraph(text) for text in texts), ""

    doc = Doc().p("Intervjuguide till rektorer").p("Semistrukturerad intervju, cirka 50 minuter").table(
        ("Kategori", "Intervjufrågor", "Koppling till teori", "Anteckningar"),
        ("Bakgrund", numbered("1. Hur länge har du varit rektor?", "2. Hur ser din organisation ut?"), "", ""),
        ("Ledarskap", numbered("3. Hur skulle du beskriva ditt ledarskap?", "4. Vad är svårast med att leda lärare?",
                               "- Ge gärna exempel"), "Pedagogiskt ledarskap", ""),
        ("Digitalisering", numbered("5. Hur arbetar ni med digitala verktyg?", "6. Vem fattar besluten?"),
         "Professionellt handlingsutrymme", ""),
        ("Avslut", numbered("7. Något du vill tillägga?"), "", ""),
    )  # fmt: skip
    return Case(
        "four-columns",
        "rektorer.docx",
        doc.data(),
        rows("""
title: Intervjuguide till rektorer
text: Semistrukturerad intervju, cirka 50 minuter
theme: Bakgrund
question: Hur länge har du varit rektor?
question: Hur ser din organisation ut?
theme: Ledarskap
question: Hur skulle du beskriva ditt ledarskap?
question: Vad är svårast med att leda lärare?
  probe: Ge gärna exempel
comment: Koppling till teori: Pedagogiskt ledarskap
theme: Digitalisering
question: Hur arbetar ni med digitala verktyg?
question: Vem fattar besluten?
comment: Professionellt handlingsutrymme
theme: Avslut
question: Något du vill tillägga?
"""),
    )


def _phone() -> Case:
    text = """frågor till intervjuerna

först: presentera mig, fråga om det är ok att spela in

vem är du och vad gör du?
hur började du med klättring?
vad är det bästa med det
- varför?
vad säger folk runt omkring dig?
har du skadat dig nån gång?
- om ja: hur gick det till?
- vågade du börja igen?
om du fick bestämma, hur skulle en bra hall se ut?

sist: tacka, fråga om jag får höra av mig igen
"""
    return Case(
        "phone",
        "anteckning.txt",
        text.encode(),
        rows("""
title: frågor till intervjuerna
text: först: presentera mig, fråga om det är ok att spela in
theme: Frågor
question: vem är du och vad gör du?
question: hur började du med klättring?
question: vad är det bästa med det
  probe: varför?
question: vad säger folk runt omkring dig?
question: har du skadat dig nån gång?
  condition: om ja:
    probe: hur gick det till?
  probe: vågade du börja igen?
question: om du fick bestämma, hur skulle en bra hall se ut?
script: Tack
text: sist: tacka, fråga om jag får höra av mig igen
"""),
    )


def _google() -> Case:
    doc = (
        Doc()
        .p(run("Semi-structured Interview Guide", size=26))
        .p(run("Participant ID: ______    Date: ______"))
        .p(run("Section 1: Ice-breaker (5 mins)", bold=True))
        .p("Tell me a bit about your role and how long you have been at the company.", num=(MULTILEVEL, 0))
        .p("What does a typical workday look like?", num=(MULTILEVEL, 0))
        .p(run("Section 2: Use of the tool (15 mins)", bold=True))
        .p("Walk me through the last time you used the tool.", num=(MULTILEVEL, 0))
        .p("What were you trying to do?", num=(MULTILEVEL, 1))
        .p("What happened?", num=(MULTILEVEL, 1))
        .p("[If they mention errors] How did you handle them?", num=(MULTILEVEL, 1))
        .p("What do you like most about it? Least?", num=(MULTILEVEL, 0))
        .p("On a scale of 1 to 10, how likely are you to keep using it, and why?", num=(MULTILEVEL, 0))
        .p(run("Section 3: Wrap-up (5 mins)", bold=True))
        .p("What is the one thing we should change?", num=(MULTILEVEL, 0))
        .p("Anything else?", num=(MULTILEVEL, 0))
        .p("Thanks so much for your time, this has been really helpful!")
    )
    return Case(
        "google",
        "Interview Guide.docx",
        doc.data(),
        rows("""
title: Semi-structured Interview Guide
text: Participant ID: ______ Date: ______
theme: Ice-breaker
question: Tell me a bit about your role and how long you have been at the company.
question: What does a typical workday look like?
theme: Use of the tool
question: Walk me through the last time you used the tool.
  probe: What were you trying to do?
  probe: What happened?
  condition: If they mention errors:
    probe: How did you handle them?
question: What do you like most about it? Least?
question: On a scale of 1 to 10, how likely are you to keep using it, and why?
theme: Wrap-up
question: What is the one thing we should change?
question: Anything else?
script: Thanks
text: Thanks so much for your time, this has been really helpful!
"""),
    )


def _letters() -> Case:
    text = """Intervjuguide, anhöriga till personer med demens

Information till intervjupersonen:
Jag läser till socionom och skriver om hur det är att vara anhörig. Det du säger behandlas konfidentiellt och du kan när som helst välja att avbryta.

A. Om den anhöriga
1. Vem är du anhörig till?
2. Hur länge har hen haft sin diagnos?

B. Vardagen
3. Hur ser vardagen ut nu jämfört med före diagnosen? Vad är den största skillnaden?
4. Vilket stöd har ni från kommunen? – hemtjänst – dagverksamhet – växelvård
5. Om ni har växelvård, hur fungerar den?
    Vad är bra/mindre bra?

C. Egna behov
6. När får du tid för dig själv?
    Vad gör du då?
7. Vad skulle du behöva för att orka?

D. Framtiden
8. Hur tänker du om framtiden?

Är det något jag har glömt att fråga om?
"""  # noqa: E501
    return Case(
        "letters",
        "anhöriga.txt",
        text.replace("\n", "\r\n").encode("cp1252"),
        rows("""
title: Intervjuguide, anhöriga till personer med demens
script: Information till intervjupersonen
text: Jag läser till socionom och skriver om hur det är att vara anhörig. Det du säger behandlas konfidentiellt och du kan när som helst välja att avbryta.
theme: Om den anhöriga
question: Vem är du anhörig till?
question: Hur länge har hen haft sin diagnos?
theme: Vardagen
question: Hur ser vardagen ut nu jämfört med före diagnosen? Vad är den största skillnaden?
question: Vilket stöd har ni från kommunen? – hemtjänst – dagverksamhet – växelvård
question: Om ni har växelvård, hur fungerar den?
  probe: Vad är bra/mindre bra?
theme: Egna behov
question: När får du tid för dig själv?
  probe: Vad gör du då?
question: Vad skulle du behöva för att orka?
theme: Framtiden
question: Hur tänker du om framtiden?
question: Är det något jag har glömt att fråga om?
"""),  # noqa: E501
    )


def _children() -> Case:
    doc = (
        Doc()
        .p("Samtalsguide barn 8–10 år", style="Rubrik")
        .p("1 Före samtalet", style="Rubrik1")
        .p("Barnet får se inspelaren och provspela in. Fråga: Är det okej att jag spelar in när vi pratar?")
        .p("2 Skolan", style="Rubrik1")
        .p("Vad är roligast i skolan?", num=(LEGAL, 0))
        .p("Finns det något som är tråkigt i skolan?", num=(LEGAL, 0))
        .p("Om barnet säger ja:", num=(BULLETS, 1))
        .p("Vad är det som är tråkigt?", num=(BULLETS, 2))
        .p("Brukar du berätta det för någon?", num=(BULLETS, 2))
        .p("Om barnet säger nej:", num=(BULLETS, 1))
        .p("Då får vi tro att allt är roligt. Stämmer det?", num=(BULLETS, 2))
        .p("3 Kompisar", style="Rubrik1")
        .p("Rita gärna medan vi pratar.")
        .p("Vem leker du med?", num=(LEGAL, 0))
        .p("Vad leker ni?", num=(BULLETS, 1))
        .p("Hur är en bra kompis?", num=(LEGAL, 0))
        .p("Vid behov: tänk på någon du tycker om att vara med.", num=(BULLETS, 1))
        .p("4 Efter samtalet", style="Rubrik1")
        .p("Tacka barnet. Berätta vad som händer nu.")
    )
    return Case(
        "children",
        "barn.docx",
        doc.data(),
        rows("""
title: Samtalsguide barn 8–10 år
script: Före samtalet
text: Barnet får se inspelaren och provspela in. Fråga: Är det okej att jag spelar in när vi pratar?
theme: Skolan
question: Vad är roligast i skolan?
question: Finns det något som är tråkigt i skolan?
  condition: Om barnet säger ja:
    probe: Vad är det som är tråkigt?
    probe: Brukar du berätta det för någon?
  condition: Om barnet säger nej:
    probe: Då får vi tro att allt är roligt. Stämmer det?
theme: Kompisar
text: Rita gärna medan vi pratar.
question: Vem leker du med?
  probe: Vad leker ni?
question: Hur är en bra kompis?
  clarification: tänk på någon du tycker om att vara med.
script: Efter samtalet
text: Tacka barnet. Berätta vad som händer nu.
"""),
    )


def _by_rq() -> Case:
    doc = (
        Doc()
        .p("Appendix B: Interview protocol", style="Rubrik1")
        .p("RQ1: How do teachers use feedback in writing lessons?", style="Rubrik2")
        .p("Q1. How do you usually give feedback on a first draft?")
        .p("• Written or spoken?", left=18)
        .p("• When?", left=18)
        .p("Q2. Which kind of feedback do your students seem to understand best?")
        .p("RQ2: What hinders teachers from giving feedback?", style="Rubrik2")
        .p("Q3. What gets in the way?")
        .p("• Time, class size, curriculum", left=18)
        .p("Q4. If you had one more hour a week, what would you do with it?")
        .p("Closing remarks", style="Rubrik2")
        .p("Those were all my questions. Is there anything you want to add?")
    )
    return Case(
        "by-rq",
        "appendix_b.docx",
        doc.data(),
        rows("""
title: Appendix B: Interview protocol
theme: How do teachers use feedback in writing lessons?
question: How do you usually give feedback on a first draft?
  probe: Written or spoken?
  probe: When?
question: Which kind of feedback do your students seem to understand best?
theme: What hinders teachers from giving feedback?
question: What gets in the way?
  probe: Time, class size, curriculum
question: If you had one more hour a week, what would you do with it?
theme: Closing remarks
question: Those were all my questions. Is there anything you want to add?
"""),
        research=2,
    )


CASES: tuple[Callable[[], Case], ...] = (
    _nurse, _topics, _four_columns, _phone, _google, _letters, _children, _by_rq,
)  # fmt: skip


def unseen() -> list[Case]:
    """All of them."""
    return [make() for make in CASES]
