"""The transcript as it is read, line by line: what `md` and `txt` both say, in the order of the recording."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from interview_tui.correcting.marks import Note, Quote
from interview_tui.correcting.text import paragraph_breaks
from interview_tui.export.chosen import attribution
from interview_tui.export.linked import LinkedInterview
from interview_tui.export.pauses import with_pauses
from interview_tui.export.remarks import remarks
from interview_tui.guide.model import Guide
from interview_tui.interview.corrections import decisions
from interview_tui.language import _, ngettext
from interview_tui.linking.passages import Passage
from interview_tui.speakers.found import UNCERTAIN
from interview_tui.speaking import shares_sentence, speaking
from interview_tui.times import clock_time, length
from interview_tui.transcription.segments import Segment
from interview_tui.transcription.transcript import Header

SURE = 0.9
"""A passage that was linked with less confidence is said to be unsure: of those above, nine in ten are right."""
ONE_BREATH = 1.5
"""Seconds: segments closer than this, by the same speaker, are read as one paragraph."""
PARAGRAPH = 420
"""Characters after which a paragraph ends with its segment."""

Kind = Literal["theme", "heading", "turn", "remark", "quote", "note"]


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a readable transcript."""

    kind: Kind
    text: str
    at: float
    speaker: str = ""
    segments: tuple[Segment, ...] = ()
    """Of a turn: what it is made of, their texts joined by a space."""
    passage: Passage | None = None
    """Of a theme, a heading or a turn: where it stands."""
    quote: Quote | None = None
    """What is marked or quoted here; of a theme, where it comes from."""


def facts(interview: LinkedInterview) -> list[str]:
    """What stands above the transcript: lengths, coverage, model, warnings. One sentence or phrase each."""
    now, transcript = interview.state, interview.transcript
    statuses = [part.status for part in interview.coverage.values()]
    asked = statuses.count("asked") + statuses.count("covered")
    result = [
        _("Length: {time}").format(time=clock_time(interview.audio_seconds))
        if interview.record.has_times
        else _("Answered in writing"),
    ]
    if interview.guide.sections:  # else it is a recording of anything, without a study
        result.append(_("Questions asked or covered: {asked} of {all}").format(asked=asked, all=len(statuses)))
        result.append(_("Consent: {how}").format(how=consent_word(now.consent)))
    result += choices_in_words(interview)
    if transcript is None:
        recorded = now.has_been_recorded or now.recording == "erased"
        return [*result, _("Not transcribed yet.") if recorded else _("Nothing was recorded.")]
    if made_by := _made_by(transcript.header):
        result.append(made_by)
    if transcript.header.notice:
        result.append(_(transcript.header.notice))
    if not transcript.complete:
        result.append(_("The transcription is not finished."))
    if interview.uncovered:
        missing = sum(end - start for start, end in interview.uncovered)
        result.append(_("Speech not transcribed: {seconds} s").format(seconds=round(missing)))
    if tried := sum(segment.filled for segment in transcript.segments):
        result.append(
            ngettext(
                "{count} passage was heard only at a second try",
                "{count} passages were heard only at a second try",
                tried,
            ).format(count=tried)
        )
    if with_pauses(interview) != list(interview.passages):
        result.append(_("(.) is a pause of half a second or more, (2 s) one of that length"))
    return [*result, *_how_found(interview)]


def choices_in_words(interview: LinkedInterview) -> Iterator[str]:
    """What was left out by choice, so that nobody takes the file for the whole."""
    options = interview.options
    if options.quotes_only:
        yield _("Only what is marked as a quote")
    if options.questions:
        yield _("Only some of the questions")
    if options.participants:
        yield _("Of the participants, only {names}").format(
            names=", ".join(one.pseudonym for one in interview.record.participants)
        )
    if not options.interviewer:
        yield _("Without what the interviewer said")
    if options.manner == "clean":
        yield _("Cleaned: hesitation, words broken off and new starts are left out")


def _made_by(header: Header) -> str:
    match header.engine:
        case "written":
            return ""
        case "imported":
            return _("Transcript from elsewhere ({kind})").format(kind=header.model)
        case _:
            return _("Transcribed with {engine}, model {model}").format(engine=header.engine, model=header.model)


def _how_found(interview: LinkedInterview) -> Iterator[str]:
    """What a reader must know of how questions and speakers were found."""
    by_text = [passage for passage in interview.passages if passage.linked_by == "text"]
    if by_text and interview.guide.sections:
        unsure = sum(passage.confidence < SURE for passage in by_text)
        yield ngettext(
            "{count} passage was put under its question by what was said, {unsure} of them unsure",
            "{count} passages were put under their questions by what was said, {unsure} of them unsure",
            len(by_text),
        ).format(count=len(by_text), unsure=unsure)
    if any(segment.speaker_probability is not None for segment in interview.segments):
        yield _("Speakers told apart by their voices; a question mark is put where that is unsure")
    record = interview.record
    # Of a part of what was said, shares would say something else.
    whole = not interview.options.leaves_out
    shares = shares_sentence(speaking(interview.segments, record.voices)) if whole else ""
    if len(record.participants) > 1 and shares:
        yield shares
    if any(segment.overlap for segment in interview.segments):
        yield _("Between // somebody else talks at the same time")


def consent_word(consent: str) -> str:
    """A consent as a person says it."""
    return {
        "missing": _("not noted"),
        "spoken": _("spoken, on the recording"),
        "written": _("written"),
        "earlier": _("given earlier"),
        "refused": _("refused"),
        "withdrawn": _("withdrawn"),
    }[consent]


def lines(interview: LinkedInterview) -> Iterator[Line]:
    """The transcript from start to end, with notes, quote marks, silences and missing speech in place."""
    remarks = sorted(_remarks(interview), key=lambda line: line.at)
    if interview.options.questions:  # what is remarked of the rest belongs to the rest
        remarks = [line for line in remarks if any(one.start <= line.at < _end(one) for one in interview.passages)]
    breaks = paragraph_breaks(decisions(interview.corrections))
    section = object()
    for passage in with_pauses(interview):
        if passage.question_id is None and not passage.segments:
            continue
        while remarks and remarks[0].at < passage.start:  # from before this question was asked
            yield remarks.pop(0)
        if passage.section_id != section and interview.guide.sections:
            section = passage.section_id
            title = (
                interview.guide.section(passage.section_id).title if passage.section_id else _("Between the questions")
            )
            yield Line("theme", title, passage.start, passage=passage)
        if passage.question_id is not None:
            yield Line("heading", interview.heading(passage), passage.start, passage=passage)
        for remark in place_in_words(interview.guide, passage):
            yield Line("remark", remark, passage.start)
        for spoken in _paragraphs(passage.segments, [*(remark.at for remark in remarks), *breaks]):
            while remarks and remarks[0].at < spoken[0].start:
                yield remarks.pop(0)
            said = " ".join(segment.text.strip() for segment in spoken)
            # Between // somebody else talks at the same time, as transcripts are wont to show it.
            text = f"//{said}//" if spoken[0].overlap else said
            yield Line("turn", text, spoken[0].start, speaker_in_words(spoken[0]), tuple(spoken), passage)
        while remarks and remarks[0].at < _end(passage):
            yield remarks.pop(0)
    yield from remarks


def text_lines(interview: LinkedInterview) -> Iterator[Line]:
    """What a text to read has: the transcript; where only quotes are wanted, those."""
    return _quotations(interview) if interview.options.quotes_only else lines(interview)


def _quotations(interview: LinkedInterview) -> Iterator[Line]:
    """Each quote under its theme and question, with who said it, and what was noted of it."""
    section, question = object(), None
    for quote in interview.quotes:
        if quote.section_id != section:
            section, question = quote.section_id, None
            title = interview.guide.section(quote.section_id).title if quote.section_id else _("Between the questions")
            yield Line("theme", title, quote.start, quote=quote)
        if quote.question_id not in (None, question):
            question = quote.question_id
            yield Line("heading", interview.guide.question(question).text, quote.start)
        said = _("“{quote}”").format(quote=quote.text)
        yield Line("turn", f"{said} {attribution(interview, quote.speaker)}".rstrip(), quote.start, quote=quote)
        if quote.comment:
            yield Line("note", quote.comment, quote.start)


def place_in_words(guide: Guide, passage: Passage) -> list[str]:
    """What is said of how a passage came to stand where it stands, if there is anything to say."""
    result = []
    if passage.linked_by == "text" and passage.confidence < SURE and passage.section_id is not None:
        result.append(_("placed here by its words, {percent} % sure").format(percent=round(100 * passage.confidence)))
    if passage.guess is not None:
        question = guide.question(passage.guess.question_id).text
        sure = round(100 * passage.guess.confidence)
        result.append(_("perhaps an answer to “{question}” ({percent} % sure)").format(question=question, percent=sure))
    for id in passage.also:
        result.append(_("answers this, too: “{question}”").format(question=guide.question(id).text))
    return result


def speaker_in_words(segment: Segment) -> str:
    """The speaker of a segment, with a question mark where that is unsure; empty where nobody knows."""
    if segment.speaker is None:
        return ""
    unsure = segment.speaker_probability is not None and segment.speaker_probability < UNCERTAIN
    return f"{segment.speaker}?" if unsure else segment.speaker


def _paragraphs(segments: Sequence[Segment], remarks: Sequence[float]) -> Iterator[list[Segment]]:
    """Segments that are read in one go: the same speaker, without a pause, and nothing remarked in between."""
    together: list[Segment] = []
    for segment in segments:
        if together and not _goes_on(together, segment, remarks):
            yield together
            together = []
        together.append(segment)
    if together:
        yield together


def _goes_on(together: list[Segment], segment: Segment, remarks: Sequence[float]) -> bool:
    before = together[-1]
    return (
        (speaker_in_words(segment), segment.overlap) == (speaker_in_words(before), before.overlap)
        and segment.start - before.end < ONE_BREATH
        and sum(len(part.text) for part in together) < PARAGRAPH
        and not any(before.start < at <= segment.start for at in remarks)
    )


def _end(passage: Passage) -> float:
    return max(passage.end, passage.segments[-1].end if passage.segments else 0.0)


def _remarks(interview: LinkedInterview) -> Iterator[Line]:
    now = interview.state
    for note in interview.notes:
        yield Line("note", f"{note.text}{_theme(interview, note)}", note.at)
    pressed = {mark.n: mark.at for mark in now.quotes}
    for quote in interview.quotes:
        at = pressed.get(quote.n, quote.start) if quote.by == "timeline" else quote.start
        here = f"{_('Quote marked here')}{_theme(interview, quote)}"
        yield Line("quote", f"{here}: {quote.comment}" if quote.comment else here, at, quote=quote)
    for follow_up in now.follow_ups:
        yield Line(
            "remark",
            _("Follow-up: {text}").format(text=follow_up.text) if follow_up.text else _("Follow-up"),
            follow_up.at,
        )
    for kind, at, seconds in now.silences:
        yield Line("remark", silence_in_words(kind, seconds), at)
    for remark in remarks(interview):
        yield Line("remark", remark.text, remark.start)


def _theme(interview: LinkedInterview, mark: Quote | Note) -> str:
    """` (Theme)` where somebody gave a quote or a note another theme than it stands under."""
    at = mark.start if isinstance(mark, Quote) else mark.at
    here = [passage.section_id for passage in interview.passages if passage.start <= at]
    if mark.by != "hand" or mark.section_id is None or here[-1:] == [mark.section_id]:
        return ""
    return f" ({interview.guide.section(mark.section_id).title})"


def silence_in_words(kind: str, seconds: float) -> str:
    """What is said of a stretch that was not recorded; `kind` as in `State.silences`."""
    words = {
        "off_record": _("off the record {time}"),
        "paused": _("paused {time}"),
        "slept": _("the computer slept {time}"),
        "broken_off": _("not recorded {time}"),
        "new_sitting": _("the interview went on at another time"),
    }
    return words[kind].format(time=length(seconds))
