"""What must not stand in anything that is handed on."""

from dataclasses import dataclass, field

ALONE = ("age", "occupation")
"""Kinds that tell nothing by themselves: another person is as old, or has the same occupation."""


@dataclass(frozen=True, slots=True)
class Original:
    """A phrase that gives somebody away, and what stands for it instead."""

    text: str = field(repr=False)
    by: str
    """The pseudonym, or what is told more generally: it says which one is meant. Empty for a name of the key."""
    kind: str
    """One of `privacy.finding.proposal.KINDS`; `person` for the names of the key."""
    kept: tuple["Around", ...] = field(default=(), repr=False)
    """Where it was decided that it may stand."""


@dataclass(frozen=True, slots=True)
class Around:
    """The words beside a place, as they are compared: nearest last before it, nearest first after it."""

    before: tuple[str, ...]
    after: tuple[str, ...]

    def is_same(self, other: "Around") -> bool:
        """Whether one and the same place may be meant: two words before agree, two after, or one on each side.

        A file may cut a sentence anywhere, and put a time or a name between.
        """
        before = _agree(self.before[::-1], other.before[::-1])
        after = _agree(self.after, other.after)
        return before >= 2 or after >= 2 or (before >= 1 and after >= 1)


def _agree(one: tuple[str, ...], other: tuple[str, ...]) -> int:
    """How many words agree from the place outwards."""
    count = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        count += 1
    return count
