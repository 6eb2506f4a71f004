"""What is known about a recording, in words, and the places in it where something happened. Pure."""

from collections.abc import Sequence

from interview_tui.audio.storage.check import Finding
from interview_tui.importing import missing_sentence
from interview_tui.interview.state import State
from interview_tui.language import _, ngettext
from interview_tui.linking.passages import Passage
from interview_tui.times import clock_time
from interview_tui.tui.sound_facts import SoundFacts, TrackFact
from interview_tui.tui.view.block import Block
from interview_tui.tui.view.numbers import decimal, size
from interview_tui.tui.view.transcript_blocks import blocks

_FILES_SHOWN = 3


def facts(sound: SoundFacts) -> list[tuple[str, str]]:
    """Label and text, a line each."""
    record = sound.record
    words = record.imported.transcript if record.imported is not None else None
    imported_words = (
        [(_("Words"), _("from a file of kind {kind}").format(kind=words.kind))] if words is not None else []
    )
    if sound.track is None:
        return [(_("Sound"), _("There is none.")), *imported_words]
    when = record.created[:16].replace("T", " ")
    said = [clock_time(sound.track.seconds), when]
    if sound.running:
        said.append(_("being recorded right now"))
    result = [(_("Recorded"), " · ".join(part for part in said if part)), (_("Sound"), _format(sound.track))]
    if record.imported is not None:
        kind = _("from a file of kind {kind}").format(kind=record.imported.kind)
        missing = missing_sentence(record.imported.missing, sound.track.seconds)
        result.append((_("Imported"), f"{kind}. {missing}" if missing else kind))
        result += imported_words
    else:
        clock = "" if sound.track.drift_ppm is None else _its_clock(sound.track.drift_ppm)
        device = record.device or _("the computer's own choice")
        result.append((_("Microphone"), " · ".join(part for part in (device, clock) if part)))
    if sound.backup is not None:
        clock = "" if sound.backup.drift_ppm is None else _against_the_first(sound.backup.drift_ppm)
        said = [record.second_device or "", clock_time(sound.backup.seconds), clock]
        result.append((_("Backup"), " · ".join(part for part in said if part)))
    result.append((_("Files"), _files(sound)))
    result += [(_("Away"), _("A part may be in {folder}, which cannot be reached.").format(folder=folder))
               for folder in sound.away]  # fmt: skip
    return result


def verdict(found: Sequence[Finding], sound: SoundFacts, interview: str) -> list[str]:
    """What a comparison of every file has shown, a sentence each."""
    if not found:
        length = clock_time(sound.track.seconds if sound.track else 0.0)
        return [_("✓ All {time} are there, and every file is as it was sealed.").format(time=length)]
    said = [f"✕ {finding.sentence} {finding.cure}".rstrip() for finding in found]
    if any(finding.mendable for finding in found):
        said.append(_("To repair: interview-tui recording repair {interview}").format(interview=interview))
    return said


def places(state: State, linked: Sequence[Passage]) -> list[Block]:
    """Questions, gaps, pauses and what was off the record, in the order of the sound."""
    return [block for block in blocks(state, linked) if block.kind in ("heading", "gap", "silence")]


def _format(track: TrackFact) -> str:
    rate = decimal(track.rate / 1000, ".3g")
    channels = {1: _("one channel"), 2: _("two channels: interviewer left, participant right")}
    return _("{rate} kHz, {channels}").format(
        rate=rate, channels=channels.get(track.channels, _("{count} channels").format(count=track.channels))
    )


def _hundredths(ppm: float) -> str:
    return decimal(abs(ppm) * 3600 / 1e6, ".2f")


def _its_clock(ppm: float) -> str:
    said = _("its clock is {seconds} s an hour fast") if ppm >= 0 else _("its clock is {seconds} s an hour slow")
    return said.format(seconds=_hundredths(ppm))


def _against_the_first(ppm: float) -> str:
    said = (
        _("{seconds} s an hour faster than the first") if ppm >= 0 else _("{seconds} s an hour slower than the first")
    )
    return said.format(seconds=_hundredths(ppm))


def _files(sound: SoundFacts) -> str:
    """`recording.flac 58 MB · sealed`; of many, the number and the size."""
    if len(sound.files) > _FILES_SHOWN:
        said = ngettext("{count} file, {size}", "{count} files, {size}", len(sound.files))
        names = [said.format(count=len(sound.files), size=size(sound.bytes))]
    else:
        names = [f"{file.name} {size(file.bytes)}" for file in sound.files]
    sealed = sum(file.sealed for file in sound.files)
    if not sealed:
        state = _("not sealed yet")
    elif sealed == len(sound.files):
        state = _("sealed")
    else:
        state = _("{sealed} of {count} sealed").format(sealed=sealed, count=len(sound.files))
    return " · ".join([*names, state])
