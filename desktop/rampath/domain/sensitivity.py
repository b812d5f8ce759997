"""Other growth: an economy with so many points more or less, with growth scaled, or with a recession in one year."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from math import isfinite

from rampath.domain.economy import Economy, Outlook
from rampath.wording import NO_BREAK_SPACE, number, tr

LOWEST = -0.5
"""Growth below this is refused: no recession in the members' records comes near."""


class NotGrowth(ValueError):
    """A change of growth that cannot be; the message says why in one sentence."""


def shifted(economy: Economy, points: float, first: int, last: int, members: Iterable[str] | None = None) -> Economy:
    """The economy with real growth higher by `points` (a fraction; negative: lower) in every year from `first` on.

    Years up to `last` are written out, so that the change holds beyond the outlook's end, too. Without `members` it
    is for all. Raises NotGrowth where a year would fall below -50 %.
    """
    said = tr("{points} pp a year from {first}", points=number(points * 100, 2, sign=True), first=first)
    return _changed(economy, said, first, last, members, lambda growth: growth + points)


def scaled(economy: Economy, factor: float, first: int, last: int, members: Iterable[str] | None = None) -> Economy:
    """The economy with real growth times `factor` (0.5: half of it) in every year from `first` on."""
    said = tr("growth times {factor} from {first}", factor=number(factor, 2), first=first)
    return _changed(economy, said, first, last, members, lambda growth: growth * factor)


def recession(economy: Economy, depth: float, year: int, last: int, members: Iterable[str] | None = None) -> Economy:
    """The economy in which real GDP of `year` is `depth` (a fraction) below what it would have been, for good.

    The growth g of that year becomes (1 + g)(1 - depth) - 1; later growth is as it was, so nothing is caught up.
    """
    if not 0 < depth < 1:
        raise NotGrowth(tr("The depth of a recession lies between 0 and 100 % of GDP."))
    said = tr("GDP {depth} % lower from {year} on", depth=number(depth * 100, 1), year=year)
    return _changed(economy, said, year, max(year, last), members, lambda g: (1 + g) * (1 - depth) - 1, only=year)


def _changed(
    economy: Economy,
    said: str,
    first: int,
    last: int,
    members: Iterable[str] | None,
    change: Callable[[float], float],
    only: int | None = None,
) -> Economy:
    wanted = set(economy.outlooks if members is None else members)
    outlooks = {
        code: _outlook(economy, outlook, first, last, change, only) if code in wanted else outlook
        for code, outlook in economy.outlooks.items()
    }
    name = f"{economy.name},{NO_BREAK_SPACE}{said}"
    source = tr("{source}; changed in Rampath: {said}", source=economy.source, said=said)
    return replace(economy, id=_id(economy.id, said), name=name, source=source, outlooks=outlooks, assumption="")


def _outlook(
    economy: Economy, outlook: Outlook, first: int, last: int, change: Callable[[float], float], only: int | None
) -> Outlook:
    whole = outlook.until(last, economy.extension, economy.deflator_extension)
    for year in range(max(first, whole.first_year), whole.last_year + 1):
        growth = whole.real_growth[year - whole.first_year]
        if isfinite(growth) and only in {None, year}:
            new = change(growth)
            if new < LOWEST:
                raise NotGrowth(tr("Real growth of {year} would be {growth} %; it may not fall below -50 %.",
                                   year=year, growth=number(new * 100, 1)))  # fmt: skip
            whole = whole.with_rates(year, new)
    return whole


def _id(base: str, said: str) -> str:
    return f"{base}; {said.replace(NO_BREAK_SPACE, ' ')}"
