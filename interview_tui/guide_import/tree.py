"""A part of an office document as a tree of elements with short names, bounded before it is built."""

from collections.abc import Callable, Collection, Iterator, Mapping
from xml.etree.ElementTree import Element, TreeBuilder

from interview_tui.packed_xml import Bounds, Damaged, Listener, has_part, hear

BOUNDS = Bounds(bytes=12_000_000, elements=300_000, depth=200)
"""Of a part. A guide of twenty pages with every word changed once has 60 000 elements; a tree of the most that is
allowed takes 120 MB."""
_DEEPEST = 20
"""Styles based on each other; more is a circle."""


def tree(data: bytes, part: str, prefixes: Mapping[str, str]) -> Element:
    """The part's root. `prefixes` gives a short prefix for each namespace that counts (`""` for none); elements and
    attributes of all others are called `?:name`. Raises `Damaged` and `TooLarge`."""
    listener = _Builder(prefixes)
    hear(data, part, listener, BOUNDS)
    if listener.root is None:
        raise Damaged
    return listener.root


def tree_if_any(data: bytes, part: str, prefixes: Mapping[str, str]) -> Element:
    """The same; an empty element where there is no such part, or only a damaged one: styles are no text."""
    try:
        return tree(data, part, prefixes) if has_part(data, part) else Element("")
    except Damaged:
        return Element("")


def text_in(element: Element, *names: str) -> str:
    """The text of all elements of these names in it."""
    return "".join(found.text or "" for found in element.iter() if found.tag in names)


def number(value: str | None, otherwise: int = 0) -> int:
    """A whole number of an attribute, between -10 000 000 and 10 000 000; `otherwise` where it is none."""
    try:
        found = int((value or "").strip()[:12])
    except ValueError:
        return otherwise
    return found if -10_000_000 <= found <= 10_000_000 else otherwise


def children(element: Element | None, name: str) -> Iterator[Element]:
    """The element's own children of this name; none of no element."""
    return (child for child in (element if element is not None else ()) if child.tag == name)


def through(parent: Element, name: str, groups: Collection[str]) -> Iterator[Element]:
    """Its children of this name, also those that stand in one of the groups."""
    for child in parent:
        if child.tag == name:
            yield child
        elif child.tag in groups:
            yield from through(child, name, groups)


def based_on(style: str, known: Callable[[str], Element | None], base: Callable[[Element], str]) -> list[Element]:
    """A style, by its name, after all those that it is based on; a circle ends where it closes."""
    chain: list[Element] = []
    while (found := known(style)) is not None and found not in chain and len(chain) < _DEEPEST:
        chain.append(found)
        style = base(found)
    return chain[::-1]


class _Builder(Listener):
    def __init__(self, prefixes: Mapping[str, str]) -> None:
        super().__init__()
        self.root: Element | None = None
        self._prefixes = prefixes
        self._builder = TreeBuilder()
        self._short: dict[str, str] = {}

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        super().start(tag, attributes)
        self._builder.start(self._name(tag), {self._name(key): value for key, value in attributes.items()})

    def data(self, text: str) -> None:
        self._builder.data(text)

    def end(self, tag: str) -> None:
        super().end(tag)
        self._builder.end(self._name(tag))

    def close(self) -> None:
        self.root = self._builder.close()

    def _name(self, tag: str) -> str:
        short = self._short.get(tag)
        if short is None:
            space, _brace, name = tag.removeprefix("{").rpartition("}")
            prefix = self._prefixes.get(space, "?" if space else "")
            short = self._short[tag] = f"{prefix}:{name}" if prefix else name
        return short
