"""Whether what the program says is what was reckoned."""

from collections.abc import Iterator
from typing import Any

NEAR = 0.00055
"""Times and shares may differ by so much: the program rounds to thousandths."""
TENTH = 0.0505
"""The same where it rounds to tenths."""


def differences(wanted: Any, found: Any, where: str = "", near: float = NEAR) -> Iterator[str]:
    """Each place where `found` is not as `wanted`; keys that are not wanted do not matter. A sentence each."""
    match wanted, found:
        case dict(), dict():
            for key, one in wanted.items():
                if key in found:
                    yield from differences(one, found[key], f"{where}.{key}", near)
                else:
                    yield f"{where}.{key} is missing"
        case (list() | tuple(), list() | tuple()):
            if len(wanted) != len(found):
                yield f"{where} has {len(found)} instead of {len(wanted)}: {found} instead of {wanted}"
            for number, (one, other) in enumerate(zip(wanted, found, strict=False)):
                yield from differences(one, other, f"{where}[{number}]", near)
        case (float(), float() | int()) | (int(), float()):
            if abs(wanted - found) > near:
                yield f"{where} is {found} instead of {wanted}"
        case _ if wanted != found:
            yield f"{where} is {found!r} instead of {wanted!r}"
