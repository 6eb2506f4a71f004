"""Six more, written when the others had been mended, and measured once as well: see `unseen`."""

from collections.abc import Callable

from tests.guide_import.by_hand import rows
from tests.guide_import.manners import Case
from tests.guide_import.word_xml import BULLETS, LEGAL, MERGE, Doc, paragraph, run


def _police() -> Case:
    text = """INTERVJUGUIDE POLISER I YTTRE TJÄNST

Innan intervjun:
- Presentera mig
- Informera om de forskningsetiska principerna
- Fråga om inspelning

INLEDANDE FRÅGOR
1. Hur länge har du arbetat som polis?
2. Vilka arbetsuppgifter har du idag?

STRESS
3. Vad tänker du på när du hör ordet stress?
4. Kan du beskriva en situation i arbetet då du blev stressad?
   a) Vad var det som gjorde situationen stressande?
   b) Hur reagerade du?
   c) Vad hände efteråt?
5. Hur ofta hamnar du i sådana situationer?

ÅTERHÄMTNING
6. Hur gör du för att varva ner efter ett pass?
7. Får du det stöd du behöver? (Av kollegor? Av chefer?)
   Om nej: Vad saknar du?

AVSLUTNING
8. Finns det något du vill lägga till eller förtydliga?
Tacka för intervjun och fråga om det går bra att återkomma.
"""
    return Case("police", "poliser.txt", text.encode("utf-16"), rows("""
title: INTERVJUGUIDE POLISER I YTTRE TJÄNST
script: Innan intervjun
text: Presentera mig
text: Informera om de forskningsetiska principerna
text: Fråga om inspelning
theme: INLEDANDE FRÅGOR
question: Hur länge har du arbetat som polis?
question: Vilka arbetsuppgifter har du idag?
theme: STRESS
question: Vad tänker du på när du hör ordet stress?
question: Kan du beskriva en situation i arbetet då du blev stressad?
  probe: Vad var det som gjorde situationen stressande?
  probe: Hur reagerade du?
  probe: Vad hände efteråt?
question: Hur ofta hamnar du i sådana situationer?
theme: ÅTERHÄMTNING
question: Hur gör du för att varva ner efter ett pass?
question: Får du det stöd du behöver?
  probe: Av kollegor?
  probe: Av chefer?
  condition: Om nej:
    probe: Vad saknar du?
theme: AVSLUTNING
question: Finns det något du vill lägga till eller förtydliga?
script: Tack
text: Tacka för intervjun och fråga om det går bra att återkomma.
"""))  # fmt: skip


def _usability() -> Case:
    doc = (
        Doc()
        .p("User interview script", style="Rubrik1")
        .p("Intro (2 minutes)", style="Rubrik2")
        .p("Hi! Thanks for joining. I'm going to ask you about how you plan your meals. There are no wrong answers.")
        .p("Is it OK if I record this?")
        .p("Warm-up (5 minutes)", style="Rubrik2")
        .p("Who do you live with?", num=(BULLETS, 0))
        .p("Who does the cooking?", num=(BULLETS, 0))
        .p("Planning (10 minutes)", style="Rubrik2")
        .p("Tell me about the last time you planned a meal.", num=(BULLETS, 0))
        .p("Where did you get the idea?", num=(BULLETS, 1))
        .p("If an app: which one?", num=(BULLETS, 1))
        .p("If a book: how did you choose it?", num=(BULLETS, 1))
        .p("What is annoying about planning?", num=(BULLETS, 0))
        .p("Shopping (10 minutes)", style="Rubrik2")
        .p("How do you decide what to buy?", num=(BULLETS, 0))
        .p("Show me your last list, if you have it.", num=(BULLETS, 0))
        .p("Wrap-up (3 minutes)", style="Rubrik2")
        .p("Is there anything I should have asked?", num=(BULLETS, 0))
        .p("Who else should I talk to?", num=(BULLETS, 0))
    )
    return Case("usability", "script.docx", doc.data(), rows("""
title: User interview script
script: Intro
text: Hi! Thanks for joining. I'm going to ask you about how you plan your meals. There are no wrong answers.
text: Is it OK if I record this?
theme: Warm-up
question: Who do you live with?
question: Who does the cooking?
theme: Planning
question: Tell me about the last time you planned a meal.
  probe: Where did you get the idea?
  condition: If an app:
    probe: which one?
  condition: If a book:
    probe: how did you choose it?
question: What is annoying about planning?
theme: Shopping
question: How do you decide what to buy?
question: Show me your last list, if you have it.
theme: Wrap-up
question: Is there anything I should have asked?
question: Who else should I talk to?
"""))  # fmt: skip


def _theory_table() -> Case:
    doc = Doc().p("Bilaga 2", style="Rubrik1").p("Intervjuguide", style="Rubrik2").table(
        ("Tema", "Huvudfråga", "Följdfrågor"),
        (("Identitet", MERGE), "Vem är du som lärare?", "Hur har det förändrats?"),
        (("", "<w:vMerge/>"), "Hur tror du att eleverna ser på dig?",
         (paragraph("Kan du ge exempel?") + paragraph("Stämmer det?"), "")),
        (("Kollegor", MERGE), "Hur samarbetar ni i arbetslaget?", "Vid behov: tänk på planering, bedömning, "
                                                                  "konflikter"),
        (("", "<w:vMerge/>"), "Vad händer när ni inte är överens?", ""),
        ("Framtid", "Var ser du dig själv om fem år?", "Om inte lärare: vad skulle få dig att stanna?"),
    )  # fmt: skip
    return Case("theory", "lärare.docx", doc.data(), rows("""
title: Intervjuguide
text: Bilaga 2
theme: Identitet
question: Vem är du som lärare?
  probe: Hur har det förändrats?
question: Hur tror du att eleverna ser på dig?
  probe: Kan du ge exempel?
  probe: Stämmer det?
theme: Kollegor
question: Hur samarbetar ni i arbetslaget?
  clarification: tänk på planering, bedömning, konflikter
question: Vad händer när ni inte är överens?
theme: Framtid
question: Var ser du dig själv om fem år?
  condition: Om inte lärare:
    probe: vad skulle få dig att stanna?
"""))  # fmt: skip


def _narrative() -> Case:
    doc = (
        Doc()
        .p(run("Intervjuguide livsberättelser", bold=True, size=16))
        .p(run("Öppning", bold=True))
        .p("Jag är intresserad av din livsberättelse. Du kan börja var du vill och ta den tid du behöver.")
        .p(run("Huvudfråga", bold=True))
        .p("Kan du berätta om ditt liv från barndomen och fram till idag?")
        .p(run("Områden att följa upp om de inte kommer upp av sig själva", bold=True))
        .p("– uppväxt och familj")
        .p("– skola och kamrater")
        .p("– flytten till Sverige")
        .p("– arbete")
        .p(run("Sonderande frågor", bold=True))
        .p("– Hur var det för dig?")
        .p("– Vad hände sedan?")
        .p(run("Avrundning", bold=True))
        .p("Om du ser tillbaka, vad är du mest stolt över?")
        .p("Hur har det varit att berätta?")
    )
    return Case("narrative", "liv.docx", doc.data(), rows("""
title: Intervjuguide livsberättelser
script: Öppning
text: Jag är intresserad av din livsberättelse. Du kan börja var du vill och ta den tid du behöver.
theme: Huvudfråga
question: Kan du berätta om ditt liv från barndomen och fram till idag?
theme: Områden att följa upp om de inte kommer upp av sig själva
question: uppväxt och familj
question: skola och kamrater
question: flytten till Sverige
question: arbete
theme: Sonderande frågor
question: Hur var det för dig?
question: Vad hände sedan?
theme: Avrundning
question: Om du ser tillbaka, vad är du mest stolt över?
question: Hur har det varit att berätta?
"""))  # fmt: skip


def _legal_numbers() -> Case:
    doc = Doc().p("Interview guide for managers", style="Rubrik")
    doc.p("Organisation", num=(LEGAL, 0)).p("Could you describe the organisation?", num=(LEGAL, 1))
    doc.p("How many employees are there?", num=(LEGAL, 2)).p("How is it led?", num=(LEGAL, 2))
    doc.p("What is your own role?", num=(LEGAL, 1))
    doc.p("Change", num=(LEGAL, 0)).p("Describe a change that you have led.", num=(LEGAL, 1))
    doc.p("What went well?", num=(LEGAL, 2)).p("What did not?", num=(LEGAL, 2))
    doc.p("If it failed:", num=(LEGAL, 2)).p("What would you do differently?", num=(LEGAL, 3))
    doc.p("How do employees react to change?", num=(LEGAL, 1))
    doc.p("Final words", num=(LEGAL, 0)).p("Is there anything you wish to add?", num=(LEGAL, 1))
    return Case("managers", "managers.docx", doc.data(), rows("""
title: Interview guide for managers
theme: Organisation
question: Could you describe the organisation?
  probe: How many employees are there?
  probe: How is it led?
question: What is your own role?
theme: Change
question: Describe a change that you have led.
  probe: What went well?
  probe: What did not?
  condition: If it failed:
    probe: What would you do differently?
question: How do employees react to change?
theme: Final words
question: Is there anything you wish to add?
"""))  # fmt: skip


def _notes_app() -> Case:
    text = """# Intervju med ungdomsledare

**Samtycke**
Jag läser upp: Du deltar frivilligt och får sluta när du vill.

**Om dig**
- Vad heter du och vilken förening är du med i?
- Hur blev du ledare?
	- Ville du själv?
	- Var det någon som frågade?

**Om gruppen**
- Vilka är med?
- Hur ser en vanlig träff ut i [föreningen]?
- Händer det att någon slutar?
	- Om ja
		- Varför tror du att de slutar?
		- Vad gör du då?

**Till sist**
- Vad behöver du som ledare?
- Något annat?
"""
    return Case("notes-app", "ungdomsledare.md", text.encode(), rows("""
title: Intervju med ungdomsledare
consent: Samtycke
text: Jag läser upp: Du deltar frivilligt och får sluta när du vill.
theme: Om dig
question: Vad heter du och vilken förening är du med i?
question: Hur blev du ledare?
  probe: Ville du själv?
  probe: Var det någon som frågade?
theme: Om gruppen
question: Vilka är med?
question: Hur ser en vanlig träff ut i {föreningen}?
question: Händer det att någon slutar?
  condition: Om ja:
    probe: Varför tror du att de slutar?
    probe: Vad gör du då?
theme: Till sist
question: Vad behöver du som ledare?
question: Något annat?
"""))  # fmt: skip


CASES: tuple[Callable[[], Case], ...] = (_police, _usability, _theory_table, _narrative, _legal_numbers, _notes_app)


def unseen_third() -> list[Case]:
    """All of them."""
    return [make() for make in CASES]
