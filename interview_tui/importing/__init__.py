"""An interview that was held elsewhere: its sound, its words or both are taken in, and it stands in the list as any."""

from interview_tui.importing.casting import label_without_name
from interview_tui.importing.importer import Script, import_interview, read_script
from interview_tui.importing.readers.any_kind import TRANSCRIPT_KINDS
from interview_tui.importing.sound import KINDS, missing_sentence
from interview_tui.importing.stage import clear_unfinished
from interview_tui.importing.work import ImportStopped, Source, Tell

__all__ = [
    "KINDS",
    "TRANSCRIPT_KINDS",
    "ImportStopped",
    "Script",
    "Source",
    "Tell",
    "clear_unfinished",
    "import_interview",
    "label_without_name",
    "missing_sentence",
    "read_script",
]
