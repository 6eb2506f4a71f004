"""A timing report in words and tables, as the screen, the terminal and the documents say it. Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from interview_tui.language import _, ngettext
from interview_tui.times import clock_time, length
from interview_tui.timing.compared import Compared
from interview_tui.timing.cuts import Cut, Fit
from interview_tui.timing.report import QuestionTime, SectionTime, Talk, TimingReport, Unknown, Waits


@dataclass(frozen=True, slots=True)
class Heading:
    text: str
    level: int = 2


@dataclass(frozen=True, slots=True)
class Sentence:
    text: str


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: the first column is text, and the last one where it is `remarks`; the others are times."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    remarks: bool = False


Block = Heading | Sentence | Grid
MOST_BESIDE = 6
"""Interviews in one table: more do not fit on a page."""


def report_blocks(report: TimingReport) -> Iterator[Block]:
    """One interview."""
    yield Heading(title(report))
    yield Sentence(whole_sentence(report))
    for unknown in report.unknown:
        yield Sentence(unknown_sentence(unknown, report))
    if report.measured:
        yield times_grid(report)
    if report.never_asked:
        yield Heading(_("Not asked"), 3)
        for question in report.never_asked:
            yield Sentence(f"○ {question.text}")
    if report.talk is not None:
        yield Heading(_("How the interviewer talked"), 3)
        for said in talk_sentences(report.talk):
            yield Sentence(said)
        if report.talk.long_waits:
            yield waits_grid(report)


def fit_blocks(fit: Fit) -> Iterator[Block]:
    """Whether the guide fits the time, and what to cut."""
    yield Heading(_("To fit the time"))
    yield from (Sentence(said) for said in fit_sentences(fit))
    if fit.cuts:
        head = (_("what may go"), _("saves"), _("why"))
        yield Grid(head, tuple((cut.text, _about(cut.saves), cut_reason(cut)) for cut in fit.cuts), remarks=True)


def compared_blocks(told: Compared) -> Iterator[Block]:
    """Several interviews side by side, as many as a page is wide in one table."""
    yield Heading(_("Side by side"))
    for first in range(0, len(told.reports), MOST_BESIDE):
        yield compared_grid(told, told.reports[first : first + MOST_BESIDE])
    yield Sentence(_("○ not asked · ≈ covered by another answer · – skipped · empty: not in that version of the guide"))


def compared_grid(told: Compared, reports: Sequence[TimingReport]) -> Grid:
    """A column for each of `reports`."""
    rows = [(_("version of the guide"), *(str(report.version) for report in reports))]
    rows += [
        (question.text, *(_cell(told.time(report, question)) for report in reports)) for question in told.questions
    ]
    rows.append((_("altogether"), *(clock_time(report.seconds) if report.measured else "" for report in reports)))
    shares = [report.talk.share if report.talk is not None else None for report in reports]
    if any(share is not None for share in shares):
        rows.append((_("the interviewer's words"), *("?" if one is None else per_cent(one) for one in shares)))
    return Grid((_("question"), *(report.name for report in reports)), tuple(rows))


def title(report: TimingReport) -> str:
    """`Robin · pilot · 2026-03-09 · version 1 of the guide`."""
    kind = {"interview": _("interview"), "pilot": _("pilot"), "rehearsal": _("rehearsal")}[report.kind]
    version = _("version {number} of the guide").format(number=report.version)
    return " · ".join(part for part in (report.name, kind, report.day, version) if part)


def whole_sentence(report: TimingReport) -> str:
    """How long it was planned to be, and was."""
    if not report.measured:
        return _("The answers were given in writing.")
    if report.planned is None:
        return _("It took {time}; the guide plans no time.").format(time=length(report.seconds))
    planned, over = length(report.planned), report.seconds - report.planned
    told = {"planned": planned, "time": length(report.seconds), "by": length(abs(over))}
    if abs(over) < 30:
        return _("Planned {planned}, took {time}.").format(**told)
    if over > 0:
        return _("Planned {planned}, took {time}: {by} too long.").format(**told)
    return _("Planned {planned}, took {time}: {by} to spare.").format(**told)


def times_grid(report: TimingReport) -> Grid:
    """Themes, and questions under them: planned, took, and what there is to say."""
    rows: list[tuple[str, ...]] = []
    number = 0
    for section in report.sections:
        rows.append((section.title.upper(), _time(section.planned), clock_time(section.seconds), _beyond(section)))
        for question in section.questions:
            number += 1
            took = clock_time(question.seconds) if question.seconds else ""
            rows.append((f"{number}. {question.text}", _time(question.planned), took, status_word(question)))
    if report.between >= 1:
        rows.append((_("Between the questions"), "", clock_time(report.between), ""))
    rows.append((_("Altogether"), _time(report.planned), clock_time(report.seconds), ""))
    return Grid((_("theme and question"), _("plan"), _("took"), ""), tuple(rows), remarks=True)


def waits_grid(report: TimingReport) -> Grid:
    """Every long wait: where, how long, and who ended it."""
    texts = {question.id: question.text for question in report.questions}
    waits = report.talk.long_waits if report.talk is not None else ()
    rows = tuple(
        (
            texts.get(wait.question or "", "–"),
            clock_time(wait.at),
            seconds_word(wait.seconds),
            _("the interviewer spoke") if wait.broken_by_interviewer else _("the participant spoke"),
        )
        for wait in waits
    )
    return Grid((_("long waits"), _("at"), _("silence"), _("then")), rows, remarks=True)


def talk_sentences(talk: Talk) -> list[str]:
    """What the interviewer did with the time."""
    said = [
        _("The interviewer said {share} of the words, {unread} without what the guide has read aloud.").format(
            share=per_cent(talk.share), unread=per_cent(talk.share_unread)
        )
    ]
    if talk.monologue is not None:
        said.append(
            _("Longest in one go: {time}, {words} words, at {at}.").format(
                time=seconds_word(talk.monologue.seconds), words=talk.monologue.words, at=clock_time(talk.monologue.at)
            )
        )
    if talk.interruptions is not None:
        said.append(_interrupted(talk.interruptions))
    if talk.after_questions is not None:
        said.append(_after_questions(talk.after_questions))
    if talk.after_answers is not None:
        said.append(
            _("After an answer it was silent for {middle} before the interviewer spoke (median of {count}).").format(
                middle=seconds_word(talk.after_answers.median), count=talk.after_answers.count
            )
        )
    if talk.not_counted:
        said.append(
            ngettext(
                "One silence is not counted: sound or words are missing there.",
                "{count} silences are not counted: sound or words are missing there.",
                talk.not_counted,
            ).format(count=talk.not_counted)
        )
    return said


def unknown_sentence(unknown: Unknown, report: TimingReport) -> str:
    """What cannot be told, and why."""
    known = 1 - report.talk.unknown if report.talk is not None else 0.0
    return {
        "written": _("Answers in writing have no times."),
        "not_ended": _("The interview was never ended: what it took counts to the last key."),
        "by_text": _("No questions were marked by keys: their times follow from what was said, and are rougher."),
        "no_transcript": _("It is not transcribed: how the interviewer talked cannot be told."),
        "partly_transcribed": _(
            "Only {share} of it is transcribed: how the interviewer talked is told of that."
        ).format(share=per_cent(report.transcribed)),
        "no_times": _("The transcript came without times: waits and interruptions cannot be told."),
        "line_times": _("The transcript has times of lines only: waits are rough, interruptions cannot be told."),
        "no_speakers": _("It is not known who says what: how the interviewer talked cannot be told."),
        "few_speakers": _("Of {share} of the words it is known who says them; the rest is left out.").format(
            share=per_cent(known)
        ),
        "unsure_speakers": _("Who says what was told apart by the voices, and is unsure in many places."),
        "missing_sound": _("Some of the sound is missing."),
    }[unknown]


def fit_sentences(fit: Fit) -> list[str]:
    """Whether it fits."""
    if fit.planned is None:
        return [_("The guide plans no time, so nobody can tell whether it fits: write its minutes.")]
    planned, took = length(fit.planned), length(fit.took)
    told = _("Planned {planned}; it took {time}.") if fit.interviews == 1 else _("Planned {planned}; median {time}.")
    said = [told.format(planned=planned, time=took)]
    if fit.not_reached:
        said.append(
            ngettext(
                "One question was never reached; it would have taken about {time}.",
                "{count} questions were never reached; they would have taken about {time}.",
                fit.not_reached,
            ).format(count=fit.not_reached, time=length(fit.not_reached_seconds))
        )
    if not fit.too_long:
        return [*said, _("It fits.")]
    said.append(_("That is {time} too long.").format(time=length(fit.too_long)))
    if not fit.cuts:
        return [*said, _("No question stands out: what is too long lies between them.")]
    if not fit.enough:
        said.append(_("What may go does not save all of it: look at the themes, too."))
    return said


def cut_reason(cut: Cut) -> str:
    """Why it may go."""
    match cut.reason:
        case "optional_never_asked":
            return _("optional, and never reached")
        case "covered":
            return _("other answers covered it")
        case "optional":
            return _("optional; took {time}").format(time=length(cut.took or 0.0))
        case "never_asked":
            return _("never reached: leave it out, or make it optional")
        case "over_plan":
            return _("shorten it: took {time} of {planned}").format(
                time=length(cut.took or 0.0), planned=length(cut.planned or 0.0)
            )


def status_word(question: QuestionTime) -> str:
    """What became of a question that has no time, or that may be left out."""
    return {
        "not_asked": _("not asked"),
        "covered": _("covered"),
        "skipped": _("skipped"),
        "asked": _("optional") if question.optional else "",
    }[question.status]


def seconds_word(seconds: float) -> str:
    """`4.5 s`, with the language's decimal sign; from a minute on `1:12`."""
    if seconds >= 60:
        return clock_time(seconds)
    return _("{seconds} s").format(seconds=f"{seconds:.1f}".replace(".", _(".")))


def per_cent(share: float) -> str:
    """`38 %`."""
    return f"{round(100 * share)} %"


def _interrupted(places: Sequence[float]) -> str:
    if not places:
        return _("The interviewer never began to speak while the participant did.")
    shown = ", ".join(clock_time(at) for at in places[:8]) + (" …" if len(places) > 8 else "")
    return ngettext(
        "Once the interviewer began to speak while the participant did: at {places}.",
        "{count} times the interviewer began to speak while the participant did: at {places}.",
        len(places),
    ).format(count=len(places), places=shown)


def _after_questions(waits: Waits) -> str:
    told = _("After a question it was silent for {middle} (median of {count}), at the most {longest}.").format(
        middle=seconds_word(waits.median), count=waits.count, longest=seconds_word(waits.longest)
    )
    if not waits.broken:
        return told
    broken = ngettext(
        "Once the interviewer spoke again before there was an answer.",
        "{count} times the interviewer spoke again before there was an answer.",
        waits.broken,
    ).format(count=waits.broken)
    return f"{told} {broken}"


def _time(seconds: float | None) -> str:
    return clock_time(seconds) if seconds is not None else ""


def _about(seconds: float) -> str:
    return length(seconds) if seconds else "–"


def _beyond(section: SectionTime) -> str:
    """How much a theme took beyond its plan, from half a minute on: what the two beside it come to as they stand."""
    if section.planned is None or abs(section.seconds - section.planned) < 30:
        return ""
    beyond = int(section.seconds) - int(section.planned)
    return f"{'+' if beyond > 0 else '−'}{clock_time(abs(beyond))}"


def _cell(time: QuestionTime | None) -> str:
    """One question in one interview."""
    if time is None:
        return ""
    if time.seconds:
        return clock_time(time.seconds)
    return {"not_asked": "○", "covered": "≈", "skipped": "–", "asked": "✓"}[time.status]
