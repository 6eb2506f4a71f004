"""Recording, transcription and correction in prose. Pure."""

from collections import Counter
from collections.abc import Iterator, Sequence

from interview_tui.language import _, ngettext
from interview_tui.reporting.facts import InterviewFacts, MethodsFacts
from interview_tui.reporting.phrases import minutes, number, per_cent


def recording(facts: MethodsFacts) -> Iterator[str]:
    """With what the sound was recorded, whether it is whole, and what was written down meanwhile."""
    yield " ".join((sound(facts), *_agreed(facts), *_breaks(facts.interviews), *_lost(facts)))
    yield field_notes(facts.interviews)


def sound(facts: MethodsFacts) -> str:
    """Of how many interviews there is sound, and where it comes from; pilots among them."""
    count = Counter(one.sound for one in facts.interviews)
    told = []
    if here := count["recorded"]:
        told.append(
            ngettext(
                "The sound of one interview was recorded on a computer with the program Interview TUI ({version}).",
                "The sound of {count} interviews was recorded on a computer with the program Interview TUI "
                "({version}).",
                here,
            ).format(count=number(here), version=facts.program)
        )
    if count["imported"]:
        told.append(
            ngettext(
                "One recording was made with other equipment and brought in afterwards.",
                "{count} recordings were made with other equipment and brought in afterwards.",
                count["imported"],
            ).format(count=number(count["imported"]))
        )
    if count["none"]:
        told.append(
            ngettext("Of one interview there is no sound.", "Of {count} interviews there is no sound.", count["none"])
            .format(count=number(count["none"]))
        )  # fmt: skip
    backup = sum(one.sound == "recorded" and one.microphones == "two_devices" for one in facts.interviews)
    if backup:
        told.append(
            ngettext(
                "In one interview a second microphone recorded a backup.",
                "In {count} interviews a second microphone recorded a backup.",
                backup,
            ).format(count=number(backup))
        )
    if facts.pilots and facts.held:
        told.append(pilots_too(facts))
    return " ".join(told)


def pilots_too(facts: MethodsFacts) -> str:
    return ngettext("The pilot is among these figures.", "The pilots are among these figures.", len(facts.pilots))


def _agreed(facts: MethodsFacts) -> Iterator[str]:
    here = [one for one in facts.interviews if one.sound == "recorded"]
    if here and all(person.recording == "yes" for one in here for person in one.consents):
        yield _("Recording began when the participants had agreed to it.")


def _breaks(interviews: Sequence[InterviewFacts]) -> Iterator[str]:
    paused, off = sum(one.paused for one in interviews), sum(one.off_record for one in interviews)
    if paused:
        yield ngettext("Recording was paused once.", "Recording was paused {count} times.", paused).format(
            count=number(paused)
        )
    if off:
        yield ngettext(
            "Once it was switched off for something that was said off the record.",
            "{count} times it was switched off for something that was said off the record.",
            off,
        ).format(count=number(off))


def _lost(facts: MethodsFacts) -> Iterator[str]:
    having = [one for one in facts.interviews if one.sound != "none"]
    lost = [one.lost for one in having if one.lost > 0]
    if lost:
        yield ngettext(
            "In one recording sound was lost, {length} in all.",
            "In {count} recordings sound was lost, {length} in all.",
            len(lost),
        ).format(count=number(len(lost)), length=minutes(sum(lost)))
    elif having:
        yield _("No loss of sound was noted.")


def field_notes(interviews: Sequence[InterviewFacts]) -> str:
    """Notes taken during the interviews, or put beside the transcripts."""
    notes, having = sum(one.notes for one in interviews), sum(one.notes > 0 for one in interviews)
    if not notes:
        return _("No field notes are kept in the program.")
    taken = ngettext("One field note is kept", "{count} field notes are kept", notes).format(count=number(notes))
    return ngettext("{notes}, from one of the interviews.", "{notes}, from {count} of the interviews.", having).format(
        notes=taken, count=number(having)
    )


def transcription(facts: MethodsFacts) -> Iterator[str]:
    """What made the words, how verbatim they are, and what a person has done to them."""
    told = [*engines(facts.interviews), *_from_elsewhere(facts.interviews), *_missing(facts.interviews)]
    if facts.pilots and facts.held:
        told.append(pilots_too(facts))
    yield " ".join(told)
    if any(one.transcript is not None and one.transcript.origin == "recogniser" for one in facts.interviews):
        yield verbatim()
    yield from corrected(facts)


def engines(interviews: Sequence[InterviewFacts]) -> Iterator[str]:
    """Which recogniser with which model transcribed how many."""
    made = Counter(
        (one.transcript.engine, one.transcript.version, one.transcript.model)
        for one in interviews
        if one.transcript is not None and one.transcript.origin == "recogniser"
    )
    for (engine, version, model), count in made.most_common():
        yield ngettext(
            "One interview was transcribed automatically with the speech recogniser {engine} and the model {model}.",
            "{count} interviews were transcribed automatically with the speech recogniser {engine} and the model "
            "{model}.",
            count,
        ).format(count=number(count), engine=f"{engine} {version}".strip(), model=model)


def _from_elsewhere(interviews: Sequence[InterviewFacts]) -> Iterator[str]:
    count = Counter(one.transcript.origin for one in interviews if one.transcript is not None)
    if count["imported"]:
        yield ngettext(
            "The transcript of one interview was made elsewhere and brought in.",
            "The transcripts of {count} interviews were made elsewhere and brought in.",
            count["imported"],
        ).format(count=number(count["imported"]))
    if count["written"]:
        yield ngettext(
            "One participant's answers in writing were taken in as they were.",
            "Answers in writing, of {count} interviews, were taken in as they were.",
            count["written"],
        ).format(count=number(count["written"]))


def _missing(interviews: Sequence[InterviewFacts]) -> Iterator[str]:
    missing = sum(one.transcript is None for one in interviews)
    half = sum(one.transcript is not None and not one.transcript.complete for one in interviews)
    if missing:
        yield ngettext(
            "One interview has not been transcribed.", "{count} interviews have not been transcribed.", missing
        ).format(count=number(missing))
    if half:
        yield ngettext(
            "The transcription of one interview is not finished.",
            "The transcription of {count} interviews is not finished.",
            half,
        ).format(count=number(half))


def verbatim() -> str:
    """What a recogniser leaves out: a report that called its words verbatim would claim too much."""
    return _(
        "A speech recogniser writes down what is said as running text and leaves out most hesitations, repetitions "
        "and sounds; the transcripts are not verbatim in that sense."
    )


def corrected(facts: MethodsFacts) -> Iterator[str]:
    """How much was put right and read through by a person, and what nobody has words for."""
    found = [t for one in facts.interviews if (t := one.transcript) is not None and t.origin != "written"]
    if not found:
        return
    told = []
    if facts.changes:
        told.append(
            ngettext(
                "The text was put right by hand in one place.",
                "The text was put right by hand in {count} places.",
                facts.changes,
            ).format(count=number(facts.changes))
        )
    else:
        told.append(_("Nothing in the text has been put right by hand."))
    told.append(read_through(facts))
    if missing := sum(one.uncovered for one in found):
        told.append(_("For {length} of speech there are no words.").format(length=minutes(missing)))
    if doubtful := sum(one.doubtful for one in found):
        told.append(
            ngettext(
                "One place where the recogniser may have made words up has not been looked at.",
                "{count} places where the recogniser may have made words up have not been looked at.",
                doubtful,
            ).format(count=number(doubtful))
        )
    yield " ".join(told)


def read_through(facts: MethodsFacts) -> str:
    """The share of the words that is marked as read through."""
    found = [t for one in facts.interviews if (t := one.transcript) is not None and t.origin != "written"]
    if not facts.read:
        return _("No part of the transcripts is marked as read through.")
    whole = sum(one.read >= 1 for one in found)
    if whole == len(found):
        return _("All transcripts are marked as read through.")
    if not whole:
        return _("{share} of the words are marked as read through; no transcript is read to the end.").format(
            share=per_cent(facts.read)
        )
    return ngettext(
        "{share} of the words are marked as read through; one of {all} transcripts is read to the end.",
        "{share} of the words are marked as read through; {count} of {all} transcripts are read to the end.",
        whole,
    ).format(share=per_cent(facts.read), count=number(whole), all=number(len(found)))
