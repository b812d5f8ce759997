"""The read-out beside the hand: what a year's share means, in three lines."""

from html import escape

from rampath.domain.compliance import first_year_met, last_observed, real_growth
from rampath.domain.projection import Currency, Money, Prices
from rampath.views.scene import Scene
from rampath.wording import money as money_text
from rampath.wording import percent, points, short_percent, tr


def readout(scene: Scene, year: int, since: float | None) -> str:
    """Year, share, change since the drag began (`since`, a fraction), on last year, money, first year met."""
    focus, projection = scene.focus, scene.projection
    line = projection.line(focus.member, focus.pillar, focus.money)
    share = line.share_in(year)
    if share is None:
        return ""
    first = f"<b>{year} · {escape(percent(share))}</b>"
    if since is not None and abs(share - since) > 5e-7:
        first += tr("&nbsp; {points} since grab", points=points(share - since))
    lines = [first]
    before = line.share_in(year - 1)
    second = []
    if before is not None:
        second.append(tr("{points} on {year}", points=points(share - before), year=year - 1))
    real = real_growth(projection.line(focus.member, focus.pillar, Money(Prices.CONSTANT, Currency.DOLLAR)))
    at = line.at(year)
    if at is not None and real[at] == real[at]:
        second.append(tr("real {growth}", growth=percent(float(real[at]), 1, sign=True)))
    if second:
        lines.append(escape(" · ".join(second)))
    third = []
    spent = line.expenditure_in(year)
    if spent is not None:
        third.append(money_text(spent, line.currency))
    third.append(_met(scene))
    lines.append(escape(" · ".join(text for text in third if text)))
    return "<br>".join(lines)


def _met(scene: Scene) -> str:
    focus, projection = scene.focus, scene.projection
    target = projection.target(focus.pillar)
    if target is None:
        return ""
    line = projection.line(focus.member, focus.pillar, focus.money)
    met = first_year_met(line, projection.commitment, last_observed(projection, line))
    if met is None:
        return tr("does not meet {target}", target=short_percent(target))
    return tr("meets {target} in {year}", target=short_percent(target), year=met)
