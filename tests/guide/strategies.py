"""Guides as they can be, with the texts that are hardest on a file format."""

from hypothesis import strategies as st

from interview_tui.guide.marks import (
    CONDITION,
    GUIDE_ADVICE,
    PLACEHOLDER,
    QUESTION_ADVICE,
    clean,
    is_consent_title,
    names_in,
)
from interview_tui.guide.model import Condition, Guide, Item, Probe, Question, Section

_HARD = (
    "Vad|händer|sedan?|If|Om|ja:|ja|(valfri)|(optional)|[RQ1]|[RQ1, RQ2]|{kommun}|{din ort}|{#id}|{consent}"
    "|(10 min)|(abc min)|#|##|C#|#tag|-|–|•|*|+|>|1.|2)|1.Vad|---|\\|\\(|\\\\|Tema:|Theme:|Samtycke|Consent"
    "|{ok: closed}|{ok: vad}|{ok|Vid behov:|If needed:|{|}|{}|[|]|&amp;|<b>|`|\u00a0|'|\"|:|12:30|no|日本"
)
_PIECES = st.sampled_from(_HARD.split("|"))
_LETTERS = st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"])


def _is_text(text: str) -> bool:
    return bool(text) and text == text.strip()


def texts() -> st.SearchStrategy[str]:
    """One line of text as a guide keeps it: never empty, nothing around it, single spaces in it."""
    glued = st.lists(st.tuples(_PIECES, st.sampled_from(["", " "])), min_size=1, max_size=6)
    lines = glued.map(lambda pairs: "".join(piece + space for piece, space in pairs))
    return st.one_of(lines, st.text(_LETTERS, min_size=1, max_size=30)).map(clean).filter(_is_text)


IDS = st.from_regex(r"[A-Za-z0-9][A-Za-z0-9_-]{0,8}", fullmatch=True)


def silenced() -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from(QUESTION_ADVICE), unique=True, max_size=2).map(tuple)


def conditions() -> st.SearchStrategy[str]:
    return st.builds(lambda first, text: f"{first} {text}:", st.sampled_from(["Om", "If", "om"]), texts()).filter(
        lambda text: CONDITION.fullmatch(text) is not None
    )


def _children(deeper: st.SearchStrategy[tuple[Item, ...]]) -> st.SearchStrategy[tuple[Item, ...]]:
    clarifications = st.lists(texts(), max_size=2).map(tuple)
    probe = st.builds(
        Probe,
        id=IDS,
        text=texts(),
        optional=st.booleans(),
        silenced=silenced(),
        clarifications=clarifications,
        probes=deeper,
    )
    condition = st.builds(Condition, text=conditions(), clarifications=clarifications, probes=deeper)
    return st.lists(st.one_of(probe, condition), max_size=2).map(tuple)


def probes(levels: int = 4) -> st.SearchStrategy[tuple[Item, ...]]:
    """What may stand under a question."""
    none: st.SearchStrategy[tuple[Item, ...]] = st.just(())
    return none if levels == 0 else st.one_of(none, _children(probes(levels - 1)))


def _all_texts(question: Question) -> list[str]:
    def below(items: tuple[Item, ...]) -> list[str]:
        return [t for item in items for t in (item.text, *item.clarifications, *below(item.probes))]

    return [question.text, *question.clarifications, *below(question.probes)]


@st.composite
def questions(draw: st.DrawFn) -> Question:
    question = Question(
        id=draw(IDS),
        text=draw(texts()),
        optional=draw(st.booleans()),
        research_questions=tuple(draw(st.lists(st.sampled_from(["RQ1", "RQ2", "FF3"]), unique=True, max_size=2))),
        silenced=draw(silenced()),
        clarifications=tuple(draw(st.lists(texts(), max_size=2))),
        numbered=draw(st.booleans()),
        probes=draw(probes()),
    )
    return question.model_copy(update={"placeholders": names_in(*_all_texts(question))})


def scripts() -> st.SearchStrategy[str]:
    """Paragraphs, some of several lines."""
    paragraph = st.lists(texts(), min_size=1, max_size=3).map("\n".join)
    return st.lists(paragraph, max_size=3).map("\n\n".join)


@st.composite
def sections(draw: st.DrawFn) -> Section:
    """A section of a kind that its title, its label and its questions allow."""
    title, labelled = draw(texts()), draw(st.booleans())
    below = tuple(draw(st.lists(questions(), max_size=3)))
    if (is_consent_title(title) and not labelled) or draw(st.integers(0, 3)) == 0:
        kind = "consent"
        if below:  # in the consent script a point is read aloud: only a number begins the questions
            below = (below[0].model_copy(update={"numbered": True}), *below[1:])
    else:
        kind = "theme" if below or labelled else "script"
    minutes = draw(st.none() | st.integers(1, 999))
    return Section(
        id=draw(IDS), title=title, labelled=labelled, kind=kind, minutes=minutes, text=draw(scripts()), questions=below
    )


@st.composite
def guides(draw: st.DrawFn) -> Guide:
    """A guide that a file can say: its ids differ, and it declares the placeholders it uses."""
    parts = tuple(draw(st.lists(sections(), max_size=4)))
    title, text = draw(texts()), draw(scripts())
    used = names_in(title, text, *(t for s in parts for t in (s.title, s.text, *(f"{{{n}}}" for n in _names(s)))))
    declared = draw(st.lists(texts().filter(lambda name: PLACEHOLDER.fullmatch(f"{{{name}}}") is not None), max_size=2))
    return _with_own_ids(
        Guide(
            title=title,
            language=draw(st.sampled_from(["sv", "en"])),
            minutes=draw(st.none() | st.integers(1, 999)),
            placeholders=tuple(dict.fromkeys((*declared, *used))),
            research_questions=tuple(draw(st.lists(texts(), max_size=2))),
            advice_off=tuple(
                draw(st.lists(st.sampled_from((*GUIDE_ADVICE, *QUESTION_ADVICE)), unique=True, max_size=2))
            ),
            text=text,
            sections=parts,
        )
    )


def _names(section: Section) -> tuple[str, ...]:
    return tuple(name for question in section.questions for name in question.placeholders)


def _with_own_ids(guide: Guide) -> Guide:
    taken: set[str] = set()

    def own(id: str) -> str:
        while id in taken:
            id += "-2"
        taken.add(id)
        return id

    def item(it: Item) -> Item:
        below = tuple(item(i) for i in it.probes)
        given = {"id": own(it.id)} if isinstance(it, Probe) else {}
        return it.model_copy(update={"probes": below, **given})

    def question(q: Question) -> Question:
        return q.model_copy(update={"id": own(q.id), "probes": tuple(item(i) for i in q.probes)})

    def section(s: Section) -> Section:
        return s.model_copy(update={"id": own(s.id), "questions": tuple(question(q) for q in s.questions)})

    return guide.model_copy(update={"sections": tuple(section(s) for s in guide.sections)})
