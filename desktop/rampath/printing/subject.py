"""What pages are made of: a plan, the projection of one of its scenarios, the order, and what they are laid out for."""

from collections.abc import Callable
from dataclasses import dataclass

from rampath import __version__
from rampath.charts.statements import basis_label, pillar_word
from rampath.domain.commitment import Pillar
from rampath.domain.plan import Plan
from rampath.domain.projection import Currency, Money, Prices, Projection, project
from rampath.printing.canvas import Canvas
from rampath.printing.frame import Page, Press
from rampath.printing.order import Order
from rampath.printing.paper import Area
from rampath.wording import day as day_text
from rampath.wording import tr

DOLLARS = Money(Prices.CONSTANT, Currency.DOLLAR)
NATIONAL = Money(Prices.CONSTANT, Currency.NATIONAL)
"""Money of the aggregates, and of a member: both at constant prices."""


@dataclass(frozen=True, slots=True)
class Subject:
    """The plan and one scenario of it, with the order and the press."""

    plan: Plan
    projection: Projection
    order: Order
    press: Press

    @classmethod
    def of(cls, plan: Plan, order: Order, press: Press) -> "Subject":
        """KeyError where the plan has no such scenario."""
        return cls(plan, project(plan, plan.scenario(order.scenario)), order, press)

    @property
    def source(self) -> str:
        return tr("Source: {edition}", edition=self.plan.edition or tr("no edition"))

    @property
    def stamp(self) -> str:
        return tr("Rampath {version} · {day}", version=__version__, day=day_text(self.order.day))

    def basis(self, money: Money, currency: str, pillar: Pillar) -> str:
        """What is counted, and in which prices and currency money is stated."""
        return tr(
            "{pillar} defence expenditure as a share of real GDP; money in {basis}",
            pillar=pillar_word(pillar).capitalize(),
            basis=self.prices(money, currency),
        )

    def prices(self, money: Money, currency: str) -> str:
        """In which prices and currency money is stated."""
        return basis_label(money, self.projection.base.base_year, currency)

    def page(
        self,
        title: str,
        subtitle: str = "",
        basis: str = "",
        draw: Callable[[Canvas, Area], None] | None = None,
        entry: str = "",
    ) -> Page:
        """A page of this subject; one without `draw` is empty below its head."""
        scenario = self.projection.scenario.name
        return Page(title, subtitle, basis, self.source, scenario, self.stamp, draw or _empty, entry or title)


def _empty(_canvas: Canvas, _room: Area) -> None:
    """Nothing below the head."""
