"""`hon` → `hen`, `her` → `them`: the words, and what stands for them. Pure."""

_SWEDISH = {
    "hon": ("hen", ""), "han": ("hen", ""), "henne": ("hen", "henom"), "honom": ("hen", "henom"),
    "hennes": ("hens", ""), "hans": ("hens", ""),
}  # fmt: skip
"""The word → what is said instead, and what some say instead of that."""
_ENGLISH = {
    "she": ("they", ""), "he": ("they", ""), "him": ("them", ""), "his": ("their", "theirs"), "hers": ("theirs", ""),
    "her": ("them", "their"), "herself": ("themself", "themselves"), "himself": ("themself", "themselves"),
    "she's": ("they’re", "they’ve"), "he's": ("they’re", "they’ve"),
}  # fmt: skip
PRONOUNS = {"sv": _SWEDISH, "en": _ENGLISH}


def instead_of(original: str, language: str) -> tuple[str, str]:
    """What is said instead of a pronoun, and what else may be; the same where there is nothing else."""
    by, other = PRONOUNS[language][original.casefold().replace("’", "'")]
    return by, other or by
