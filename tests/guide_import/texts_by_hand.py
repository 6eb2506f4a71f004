"""More guides written by hand: text files. Their rows are what the reader gave, read through and found right."""

from tests.guide_import.by_hand import rows
from tests.guide_import.manners import Case

SHORT_TITLES = """Intervjuguide

Tema 1 Bakgrund
Hur gammal är du?
Vilken utbildning har du?
Hur länge har du arbetat inom socialtjänsten?

Tema 2 Arbetsmiljö
Hur upplever du din arbetsmiljö?
- Fysisk arbetsmiljö
- Psykisk arbetsmiljö
Vad är stressande i ditt arbete? (Om det är svårt: ge exempel på situationer)
Hur hanterar du stress?
 Om ja: på vilket sätt?
 Om nej: varför inte?

Tema 3 Stöd
Vilket stöd får du från chefen? Vid behov: handledning, samtal, avlastning
Är det något du vill lägga till?
Tack för att du deltog!
"""
SHORT_TITLES_ROWS = """
title: Intervjuguide
theme: Bakgrund
question: Hur gammal är du?
question: Vilken utbildning har du?
question: Hur länge har du arbetat inom socialtjänsten?
theme: Arbetsmiljö
question: Hur upplever du din arbetsmiljö?
  probe: Fysisk arbetsmiljö
  probe: Psykisk arbetsmiljö
question: Vad är stressande i ditt arbete?
  condition: Om det är svårt:
    probe: ge exempel på situationer
question: Hur hanterar du stress?
  condition: Om ja:
    probe: på vilket sätt?
  condition: Om nej:
    probe: varför inte?
theme: Stöd
question: Vilket stöd får du från chefen?
  clarification: handledning, samtal, avlastning
question: Är det något du vill lägga till?
script: Tack
text: Tack för att du deltog!
"""
SECOND_BULLETS = """Intervjuguide om återhämtning

Frågeställning 1: Hur beskriver deltagarna sin återhämtning?
* Vad gör du för att återhämta dig?
* Hur märker du att du är återhämtad?

Frågeställning 2: Vad hindrar återhämtning?
* Vad står i vägen?
** Hemma
** På jobbet

Övrigt
* Något att tillägga?
"""
SECOND_BULLETS_ROWS = """
title: Intervjuguide om återhämtning
theme: Hur beskriver deltagarna sin återhämtning?
question: Vad gör du för att återhämta dig?
question: Hur märker du att du är återhämtad?
theme: Vad hindrar återhämtning?
question: Vad står i vägen?
  probe: Hemma
  probe: På jobbet
theme: Övrigt
question: Något att tillägga?
"""
CAPITALS = """Bilaga 3
INTERVJUGUIDE
Hälsofrämjande arbete i skolan

Presentation av studien, information om etik och inspelning.

BAKGRUNDSFRÅGOR
Namn och ålder: ____________________
Yrke: ________
Antal år i yrket: _______

HUVUDFRÅGOR

Hur skulle du beskriva hälsofrämjande arbete på din skola?

Ev. följdfrågor:
- Vilka yrkesgrupper deltar?
- Vad görs konkret?

Vilka hinder ser du?

Ev. följdfrågor:
- Tid?
- Resurser?

OM JA på fråga 2: hur skulle hindren kunna undanröjas?

AVSLUTANDE FRÅGOR

Är det något du vill tillägga?

TACK FÖR DIN MEDVERKAN!
"""
CAPITALS_ROWS = """
title: INTERVJUGUIDE
text: Bilaga 3
text: Hälsofrämjande arbete i skolan
text: Presentation av studien, information om etik och inspelning.
theme: BAKGRUNDSFRÅGOR
question: Namn och ålder: ____________________
question: Yrke: ________
question: Antal år i yrket: _______
theme: HUVUDFRÅGOR
question: Hur skulle du beskriva hälsofrämjande arbete på din skola?
  probe: Vilka yrkesgrupper deltar?
  probe: Vad görs konkret?
question: Vilka hinder ser du?
  probe: Tid?
  probe: Resurser?
  condition: OM JA på fråga 2:
    probe: hur skulle hindren kunna undanröjas?
theme: AVSLUTANDE FRÅGOR
question: Är det något du vill tillägga?
script: Tack
text: TACK FÖR DIN MEDVERKAN!
"""
PROTOCOL = """Interview Protocol
Study: Peer mentoring in engineering (approx. 60 minutes)

Introduction script: "Hi, my name is ____. Thank you for agreeing to talk with me. This interview will take about an hour. May I record it?"

PART I. BACKGROUND
Q1. Could you tell me about your path to this university?
Q2. What is your major, and why did you choose it?

PART II. MENTORING
Q3. How did you become a mentor?
    a. What motivated you?
    b. What training did you receive?
Q4. Think of a mentee you worked well with. What made it work?
    Probes: trust; communication; shared background
Q5. [If mentor for more than one year] How has your role changed?

PART III. WRAP UP
Q6. What advice would you give to a new mentor?
Q7. Is there anything else I should have asked?

Closing script: "Thank you so much. I will send you a summary."
"""  # noqa: E501
PROTOCOL_ROWS = """
title: Interview Protocol
text: Study: Peer mentoring in engineering (approx. 60 minutes)
script: Introduction script
text: "Hi, my name is ____. Thank you for agreeing to talk with me. This interview will take about an hour. May I record it?"
theme: BACKGROUND
question: Could you tell me about your path to this university?
question: What is your major, and why did you choose it?
theme: MENTORING
question: How did you become a mentor?
  probe: What motivated you?
  probe: What training did you receive?
question: Think of a mentee you worked well with. What made it work?
  probe: trust; communication; shared background
question: [If mentor for more than one year] How has your role changed?
theme: WRAP UP
question: What advice would you give to a new mentor?
question: Is there anything else I should have asked?
script: Closing script
text: "Thank you so much. I will send you a summary."
"""  # noqa: E501
TO_FILL_IN = """Intervjuguide för patienter

Introduktion
Tack för att du vill delta i studien. Jag kommer att ställa frågor om dina upplevelser av eftervården.
Har du några frågor innan vi börjar?

Bakgrundsfrågor
Ålder:
Civilstånd:
Sysselsättning:

Upplevelser
1. Hur upplevde du tiden efter utskrivningen?
Följdfrågor: Vad var svårast? Vad hjälpte dig?
2. Vilken information fick du?
Följdfrågor: Av vem? Var den begriplig?
3. Hur har närstående påverkats?

Avslutning
Vi börjar närma oss slutet.
4. Är det något du vill tillägga?
Tack för din medverkan! Du når mig på numret i brevet.
"""
TO_FILL_IN_ROWS = """
title: Intervjuguide för patienter
script: Introduktion
text: Tack för att du vill delta i studien. Jag kommer att ställa frågor om dina upplevelser av eftervården.
text: Har du några frågor innan vi börjar?
theme: Bakgrundsfrågor
question: Ålder:
question: Civilstånd:
question: Sysselsättning:
theme: Upplevelser
question: Hur upplevde du tiden efter utskrivningen?
  probe: Vad var svårast?
  probe: Vad hjälpte dig?
question: Vilken information fick du?
  probe: Av vem?
  probe: Var den begriplig?
question: Hur har närstående påverkats?
theme: Avslutning
text: Vi börjar närma oss slutet.
question: Är det något du vill tillägga?
script: Tack
text: Tack för din medverkan! Du når mig på numret i brevet.
"""
IN_BRACKETS = """Frågor

Tema: Familj
- Kan du beskriva din familj?
- Hur ser en vanlig helg ut?
   * Vem gör vad?
   * Vad gör ni tillsammans?

Tema: Skola
- Vad tycker du om skolan?
   * Om bra: vad är bra?
   * Om dåligt: vad är dåligt?
- Har du någon vuxen att prata med?
   (Om ja - vem? Om nej - varför inte?)

Tema: Fritid
- Vad gör du efter skolan?
"""
IN_BRACKETS_ROWS = """
title: Frågor
theme: Familj
question: Kan du beskriva din familj?
question: Hur ser en vanlig helg ut?
  probe: Vem gör vad?
  probe: Vad gör ni tillsammans?
theme: Skola
question: Vad tycker du om skolan?
  condition: Om bra:
    probe: vad är bra?
  condition: Om dåligt:
    probe: vad är dåligt?
question: Har du någon vuxen att prata med?
  condition: Om ja:
    probe: vem?
  condition: Om nej:
    probe: varför inte?
theme: Fritid
question: Vad gör du efter skolan?
"""
BLOCKS = """Intervjuguide – semistrukturerad
Forskningsfråga: Hur upplever nyanlända elever skolans stöd?

Block 1 – Inledning (ca 5 min)
Berätta om studien, inspelning och samtycke.
Fråga 1. Vill du berätta lite om dig själv?

Block 2 – Stöd (ca 20 min)
Fråga 2. Vilket stöd får du i skolan?
   – Studiehandledning
   – Läxhjälp
Fråga 3. Hur fungerar stödet?
   Vid behov av exempel: på lektionerna, på prov
Fråga 4. Vad skulle du vilja ändra?

Block 3 – Avslutning (ca 5 min)
Fråga 5. Vad har varit viktigast för dig?
Tack!
"""
BLOCKS_ROWS = """
title: Intervjuguide – semistrukturerad
theme: Inledning
text: Berätta om studien, inspelning och samtycke.
question: Vill du berätta lite om dig själv?
theme: Stöd
question: Vilket stöd får du i skolan?
  probe: Studiehandledning
  probe: Läxhjälp
question: Hur fungerar stödet?
  clarification: Exempel: på lektionerna, på prov
question: Vad skulle du vilja ändra?
theme: Avslutning
question: Vad har varit viktigast för dig?
script: Tack
text: Tack!
"""
PARTS = """SAMTALSGUIDE

Del A. Vardagsliv
A1. Hur ser dina dagar ut?
A2. Vad tycker du om att göra?
   - Vad gör du om du inte kan det?

Del B. Hälsa
B1. Hur mår du just nu?
B2. Vad betyder god hälsa för dig?
   - Kropp
   - Själ
B3. Vem hjälper dig när du mår dåligt?

Del C. Framtid
C1. Vad ser du fram emot?
"""
PARTS_ROWS = """
title: SAMTALSGUIDE
theme: Vardagsliv
question: Hur ser dina dagar ut?
question: Vad tycker du om att göra?
  probe: Vad gör du om du inte kan det?
theme: Hälsa
question: Hur mår du just nu?
question: Vad betyder god hälsa för dig?
  probe: Kropp
  probe: Själ
question: Vem hjälper dig när du mår dåligt?
theme: Framtid
question: Vad ser du fram emot?
"""
PROMPTS = """Questions for interview

Can you tell me about how you came to Sweden?
(prompt: when, with whom, why)

How was it to learn the language?
(what was difficult? what helped?)

What does "home" mean to you?
(if unclear: it can be a place, people, a feeling)

Is there something you miss?

Thank you!
"""
PROMPTS_ROWS = """
title: Questions for interview
theme: Questions
question: Can you tell me about how you came to Sweden?
  probe: when, with whom, why
question: How was it to learn the language?
  probe: what was difficult?
  probe: what helped?
question: What does "home" mean to you?
  condition: if unclear:
    probe: it can be a place, people, a feeling
question: Is there something you miss?
script: Thanks
text: Thank you!
"""


def texts_by_hand() -> list[Case]:
    """All of them."""
    return [
        Case("short-titles", "short-titles.txt", SHORT_TITLES.encode(), rows(SHORT_TITLES_ROWS)),
        Case("second-bullets", "second-bullets.txt", SECOND_BULLETS.encode(), rows(SECOND_BULLETS_ROWS), research=2),
        Case("capitals", "capitals.txt", CAPITALS.encode(), rows(CAPITALS_ROWS)),
        Case("protocol", "protocol.txt", PROTOCOL.encode(), rows(PROTOCOL_ROWS)),
        Case("to-fill-in", "to-fill-in.txt", TO_FILL_IN.encode(), rows(TO_FILL_IN_ROWS)),
        Case("in-brackets", "in-brackets.txt", IN_BRACKETS.encode(), rows(IN_BRACKETS_ROWS)),
        Case("blocks", "blocks.txt", BLOCKS.encode(), rows(BLOCKS_ROWS), research=1),
        Case("parts", "parts.txt", PARTS.encode(), rows(PARTS_ROWS)),
        Case("prompts", "prompts.txt", PROMPTS.encode(), rows(PROMPTS_ROWS)),
    ]
