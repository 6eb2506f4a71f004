"""Finished files against a list of originals."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import BinaryIO
from urllib.parse import unquote

from interview_tui.privacy.leaks.folding import folded
from interview_tui.privacy.leaks.original import Original
from interview_tui.privacy.leaks.packed import streams
from interview_tui.privacy.leaks.seeking import Hit, Seeker, around
from interview_tui.privacy.leaks.sound import tags
from interview_tui.privacy.leaks.spots import Spot, Stream
from interview_tui.privacy.leaks.unpacking import CannotBeChecked, Unsearchable

_IN_LINK = re.compile(r"%[0-9A-Fa-f]{2}")


@dataclass(frozen=True, slots=True)
class Leak:
    """An original that still stands in a file. It does not say which words these are."""

    file: str
    """The file's name, with … where the original stands in it."""
    place: str
    """Where in the file, in the user's language: `paragraph 14`, `document properties: author`."""
    kind: str
    """Of the original, one of `privacy.finding.proposal.KINDS`."""
    by: str
    """What should stand there."""
    in_name: bool = False
    """It stands in the name of the file itself."""


def leaks(files: Mapping[str, bytes], originals: Sequence[Original], language: str = "sv") -> tuple[Leak, ...]:
    """Each place of each file where one of `originals` stands, in the order of the files; a place once an original.

    `language`: `sv` or `en`, what the words of the study are written in. Raises `CannotBeChecked` for a file that
    cannot be looked through: one that is damaged, too large unpacked, or that only another program can read.
    """
    search = _Search(originals, language)
    return tuple(leak for name, data in files.items() for leak in search.through(name, streams(name, data)))


def leaks_in_sound(name: str, file: BinaryIO, originals: Sequence[Original], language: str) -> tuple[Leak, ...]:
    """The same for the name and the tags of one sound file, which is not read whole."""
    search = _Search(originals, language)
    return tuple(search.through(name, [*streams(name, b""), *tags(file)]))


class _Search:
    def __init__(self, originals: Sequence[Original], language: str) -> None:
        self._originals = originals
        self._seeker = Seeker([(one.text, one.kind) for one in originals], language)

    def through(self, name: str, found: Iterable[Stream]) -> Iterator[Leak]:
        """Of a file whose first stream is its name."""
        if not self._originals:
            return
        shown = self._masked(name)
        try:
            yield from self._looked_through(shown, found)
        except Unsearchable as error:
            raise CannotBeChecked(shown, str(error)) from None

    def _looked_through(self, shown: str, found: Iterable[Stream]) -> Iterator[Leak]:
        seen: set[tuple[str, int]] = set()
        for number, stream in enumerate(found):
            for hit, spot in self._hits(stream):
                place = self._masked(spot.where())
                if (place, hit.number) not in seen:
                    seen.add((place, hit.number))
                    original = self._originals[hit.number]
                    yield Leak(shown, place, original.kind, original.by, in_name=number == 0)

    def _hits(self, stream: Stream) -> Iterator[tuple[Hit, Spot]]:
        """What stands in the pieces of a stream, a phrase over several of them included."""
        pieces = [folded(spot.text) for spot in stream.spots]
        starts = list(accumulate((len(piece) + len(stream.between) for piece in pieces), initial=0))
        text = stream.between.join(pieces)
        for hit in self._seeker.found(text):
            if not self._may_stand(hit, text):
                yield hit, stream.spots[bisect_right(starts, hit.start) - 1]
        for piece, spot in zip(pieces, stream.spots, strict=True):
            if _IN_LINK.search(piece):  # the address of a link, where å is %C3%A5
                yield from ((hit, spot) for hit in self._seeker.found(folded(unquote(piece))))
            for hit in self._seeker.found_in_id(piece, is_name=spot.is_name):
                yield hit, spot

    def _may_stand(self, hit: Hit, text: str) -> bool:
        kept = self._originals[hit.number].kept
        if not kept:
            return False
        here = around(text, hit.start, hit.end)
        return any(here.is_same(place) for place in kept)

    def _masked(self, text: str) -> str:
        """A file's name or a place without the originals that stand in it."""
        plain = folded(text)
        hits = [*self._seeker.found(plain), *self._seeker.found_in_id(plain, is_name=True)]
        for hit in hits:
            plain = plain[: hit.start] + "\0" * (hit.end - hit.start) + plain[hit.end :]
        return re.sub("\0+", "…", plain)
