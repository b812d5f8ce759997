"""Words that say plainly that amounts are in single units, or at which prices, held against a profile of budgets."""

from pathlib import Path

import pytest

from rampath import resources
from rampath.domain.finding import Severity
from rampath.domain.member import Register
from rampath.workbook.profile import read_profile
from rampath.workbook.reading import read_workbook
from rampath.workbook.single_units import says_single


@pytest.mark.parametrize(
    "text",
    [
        "Beträge in Euro", "Bundeshaushalt 2027, Beträge in Euro", "Angaben in EUR", "in €",
        "alle Beträge in vollen Euro", "Werte in Euro und Cent", "(Whole Dollars)", "Amounts in Dollars", "(Dollars)",
        "In current US dollars.",
        "Soll 2027 (in Euro)", "montants en euros courants", "Belopp i kronor", "Expenditure (in single dollars)",
    ],
)  # fmt: skip
def test_that_a_currency_without_a_scale_says_single_units_where_it_is_put_plainly(text: str) -> None:
    assert says_single(text)


@pytest.mark.parametrize(
    "text",
    [
        "Soll 2027 Euro", "Euro", "EUR", "Soll EUR", "in Mio. Euro", "Beträge in 1 000 Euro", "in TEUR",
        "$ in Billions", "(Dollars in Thousands)", "Beiträge in Euro-Staaten",
        "The figures were changed to euro in 2023",
        "in vollen Zahlen",
    ],
)  # fmt: skip
def test_that_a_currency_alone_or_with_a_scale_does_not_say_single_units(text: str) -> None:
    assert not says_single(text)


HEADER = ("einzelplan;einzelplan-text;einnahmen-ausgaben;einnahmen-ausgaben-art;kapitel;kapitel-text;titel;funktion;"
          "titel-text;flex;seite;soll;titelgruppe;tgr-text")  # fmt: skip
LINE = "14;BMVg;A;Personal;1403;Kdo;42301;032;Bezüge;ja;12;1234500000;;"


def errors(file: Path, lines: tuple[str, ...], register: Register) -> list[tuple[str, str]]:
    file.write_text("\n".join(lines), encoding="utf-8")
    profile = read_profile(resources.folder() / "profiles" / "de-haushalt.toml")
    found = read_workbook(file, register, profiles=(profile,))
    return [(each.place, each.said) for each in found.findings if each.severity is Severity.ERROR]


@pytest.mark.parametrize("title", ["Beträge in Euro", "in €", "Bundeshaushalt 2027, Angaben in vollen Euro"])
def test_that_a_budget_in_single_euros_contradicts_a_profile_in_thousands(
    tmp_path: Path, register: Register, title: str
) -> None:
    said = f"“{title}” tells another unit than the profile's EUR thousand"
    assert errors(tmp_path / "hh_2027.csv", (title, HEADER, LINE), register) == [("hh_2027!A1", said)]


def test_that_a_heading_in_single_euros_contradicts_it_unless_a_title_tells_the_scale(
    tmp_path: Path, register: Register
) -> None:
    header = HEADER.replace(";soll;", ";soll in euro;")
    profile = (resources.folder() / "profiles" / "de-haushalt.toml").read_text(encoding="utf-8")
    own = tmp_path / "own.toml"
    own.write_text(profile.replace('header = ["soll", ', 'header = ["soll", "soll in euro", '), encoding="utf-8")

    def told(*lines: str) -> list[tuple[str, str]]:
        file = tmp_path / "hh_2027.csv"
        file.write_text("\n".join(lines), encoding="utf-8")
        found = read_workbook(file, register, profiles=(read_profile(own),))
        return [(each.place, each.said) for each in found.findings if each.severity is Severity.ERROR]

    said = "“soll in euro” tells another unit than the profile's EUR thousand"
    assert told("Bundeshaushalt", header, LINE) == [("hh_2027!L2", said)]
    assert told("Bundeshaushalt in Tausend", header, LINE) == []


@pytest.mark.parametrize("title", ["Bundeshaushalt 2027", "Euro", "in TEUR", "Angaben in 1.000 Euro"])
def test_that_words_that_go_with_thousands_are_no_contradiction(tmp_path: Path, register: Register, title: str) -> None:
    assert errors(tmp_path / "hh_2027.csv", (title, HEADER, LINE), register) == []


def test_that_a_budget_at_constant_prices_contradicts_a_profile_at_current_ones(
    tmp_path: Path, register: Register
) -> None:
    title = "Bundeshaushalt 2027, in Tausend Euro, in Preisen von 2020"
    said = f"“{title}” tells other prices than the profile's current prices"
    assert errors(tmp_path / "hh_2027.csv", (title, HEADER, LINE), register) == [("hh_2027!A1", said)]
