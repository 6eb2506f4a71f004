"""Swedish firms, newspapers and offices by the last part of their name: `Bodafrakt`, `Grebobladet`, `Rälsvård Mitt`."""

import re
from collections.abc import Iterator

from interview_tui.language import _
from interview_tui.privacy.finding.called_after import TRADES
from interview_tui.privacy.finding.heads import end_of, place_after
from interview_tui.privacy.finding.language import words
from interview_tui.privacy.finding.proposal import Found
from interview_tui.privacy.finding.senses import sense
from interview_tui.privacy.finding.text import Line

_SV = "sv"
_FIRM = re.compile(
    r".{3,}(?:frakt|bygg|rör|plåt|måleri|bevakning|buss|bussar|städ|tvätt|data|media|motor|möbler|konsult|"
    r"teknik|service|"
    r"omsorg|assistans|vård|tandvård|verken|kraft|bemanning|transport|logistik|entreprenad|fastigheter|invest|"
    r"tech|bladet|"
    r"posten|kuriren|allehanda|radion|tidningen|däck|glas|trä|skog|energi|elektriska|mekaniska|pack|plast|"
    r"metall|stål|foto|"
    r"resor|taxi|åkeri|hus|bolagen|gruppen|partner|rekrytering|skolor|förskolor|akuten|hälsan|kliniken)"
)
_WINDS = words("mitt väst öst syd nord väster öster söder norr centrum city norra södra sverige norden")
_AT = words("på hos åt från för av till på vid")
_TRADES = TRADES["sv"] | words(
    "plåt ventilation mekaniska bil bilar el rör måleri bygg åkeri snickeri däck glas frakt maskin städ "
    "konditori bageri "
    "taxi buss sten skog möbler livs kött fisk blommor trädgård kakel golv tak låssmed cykel motor hårvård "
    "frisör skomakeri"
)
_OFFICE = re.compile(
    r".*(?:vägledningen|kontrollen|inspektionen|räddningstjänsten|förvaltningen|nämnden|enheten|kontoret|"
    r"styrelsen|avdelningen|utskottet|rätten|byrån)"
)


def swedish_firms(line: Line) -> Iterator[Found]:
    """Such names in a line; they may overlap with what else is found."""
    for at, token in enumerate(line.tokens):
        if token.is_word:
            yield from _firm(line, at)
            yield from _of_family(line, at)
            yield from _office(line, at)


def _firm(line: Line, at: int) -> Iterator[Found]:
    token, known = line.tokens[at], sense(line.low(at), _SV)
    if not _FIRM.fullmatch(token.low) or known.plain or known.silent or known.name or known.like_surname:
        return
    led = line.low(at - 1) in _AT
    beyond = line.token(at + 1) if line.beside(at + 1) else None
    somewhere = beyond is not None and (
        beyond.low in _WINDS or (sense(beyond.low, _SV).somewhere and (beyond.named or line.small))
    )
    if token.capital:
        believed = token.named or (not known.everyday)
    else:
        believed = line.small and led and (not known.everyday or somewhere)
    if not believed or (token.named and known.everyday and not somewhere and not led):
        return
    where = place_after(line, at + 1, _SV) if line.low(at + 1) == "i" else None
    if where is not None:
        yield Found(token.start, end_of(line, where, _SV), "workplace", _("a firm, by what it does"))
        return
    last = at + 1 if somewhere and (beyond is None or beyond.named or line.small) else at
    yield Found(token.start, end_of(line, last, _SV), "workplace", _("a firm, by what it does"))


def _of_family(line: Line, at: int) -> Iterator[Found]:
    """`på nordins plåt och ventilation`, `hos sköns mekaniska`: a name with its s before what a firm does."""
    token = line.tokens[at]
    trade = line.low(at + 1)
    if len(token.low) < 4 or token.low[-1] not in "szx" or trade not in _TRADES or not line.beside(at + 1):
        return
    known = sense(token.low, _SV)
    if (
        line.low(at - 1) not in _AT
        or known.silent
        or (known.plain and not known.native)
        or not (token.named or line.small)
    ):
        return
    last = at + 1
    while line.low(last + 1) in ("och", "å", "&") and line.low(last + 2) in _TRADES:
        last += 2
    where = place_after(line, last + 1, _SV) if line.low(last + 1) == "i" else None
    yield Found(token.start, end_of(line, where or last, _SV), "workplace", _("a firm, by what it does"))


def _office(line: Line, at: int) -> Iterator[Found]:
    """`Tekniska förvaltningen i Svenljunga`, `Barn- och utbildningsnämnden i Mellerud`."""
    token = line.tokens[at]
    if not _OFFICE.fullmatch(token.low) or token.low in ("byrån", "lägenheten"):
        return
    where = place_after(line, at + 1, _SV) if line.low(at + 1) == "i" else None
    if where is None:
        return
    first = at
    if line.low(at - 1) == "och" and line.text[: line.tokens[at - 1].start].rstrip().endswith("-"):
        first = at - 2
        while first > 0 and not line.tokens[first].is_word:
            first -= 1
    elif (
        line.beside(at)
        and line.low(at - 1).endswith(("ska", "ala", "liga"))
        and not line.low(at - 1).startswith("hela")
    ):
        first = at - 1
    if first == at and token.low in ("avdelningen", "rätten", "styrelsen"):
        return
    yield Found(line.tokens[first].start, end_of(line, where, _SV), "authority", _("an authority in a place"))
