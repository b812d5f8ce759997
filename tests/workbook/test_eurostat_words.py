"""What Eurostat's dimensions say, alone and in files that are written here."""

from pathlib import Path

import pytest

from rampath.domain.member import Register
from rampath.domain.observation import Kind
from rampath.workbook.eurostat_words import dimension, series_of
from rampath.workbook.reading import read_workbook


@pytest.mark.parametrize(
    ("dimensions", "title", "said"),
    [
        ({"UNIT": "Current prices, euro  per capita", "NA_ITEM": "Gross domestic product at market prices"}, "",
         ("gdp_per_capita", "EUR", "current", 0, "")),
        ({"unit": "CLV10_EUR_HAB", "na_item": "B1GQ"}, "", ("gdp_per_capita", "EUR", "constant 2010", 0, "")),
        ({"unit": "CLV95_MEUR", "na_item": "B1GQ"}, "", ("real_gdp", "EUR million", "constant 1995", 0, "")),
        ({"unit": "PD_PCH_PRE_NAC", "na_item": "B1GQ"}, "",
         ("gdp_deflator", "fraction", "", -2, "change on the year before")),
        ({"unit": "PD15_NAC", "na_item": "B1GQ"}, "", ("gdp_deflator", "index", "", 0, "2015 = 100")),
        ({"unit": "CP_MEUR: Current prices, million euro", "na_item": "B1GQ: Gross domestic product at market prices"},
         "", ("gdp", "EUR million", "current", 0, "")),
        ({"Unité de mesure": "Prix courants, millions d’euros",
          "Indicateur des comptes nationaux (SEC 2010)": "Produit intérieur brut aux prix du marché"}, "",
         ("gdp", "EUR million", "current", 0, "")),
        ({"Maßeinheit": "Jeweilige Preise, Millionen Euro",
          "Volkswirtschaftliche Gesamtrechnungen Indikator": "Bruttoinlandsprodukt zu Marktpreisen"}, "",
         ("gdp", "EUR million", "current", 0, "")),
        ({"unit": "THS_PER", "na_item": "POP_NC"}, "", ("population", "thousand", "", 0, "")),
        ({"indic_de": "AVG"}, "", ("population", "thousand", "", -3, "average of the year")),
        ({"Unit of measure": "Number"}, "Population on 1 January [tps00001]",
         ("population", "thousand", "", -3, "on 1 January")),
        ({"unit": "NR", "age": "TOTAL", "sex": "T", "citizen": "TOTAL"}, "",
         ("population", "thousand", "", -3, "on 1 January")),
    ],
)  # fmt: skip
def test_that_dimensions_say_what_the_figures_are(
    dimensions: dict[str, str], title: str, said: tuple[str, str, str, int, str]
) -> None:
    series = series_of(dimensions, title)
    assert series is not None
    assert (series.measure, series.unit, series.price_basis, series.shift, series.detail) == said


@pytest.mark.parametrize(
    "dimensions",
    [
        {"unit": "CP_MPPS_EU27_2020", "na_item": "B1GQ"},
        {"unit": "PD_PCH_PRE_EUR", "na_item": "B1GQ"},
        {"unit": "CP_MEUR", "na_item": "B1G"},
        {"freq": "Q", "unit": "CP_MEUR", "na_item": "B1GQ"},
        {"unit": "PC_GDP", "cofog99": "GF0201", "na_item": "TE", "sector": "S13"},
        {"unit": "PC_GDP", "cofog99": "GF02", "na_item": "P51G", "sector": "S13"},
        {"unit": "PC_GDP", "expend": "DEF", "na_item": "P51G"},
        {"unit": "PC_GDP", "expend": "NAT_COFIN_EU", "na_item": "TE"},
        {"unit": "NR", "age": "Y18", "sex": "T"},
        {"unit": "NR", "age": "TOTAL", "sex": "T", "citizen": "FOR"},
        {"Age class": "Total", "Sex": "Total", "Country of citizenship": "Foreign country"},
        {"unit": "NR", "age": "TOTAL", "sex": "T", "c_birth": "NAT"},
        {"unit": "NR", "age": "TOTAL", "sex": "T", "marsta": "MAR"},
        {"unit": "PERS", "age": "TOTAL", "sex": "T", "projection": "BSL"},
        {"Age class": "Total", "Sex": "Total", "Type of projection": "Baseline projections"},
        {"unit": "PC_GDP"},
        {},
    ],
)
def test_that_no_measure_is_made_up_for_other_dimensions(dimensions: dict[str, str]) -> None:
    assert series_of(dimensions) is None


def test_that_a_country_is_no_dimension() -> None:
    assert [dimension(name) for name in ("United Kingdom", "Unit of measure", "cofog99", "Sexual", "Sex")] == [
        "", "unit", "cofog", "", "sex",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("dimensions", "named"),
    [
        ("MIO_EUR S13 GF01 TE", "GF01"),
        ("MIO_EUR S1311 GF02 TE", "S1311"),
        ("MIO_EUR S13 GF02 P2", "P2"),
        ("MIO_EUR S1311 GF0201 P2", "GF0201, P2 and S1311"),
        ("PC_WEIRD S13 GF02 TE", "PC_WEIRD"),
    ],
)
def test_that_what_does_not_fit_is_named_and_not_what_was_read(
    tmp_path: Path, register: Register, dimensions: str, named: str
) -> None:
    lines = (
        "freq,unit,sector,cofog99,na_item,geo\\TIME_PERIOD\t2021 \t2022 ",
        "A,MIO_EUR,S13,GF02,TE,BE\t4500.0 \t4800.0 ",
        f"A,{dimensions.replace(' ', ',')},BE\t40000.0 \t41000.0 ",
    )
    file = tmp_path / "x.tsv"
    file.write_text("\n".join(lines), encoding="utf-8")
    found = read_workbook(file, register)
    assert [each.value for each in found.observations] == [4500.0, 4800.0]
    assert [(each.place, each.message) for each in found.findings] == [
        ("x!A3", f"Rampath has no measure for these figures: “{named}”. They were left out.")
    ]


def test_that_defence_reported_twice_a_year_is_read_apart_from_that_by_function(
    tmp_path: Path, register: Register
) -> None:
    lines = (
        "freq,expend,na_item,unit,geo\\TIME_PERIOD\t2024 \t2025 ",
        "A,DEF,P51G,MIO_EUR,SE\t3500.5 \t4800.5 ",
        "A,DEF,TE,MIO_EUR,SE\t12500.5 \t17100.5 ",
        "A,DEF,TE,MIO_NAC,SE\t143000.5 \t190000.5 ",
        "A,DEF,TE,PC_GDP,SE\t2.25 \t2.75 p",
        "A,NAT_COFIN_EU,TE,MIO_EUR,SE\t400.5 \t500.5 ",
    )
    file = tmp_path / "estat_gov_ev.tsv"
    file.write_text("\n".join(lines), encoding="utf-8")
    found = read_workbook(file, register)
    assert {each.cell[-2:]: (each.measure, each.year, each.value, each.unit, each.kind)
            for each in found.observations} == {
        "B3": ("military_expenditure", 2024, 12500.5, "EUR million", Kind.ACTUAL),
        "C3": ("military_expenditure", 2025, 17100.5, "EUR million", Kind.ACTUAL),
        "B4": ("military_expenditure", 2024, 143000.5, "SEK million", Kind.ACTUAL),
        "C4": ("military_expenditure", 2025, 190000.5, "SEK million", Kind.ACTUAL),
        "B5": ("military_share", 2024, 0.0225, "fraction", Kind.ACTUAL),
        "C5": ("military_share", 2025, 0.0275, "fraction", Kind.ESTIMATE),
    }  # fmt: skip
    assert {each.detail for each in found.observations} == {
        "government expenditure on defence, as reported twice a year (gov_ev)"
    }
    assert [(each.place, each.message) for each in found.findings] == [
        (
            "estat_gov_ev!A2",
            "Rampath has no measure for these figures: “P51G”, “NAT_COFIN_EU”. They were left out.",
        )
    ]
    assert found.used + found.unused_cells == found.cells


def test_that_foreigners_and_projected_people_are_no_population_and_told(tmp_path: Path, register: Register) -> None:
    lines = (
        "freq,citizen,age,unit,sex,geo\\TIME_PERIOD\t2023 \t2024 ",
        "A,FOR,TOTAL,NR,T,BE\t1500000 \t1600000 ",
        "A,TOTAL,TOTAL,NR,T,BE\t11742000 \t11817000 p",
    )
    file = tmp_path / "x.tsv"
    file.write_text("\n".join(lines), encoding="utf-8")
    found = read_workbook(file, register)
    assert [(each.cell, each.value) for each in found.observations] == [("x!B3", 11742.0), ("x!C3", 11817.0)]
    assert [(each.place, each.message) for each in found.findings] == [
        ("x!A2", "Rampath has no measure for these figures: “FOR”. They were left out.")
    ]


@pytest.mark.parametrize(
    ("written", "value", "kind"),
    [
        ("0.0 n", 0.0, Kind.ACTUAL),
        ("4612.5 bn", 4612.5, Kind.ACTUAL),
        ("0.0 z", 0.0, Kind.ACTUAL),
        ("4612.5 bs", 4612.5, Kind.ESTIMATE),
        ("4612.5 s", 4612.5, Kind.ESTIMATE),
        ("4612.5 r", 4612.5, Kind.ACTUAL),
        ("4612.5 dep", 4612.5, Kind.ESTIMATE),
    ],
)
def test_that_every_flag_of_eurostat_s_and_any_two_are_known(
    tmp_path: Path, register: Register, written: str, value: float, kind: Kind
) -> None:
    lines = (
        "freq,unit,sector,cofog99,na_item,geo\\TIME_PERIOD\t2021 \t2022 ",
        f"A,MIO_EUR,S13,GF02,TE,BE\t4500.0 \t{written}",
    )
    file = tmp_path / "x.tsv"
    file.write_text("\n".join(lines), encoding="utf-8")
    found = read_workbook(file, register)
    assert [(each.value, each.kind, each.raw) for each in found.observations][1:] == [(value, kind, written)]
