"""A ministry's own budget by services, which is no report to the United Nations, however much it is like one."""

from pathlib import Path

import pytest

from rampath.domain.finding import Severity
from rampath.domain.member import Register
from rampath.workbook.not_known import NotKnown
from rampath.workbook.reading import read_workbook
from workbook.build import Rows, write
from workbook.build_un import HEAD, simplified, standardized

ARMY: Rows = (
    ("Ministry of National Defence of Romania",), ("Budget 2026 by service, RON million",), (),
    ("", "Army", "Navy", "Air Force", "Joint", "Total"),
    ("Personnel", 9000, 2100, 3000, 1500, 15600),
    ("Operations and maintenance", 3000, 900, 1800, 900, 6600),
    ("Procurement", 8000, 3000, 7000, 500, 18500),
    ("Total", 20000, 6000, 11800, 2900, 40700),
)  # fmt: skip
LAND: Rows = (
    ("Ministry of National Defence, Republic of Lithuania",), ("Defence budget 2026, thousand EUR",), (),
    ("", "Land Forces", "Naval Forces", "Air Force", "UN", "Total"),
    ("Personnel costs", 300, 50, 80, 40, 470),
    ("Operations and maintenance", 100, 20, 30, 10, 160),
    ("Procurement", 500, 60, 70, 20, 650),
    ("Infrastructure", 90, 5, 20, 10, 125),
    ("Total", 990, 135, 200, 80, 1405),
    ("Contributions to United Nations operations, which are met from other votes, are no part of this report.",),
)  # fmt: skip


@pytest.mark.parametrize("rows", [ARMY, LAND])
def test_that_a_budget_by_services_without_a_word_of_the_un_s_form_is_not_taken_for_it(
    tmp_path: Path, register: Register, rows: Rows
) -> None:
    with pytest.raises(NotKnown, match="no table that Rampath knows"):
        read_workbook(write(tmp_path / "budget.xlsx", {"Budget": rows}), register)


@pytest.mark.parametrize(
    "line",
    [
        "United Nations Report on Military Expenditures", "UNITED NATIONS", "UN Office for Disarmament Affairs",
        "Report on defence spending to the UN", "Reported to UNODA (MilEx)",
        "Return to the United Nations under resolution 35/142 B", "Rapport des Nations Unies sur les dépenses",
        "Informe sobre gastos militares",
        "Instrument for standardized international reporting of military expenditures",
        "Objective information on military matters, including transparency of military expenditures",
        "Instrument normalisé d'établissement de rapports internationaux sur les dépenses militaires",
        "Simplified reporting form", "Standardised form",
    ],
)  # fmt: skip
def test_that_services_under_a_title_of_the_un_s_report_are_its_force_groups(
    tmp_path: Path, register: Register, line: str
) -> None:
    found = read_workbook(write(tmp_path / "report.xlsx", {"ROU": [(line,), *ARMY]}), register)
    assert found.layout == "UN report on military expenditures"
    figures = {each.cell: (each.value, each.detail) for each in found.observations}
    assert figures["ROU!C6"] == (2100.0, "Personnel, naval forces")


def test_that_a_cover_may_say_that_the_forms_are_for_the_united_nations(tmp_path: Path, register: Register) -> None:
    cover = (("Report to the United Nations",), ("Prepared by the ministry",))
    found = read_workbook(write(tmp_path / "report.xlsx", {"Cover": cover, "ROU": ARMY}), register)
    assert len(found.observations) == 20


def test_that_a_form_is_known_by_parting_costs_as_the_un_does(tmp_path: Path, register: Register) -> None:
    rows = standardized(head=(("Estonia 2024, thousands of euros",),), corner="")
    rows[2] = []  # the line “Force groups”
    assert read_workbook(write(tmp_path / "form.xlsx", {"EST": rows}), register).edition == "UN report 2024"


def test_that_a_simplified_form_without_its_title_may_leave_out_research(tmp_path: Path, register: Register) -> None:
    rows = [row for row in simplified(HEAD[1:]) if row[:1] != ["Research and development"]]
    found = read_workbook(write(tmp_path / "form.xlsx", {"EST": rows}), register)
    figures = {each.cell: (each.value, each.detail) for each in found.observations}
    assert figures["EST!C9"] == (0.0155, "Procurement and construction, naval forces")


def test_that_a_budget_by_services_beside_a_form_is_left_out_and_told(tmp_path: Path, register: Register) -> None:
    sheets = {"EST 2024": standardized(), "EST 2023": simplified(HEAD[1:]), "Own": ARMY}
    alone = read_workbook(write(tmp_path / "a.xlsx", {**sheets, "Own": (("x",),)}), register)
    found = read_workbook(write(tmp_path / "b.xlsx", sheets), register)
    assert [each.cell for each in found.observations] == [each.cell for each in alone.observations] != []
    (told,) = [each for each in found.findings if each.severity is Severity.WARNING]
    assert told.place == "Own"
    assert told.message == (
        "The sheet “Own” has costs by service, but not as the form of the UN's report parts them; expected a workbook"
        " of its own, which can be read by hand. The sheet was left out."
    )
    left = [each for each in found.unused if each.place.startswith("Own!")]
    assert {each.reason for each in left} == {"costs by service, not in the UN's form"}
    assert sum(each.cells for each in left) == 31
    assert found.used + found.unused_cells == found.cells
