"""Several countries on one sheet of the EDA's layout: each figure is of the country that is named above it."""

from pathlib import Path

import pytest
from openpyxl import Workbook

from rampath.domain.finding import Severity
from rampath.domain.member import Register
from rampath.domain.observation import Measure
from rampath.workbook.reading import Reading, read_workbook
from workbook.build import Rows, write

TOTAL, SHARE, INVESTMENT, RESEARCH = (
    "Total Defence Expenditure", "   Total Defence Expenditure as % of GDP", "Defence Investment",
    "   Defence R&D Expenditure",
)  # fmt: skip


def block(corner: str, total: tuple[float, float], research: tuple[object, object]) -> Rows:
    return (
        (corner, 2020, 2021), (TOTAL, *total), (SHARE, 0.01, 0.02), (INVESTMENT, total[0] / 10, total[1] / 10),
        (RESEARCH, *research),
    )  # fmt: skip


BELGIUM = block("Belgium", (4800, 5300), (":", 17))
AUSTRIA = block("Austria", (3000, 3300), (30, 33))
ESTONIA = block("Estonia", (600, 650), (4, 5))


def reading(file: Path, register: Register, answers: dict[str, str] | None = None) -> Reading:
    found = read_workbook(file, register, answers=answers)
    assert found.used + found.unused_cells == found.cells
    return found


def totals(found: Reading) -> dict[tuple[str, int], float]:
    return {(o.member, o.year): o.value for o in found.observations if o.measure is Measure.MILITARY_EXPENDITURE}


def research(found: Reading) -> dict[tuple[str, int], float]:
    return {(o.member, o.year): o.value for o in found.observations if o.detail.endswith("R&D Expenditure")}


def troubles(found: Reading) -> list[str]:
    doubts = [each for each in found.findings if each.severity is not Severity.NOTE]
    return [each.place for each in doubts if "No unit is told" not in each.message]


BOTH = {("BEL", 2020): 4800.0, ("BEL", 2021): 5300.0, ("EST", 2020): 600.0, ("EST", 2021): 650.0}
RESEARCH_OF_BOTH = {("BEL", 2021): 17.0, ("EST", 2020): 4.0, ("EST", 2021): 5.0}


@pytest.mark.parametrize(
    "rows",
    [
        (*BELGIUM, ('":" - not available',), (), *ESTONIA),
        (*BELGIUM, (), *AUSTRIA, (), *ESTONIA),
        (*AUSTRIA, (), *BELGIUM, *ESTONIA),
        (("", 2020, 2021), ("Belgium",), *BELGIUM[1:], ("Estonia",), *ESTONIA[1:]),
        (("Belgium",), ("", 2020, 2021), *BELGIUM[1:], ("Estonia",), ("", 2020, 2021), *ESTONIA[1:]),
    ],
)
def test_that_each_table_below_another_is_of_its_own_country(tmp_path: Path, register: Register, rows: Rows) -> None:
    found = reading(write(tmp_path / "eda.xlsx", {"All": rows}), register)
    assert found.layout == "EDA defence data"
    assert totals(found) == BOTH
    assert research(found) == RESEARCH_OF_BOTH  # Belgium's of 2020 is not known, and not that of those below
    assert troubles(found) == []


def test_that_countries_outside_the_alliance_among_members_are_told_once(tmp_path: Path, register: Register) -> None:
    found = reading(write(tmp_path / "eda.xlsx", {"All": (*BELGIUM, *AUSTRIA, *ESTONIA)}), register)
    assert [each.message for each in found.findings if "outside the" in each.message] == [
        "The sheet All also holds figures from outside the Alliance: Austria. They were left out."
    ]


def test_that_a_nearly_known_country_below_another_is_asked_about_and_never_the_one_above(
    tmp_path: Path, register: Register
) -> None:
    file = write(tmp_path / "eda.xlsx", {"All": (*BELGIUM, *block("Slovenja", (500, 550), (1, 2)))})
    found = reading(file, register)
    assert {member for member, _ in totals(found)} == {"BEL"}
    (question,) = found.questions
    assert question.id == "member All!A6"
    (said,) = (each for each in found.findings if each.place == "All!A6")
    assert said.message == "“Slovenja” is no name that is known: Slovenia. The figures below it were left out."
    answered = reading(file, register, {question.id: "SVN"})
    assert totals(answered)[("SVN", 2021)] == 550.0


def test_that_a_table_of_another_country_beside_the_first_is_told_and_left_out(
    tmp_path: Path, register: Register
) -> None:
    workbook = Workbook()
    sheet = workbook.worksheets[0]
    for left, right in zip(BELGIUM, ESTONIA, strict=True):
        sheet.append([*left, None, *right])
    file = tmp_path / "eda.xlsx"
    workbook.save(file)
    found = reading(file, register)
    assert totals(found) == {("BEL", 2020): 4800.0, ("BEL", 2021): 5300.0}
    assert research(found) == {("BEL", 2021): 17.0}
    assert troubles(found) == ["Sheet!E1"]


@pytest.mark.parametrize("years", [(2019, 2021), ("2021e",)])
def test_that_a_country_over_other_years_begins_its_own(
    tmp_path: Path, register: Register, years: tuple[object, ...]
) -> None:
    rows = (*BELGIUM, ("Estonia", *years), *((label, *figures[: len(years)]) for label, *figures in ESTONIA[1:]))
    found = reading(write(tmp_path / "eda.xlsx", {"All": rows}), register)
    assert {key for key in totals(found) if key[0] == "EST"} == {("EST", int(str(year)[:4])) for year in years}
    assert research(found)[("BEL", 2021)] == 17.0
    assert ("BEL", 2020) not in research(found)
    assert troubles(found) == []


@pytest.mark.parametrize("corner", ["All pMS", "Ruritania"])
def test_that_the_figures_of_a_name_that_is_not_known_are_not_those_of_the_country_above(
    tmp_path: Path, register: Register, corner: str
) -> None:
    found = reading(write(tmp_path / "eda.xlsx", {"All": (*BELGIUM, *block(corner, (600, 650), (4, 5)))}), register)
    assert research(found) == {("BEL", 2021): 17.0}
    assert troubles(found) == ["All!A6"]


@pytest.mark.parametrize(
    ("corner", "label"),
    [
        ("", TOTAL),
        ("Items", TOTAL),
        ("Constant 2020 prices", TOTAL),
        ("Forces and staff", "Total Military Personnel"),
        ("Continued", TOTAL),
        ("Belgium (continued)", TOTAL),
        ("Belgique (suite)", TOTAL),
    ],
)
def test_that_other_words_left_of_years_leave_the_country_as_it_is(
    tmp_path: Path, register: Register, corner: str, label: str
) -> None:
    later = ((corner, 2022, 2023), (label, 5600, 5900))
    found = reading(write(tmp_path / "eda.xlsx", {"All": (*BELGIUM, *later)}), register)
    (last,) = (row for row in found.observations if row.year == 2023)
    assert (last.member, last.value) == ("BEL", 5900.0 if label == TOTAL else 5.9)
    assert len(found.observations) == 9


def test_that_figures_one_after_another_that_look_like_years_long_ago_are_no_header(
    tmp_path: Path, register: Register
) -> None:
    rows: Rows = (
        ("Estonia", 2019, 2020, 2021), ("Values", 2019, 2020, 2021), (TOTAL, 1900, 1901, 1902),
        (SHARE, 0.01, 0.02, 0.02), (INVESTMENT, 100, 110, 120),
    )  # fmt: skip
    found = reading(write(tmp_path / "eda.xlsx", {"Estonia": rows}), register)
    assert totals(found) == {("EST", 2019): 1900.0, ("EST", 2020): 1901.0, ("EST", 2021): 1902.0}
    assert {each.year for each in found.observations} == {2019, 2020, 2021}
