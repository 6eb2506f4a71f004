"""Lists of words in text files beside this module: one a line, `*` for any letters."""

import re
from functools import cache
from importlib.resources import files


@cache
def terms(name: str, language: str) -> re.Pattern[str]:
    """A pattern for the words in `NAME_LANGUAGE.txt`."""
    text = files("interview_tui.guide.advice").joinpath(f"{name}_{language}.txt").read_text(encoding="utf-8")
    found = [line.strip() for line in text.splitlines() if line.strip() and not line.startswith("#")]
    patterns = [re.escape(term).replace(re.escape("*"), r"[\w-]*") for term in found]
    return re.compile(rf"(?<![\w-])(?:{'|'.join(patterns)})(?![\w-])")
