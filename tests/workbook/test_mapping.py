"""A mapping as a value: corrected piece by piece, and blocked until everything in it is known."""

from dataclasses import replace

import pytest

from rampath.domain.observation import Measure
from rampath.workbook.mapping import CONSTANT, ColumnUse, Form, Item, Mapping, Role, blocked

YEARS = Mapping(
    "Data",
    Form.YEARS,
    4,
    (
        ColumnUse(1, "Country", Role.LABEL),
        ColumnUse(2, "Remark", Role.UNKNOWN),
        ColumnUse(3, "2024", Role.YEAR, 2024),
    ),
    measure=Measure.GDP,
)


def test_that_an_unknown_column_blocks_until_it_is_acknowledged() -> None:
    assert blocked(YEARS) == "columns"
    known = YEARS.acknowledged()
    assert blocked(known) is None
    assert [use.role for use in known.columns] == [Role.LABEL, Role.IGNORED, Role.YEAR]


def test_that_an_unknown_item_blocks_until_it_is_named_or_acknowledged() -> None:
    items = (Item("GDP", Measure.GDP), Item("Tanks"))
    mapping = replace(YEARS.acknowledged(), measure=None, member="BEL", items=items)
    assert blocked(mapping) == "items"
    assert blocked(mapping.with_item(Item("Tanks", Measure.DEFENCE_ITEM))) is None
    assert blocked(mapping.acknowledged()) is None
    assert mapping.acknowledged().item(" Tanks ") == Item("Tanks", left_out=True)


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"measure": None}, "measure"),
        ({"columns": (ColumnUse(3, "2024", Role.YEAR, 2024),)}, "label"),
        ({"columns": (ColumnUse(1, "", Role.LABEL),)}, "figures"),
        ({"columns": (ColumnUse(1, "", Role.LABEL), ColumnUse(3, "x", Role.YEAR))}, "years"),
        ({"form": Form.DOWN, "columns": (ColumnUse(2, "Belgium", Role.VALUE),)}, "period"),
        ({"form": Form.LONG, "columns": (ColumnUse(1, "", Role.PERIOD), ColumnUse(2, "", Role.VALUE))}, "label"),
        ({"measure": None, "member": "BEL", "items": (Item("Tanks", left_out=True),)}, "measure"),
        ({"measure": None, "items": (Item("GDP", Measure.GDP),)}, "member"),
        ({"price_basis": CONSTANT}, "basis"),
    ],
)
def test_that_what_is_not_known_yet_is_named(change: dict[str, object], why: str) -> None:
    assert blocked(replace(YEARS.acknowledged(), **change)) == why  # type: ignore[arg-type]


def test_that_years_down_the_rows_need_no_label_and_no_year_above() -> None:
    columns = (ColumnUse(1, "Year", Role.PERIOD), ColumnUse(2, "Belgium", Role.VALUE))
    assert blocked(replace(YEARS, form=Form.DOWN, columns=columns)) is None


def test_that_there_is_one_label_and_one_period() -> None:
    moved = YEARS.with_role(2, Role.LABEL)
    assert [use.role for use in moved.columns] == [Role.TEXT, Role.LABEL, Role.YEAR]
    long = YEARS.with_role(1, Role.PERIOD).with_role(2, Role.PERIOD)
    assert [use.role for use in long.columns] == [Role.TEXT, Role.PERIOD, Role.YEAR]
