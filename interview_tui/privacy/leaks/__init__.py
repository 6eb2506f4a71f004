"""Looks through finished files for what must not stand in them: the last check before anything is handed on.

Pure: bytes in, places out. A `Leak` never says the original, so that it can be shown, logged and quoted.
"""

from interview_tui.privacy.leaks.leak import Leak, leaks, leaks_in_sound
from interview_tui.privacy.leaks.original import ALONE, Around, Original
from interview_tui.privacy.leaks.seeking import around, parts_of
from interview_tui.privacy.leaks.unpacking import CannotBeChecked

__all__ = ["ALONE", "Around", "CannotBeChecked", "Leak", "Original", "around", "leaks", "leaks_in_sound", "parts_of"]
