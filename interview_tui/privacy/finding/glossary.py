"""Words of the study itself: names of the key, words of the guide's glossary, with their Swedish endings. Pure."""

import re
from collections.abc import Iterator, Sequence

from interview_tui.language import _
from interview_tui.privacy.finding.proposal import Found
from interview_tui.privacy.finding.text import Line


def known_words(line: Line, words: Sequence[tuple[str, str]]) -> Iterator[Found]:
    """Where the words stand in a line, whatever their letters' size; a genitive s is left out."""
    low = line.text.casefold()
    if len(low) != len(line.text):  # letters that grow when made small would shift every place
        low = line.text.lower() if len(line.text.lower()) == len(line.text) else line.text
    for word, kind in words:
        wanted = word.strip().casefold()
        if wanted:
            for match in re.finditer(rf"(?<!\w){re.escape(wanted)}(?=(?:s|'s|’s)?(?!\w))", low):
                yield Found(match.start(), match.end(), kind, _("a word of this study’s own list"))
