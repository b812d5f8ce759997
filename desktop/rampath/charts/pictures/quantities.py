"""How shares, points, growth, money and counts are written on axes, in readings and in tables."""

from rampath.charts.pictures.columns import Measured
from rampath.charts.statements import basis_label
from rampath.domain.projection import Money
from rampath.wording import money as money_text
from rampath.wording import number, percent, points, tr


def shares_of_gdp(axis: str) -> Measured:
    return Measured(axis, 100, lambda value: tr("{share} of GDP", share=percent(value)), tr("% of GDP"))


def growth(axis: str) -> Measured:
    return Measured(axis, 100, lambda value: percent(value, 1, sign=True), "%", 1)


def shares_of_core(axis: str) -> Measured:
    return Measured(axis, 100, lambda value: percent(value, 1), tr("% of core"), 1)


def gap_points(axis: str) -> Measured:
    return Measured(axis, 100, points, tr("pp"))


def counts(axis: str) -> Measured:
    return Measured(axis, 1, lambda value: number(value, 0), tr("members"), 0)


def dollars(money: Money, base_year: int, highest: float) -> Measured:
    """Money in billions, or in millions where none of it reaches two billion (2,000 million)."""
    basis = basis_label(money, base_year, "USD")
    large = highest >= 2000
    axis = tr("bn USD, {basis}", basis=basis) if large else tr("million USD, {basis}", basis=basis)
    column = axis
    return Measured(
        axis.replace(", USD", ""), 0.001 if large else 1, lambda value: money_text(value, "USD"),
        column.replace(", USD", ""), 1 if large else 0,
    )  # fmt: skip
