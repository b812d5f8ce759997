"""Whose a sheet of the EDA's data is, by its corner, name or title, and which sheets are nobody's."""

from pathlib import Path

import pytest

from rampath.domain.finding import Severity
from rampath.domain.member import Register
from rampath.workbook.reading import read_workbook
from rampath.workbook.safety import WorkbookRefused
from workbook.build import write
from workbook.build_eda import ITEMS, write_countries
from workbook.eda_reading import reading, told
from workbook.told import by_cell


@pytest.mark.parametrize(
    ("sheet", "corner"), [("EE", "Estonia"), ("Estonia", "Defence data"), ("Estonie", "ESTONIA*"), ("Eesti ", "")]
)
def test_that_a_country_is_told_by_the_corner_or_the_sheet_s_name(
    tmp_path: Path, register: Register, sheet: str, corner: str
) -> None:
    found = reading(write_countries(tmp_path / "eda.xlsx", {sheet: corner}), register)
    assert {row.member for row in found.observations} == {"EST"}
    assert found.questions == ()


@pytest.mark.parametrize(
    "title",
    [
        "Table 2: Bulgaria", "Tableau 2 - Bulgarie", "Table 2: Bulgaria (continued)", "Annex 4b. Bulgaria",
        "EDA Defence Data 2024 - Bulgaria", "Defence data of Bulgaria, 2022-2024", "Country: Bulgaria",
    ],
)  # fmt: skip
@pytest.mark.parametrize("corner", ["", "Bulgaria"])
def test_that_a_title_may_name_the_country_beside_a_number_or_other_words(
    tmp_path: Path, register: Register, title: str, corner: str
) -> None:
    found = reading(write_countries(tmp_path / "eda.xlsx", {"Table 2": corner}, top=(title,)), register)
    assert {row.member for row in found.observations} == {"BGR"}
    assert by_cell(found)["Table 2!B3"].value == 600.0


def test_that_a_title_with_two_members_names_neither(tmp_path: Path, register: Register) -> None:
    top = ("Bulgaria is compared with:", "Data for Greece and others")
    with pytest.raises(WorkbookRefused):
        reading(write_countries(tmp_path / "eda.xlsx", {"Sheet1": ""}, top=top), register)


def test_that_a_corner_and_a_sheet_s_name_that_are_two_members_ask(tmp_path: Path, register: Register) -> None:
    file = write_countries(tmp_path / "eda.xlsx", {"Finland": "Finland", "Latvia": "Estonia"})
    found = reading(file, register)
    assert {row.member for row in found.observations} == {"FIN"}
    (question,) = found.questions
    assert [choice.id for choice in question.choices] == ["EST", "LVA", "leave-out"]
    assert told(found, Severity.WARNING) == [("Latvia", "Latvia")]
    answered = reading(file, register, {question.id: "LVA"})
    assert {row.member for row in answered.observations} == {"FIN", "LVA"}
    assert told(answered, Severity.WARNING) == []


def test_that_a_near_miss_of_a_name_asks(tmp_path: Path, register: Register) -> None:
    file = write_countries(tmp_path / "eda.xlsx", {"Finland": "Finland", "Data": "Slovenja"})
    found = reading(file, register)
    (question,) = found.questions
    assert "SVN" in [choice.id for choice in question.choices]
    assert {row.member for row in found.observations} == {"FIN"}
    answered = reading(file, register, {question.id: "SVN"})
    assert {row.member for row in answered.observations} == {"FIN", "SVN"}


def test_that_a_file_of_one_sheet_whose_country_is_nearly_known_is_asked_about_rather_than_refused(
    tmp_path: Path, register: Register
) -> None:
    file = write_countries(tmp_path / "eda.xlsx", {"Data": "Slovenja"})
    found = reading(file, register)
    (question,) = found.questions
    assert found.observations == ()
    assert len(reading(file, register, {question.id: "SVN"}).observations) == len(ITEMS) * 3 - 4


def test_that_a_ministry_s_return_is_not_taken_for_the_eda_s(tmp_path: Path, register: Register) -> None:
    rows = (
        ("Estonia", "2023", "2024e"), ("Defence expenditure, million euros", 1100, 1300),
        ("Defence expenditure as % of GDP", "2.9%", "3.4%"), ("Military personnel", 7000, 7100),
        ("Equipment expenditure share, %", 25, 30),
    )  # fmt: skip
    with pytest.raises(WorkbookRefused, match="no table that Rampath knows"):
        read_workbook(write(tmp_path / "a.xlsx", {"Estonia": rows}), register)
    named = (("EDA defence data",), *rows)
    assert read_workbook(write(tmp_path / "b.xlsx", {"Estonia": named}), register).layout == "EDA defence data"
    summed = (rows[0], ("Total Defence Expenditure (A+B+C)", 1100, 1300), *rows[2:])
    assert read_workbook(write(tmp_path / "c.xlsx", {"Estonia": summed}), register).layout == "EDA defence data"


@pytest.mark.parametrize(
    "title",
    [
        "Ministry of Defence of the Republic of Bulgaria", "Medium-term defence programme (EUR million)",
        "Defence expenditure plan 2024-2027", "Bulgaria: defence budget, EUR million", "Ministère de la Défense",
    ],
)  # fmt: skip
def test_that_a_ministry_s_plan_with_defence_investment_is_not_taken_for_the_eda_s(
    tmp_path: Path, register: Register, title: str
) -> None:
    rows = (
        (title,), ("Bulgaria", "2024", "2025", "2026", "2027"), ("Defence expenditure", 1000, 1100, 1300, 1500),
        ("Defence investment", 300, 350, 420, 500), ("Personnel expenditure", 400, 420, 430, 440),
        ("Military personnel", 30000, 30500, 31000, 31500),
    )  # fmt: skip
    with pytest.raises(WorkbookRefused, match="no table that Rampath knows"):
        read_workbook(write(tmp_path / "a.xlsx", {"Bulgaria": rows}), register)
    named = (*rows, ("Source: European Defence Agency",))
    assert read_workbook(write(tmp_path / "b.xlsx", {"Bulgaria": named}), register).layout == "EDA defence data"


@pytest.mark.parametrize("title", ["Ministry of Defence, Estonia", "Data given by the Ministries of Defence"])
def test_that_the_eda_s_whole_form_is_known_whoever_filled_it_in(
    tmp_path: Path, register: Register, title: str
) -> None:
    found = reading(write_countries(tmp_path / "eda.xlsx", {"Estonia": "Estonia"}, top=(title,)), register)
    assert found.layout == "EDA defence data"
    figures = {each.cell: (each.year, each.value, each.unit) for each in found.observations}
    assert figures["Estonia!C3"] == (2023, 750.0, "EUR million")


def test_that_a_few_items_from_several_ministries_are_of_no_one_ministry_s_plan(
    tmp_path: Path, register: Register
) -> None:
    rows = (
        ("Source: Ministries of Defence",), ("Bulgaria", "2022", "2023"), ("Defence expenditure", 1000, 1100),
        ("Defence investment", 300, 350), ("Personnel expenditure", 400, 420),
    )  # fmt: skip
    found = read_workbook(write(tmp_path / "a.xlsx", {"Bulgaria": rows}), register)
    assert (found.layout, len(found.observations)) == ("EDA defence data", 6)


@pytest.mark.parametrize(
    "title",
    [
        "EDA participating Member States (all EU Member States except Denmark)", "EDA 27, including Croatia from 2013",
        "European Defence Agency, Brussels, Belgium", "Defence data of the EU without the United Kingdom",
    ],
)  # fmt: skip
def test_that_a_title_of_all_states_but_one_is_not_that_one_s(tmp_path: Path, register: Register, title: str) -> None:
    file = tmp_path / "eda.xlsx"
    with pytest.raises(WorkbookRefused):
        read_workbook(write_countries(file, {"EDA pMS": "EDA pMS"}, top=(title,)), register)
    found = reading(write_countries(file, {"EDA pMS": "EDA pMS", "Estonia": "Estonia"}, top=(title,)), register)
    assert {each.member for each in found.observations} == {"EST"}


@pytest.mark.parametrize(
    "title",
    [
        "Defence data of Bulgaria, 2022-2024",
        "Bulgaria: defence data",
        "Defence expenditure in the Republic of Bulgaria",
    ],
)
def test_that_a_title_may_be_of_a_member(tmp_path: Path, register: Register, title: str) -> None:
    found = reading(write_countries(tmp_path / "eda.xlsx", {"Sheet1": "EUR million"}, top=(title,)), register)
    assert {each.member for each in found.observations} == {"BGR"}


def test_that_a_sheet_of_nobody_is_told_and_left_out(tmp_path: Path, register: Register) -> None:
    file = write_countries(tmp_path / "eda.xlsx", {"Finland": "Finland", "Sheet 7": "Defence data"})
    found = reading(file, register)
    assert told(found, Severity.WARNING) == [("Sheet 7", "")]
    assert {row.member for row in found.observations} == {"FIN"}
