"""Where the second microphone's recording stands against the first one's, from what both diaries noted."""

from interview_tui.audio.recorder.clock import read_diary
from interview_tui.audio.recorder.drift import Alignment, drift_between
from interview_tui.audio.storage.recording import Recording


def backup_alignment(recording: Recording) -> Alignment | None:
    """Second `t` of `recording` is second `t + offset_seconds + t * ppm / 1e6` of its backup.

    None if there is no backup, or if both ran together for less than a minute.
    """
    try:
        first, second = read_diary(recording.diary), read_diary(recording.backup.diary)
    except (OSError, ValueError):
        return None
    return drift_between(first.pairs, first.rate, second.pairs, second.rate)
