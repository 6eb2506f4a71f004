"""Guides that are laid out in many manners: what each holds is known before anything is read."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Node:
    """Something that is asked, or hangs on what is asked."""

    kind: str
    text: str
    below: tuple["Node", ...] = ()
    optional: bool = False


@dataclass(frozen=True)
class Part:
    """A section."""

    kind: str
    title: str
    minutes: int | None = None
    texts: tuple[str, ...] = ()
    items: tuple[Node, ...] = ()
    named: bool = False
    """`Tema: …`."""


@dataclass(frozen=True)
class Whole:
    """A guide."""

    language: str
    title: str
    about: str
    research: tuple[str, ...]
    parts: tuple[Part, ...] = field(default=())

    @property
    def themes(self) -> list[Part]:
        return [part for part in self.parts if part.kind == "theme"]


def q(text: str, *below: Node, optional: bool = False) -> Node:
    return Node("question", text, below, optional)


def p(text: str, *below: Node) -> Node:
    return Node("probe", text, below)


def on(text: str, *below: Node) -> Node:
    return Node("condition", text, below)


def hint(text: str) -> Node:
    return Node("clarification", text)


SWEDISH = Whole(
    "sv",
    "Intervjuguide om stöd i skolan",
    "Guiden används i samtal med lärare som har arbetat minst två år.",
    ("Hur beskriver lärare sitt arbete med stöd?", "Vilka hinder upplever de i vardagen?"),
    (
        Part("script", "Inledning", 3, (
            "Tack för att du tar dig tid att träffa mig idag.",
            "Jag skriver uppsats om stöd i skolan och är nyfiken på dina erfarenheter.",
        )),
        Part("consent", "Samtycke", None, (
            "Det är frivilligt att delta och du kan avbryta när du vill.",
            "Jag spelar in samtalet och tar bort inspelningen när uppsatsen är godkänd.",
        )),
        Part("theme", "Bakgrund", 5, (), (
            q("Hur länge har du arbetat som lärare?"),
            q("Vad fick dig att välja yrket?", p("Har det blivit som du tänkte dig?")),
        )),
        Part("theme", "Arbetet med stöd", 15, (), (
            q("Berätta om en elev som fick stöd i din klass.",
              p("Vad hände först?"),
              p("Vilka andra var inblandade?", p("Hur delade ni upp arbetet?")),
              hint("det kan vara vilken elev som helst, nämn inga namn.")),
            q("Hur samarbetar du med vårdnadshavare i {kommun}?",
              on("Om ja:", p("Vad underlättar samarbetet?"), p("Hur ofta hörs ni av?")),
              on("Om nej:", p("Vad skulle behövas?"))),
            q("Vad betyder extra anpassningar för dig?"),
        ), named=True),
        Part("theme", "Hinder och möjligheter", 15, (), (
            q("Vilka svårigheter möter du i arbetet med stöd?",
              p("Kan du ge ett exempel?"),
              p("Hur gjorde du då?")),
            q("Hur skulle du vilja att stödet fungerade?", optional=True),
        ), named=True),
        Part("theme", "Avslutning", 2, (), (
            q("Är det något du vill tillägga som jag inte har frågat om?"),
        )),
    ),
)  # fmt: skip
ENGLISH = Whole(
    "en",
    "Interview guide: returning to work",
    "For conversations with people who have been on sick leave for more than six months.",
    ("How do people experience the return to work?", "What part do managers play in it?"),
    (
        Part("script", "Introduction", 2, (
            "Thank you for meeting me today.",
            "I am interested in how you see things, and there are no right or wrong answers.",
        )),
        Part("consent", "Informed consent", None, (
            "Taking part is voluntary, and you may stop at any time.",
            "The recording is kept on my own computer until the thesis has been passed.",
        )),
        Part("theme", "Warm-up", 5, (), (
            q("Could you tell me a little about yourself?"),
            q("What does an ordinary week look like for you now?", p("What is the best part of it?")),
        )),
        Part("theme", "The time away", 10, (), (
            q("Tell me about the time when you could not work.",
              p("What helped you then?"),
              p("Who did you talk to?", p("What was it like to talk to them?")),
              hint("you need not say anything about your diagnosis.")),
            q("Did anyone from {workplace} stay in touch with you?",
              on("If yes:", p("How did they do that?"), p("What did it mean to you?")),
              on("If no:", p("What would you have wished for?"))),
            q("What was the hardest thing about being away?"),
        ), named=True),
        Part("theme", "Coming back", 15, (), (
            q("How did you prepare for the first day back?",
              p("Could you give an example?"),
              p("What did your manager do?")),
            q("What would you tell somebody in the same situation?", optional=True),
        ), named=True),
        Part("theme", "Closing", 3, (), (
            q("Is there anything we have not talked about that is important to you?"),
        )),
    ),
)  # fmt: skip

Tree = list[tuple[str, int, str]]
"""Kind, depth and text of each row."""


def tree(
    whole: Whole, *, about: bool = True, scripts: bool = True, hints_first: bool = False, made_up: Sequence[str] = ()
) -> Tree:
    """The rows that a reading of the guide should give. `made_up`: its title where the document has none."""
    rows: Tree = [("title", 0, whole.title)]
    if about:
        rows.append(("text", 0, whole.about))
    for part in whole.parts:
        if not scripts and part.kind != "theme":
            continue
        rows.append((part.kind, 0, part.title))
        rows += [("text", 0, text) for text in part.texts]
        for item in part.items:
            rows += _rows(item, 0, hints_first=hints_first)
    return rows


def _rows(node: Node, depth: int, *, hints_first: bool) -> Iterator[tuple[str, int, str]]:
    yield node.kind, depth, node.text
    below = sorted(node.below, key=lambda one: one.kind != "clarification") if hints_first else node.below
    for one in below:
        yield from _rows(one, depth + 1, hints_first=hints_first)
