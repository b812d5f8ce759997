"""The plan workbook: saved, reopened to an equal plan, and edited by a person in between."""

import math
import zipfile
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from domain.build import REGISTER, plan
from rampath.domain.carried import LEAST, MOST
from rampath.domain.commitment import Pillar
from rampath.domain.economy import Outlook
from rampath.domain.observation import Kind, Measure, Observation, Observations
from rampath.domain.path import Anchor, Shape
from rampath.domain.path import Path as SharePath
from rampath.domain.plan import Plan
from rampath.workbook.plan_layout import COMPLIANCE, GDP, PROJECTION, SHEETS, SPENDING, WORKINGS
from rampath.workbook.plan_workbook import is_plan, read_plan, write_plan
from rampath.workbook.safety import WorkbookRefused
from rampath.workbook.saving import NotSaved
from workbook.plan_edits import AWKWARD, DAY, change, edited, row_of, there_and_back


def test_that_a_saved_plan_reopens_equal_and_without_findings(tmp_path: Path) -> None:
    known = edited()
    found, findings = there_and_back(known, tmp_path / "plan.xlsx")
    assert found == known
    assert findings == ()


def test_that_the_sample_plan_reopens_equal(tmp_path: Path, sample_plan: Plan) -> None:
    assert there_and_back(sample_plan, tmp_path / "plan.xlsx") == (sample_plan, ())


def test_that_the_same_plan_and_day_give_the_same_bytes(tmp_path: Path) -> None:
    write_plan(edited(), tmp_path / "a.xlsx", day=DAY)
    write_plan(edited(), tmp_path / "b.xlsx", day=DAY)
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()


anchors = st.lists(
    st.builds(
        Anchor,
        year=st.integers(2027, 2035),
        share=st.floats(0, 0.15),
        shape=st.sampled_from(Shape),
        held=st.booleans(),
    ),
    max_size=5,
    unique_by=lambda anchor: anchor.year,
).map(lambda found: SharePath(tuple(sorted(found, key=lambda anchor: anchor.year))))


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    core=anchors,
    broader=anchors,
    text=st.text(max_size=200).filter(lambda text: not text.isspace() and not {"\ufffe", "\uffff"} & set(text)),
    marking=st.text(max_size=40).filter(lambda text: not {"\ufffe", "\uffff"} & set(text)),
)
def test_that_any_paths_and_texts_come_back(
    tmp_path: Path, core: SharePath, broader: SharePath, text: str, marking: str
) -> None:
    known = plan()
    known = known.with_path(known.scenarios[0], "AAA", Pillar.CORE, core)
    known = known.with_path(known.scenarios[1], "BBB", Pillar.BROADER, broader)
    known = replace(known, note=text, marking=" ".join(marking.split()))
    found, findings = there_and_back(known, tmp_path / "plan.xlsx")
    assert found.scenarios == known.scenarios
    assert (found.note, found.marking) == (known.note, known.marking)
    assert findings == ()


numbers = st.floats(allow_nan=False, allow_infinity=False)


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    growths=st.lists(st.floats(-1, 1, exclude_min=True) | st.just(math.nan), min_size=6, max_size=6).map(tuple),
    values=st.lists(st.floats(LEAST, MOST) | st.just(math.nan), min_size=6, max_size=6).map(tuple),
    value=numbers,
    raw=st.sampled_from(
        ["=1", "+1", "-", "@a", "\t1", "1\r\n2", "..", "0", "#N/A", "TRUE", "2019", "1e5", "'1", "<&>"]
    ),
)
def test_that_any_figures_that_can_be_come_back_to_the_last_bit_and_missing_ones_stay_missing(
    tmp_path: Path, growths: tuple[float, ...], values: tuple[float, ...], value: float, raw: str
) -> None:
    known = plan()
    economy = known.economies[0]
    outlook = Outlook(2023, "ISK", growths, growths[::-1], values, values[::-1])
    row = Observation("ISL", Measure.POPULATION, 2024, value, "thousand", "", Kind.ACTUAL, raw, raw, raw, raw)
    known = replace(
        known,
        economies=(replace(economy, outlooks={**economy.outlooks, "ISL": outlook}),),
        observations=Observations.of([*known.observations, row]),
    )
    with np.errstate(all="ignore"):
        assert there_and_back(known, tmp_path / "plan.xlsx") == (known, ())


@pytest.mark.parametrize("share", [2.05, 0.2, -0.012])
def test_that_a_share_that_somebody_kept_as_it_stands_comes_back(tmp_path: Path, share: float) -> None:
    known = plan()
    at = next(at for at, row in enumerate(known.observations) if row.measure is Measure.CORE_SHARE)
    rows = [*known.observations]
    rows[at] = replace(rows[at], value=share, raw=f"{share * 100:g}")
    known = replace(known, observations=Observations.of(rows))
    assert there_and_back(known, tmp_path / "plan.xlsx") == (known, ())


def test_that_a_share_that_was_typed_beyond_all_shares_is_told_and_left_out(tmp_path: Path) -> None:
    file = tmp_path / "plan.xlsx"
    write_plan(plan(), file, day=DAY)
    sheet = openpyxl.load_workbook(file)["Observations"]
    row = row_of(file, "AAA", "core_share", sheet="Observations")
    heads = {cell.value: cell.coordinate.rstrip("4") for cell in sheet[4]}
    change(file, {f"{heads['Value']}{row}": 2.05, f"{heads['Value as read']}{row}": None}, "Observations")
    found, findings = read_plan(file, REGISTER)
    assert len(found.observations) == len(plan().observations) - 1
    said = [each.message for each in findings if each.place == f"Observations!{heads['Value']}{row}"]
    assert said == ["A share of GDP lies between 0 and 15\u2009%; the figure was left out."]


def is_formula(cell: Any) -> bool:
    return str(cell.data_type) == "f"


def test_that_a_changed_anchor_comes_back_as_that_edit(tmp_path: Path) -> None:
    file = tmp_path / "plan.xlsx"
    write_plan(plan(), file, day=DAY)
    row = row_of(file, "Hague 2035", "AAA", "core")
    change(file, {f"F{row}": 0.032, f"H{row}": "yes"})
    found, findings = read_plan(file, REGISTER)
    assert found.path(found.scenarios[0], "AAA", Pillar.CORE).anchors == (Anchor(2035, 0.032, held=True),)
    assert findings == ()


def test_that_an_added_row_is_an_anchor_and_a_bare_per_cent_is_read_and_told(tmp_path: Path) -> None:
    file = tmp_path / "plan.xlsx"
    write_plan(plan(), file, day=DAY)
    last = openpyxl.load_workbook(file)["Paths"].max_row + 1
    values: tuple[float | str, ...] = ("Hague 2035", "AAA", "", "core", 2030, 3.2, "S-curve")
    change(file, {f"{'ABCDEFG'[i]}{last}": value for i, value in enumerate(values) if value != ""})
    found, findings = read_plan(file, REGISTER)
    assert found.path(found.scenarios[0], "AAA", Pillar.CORE).anchor(2030) == Anchor(2030, 0.032, Shape.S_CURVE)
    assert [f.place for f in findings] == [f"Paths!F{last}"]


@pytest.mark.parametrize(
    ("cells", "place"),
    [
        ({"F{row}": "much"}, "Paths!F{row}"),
        ({"F{row}": "1,234"}, "Paths!F{row}"),
        ({"F{row}": -0.01}, "Paths!F{row}"),
        ({"F{row}": 350}, "Paths!F{row}"),
        ({"F{row}": None}, "Paths!F{row}"),
        ({"F{row}": "=1/0"}, "Paths!F{row}"),
        ({"E{row}": 20.5}, "Paths!E{row}"),
        ({"E{row}": None}, "Paths!E{row}"),
        ({"E{row}": 2026}, "Paths!E{row}"),
        ({"G{row}": "zigzag"}, "Paths!G{row}"),
        ({"H{row}": "perhaps"}, "Paths!H{row}"),
        ({"B{row}": "ZZZ"}, "Paths!B{row}"),
        ({"A{row}": "No such scenario"}, "Paths!A{row}"),
        ({"D{row}": None}, "Paths!D{row}"),
        ({"D{row}": "sea"}, "Paths!D{row}"),
    ],
)
def test_that_a_bad_cell_is_a_finding_with_its_place_and_the_rest_is_read(
    tmp_path: Path, cells: Mapping[str, float | str | None], place: str
) -> None:
    file = tmp_path / "plan.xlsx"
    write_plan(edited(), file, day=DAY)
    row = row_of(file, "Hague 2035", "AAA", "core")
    change(file, {address.format(row=row): value for address, value in cells.items()})
    found, findings = read_plan(file, REGISTER)
    assert place.format(row=row) in [finding.place for finding in findings]
    assert found.path(found.scenarios[0], "USA", Pillar.BROADER).anchors == (Anchor(2030, 0.01, Shape.STEP),)


def test_that_a_missing_record_sheet_is_told_and_the_rest_is_read(tmp_path: Path) -> None:
    file = tmp_path / "plan.xlsx"
    write_plan(edited(), file, day=DAY)
    workbook = openpyxl.load_workbook(file)
    del workbook["Findings"]
    workbook.save(file)
    found, findings = read_plan(file, REGISTER)
    assert [f.place for f in findings] == ["Findings"]
    assert found.scenarios == edited().scenarios


def test_that_a_plan_of_before_there_were_later_columns_is_read_without_a_word(tmp_path: Path) -> None:
    file = tmp_path / "plan.xlsx"
    write_plan(edited(), file, day=DAY)
    workbook = openpyxl.load_workbook(file)
    workbook["Findings"].delete_cols(5, 4)
    workbook["Sources"].delete_cols(4, 2)
    workbook.save(file)
    found, findings = read_plan(file, REGISTER)
    assert findings == ()
    assert [(f.message, f.expected, f.scope) for f in found.findings] == [
        (f.message, "", None) for f in edited().findings
    ]
    assert [(source.read, source.answers) for source in found.sources] == [("", ())]


def test_that_a_workbook_without_scenarios_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "plan.xlsx"
    write_plan(plan(), file, day=DAY)
    change(file, {"A5": None, "A6": None}, "Scenarios")
    with pytest.raises(WorkbookRefused, match="no scenario"):
        read_plan(file, REGISTER)


def test_that_only_plan_workbooks_are_taken_for_plans(tmp_path: Path, sample: Path) -> None:
    write_plan(plan(), tmp_path / "plan.xlsx", day=DAY)
    assert is_plan(tmp_path / "plan.xlsx")
    assert not is_plan(sample)
    assert not is_plan(tmp_path / "none.xlsx")
    (tmp_path / "text.xlsx").write_text("no")
    assert not is_plan(tmp_path / "text.xlsx")


def test_that_a_save_that_fails_leaves_what_was_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "plan.xlsx"
    file.write_bytes(b"what was there")

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(NotSaved, match="No space left on device"):
        write_plan(plan(), file, day=DAY)
    assert file.read_bytes() == b"what was there"
    assert [found.name for found in tmp_path.iterdir()] == ["plan.xlsx"]


def test_that_a_text_too_long_for_a_cell_is_refused_before_anything_is_written(tmp_path: Path) -> None:
    with pytest.raises(NotSaved, match="the note is 40000 characters long"):
        write_plan(replace(plan(), note="x" * 40_000), tmp_path / "plan.xlsx", day=DAY)
    assert list(tmp_path.iterdir()) == []


def test_that_users_text_never_becomes_a_formula(tmp_path: Path) -> None:
    file = tmp_path / "plan.xlsx"
    write_plan(edited(), file, day=DAY)
    workbook = openpyxl.load_workbook(file)
    computed = {PROJECTION.name, COMPLIANCE.name, SPENDING.name, GDP.name, WORKINGS.name, "Overview"}
    columns = {(each.name, i) for each in SHEETS for i, column in enumerate(each.columns, 1) if column.computed}
    formulas = [(s.title, c.column, c.value) for s in workbook for row in s.iter_rows() for c in row if is_formula(c)]
    assert all(title in computed or (title, column) in columns for title, column, _text in formulas)
    assert not any(AWKWARD[:4] in str(text) or "Hague" in str(text) for _title, _column, text in formulas)
    assert AWKWARD.splitlines()[0][:4] == str(workbook["Overview"]["B4"].value)[:4]


def test_that_the_workbook_names_no_user_and_carries_the_marking_in_print(tmp_path: Path) -> None:
    file = tmp_path / "plan.xlsx"
    write_plan(edited(), file, day=DAY)
    workbook = openpyxl.load_workbook(file)
    assert workbook.properties.creator == "Rampath"
    for sheet in workbook:
        assert sheet.oddHeader is not None
        assert sheet.oddHeader.center.text == "NATO && FRIENDS UNCLASSIFIED"
    with zipfile.ZipFile(file) as package:
        assert {info.date_time for info in package.infolist()} == {(2026, 11, 24, 0, 0, 0)}
