"""From a file to a plan."""

import hashlib
import os
import time
import zipfile
from dataclasses import replace
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from rampath.cli import run
from rampath.domain.finding import Finding, Scope, Severity
from rampath.domain.plan import Plan
from rampath.domain.provenance import source_of
from rampath.domain.reimport import differences
from rampath.opening import Presets, open_file, put_in, read_any
from rampath.workbook.awaited import awaited
from rampath.workbook.reading import Reading, read_workbook
from rampath.workbook.safety import WorkbookRefused
from workbook.build import LAYOUT_2024, LAYOUT_2026, write
from workbook.build_weo import FIGURES, table


def test_that_figures_without_shares_are_nothing_to_plan_from(
    presets: Presets, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = write(tmp_path / "money.xlsx", {"Table 1": LAYOUT_2026})
    with pytest.raises(WorkbookRefused, match=r"money\.xlsx holds no shares of GDP"):
        open_file(file, presets)
    assert run(["plan", str(file), "--commitment", "hague-2035", "-o", str(tmp_path / "plan.xlsx")]) == 2
    assert "no shares of GDP" in capsys.readouterr().err


def test_that_the_edition_that_reaches_further_counts_whatever_the_order(
    presets: Presets, tmp_path: Path, sample: Path
) -> None:
    from rampath.domain.commitment import Pillar
    from rampath.opening import plan_from

    older = write(tmp_path / "nato_240617-x.xlsx", {"TABLE3": LAYOUT_2024})
    readings = [read_workbook(file, presets.register) for file in (sample, older)]
    for order in (readings, readings[::-1]):
        plan = plan_from(order, presets)
        start = plan.start("TUR", Pillar.CORE)
        assert start is not None
        assert (start.year, start.share) == (2026, 0.0285)
        assert [source.edition for source in plan.sources] == ["NATO June 2024", "NATO July 2026"]


def test_that_thousands_of_findings_are_put_beside_thousands_without_waiting(
    presets: Presets, sample_plan: Plan, sample: Path
) -> None:
    reading = read_workbook(sample, presets.register)
    many = tuple(
        Finding(Severity.ERROR, f"Sheet!A{row}", "x", f"Row {row}.", reading.file, scope=Scope.CELL)
        for row in range(20_000)
    )
    plan = replace(sample_plan, findings=many[:15_000])
    begun = time.process_time()
    after = put_in(plan, replace(reading, findings=many[5_000:]), (), {})
    assert time.process_time() - begun < 5
    assert after.findings == many


def test_that_what_a_file_adds_up_to_is_told_as_it_is_now_and_not_as_it_was_beside_it(
    presets: Presets, sample: Path, tmp_path: Path
) -> None:
    plan = open_file(sample, presets).plan
    workbook = openpyxl.load_workbook(sample)
    workbook["Table 3"]["N30"] = 2.1  # Slovenia 2026, 1.61 before
    workbook.save(tmp_path / sample.name)
    reading = read_workbook(tmp_path / sample.name, presets.register)
    after = put_in(plan, reading, differences(plan.observations, reading.observations), {})
    alone = "Slovenia alone of 31 members with forces is below 2 % of GDP in 2026."
    none = "None of 31 members with forces is below 2 % of GDP in 2026."
    gave_way = (
        "Slovenia 2026, core share of GDP: 1.61\u2009% (estimate) gave way to 2.10\u2009% (estimate), as nato-2026.xlsx"
        " now says."
    )
    before, now = ([each.message for each in each_plan.findings] for each_plan in (plan, after))
    assert alone in before
    assert alone not in now
    assert now.count(none) == now.count(gave_way) == 1
    again = put_in(after, reading, differences(after.observations, reading.observations), {})
    assert again.findings == after.findings
    older = replace(plan, findings=tuple(replace(each, scope=None) for each in plan.findings))
    same = read_workbook(sample, presets.register)
    assert put_in(older, same, differences(older.observations, same.observations), {}).findings == older.findings


def test_that_a_figure_whose_cell_is_asked_about_now_is_not_told_as_read_from_the_file_of_now(
    presets: Presets, sample: Path, tmp_path: Path
) -> None:
    plan = open_file(sample, presets).plan
    workbook = openpyxl.load_workbook(sample)
    workbook["Table 2"]["F10"] = 2_750_000  # Czechia 2018, 2,750 before
    workbook.save(tmp_path / sample.name)

    def put(plan: Plan, answers: dict[str, str]) -> Plan:
        reading = read_workbook(tmp_path / sample.name, presets.register, answers=answers)
        waits = awaited(reading)
        found = differences(plan.observations, reading.observations, plan.decisions)
        return put_in(plan, reading, [each for each in found if not waits(each.row.cell)], {})

    def source(plan: Plan) -> tuple[float, str]:
        (row,) = (each for each in plan.observations if each.cell == "Table 2!F10")
        found = source_of(plan, row)
        assert found is not None
        return row.value, found.sha256

    now = hashlib.sha256((tmp_path / sample.name).read_bytes()).hexdigest()
    waiting = put(plan, {})
    assert (source(plan)[0], source(waiting)) == (2750, (2750, ""))
    answered = put(waiting, {"thousandfold Table 2!F10": "otherwise"})
    assert source(answered) == (2750, now)


def test_that_an_opened_plan_keeps_its_file_and_figures_have_none(
    presets: Presets, tmp_path: Path, sample: Path
) -> None:
    opened = open_file(sample, presets, day=date(2026, 11, 23))
    assert (opened.file, opened.origin) == (None, sample)
    from rampath.workbook.plan_workbook import write_plan

    write_plan(opened.plan, tmp_path / "plan.xlsx", day=date(2026, 11, 24))
    again = open_file(tmp_path / "plan.xlsx", presets)
    assert (again.file, again.plan) == (tmp_path / "plan.xlsx", opened.plan)
    assert [source.read for source in again.plan.sources] == ["2026-11-23"]


def test_that_every_finding_names_its_file_and_headers_are_told_before_cells(presets: Presets, tmp_path: Path) -> None:
    rows = [list(row) for row in LAYOUT_2024]
    rows[6][3] = "two"
    broken = [row for row in rows if row[3:4] != [2022]]
    file = write(tmp_path / "nato.xlsx", {"TABLE3": rows, "TABLE4": broken})
    found = read_workbook(file, presets.register).findings
    assert {finding.file for finding in found} == {"nato.xlsx"}
    told = [(f.place, f.reach, f.expected, f.done) for f in found if f.severity is Severity.ERROR]
    assert told == [
        (
            "TABLE4!C5",
            Scope.HEADER,
            "years such as 2024 or 2024e, each once",
            "This table was left out",
        ),
        ("TABLE3!D7", Scope.CELL, "the number of Türkiye for 2022", "Left out"),
    ]


def test_that_the_economy_of_a_file_stands_beside_the_plan_s_own_and_scenarios_keep_theirs(
    presets: Presets, tmp_path: Path, sample: Path
) -> None:
    from rampath.opening import with_economies
    from rampath.workbook.reading import read_workbook

    plan = open_file(sample, presets).plan
    reading = read_workbook(write(tmp_path / "weo.xlsx", {"WEO": table()}), presets.register)
    after = with_economies(plan, reading)
    assert [economy.id for economy in after.economies] == ["weo-april-2025", "weo-october-2026"]
    assert after.economies[0] is plan.economies[0]
    assert after.scenarios == plan.scenarios
    assert after.observations is plan.observations
    assert with_economies(after, reading) is after
    revised = {**FIGURES, ("EST", "NGDP_RPCH"): (0, 1, 2, 3)}
    later = read_workbook(write(tmp_path / "weo.xlsx", {"WEO": table(revised)}), presets.register)
    again = with_economies(after, later)
    assert [(economy.id, economy.name) for economy in again.economies[1:]] == [
        ("weo-october-2026", "IMF WEO, October 2026"), ("weo-october-2026-2", "IMF WEO, October 2026 (2)"),
    ]  # fmt: skip
    assert with_economies(again, later) is again
    assert with_economies(plan, read_workbook(sample, presets.register)) is plan


def test_that_an_economy_beside_survives_saving(presets: Presets, tmp_path: Path, sample: Path) -> None:
    from datetime import date

    from rampath.opening import with_economies
    from rampath.workbook.plan_workbook import read_plan, write_plan
    from rampath.workbook.reading import read_workbook

    reading = read_workbook(write(tmp_path / "weo.xlsx", {"WEO": table()}), presets.register)
    plan = with_economies(open_file(sample, presets).plan, reading)
    write_plan(plan, tmp_path / "plan.xlsx", day=date(2026, 11, 24))
    assert read_plan(tmp_path / "plan.xlsx", presets.register)[0].economies == plan.economies


def test_that_a_plan_that_begins_from_figures_and_an_outlook_has_both_economies(
    presets: Presets, tmp_path: Path, sample: Path
) -> None:
    from rampath.opening import plan_from
    from rampath.workbook.reading import read_workbook

    outlook = write(tmp_path / "weo.xlsx", {"WEO": table()})
    readings = [read_workbook(file, presets.register) for file in (sample, outlook)]
    plan = plan_from(readings, presets)
    assert [economy.id for economy in plan.economies] == ["weo-april-2025", "weo-october-2026"]
    assert {scenario.economy for scenario in plan.scenarios} == {"weo-april-2025"}


def test_that_what_is_no_ordinary_file_is_refused_before_anything_waits_for_it(
    presets: Presets, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A pipe is such a thing, and so is the null device, which every system has."""
    monkeypatch.setattr(zipfile, "ZipFile", lambda _: pytest.fail("a pipe would keep us waiting for ever"))
    with pytest.raises(WorkbookRefused, match="no ordinary file"):
        read_any(Path(os.devnull), presets)


def edition(found: object) -> str:
    assert isinstance(found, Reading)
    assert {row.edition for row in found.observations} == {found.edition}
    return found.edition


def test_that_one_member_s_figures_in_nato_s_layout_are_its_return_and_not_nato_s(
    presets: Presets, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    belgium = [row for row in LAYOUT_2026 if not (row and str(row[0]).startswith("Bulgaria"))]
    file = write(tmp_path / "def-exp.xlsx", {"Table 1": belgium})
    assert edition(read_any(file, presets)) == "Belgium return, July 2026"
    run(["read", str(file), "--json"])
    assert '"Belgium return, July 2026"' in capsys.readouterr().out


def test_that_figures_of_several_members_or_their_sums_stay_nato_s(presets: Presets, tmp_path: Path) -> None:
    two = write(tmp_path / "two.xlsx", {"Table 1": LAYOUT_2026})
    assert edition(read_any(two, presets)) == "NATO July 2026"
    extract = [row for row in LAYOUT_2024 if "Czechia*   " not in row]
    summed = write(tmp_path / "nato_240617-x.xlsx", {"TABLE3": extract})
    assert edition(read_any(summed, presets)) == "NATO June 2024"
