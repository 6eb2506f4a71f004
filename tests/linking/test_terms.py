"""Words as terms, from several threads."""

import random
import sys
from concurrent.futures import ThreadPoolExecutor

from interview_tui.linking.terms import stem


def test_several_threads_stem_at_once() -> None:
    dice = random.Random(6)
    endings = ("heten", "ingly", "arnas", "ies")
    words = ["".join(dice.choices("aeistdrnlg", k=dice.randint(3, 14))) + dice.choice(endings) for _ in range(4000)]
    alone = {language: [stem(word, language) for word in words] for language in ("sv", "en")}
    stem.cache_clear()
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        with ThreadPoolExecutor(4) as threads:
            together = [
                (
                    language,
                    threads.submit(lambda words, language: [stem(word, language) for word in words], part, language),
                )
                for language in ("sv", "en")
                for part in (words, words[::-1])
            ]
            found = [(language, future.result()) for language, future in together]
    finally:
        sys.setswitchinterval(before)
    assert found == [(language, alone[language][::step]) for language in ("sv", "en") for step in (1, -1)]
