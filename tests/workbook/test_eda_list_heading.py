"""What a heading of the EDA's lists names, without its unit."""

import pytest

from rampath.domain.observation import Measure
from rampath.workbook.eda_list_heading import heads_country, heads_year, is_sign, item_of


@pytest.mark.parametrize(
    ("heading", "name", "measure"),
    [
        ("Total Defence Expenditure ", "Total Defence Expenditure", Measure.MILITARY_EXPENDITURE),
        ("Total Defence\nExpenditure (EUR million)", "Total Defence Expenditure", Measure.MILITARY_EXPENDITURE),
        ("Total Defence Expenditure in million EUR", "Total Defence Expenditure", Measure.MILITARY_EXPENDITURE),
        ("GDP (mrd)", "GDP", Measure.GDP),
        ("GDP (MRD)", "GDP", Measure.GDP),
        ("GDP, EUR billion", "GDP", Measure.GDP),
        ("Total Defence Expenditure as % of GDP", "Total Defence Expenditure as % of GDP", Measure.MILITARY_SHARE),
        ("Total Defence Expenditure (% of GDP)", "Total Defence Expenditure % of GDP", Measure.MILITARY_SHARE),
        ("% of GDP", "% of GDP", Measure.MILITARY_SHARE),
        ("Defence R&D Expenditure*", "Defence R&D Expenditure", Measure.DEFENCE_ITEM),
        ("Total Military Personnel", "Total Military Personnel", Measure.PERSONNEL),
    ],
)
def test_that_a_heading_names_an_item_without_its_unit(heading: str, name: str, measure: Measure) -> None:
    item = item_of(heading)
    assert item is not None
    assert (item.name, item.path, item.measure) == (name, name, measure)


@pytest.mark.parametrize(
    "heading", ["Rank", "Notes", "Source", "ISO", "Total Defence Expenditure, real growth", "Government Expenditure"]
)
def test_that_a_heading_of_anything_else_names_no_item(heading: str) -> None:
    assert item_of(heading) is None


def test_that_countries_and_years_have_their_headings() -> None:
    assert all(heads_country(text) for text in ("PMS", "EU MS", "Member State", "EU Member States*", "Country"))
    assert all(heads_year(text) for text in ("Year", "Year ", "Reference year"))
    assert not heads_country("Member States 2025 figures")
    assert not heads_year("2025")


def test_that_only_the_eda_says_pms_or_its_own_name() -> None:
    assert is_sign("PMS")
    assert is_sign("Defence data of the EDA")
    assert not is_sign("Country")
