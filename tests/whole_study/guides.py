"""Three versions of a guide, in Swedish and English: what is in them is known without reading them."""

from dataclasses import replace

from tests.whole_study.plan import GuidePlan, Question, Theme

MINUTES = 12
_TEXTS = {
    "en": {
        "title": "Support in everyday life",
        "scripts": (
            ("welcome", "Welcome", "Thank you for seeing me today. There are no right or wrong answers here."),
            ("agreeing", "Consent", "You decide for yourself whether you take part, and may stop whenever you want."),
        ),
        "themes": (
            ("everyday", "Everyday", 4, ("day", "help", "evening")),
            ("trusting", "Trust", 5, ("trust", "promise", "office")),
            ("closing", "Closing", None, ("more",)),
        ),
        "day": "Could you tell me about an ordinary day at home?",
        "first": "What do you do first in the morning?",
        "help": "Who helps you when something is difficult?",
        "how": "How did that begin?",
        "evening": "What happens in the evening after supper?",
        "evening2": "What is the evening like when the others have gone?",
        "trust": "What does trust mean to you?",
        "promise": "When has somebody kept a promise to you?",
        "office": "How were you received at the office?",
        "money": "How does the money last until the end of the month?",
        "school": "What do you remember of school?",
        "teacher": "Which teacher do you think of?",
        "more": "Is there anything you would like to add?",
        "reasons": (("Several did not understand what was meant by the evening", "The pilots spoke of money unasked"),
                    ("Nobody had much to say about the office",)),
    },
    "sv": {
        "title": "Stöd i vardagen",
        "scripts": (
            ("welcome", "Välkommen", "Tack för att jag fick komma hit. Det finns inga rätta eller felaktiga svar."),
            ("agreeing", "Samtycke", "Du bestämmer alldeles själv om du deltar och du får avbryta precis när du vill."),
        ),
        "themes": (
            ("everyday", "Vardagen", 4, ("day", "help", "evening")),
            ("trusting", "Tillit", 5, ("trust", "promise", "office")),
            ("closing", "Avslutning", None, ("more",)),
        ),
        "day": "Kan du berätta om en vanlig dag hemma?",
        "first": "Vad gör du först på morgonen?",
        "help": "Vem hjälper dig när något är svårt?",
        "how": "Hur började det?",
        "evening": "Vad händer på kvällen efter maten?",
        "evening2": "Hur är kvällen när de andra har gått?",
        "trust": "Vad betyder tillit för dig?",
        "promise": "När har någon hållit ett löfte till dig?",
        "office": "Hur blev du bemött på kontoret?",
        "money": "Hur räcker pengarna till månadens slut?",
        "school": "Vad minns du av skolan?",
        "teacher": "Vilken lärare tänker du på?",
        "more": "Är det något du vill lägga till?",
        "reasons": (("Flera förstod inte vad som menades med kvällen", "I piloterna talade man oombedd om pengar"),
                    ("Ingen hade mycket att säga om kontoret",)),
    },
}  # fmt: skip


def three_guides(language: str) -> tuple[GuidePlan, GuidePlan, GuidePlan]:
    """The second rewords a question and adds one; the third takes one out, adds another with a follow-up, and drops a
    follow-up."""
    said = _TEXTS[language]
    asked = {
        name: Question(name, said[name])
        for name in ("day", "help", "evening", "trust", "promise", "office", "more", "money", "school")
    }
    asked["day"] = replace(asked["day"], probes=(("first", said["first"]),))
    asked["help"] = replace(asked["help"], probes=(("how", said["how"]),))
    asked["promise"] = replace(asked["promise"], optional=True)

    def version(number: int, changes: dict[str, tuple[str, ...]], reasons: tuple[str, ...]) -> GuidePlan:
        themes = tuple(
            Theme(id, title, minutes, tuple(asked[name] for name in changes.get(id, names)))
            for id, title, minutes, names in said["themes"]
        )
        return GuidePlan(number, said["title"], MINUTES, said["scripts"], themes, reasons)

    first = version(1, {}, ())
    asked["evening"] = replace(asked["evening"], text=said["evening2"])
    trust = ("trust", "promise", "office", "money")
    second = version(2, {"trusting": trust}, said["reasons"][0])
    asked["help"] = replace(asked["help"], probes=())
    asked["school"] = replace(asked["school"], probes=(("teacher", said["teacher"]),))
    third = version(3, {"trusting": ("trust", "promise", "money", "school")}, said["reasons"][1])
    return first, second, third


def written(guide: GuidePlan, language: str) -> str:
    """The guide's Markdown."""
    lines = ["---", f"language: {language}", f"minutes: {guide.minutes}", "---", f"# {guide.title}", ""]
    for id, heading, text in guide.scripts:
        lines += [f"## {heading} {{#{id}}}", text, ""]
    for theme in guide.themes:
        lines.append(f"## {theme.title}{f' ({theme.minutes} min)' if theme.minutes else ''} {{#{theme.id}}}")
        for number, question in enumerate(theme.questions, 1):
            optional = {"sv": " (valfri)", "en": " (optional)"}[language] if question.optional else ""
            lines.append(f"{number}. {question.text}{optional} {{#{question.id}}}")
            lines += [f"   - {text} {{#{id}}}" for id, text in question.probes]
        lines.append("")
    return "\n".join(lines)
