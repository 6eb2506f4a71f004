"""What is to be decided about names and places, as rows of a list. Pure."""

from collections.abc import Sequence

from textual.content import Content

from interview_tui.interview.correction import Kept, Replaced
from interview_tui.language import _, ngettext
from interview_tui.privacy.beside import beside_word
from interview_tui.privacy.kind_words import kind_word
from interview_tui.privacy.proposing import Matter
from interview_tui.times import clock_time

_SIGNS = {"open": "○", "partly": "≈", "replaced": "✓", "kept": "–"}
_FIRST_WIDTH = 30
"""Most cells of what was said; what stands for it begins at the same place in every row."""


def state_of(matter: Matter) -> str:
    """How far it is decided: `open`, `partly`, `replaced`, `kept`."""
    if not matter.settled:
        return "partly" if any(one is not None for one in matter.decided) else "open"
    kinds = {type(one) for one in matter.decided}
    return "partly" if len(kinds) > 1 else "kept" if kinds == {Kept} else "replaced"


def heading(kind: str, count: int) -> Content:
    """The line above the rows of a kind."""
    return Content.styled(f"{kind_word(kind).upper()}  {count}", "bold")


def column(matters: Sequence[Matter]) -> int:
    """Cells of the first column."""
    longest = max((Content(one.sought.original).cell_length for one in matters), default=0)
    return min(_FIRST_WIDTH, longest)


def row(matter: Matter, first: int, width: int) -> Content:
    """`○ Anna Berg    → Robin       3 places`, in `width` cells; `first`: those of the first column."""
    state = state_of(matter)
    said = Content(matter.sought.original).truncate(first, ellipsis=True)
    said = said + " " * (first - said.cell_length)
    count = len(matter.sought.spots)
    places = ngettext("{count} place", "{count} places", count).format(count=count)
    stands = Content(_stands(matter, state)).truncate(max(8, width - first - len(places) - 6), ellipsis=True)
    gap = " " * max(2, width - 2 - first - 2 - stands.cell_length - len(places))
    shown = Content.assemble(_SIGNS[state], " ", said, "  ", stands, gap, (places, "dim"))
    return shown.stylize("dim") if state in ("replaced", "kept") else shown


def _stands(matter: Matter, state: str) -> str:
    if state == "kept":
        return _("stays as it is")
    if state == "partly":
        return _("{count} of {all} places decided").format(
            count=sum(one is not None for one in matter.decided), all=len(matter.decided)
        )
    return f"→ {matter.by if state == 'replaced' else matter.suggested.by}"


def place_row(matter: Matter, number: int, width: int, timed: bool) -> Content:
    """One place: when or in what, what is said around it with the phrase marked, and what stands there instead."""
    spot, decided = matter.sought.spots[number], matter.decided[number]
    sign = _SIGNS["open" if decided is None else "kept" if isinstance(decided, Kept) else "replaced"]
    time = f"{clock_time(spot.start):>7}  " if timed else ""
    if spot.beside:  # nobody says it at any time
        time = f"{beside_word(spot.beside)}  "
    by = f" → {decided.by}" if isinstance(decided, Replaced) else ""
    room = max(10, width - Content(time).cell_length - 4 - Content(spot.text + by).cell_length)
    before, after = _ending(spot.before, room // 2), Content(spot.after)
    after = after.truncate(max(0, room - before.cell_length), ellipsis=True)
    marked = Content.styled(spot.text, "strike" if by else "bold reverse")
    return Content.assemble(sign, " ", (time, "dim"), before, marked, (by, "bold"), after)


def _ending(text: str, cells: int) -> Content:
    """The last words of a text."""
    whole = Content(text)
    if whole.cell_length <= cells:
        return whole
    kept = text
    while kept and Content(kept).cell_length > cells - 1:
        kept = kept[1:]
    return Content(f"…{kept}")


def choices(matter: Matter) -> str:
    """What the keys would put there: `r Robin · g [namn] · k as it is`."""
    suggested = matter.suggested
    parts = [f"r  {suggested.by}"]
    if suggested.generally != suggested.by:
        parts.append(f"g  {suggested.generally}")
    return "     ".join([*parts, f"k  {matter.sought.original}"])
