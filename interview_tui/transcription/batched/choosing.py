"""Which token comes next: the most likely one that Whisper's rules for timestamps allow.

The rules (as in openai-whisper's decoder): a text begins with a timestamp of at most one second; timestamps come in
pairs, but for the last one before the end; they never go back, and no sentence has no length; where timestamps together
are likelier than any word, it is a timestamp. Signs that are no speech are never chosen.
"""

import math
from dataclasses import dataclass, field

import torch
from torch import Tensor
from torch.nn.functional import linear
from whisper.tokenizer import Tokenizer

from interview_tui.transcription.batched.decoder import SLOTS

_FIRST_AT_MOST = 50
"""Fiftieths of a second: how late the first sentence may begin."""
_LOOKED_AT_TWICE = 8
"""Words whose likelihood is worked out in 32 bits where 16 have given the first answer."""


@dataclass
class Text:
    """What has been chosen for one window."""

    tokens: list[int] = field(default_factory=list)
    logprob: float = 0.0
    """Sum over the tokens, natural logarithm."""


class Chooser:
    """The rules, and the likelihoods of the whole vocabulary."""

    def __init__(self, embedding: Tensor, tokenizer: Tokenizer) -> None:
        self._tokenizer = tokenizer
        self._stamps = tokenizer.timestamp_begin
        self._embedding = embedding
        self._words = embedding[: self._stamps]
        self._times = embedding[self._stamps :].float()
        never = {
            *tokenizer.non_speech_tokens,
            tokenizer.transcribe,
            tokenizer.translate,
            tokenizer.sot,
            tokenizer.sot_prev,
            tokenizer.sot_lm,
            tokenizer.no_speech,
            tokenizer.no_timestamps,
        }
        self._never = torch.tensor(sorted(never), device=embedding.device)
        self._order = torch.arange(len(self._times), device=embedding.device)

    def logits(self, hidden: Tensor) -> Tensor:
        """Of the whole vocabulary, for each row of `hidden`; 32 bits."""
        return linear(hidden.to(self._embedding.dtype), self._embedding).float()

    def likelihood(self, hidden: Tensor, token: int) -> float:
        """How likely the token comes after what the one row of `hidden` has read."""
        return float(self.logits(hidden)[0].softmax(dim=-1)[token])

    def exact(self, hidden: Tensor, tokens: Tensor) -> Tensor:
        """The logits of some tokens, (rows, some), summed in 32 bits: sixteen leave a word and its rival equal."""
        chosen = self._embedding[tokens].float()
        return (chosen * hidden.to(self._embedding.dtype).float()[:, None]).sum(dim=-1)

    def choose(self, hidden: Tensor, texts: list[Text]) -> list[int]:
        """The next token of each text, which is told its likelihood; `hidden` has a row for each slot."""
        assert len(hidden) == SLOTS
        n = len(texts)
        words = linear(hidden.to(self._words.dtype), self._words)[:n].float()
        times = linear(hidden, self._times)[:n]
        words[:, self._never] = -math.inf
        earliest, latest = [], []
        for row, text in enumerate(texts):
            first, last, silent = self._allowed(text)
            earliest.append(first)
            latest.append(last)
            if silent:  # no word may come: the end may, unless nothing has been said
                words[row, : self._stamps if not text.tokens else self._tokenizer.eot] = -math.inf
        best_word, which_word = self._likeliest(hidden[:n], words)
        bounds = torch.tensor([earliest, latest], device=times.device)[:, :, None]
        times.masked_fill_((self._order < bounds[0]) | (self._order >= bounds[1]), -math.inf)
        of_times, of_words = times.logsumexp(dim=1), _of_all(words, which_word, best_word)
        best_time, which_time = times.max(dim=1)
        stamp = of_times > best_word
        chosen = torch.where(stamp | (best_time > best_word), which_time + self._stamps, which_word)
        best = torch.where(chosen >= self._stamps, best_time, best_word)
        likely = best - torch.where(stamp, of_times, torch.logaddexp(of_times, of_words))
        for text, logprob in zip(texts, likely.tolist(), strict=True):
            text.logprob += logprob
        return [int(token) for token in chosen.tolist()]

    def _likeliest(self, hidden: Tensor, words: Tensor) -> tuple[Tensor, Tensor]:
        """The logit of each row's likeliest word, and which that is; `words` are made exact where it matters."""
        if words.dtype == self._words.dtype:
            best, which = words.max(dim=1)
            return best, which
        found = words.topk(_LOOKED_AT_TWICE + 1)
        likeliest = found.indices[:, :-1]
        exact = self.exact(hidden, likeliest).where(found.values[:, :-1] > -math.inf, -math.inf)
        words.scatter_(1, likeliest, exact)
        best, place = torch.cat([exact, found.values[:, -1:]], dim=1).max(dim=1)
        return best, found.indices.gather(1, place[:, None])[:, 0]

    def _allowed(self, text: Text) -> tuple[int, int, bool]:
        """The timestamps that may come, from and up to (not with), in fiftieths; and whether no word may."""
        if not text.tokens:
            return 0, _FIRST_AT_MOST + 1, True
        last_is = text.tokens[-1] >= self._stamps
        before_is = len(text.tokens) < 2 or text.tokens[-2] >= self._stamps
        if last_is and before_is:
            return 0, 0, False
        stamps = next((token for token in reversed(text.tokens) if token >= self._stamps), None)
        if stamps is None:
            return 0, len(self._times), False
        opens = last_is  # a pair: the next sentence may begin where this one ends
        return stamps - self._stamps + (not opens), len(self._times), last_is


def _of_all(words: Tensor, which: Tensor, best: Tensor) -> Tensor:
    """The logarithm of the sum of all exponentials in each row of `words`; `best` stands at `which`.

    What torch's `logsumexp` gives, in half its time: it goes through the row once.
    """
    shares = words.softmax(dim=1).gather(1, which[:, None])[:, 0]
    return torch.where(best > -math.inf, best - shares.log(), best)
