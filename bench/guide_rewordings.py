"""How well rewordings of a question are told from other questions put in its place (`guide.pairing`).

Run by hand: `python -m bench.guide_rewordings`. Prints one line of JSON: how many of the pairs that the weights were
tuned with, and of those written afterwards, are taken for what they are. Each pair stands in the middle of a theme of
seven questions, with nothing under it.
"""

import json

from interview_tui.guide.markdown import read_guide
from interview_tui.guide.revision import compare

TUNED_REWORDED = (
    ("Vem hjälper dig när det är svårt?", "Vem vänder du dig till när det är svårt?"),
    ("Vill du berätta om en vanlig dag?", "Kan du berätta om en vanlig dag på jobbet?"),
    ("Hur ser en vanlig arbetsdag ut för dig?", "Vill du beskriva en vanlig arbetsdag?"),
    ("Vad betyder tillit för dig?", "Vad innebär tillit för dig i ditt arbete?"),
    ("Varför valde du det här yrket?", "Hur kom det sig att du valde det här yrket?"),
    ("Tycker du att samarbetet fungerar bra?", "Hur tycker du att samarbetet fungerar?"),
    ("Känner du dig stressad på jobbet?", "Hur upplever du stress på jobbet?"),
    ("Hur länge har du arbetat som socialsekreterare?", "Hur länge har du jobbat som socialsekreterare?"),
    ("Vad är det bästa och det sämsta med ditt arbete?", "Vad är det bästa med ditt arbete?"),
    (
        "Hur påverkas din familj av dina arbetstider, och vad säger de om det?",
        "Hur påverkas din familj av dina arbetstider?",
    ),
    ("Är det något mer du vill tillägga?", "Är det något som vi inte har pratat om som du vill tillägga?"),
    ("Vad önskar du att skolan hade gjort annorlunda?", "Vad hade skolan kunnat göra annorlunda?"),
    ("Hur fick du veta att du hade fått diagnosen?", "Vill du berätta om när du fick din diagnos?"),
    ("Vilket stöd fick du av vården?", "Hur upplevde du stödet från vården?"),
    ("Hur ser du på framtiden?", "Hur tänker du om framtiden?"),
    ("Beskriv din relation till dina föräldrar.", "Hur skulle du beskriva relationen till dina föräldrar?"),
    ("Vad tycker du om appen?", "Vad tycker du om den nya appen som helhet?"),
    ("Händer det att du arbetar på kvällar?", "Hur ofta händer det att du arbetar på kvällarna?"),
    ("Vilka hinder ser du för delaktighet?", "Vad hindrar barn från att vara delaktiga, som du ser det?"),
    ("Hur går ett första möte till?", "Hur går det till vid ett första möte med en klient?"),
    ("Would you tell me about a normal day?", "Could you describe a typical day for me?"),
    ("Who helps you when it is hard?", "Who do you turn to when it is hard?"),
    ("How do you feel about your workload?", "How do you experience your workload?"),
    ("Why did you become a nurse?", "What made you become a nurse?"),
    ("Do you get enough support from your manager?", "What support do you get from your manager?"),
    ("What do you find difficult about studying?", "What has been difficult about your studies?"),
    ("How long have you worked here?", "How long have you been working here?"),
    ("Is there anything you would like to add?", "Is there anything else that you would like to add?"),
    (
        "Tell me about the last time you used the system.",
        "Tell me about the last time that you used the system at work.",
    ),
    ("How do you and your colleagues plan your lessons?", "How do you plan your lessons?"),
    ("What does trust mean to you?", "When you hear the word trust, what does it mean to you?"),
    ("Did the information leaflet help you?", "In what way did the information leaflet help you, if at all?"),
    ("What were your expectations before the treatment?", "Before the treatment, what did you expect?"),
    ("How has the pandemic affected you?", "In what ways were you affected by the pandemic?"),
)
TUNED_OTHERS = (
    ("Vem hjälper dig när det är svårt?", "Hur sover du?"),
    ("Vill du berätta om en vanlig dag?", "Vill du berätta om din utbildning?"),
    ("Hur ser en vanlig arbetsdag ut för dig?", "Hur ser du på framtiden?"),
    ("Vad betyder tillit för dig?", "Vad betyder pengar för dig?"),
    ("Varför valde du det här yrket?", "Varför flyttade du till kommunen?"),
    ("Tycker du att samarbetet fungerar bra?", "Vilka verktyg använder du?"),
    ("Känner du dig stressad på jobbet?", "Vad gör du när du kommer hem?"),
    ("Hur länge har du arbetat som socialsekreterare?", "Hur många klienter har du?"),
    ("Vad är det bästa med ditt arbete?", "Hur introduceras nya kollegor?"),
    ("Hur påverkas din familj av dina arbetstider?", "Hur ofta arbetar du hemifrån?"),
    ("Vad önskar du att skolan hade gjort annorlunda?", "Vilka vänner hade du i skolan?"),
    ("Hur fick du veta att du hade fått diagnosen?", "Hur påverkar medicinen dig?"),
    ("Vilket stöd fick du av vården?", "Vilka fritidsintressen har du?"),
    ("Vad tycker du om appen?", "Vad tycker du om din chef?"),
    ("Vilka hinder ser du för delaktighet?", "Hur dokumenterar ni mötena?"),
    ("Hur går ett första möte till?", "Hur avslutar du en kontakt?"),
    ("Vad tänker du om digitala möten?", "Hur tycker du att arkivet är ordnat?"),
    ("Hur skulle du beskriva din roll?", "Hur skulle du beskriva din chef?"),
    ("Would you tell me about a normal day?", "Would you tell me about your family?"),
    ("Who helps you when it is hard?", "How do you sleep at night?"),
    ("How do you feel about your workload?", "How do you travel to work?"),
    ("Why did you become a nurse?", "What is your education?"),
    ("Do you get enough support from your manager?", "How many patients do you have?"),
    ("What do you find difficult about studying?", "Where do you see yourself in five years?"),
    ("How long have you worked here?", "How large is your team?"),
    ("Tell me about the last time you used the system.", "What would your ideal tool look like?"),
    ("How do you plan your lessons?", "How do you talk to parents?"),
    ("What does trust mean to you?", "What does money mean to you?"),
    ("Did the information leaflet help you?", "How did you get to the clinic?"),
    ("What were your expectations before the treatment?", "Who came with you to the treatment?"),
    ("How has the pandemic affected you?", "How has your income affected you?"),
)
FRESH_REWORDED = (
    ("Hur upplever du att bo på boendet?", "Vill du berätta hur det är att bo på boendet?"),
    ("Vilka erfarenheter har du av distansundervisning?", "Hur har distansundervisningen fungerat för dig?"),
    ("Vad gör du om en patient blir arg?", "Har du varit med om att en patient blev arg, och vad gjorde du då?"),
    ("På vilket sätt får barnen bestämma på förskolan?", "Vad får barnen vara med och bestämma på förskolan?"),
    ("Hur skulle du vilja att schemat såg ut?", "Om du fick lägga schemat själv, hur skulle det se ut?"),
    ("Vad krävs för en bra handledning?", "Vad är bra handledning för dig?"),
    ("Hur fungerar kommunikationen mellan er och läkarna?", "Hur tycker du att ni och läkarna kommunicerar?"),
    ("Vad var svårast under praktiken?", "Berätta om något som var svårt under praktiken."),
    ("Ser du några risker med AI i undervisningen?", "Vilka risker och möjligheter ser du med AI i undervisningen?"),
    ("What did you do when the alarm went off?", "Tell me what happened when the alarm went off."),
    ("How satisfied are you with the housing support?", "What is your experience of the housing support?"),
    ("What would make you use the bus more often?", "What would have to change for you to use the bus more?"),
    ("How do you keep in touch with relatives?", "In what ways do you keep in touch with the residents' relatives?"),
    ("Do pupils take part in planning?", "How do pupils take part in the planning of lessons?"),
    ("What advice would you give to new mothers?", "If you met a new mother, what advice would you give her?"),
)
FRESH_OTHERS = (
    ("Hur upplever du att bo på boendet?", "Vilka aktiviteter deltar du i?"),
    ("Vilka erfarenheter har du av distansundervisning?", "Vilken utrustning har du hemma?"),
    ("Vad gör du om en patient blir arg?", "Hur planerar du din arbetsdag?"),
    ("På vilket sätt får barnen bestämma på förskolan?", "Hur ser föräldrarnas delaktighet ut?"),
    ("Hur skulle du vilja att schemat såg ut?", "Hur skulle du beskriva stämningen i arbetslaget?"),
    ("Vad krävs för en bra handledning?", "Vilken utbildning har du?"),
    ("Hur fungerar kommunikationen mellan er och läkarna?", "Hur introduceras nyanställda på avdelningen?"),
    ("Vad var svårast under praktiken?", "Hur valde du praktikplats?"),
    ("Ser du några risker med AI i undervisningen?", "Hur arbetar ni med källkritik?"),
    ("What did you do when the alarm went off?", "How are new colleagues trained?"),
    ("How satisfied are you with the housing support?", "What do your neighbours mean to you?"),
    ("What would make you use the bus more often?", "How do you get to work today?"),
    ("How do you keep in touch with relatives?", "How do you document what you do?"),
    ("Do pupils take part in planning?", "How do you assess reading?"),
    ("What advice would you give to new mothers?", "Who helped you in the first weeks?"),
)
BEFORE = ("Hur gammal är du?", "Vad har du för roll i gruppen?", "Vilken dag passar bäst?")
AFTER = ("Hur kändes det efteråt?", "Vad vill du säga till andra?", "Har du frågor till mig?")


def is_reworded(old: str, new: str) -> bool:
    guides = [
        read_guide("# Guide\n## Tema: Allt\n" + "\n".join(f"1. {text}" for text in (*BEFORE, asked, *AFTER)))
        for asked in (old, new)
    ]
    return [change.kind for change in compare(*guides)] == ["reworded"]


def main() -> None:
    found = {}
    for name, pairs, right in (
        ("tuned_reworded", TUNED_REWORDED, True),
        ("tuned_others", TUNED_OTHERS, False),
        ("fresh_reworded", FRESH_REWORDED, True),
        ("fresh_others", FRESH_OTHERS, False),
    ):
        told = [is_reworded(old, new) == right for old, new in pairs]
        found[name] = f"{sum(told)} of {len(told)}"
    print(json.dumps(found))


if __name__ == "__main__":
    main()
