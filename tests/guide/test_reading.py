"""What a guide file means: DESIGN's example whole, then rule by rule."""

import pytest

from interview_tui.guide.markdown import read_guide, write_guide
from interview_tui.guide.model import Condition, Guide, Probe, Question, Section

TRUST = """\
---
language: sv
minutes: 45
placeholders: [kommun]
research_questions: [Hur …?, Vad …?]
---
# Tillit i mötet

## Välkommen
Text under a heading without questions is a script, read aloud.

## Samtycke
A heading named Samtycke/Consent (or marked {consent}) is the consent script.

## Tema: Vardag (10 min)
1. Vill du berätta om en vanlig dag? [RQ1]
   - Vad gör du först?
   - Om ja:
     - Hur kändes det?
   > Vid behov: Jag menar …
2. Vad betyder tillit för dig i {kommun}? (valfri) {#tillit}
"""


def test_a_whole_guide() -> None:
    day = Question(
        id="vill-du-beratta-om-en-vanlig-dag",
        text="Vill du berätta om en vanlig dag?",
        research_questions=("RQ1",),
        clarifications=("Jag menar …",),
        probes=(
            Probe(id="vad-gor-du-forst", text="Vad gör du först?"),
            Condition(text="Om ja:", probes=(Probe(id="hur-kandes-det", text="Hur kändes det?"),)),
        ),
    )
    trust = Question(
        id="tillit", text="Vad betyder tillit för dig i {kommun}?", optional=True, placeholders=("kommun",)
    )
    welcome = "Text under a heading without questions is a script, read aloud."
    consent = "A heading named Samtycke/Consent (or marked {consent}) is the consent script."
    assert read_guide(TRUST) == Guide(
        title="Tillit i mötet",
        language="sv",
        minutes=45,
        placeholders=("kommun",),
        research_questions=("Hur …?", "Vad …?"),
        sections=(
            Section(id="valkommen", title="Välkommen", kind="script", text=welcome),
            Section(id="samtycke", title="Samtycke", kind="consent", text=consent),
            Section(id="vardag", title="Vardag", labelled=True, kind="theme", minutes=10, questions=(day, trust)),
        ),
    )


def in_a_theme(*lines: str) -> tuple[Question, ...]:
    """The questions that the lines of one section say."""
    return read_guide("\n".join(["# Guide", "## Tema: Vardag", *lines])).sections[0].questions


def outline(*lines: str) -> list[object]:
    """The texts of the lines, nested as they are read: a text, or (text, what stands under it)."""

    def below(item: Question | Probe | Condition) -> object:
        return (item.text, [below(probe) for probe in item.probes]) if item.probes else item.text

    return [below(question) for question in in_a_theme(*lines)]


@pytest.mark.parametrize(
    ("lines", "read"),
    [
        pytest.param(["1. A", "2. B"], ["A", "B"], id="numbers"),
        pytest.param(["- A", "* B", "+ C", "• D"], ["A", "B", "C", "D"], id="bullets"),
        pytest.param(["1) A", "2) B"], ["A", "B"], id="numbers with a bracket"),
        pytest.param([" 9. A", "10. B"], ["A", "B"], id="numbers under each other"),
        pytest.param(["1. A", "", "2. B", ""], ["A", "B"], id="empty lines between"),
        pytest.param(["1. A", "   - B", "2. C"], [("A", ["B"]), "C"], id="a probe"),
        pytest.param(["1. A", "  - B", "    - C"], [("A", [("B", ["C"])])], id="two spaces a level"),
        pytest.param(["- A", "    - B", "        - C"], [("A", [("B", ["C"])])], id="four spaces a level"),
        pytest.param(["1. A", "\t- B", "\t\t- C", "\t- D"], [("A", [("B", ["C"]), "D"])], id="a tab a level"),
        pytest.param(["1. A", "\t- B", "    - C"], [("A", ["B", "C"])], id="a tab and four spaces are the same"),
        pytest.param(["1. A", "    - B", "  - C"], [("A", ["B", "C"])], id="out, but not all the way"),
        pytest.param(["1. A", "   1. B", "   2. C"], [("A", ["B", "C"])], id="numbered probes"),
        pytest.param(["1. A", "   – B"], [("A", ["B"])], id="an en dash under a question"),
        pytest.param(["1. A", "och mer"], ["A och mer"], id="a line that goes on"),
        pytest.param(["1. A", "   och", "   mer", "2. B"], ["A och mer", "B"], id="indented lines that go on"),
        pytest.param(["1. A", "", "   och mer"], ["A och mer"], id="a second paragraph"),
        pytest.param(["1. A", "   - B", "     och mer"], [("A", ["B och mer"])], id="a probe that goes on"),
        pytest.param(["- A", "  - B", "    - C", "      - D", "        - E"],
                     [("A", [("B", [("C", [("D", ["E"])])])])], id="five levels"),
        pytest.param(["1. A   och\tB"], ["A och B"], id="spaces"),
        pytest.param([r"1. A \(valfri)"], ["A (valfri)"], id="an escaped mark"),
        pytest.param([r"1. C:\temp\ny"], [r"C:\temp\ny"], id="a backslash before a letter"),
    ],
)  # fmt: skip
def test_questions_and_probes(lines: list[str], read: list[object]) -> None:
    assert outline(*lines) == read


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        pytest.param("1. A", {}, id="none"),
        pytest.param("1. A (valfri)", {"optional": True}, id="valfri"),
        pytest.param("1. A (Optional)", {"optional": True}, id="optional"),
        pytest.param("1. A [RQ1]", {"research_questions": ("RQ1",)}, id="research question"),
        pytest.param("1. A [RQ1, RQ2]", {"research_questions": ("RQ1", "RQ2")}, id="two of them"),
        pytest.param("1. A [RQ1] [RQ2]", {"research_questions": ("RQ1", "RQ2")}, id="two marks"),
        pytest.param("1. A {#b}", {"id": "b"}, id="id"),
        pytest.param("1. A{#b}(valfri)[RQ1]", {"id": "b", "optional": True, "research_questions": ("RQ1",)}, id="all"),
        pytest.param("1. A {ok: closed}", {"silenced": ("closed",)}, id="silenced advice"),
        pytest.param("1. A {OK:Long, closed , long}", {"silenced": ("long", "closed")}, id="several, each once"),
        pytest.param(
            "1. A {ok: closed} igen",
            {"text": "A {ok: closed} igen", "id": "a-ok-closed-igen"},
            id="in the middle it is no mark",
        ),
        pytest.param("1. A [RQ1] igen", {"text": "A [RQ1] igen", "id": "a-rq1-igen"}, id="in the middle it is text"),
        pytest.param("- A", {"numbered": False}, id="bullet"),
        pytest.param("1. A {b}", {"text": "A {b}", "id": "a-b", "placeholders": ("b",)}, id="placeholder"),
        pytest.param("1. A {b} {#c}", {"text": "A {b}", "id": "c", "placeholders": ("b",)}, id="placeholder and id"),
        pytest.param("1. A {consent}", {"text": "A {consent}", "id": "a-consent"}, id="consent is no placeholder"),
    ],
)
def test_marks_of_a_question(line: str, expected: dict[str, object]) -> None:
    assert in_a_theme(line)[0] == Question.model_validate({"id": "a", "text": "A"} | expected)


@pytest.mark.parametrize(
    ("lines", "clarifications"),
    [
        pytest.param(["> Vid behov: B"], ("B",), id="sv"),
        pytest.param(["   > If needed: B"], ("B",), id="en"),
        pytest.param(["   > B"], ("B",), id="bare"),
        pytest.param(["   > B", "   > C"], ("B C",), id="one over two lines"),
        pytest.param(["   > B", "   C"], ("B C",), id="the second line without its mark"),
        pytest.param(["   > B", "", "   > C"], ("B", "C"), id="two with an empty line between"),
        pytest.param(["   > Vid behov: B", "   > Vid behov: C"], ("B", "C"), id="two with their words"),
        pytest.param(["   - P", "   > B"], ("B",), id="after the probes"),
    ],
)
def test_clarifications_of_a_question(lines: list[str], clarifications: tuple[str, ...]) -> None:
    assert in_a_theme("1. A", *lines)[0].clarifications == clarifications


def test_a_clarification_under_a_probe_is_the_probes() -> None:
    probe = in_a_theme("1. A", "   - B", "     > Vid behov: C")[0].probes[0]
    assert (probe.text, probe.clarifications) == ("B", ("C",))


@pytest.mark.parametrize("text", ["Om ja:", "If not:", "Om du har barn:", "om inte:"])
def test_conditions(text: str) -> None:
    assert in_a_theme("1. A", f"   - {text}", "     - B")[0].probes == (
        Condition(text=text, probes=(Probe(id="b", text="B"),)),
    )


@pytest.mark.parametrize("text", ["Om ja: hur då?", "Ja:", "Omsorg:", "Om du vill, berätta"])
def test_no_conditions(text: str) -> None:
    assert in_a_theme("1. A", f"   - {text}")[0].probes[0].kind == "probe"


def test_conditions_nest() -> None:
    outer = in_a_theme("1. A", "   - Om ja:", "     - Om barn:", "       - B")[0].probes[0]
    assert isinstance(outer, Condition)
    assert isinstance(outer.probes[0], Condition)
    assert outer.probes[0].probes[0].text == "B"


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        pytest.param("## Välkommen", ("Välkommen", "script", None, "valkommen"), id="script"),
        pytest.param("## Samtycke", ("Samtycke", "consent", None, "samtycke"), id="consent by its name"),
        pytest.param("## Informed consent (2 min)", ("Informed consent", "consent", 2, "informed-consent"), id="en"),
        pytest.param("## Samtyckesinformation", ("Samtyckesinformation", "consent", None, "samtyckesinformation"),
                     id="consent in a compound"),
        pytest.param("## Innan vi börjar {consent}", ("Innan vi börjar", "consent", None, "innan-vi-borjar"),
                     id="consent by its mark"),
        pytest.param("## Tema: Samtycke", ("Samtycke", "theme", None, "samtycke"), id="a theme about consent"),
        pytest.param("## Theme: Day (5 min)", ("Day", "theme", 5, "day"), id="theme"),
        pytest.param("## Dag (ca 5 minuter) {#d}", ("Dag", "script", 5, "d"), id="about five minutes, and an id"),
        pytest.param("## Dag {#d} (5 min)", ("Dag", "script", 5, "d"), id="in any order"),
        pytest.param("## Dag ##", ("Dag", "script", None, "dag"), id="closed"),
        pytest.param("## Vid {kommun}", ("Vid {kommun}", "script", None, "vid-kommun"), id="placeholder"),
    ],
)  # fmt: skip
def test_sections(heading: str, expected: tuple[str, str, int | None, str]) -> None:
    section = read_guide(f"# Guide\n{heading}\nText.").sections[0]
    assert (section.title, section.kind, section.minutes, section.id) == expected


def test_a_section_with_questions_is_a_theme() -> None:
    assert read_guide("# G\n## Bakgrund\nNågra ord.\n\n1. A").sections[0].kind == "theme"


def test_a_script_keeps_its_paragraphs_and_joins_their_lines() -> None:
    text = "# G\n## Välkommen\nHej och\nvälkommen.\n\n\nTack\\\nför  att\n> du kom"
    assert read_guide(text).sections[0].text == "Hej och välkommen.\n\nTack\nför att\n> du kom"


def test_points_in_the_consent_script_are_read_aloud_and_numbers_are_asked() -> None:
    section = read_guide(
        "# G\n## Samtycke\nDu vet:\n- att det är fritt\n- att vi spelar in\n\n1. Går det bra?"
    ).sections[0]
    assert section.text == "Du vet:\n- att det är fritt\n- att vi spelar in"
    assert [question.text for question in section.questions] == ["Går det bra?"]


def test_placeholders_are_gathered_after_those_declared() -> None:
    guide = read_guide("---\nplaceholders: [b, c]\n---\n# I {a}\n## T\nOm {c}.\n1. Q\n   - P {d d}\n     > {e}\n")
    assert guide.placeholders == ("b", "c", "a", "d d", "e")
    assert guide.sections[0].questions[0].placeholders == ("d d", "e")


@pytest.mark.parametrize(
    ("text", "language"),
    [
        pytest.param("---\nlanguage: en\n---\n# Vad är det\n", "en", id="as the header says"),
        pytest.param("# G\n## Day\n1. What do you do in the morning?\n", "en", id="English words"),
        pytest.param("# G\n## Dag\n1. Vad gör du på morgonen?\n", "sv", id="Swedish words"),
        pytest.param("# G\n", "sv", id="no words"),
    ],
)
def test_language(text: str, language: str) -> None:
    assert read_guide(text).language == language


def test_header_values_are_text_as_they_stand() -> None:
    guide = read_guide("---\nresearch_questions: [no, 12:30, 0x1F, null, 1e3]\nminutes: '45'\n---\n# G\n")
    assert guide.research_questions == ("no", "12:30", "0x1F", "null", "1e3")
    assert guide.minutes == 45


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"], ids=["Linux", "Windows", "old Mac"])
def test_line_ends_and_a_byte_order_mark_make_no_difference(end: str) -> None:
    assert read_guide("\ufeff" + TRUST.replace("\n", end)) == read_guide(TRUST)


def test_ids_are_unique_over_sections_questions_and_probes() -> None:
    guide = read_guide("# G\n## Dag\n1. Dag\n   - Hur?\n2. Hur?\n   - Hur?\n## Dag\nText\n")
    probes = [probe.id for question in guide.questions() for probe in question.all_probes()]
    assert [section.id for section in guide.sections] == ["dag-2", "dag-3"]
    assert [question.id for question in guide.questions()] == ["dag", "hur"]
    assert probes == ["hur-2", "hur-3"]


def test_a_new_probe_renames_no_question() -> None:
    before = read_guide("# G\n## T\n1. A\n2. Hur?\n")
    after = read_guide("# G\n## T\n1. A\n   - Hur?\n2. Hur?\n")
    assert [q.id for q in before.questions()] == [q.id for q in after.questions()]


def test_an_id_is_cut_between_words() -> None:
    question = in_a_theme("1. Skulle du vilja berätta om hur en helt vanlig dag ser ut för dig?")[0]
    assert question.id == "skulle-du-vilja-beratta-om-hur-en-helt"


def test_written_in_the_form_of_the_format() -> None:
    untidy = TRUST.replace("\n     - ", "\n\t\t+ ").replace("\n   - ", "\n\t* ").replace("1. ", "7) ")
    assert write_guide(read_guide(untidy)) == write_guide(read_guide(TRUST))
    assert write_guide(read_guide(TRUST)) == TRUST
