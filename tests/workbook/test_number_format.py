"""What number formats say about their numbers."""

import pytest

from rampath.workbook.number_format import FormatUnit, unit_of
from rampath.workbook.sheet_styles import Style


@pytest.mark.parametrize(
    ("number_format", "unit"),
    [
        ('"€"\\ #,##0" Mln"', FormatUnit(currency="EUR", power=6)),
        ('"€"\\ #,##0', FormatUnit(currency="EUR")),
        ("[$€-407] #,##0.00", FormatUnit(currency="EUR")),
        ('#,##0 "k€"', FormatUnit(currency="EUR", power=3)),
        ('_-* #,##0.00\\ "€"_-;\\-* #,##0.00\\ "€"_-', FormatUnit(currency="EUR")),
        ("0.0%", FormatUnit(percent=True)),
        ('0.0" %"', FormatUnit()),
        ('"€"\\ #,##0,,\\ "Mln"', FormatUnit(currency="EUR", power=0)),
        ("#,##0,", FormatUnit(power=0)),
        ("#,##0", FormatUnit()), ("General", FormatUnit()), ("@", FormatUnit()), ("\\:", FormatUnit()),
        ("dd/mm/yyyy", FormatUnit()),
    ],
)  # fmt: skip
def test_that_a_format_tells_currency_scale_and_per_cent(number_format: str, unit: FormatUnit) -> None:
    assert unit_of(Style(number_format=number_format)) == unit
