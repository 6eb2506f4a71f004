"""The words of a transcript from elsewhere as this program keeps them: sentences with speakers, line by line."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from interview_tui.importing.casting import Cast
from interview_tui.importing.clock import Clocked, Timed, Times
from interview_tui.language import N_
from interview_tui.transcription.engine import Heard
from interview_tui.transcription.segments import Word
from interview_tui.transcription.transcript import ChunkLine, Header, TranscriptWriter, read_transcript

ENGINE = "imported"
"""What stands in the transcript for a recogniser."""
_CHUNK = 60.0
"""Seconds of talk in a line of the transcript, at least."""
_SENTENCE_ENDS = (".", "!", "?", "…", ".”", '."', "?”", '?"', "!”", '!"')
_SHORT = 3
"""Words; a shorter sentence stands with the next one of the same speaker."""
_NOTICES: dict[Times, str] = {
    "words": "",
    "lines": N_("The words came from a file that says when each line was said. The time of each word is a guess."),
    "none": N_("The words came from a file that does not say when they were said. All times here are guesses."),
}
SPREAD = N_(
    "The words came from a file without times, and were spread over the speech in the recording. Times may be off by "
    "many seconds."
)
"""Of a file without times beside sound."""

Stretch = tuple[float, float]


def is_imported(interview_folder: Path) -> bool:
    """Whether the words of an interview came from a file. Raises `Problem` as `read_transcript` does."""
    transcript = read_transcript(interview_folder / "transcript.jsonl")
    return transcript is not None and transcript.header.engine == ENGINE


def header_for(kind: str, clocked: Clocked, language: str, *, labels: bool, spread: bool = False) -> Header:
    """What made the transcript: `kind` of file (`vtt`), what it told, and whether its words were spread over speech."""
    return Header(
        engine=ENGINE,
        model=kind,
        language=language,
        options={"times": clocked.times, "labels": labels},
        notice=SPREAD if spread and clocked.times == "none" else _NOTICES[clocked.times],
    )


def heard(clocked: Clocked, people: Cast) -> list[Heard]:
    """Sentences in order, each with its speaker."""
    return [one for cue in clocked.cues for one in _sentences(cue, people.speaker(cue.label))]


def _sentences(cue: Timed, speaker: str | None) -> Iterator[Heard]:
    said: list[Word] = []
    for i, word in enumerate(cue.words):
        said.append(word)
        is_last = i == len(cue.words) - 1
        if is_last or (word.text.endswith(_SENTENCE_ENDS) and len(said) >= _SHORT):
            text = " ".join(one.text for one in said)
            yield Heard(start=said[0].start, end=said[-1].end, text=text, words=tuple(said), speaker=speaker)
            said = []


def write_transcript(
    folder: Path, header: Header, sentences: Sequence[Heard], seconds: float, speech: Sequence[Stretch] | None = None
) -> None:
    """Write the whole transcript of an interview of `seconds`.

    `speech` is where somebody speaks in its sound; without sound that is where there are words. Raises `OSError`.
    """
    spoken = list(speech) if speech is not None else _covered(sentences)
    writer = TranscriptWriter(folder, header)
    start, lines = 0.0, []
    for i, one in enumerate(sentences):
        lines.append(one)
        is_last = i == len(sentences) - 1
        if is_last or one.end - start >= _CHUNK:
            end = max(one.end, seconds) if is_last else one.end
            writer.add(
                ChunkLine(
                    n=len(writer.transcript.chunks),
                    start=start,
                    end=end,
                    speech=tuple((max(a, start), min(b, end)) for a, b in spoken if a < end and b > start),
                    segments=tuple(lines),
                )
            )
            start, lines = end, []
    writer.finish(round(seconds, 3))


def _covered(sentences: Sequence[Heard]) -> list[Stretch]:
    """Where there are words."""
    spans: list[Stretch] = []
    for one in sentences:
        if spans and one.start <= spans[-1][1] + 0.5:
            spans[-1] = spans[-1][0], max(spans[-1][1], one.end)
        else:
            spans.append((one.start, one.end))
    return spans
