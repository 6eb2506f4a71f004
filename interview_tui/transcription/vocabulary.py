"""Whisper's vocabulary as CTranslate2 and the `tokenizers` library want it, from the file that openai-whisper brings.

tiktoken knows a token's rank, and merges the pair with the lowest; the other libraries want the pairs themselves. A
token's pair is what remains of its bytes when all merges of lower rank are done.
"""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any

FIRST_MULTILINGUAL = 51_865
"""Words and signs of the smallest vocabulary that knows languages; each more is one language more."""


def tokens(size: int) -> list[str]:
    """Every token in order, its bytes as letters (as in GPT-2's vocabulary). Raises `ValueError` for another size."""
    encoding = _encoding(size)
    letters = _letters()
    result = [""] * size
    for token, number in encoding._mergeable_ranks.items():
        result[number] = "".join(letters[byte] for byte in token)
    for token, number in encoding._special_tokens.items():
        result[number] = token
    return result


def tokenizer_json(size: int) -> str:
    """`tokenizer.json` of the `tokenizers` library: without it faster-whisper would look for one on the network."""
    from tokenizers import AddedToken, Regex, Tokenizer, decoders, models, pre_tokenizers

    encoding = _encoding(size)
    letters = _letters()

    def spelled(part: bytes) -> str:
        return "".join(letters[byte] for byte in part)

    ranks: Mapping[bytes, int] = encoding._mergeable_ranks
    merges = []
    for token in sorted(ranks, key=ranks.__getitem__):
        if len(token) > 1:
            first, second = _pair(token, ranks)
            merges.append((spelled(first), spelled(second)))
    tokenizer = Tokenizer(models.BPE(vocab={spelled(token): rank for token, rank in ranks.items()}, merges=merges))
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence(
        [
            pre_tokenizers.Split(Regex(encoding._pat_str), behavior="isolated"),
            pre_tokenizers.ByteLevel(add_prefix_space=False, use_regex=False),
        ]
    )
    tokenizer.decoder = decoders.ByteLevel()
    special = sorted(encoding._special_tokens, key=encoding._special_tokens.__getitem__)
    tokenizer.add_special_tokens([AddedToken(token, special=True, normalized=False) for token in special])
    text = tokenizer.to_str()
    if tokenizer.get_vocab_size() != size:
        raise ValueError(f"{tokenizer.get_vocab_size()} tokens, not {size}")
    return text


def suppressed(size: int) -> tuple[list[int], list[int]]:
    """Tokens that are never said, and those that are not said first: as openai-whisper's decoder has them."""
    words = _tokenizer(size)
    never = {*words.non_speech_tokens, words.transcribe, words.translate, words.sot, words.sot_prev, words.sot_lm}
    return sorted({*never, words.no_speech}), [*words.encoding.encode(" "), words.eot]


def languages(size: int) -> list[int]:
    """The tokens of the languages."""
    return sorted(_tokenizer(size).all_language_tokens) if size >= FIRST_MULTILINGUAL else []


def is_ours(listed: Sequence[str], size: int) -> bool:
    """Whether a converted model's vocabulary is Whisper's own; Hugging Face calls one of the signs otherwise."""
    try:
        return [{"<|nocaptions|>": "<|nospeech|>"}.get(token, token) for token in listed] == tokens(size)
    except ValueError:  # no Whisper has that many
        return False


def _pair(token: bytes, ranks: Mapping[bytes, int]) -> tuple[bytes, bytes]:
    parts = [token[i : i + 1] for i in range(len(token))]
    while len(parts) > 2:
        pairs = [(ranks.get(a + b, len(ranks)), i) for i, (a, b) in enumerate(pairwise(parts))]
        _rank, i = min(pairs)
        parts[i : i + 2] = [parts[i] + parts[i + 1]]
    return parts[0], parts[1]


def _letters() -> dict[int, str]:
    """A printable letter for each byte: itself where it has one, else the next free one after the first 256."""
    printable = [*range(ord("!"), ord("~") + 1), *range(ord("¡"), ord("¬") + 1), *range(ord("®"), ord("ÿ") + 1)]
    result = {byte: chr(byte) for byte in printable}
    return result | {byte: chr(256 + i) for i, byte in enumerate(b for b in range(256) if b not in result)}


def _tokenizer(size: int) -> Any:
    from whisper.tokenizer import get_tokenizer

    several = size >= FIRST_MULTILINGUAL
    words = get_tokenizer(several, num_languages=99 + size - FIRST_MULTILINGUAL if several else 99)
    if words.encoding.n_vocab != size:
        raise ValueError(f"no vocabulary of {size} tokens")
    return words


def _encoding(size: int) -> Any:
    return _tokenizer(size).encoding
