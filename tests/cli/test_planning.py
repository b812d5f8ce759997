"""`rampath plan`: what it writes, what it says, and what it makes of findings and of two editions."""

from pathlib import Path

import openpyxl
import pytest

from rampath.cli import run
from rampath.domain.commitment import Pillar
from rampath.domain.finding import Severity
from rampath.domain.member import Register
from rampath.domain.observation import Measure
from rampath.domain.path import Anchor
from rampath.domain.path import Path as SharePath
from rampath.domain.plan import Plan
from rampath.workbook.plan_workbook import read_plan


def planned(
    register: Register, out: Path, *files: Path, commitment: str = "hague-2035", more: tuple[str, ...] = ()
) -> Plan:
    assert run(["plan", *map(str, files), "--commitment", commitment, "-o", str(out), *more]) == 0
    plan, findings = read_plan(out, register)
    assert findings == ()
    return plan


@pytest.mark.parametrize(
    ("commitment", "name", "core", "broader", "horizon"),
    [
        ("hague-2035", "Hague 2035", 0.035, 0.015, 2035),
        ("compromise-2032", "Compromise 2032", 0.035, 0.015, 2032),
        ("wales-2014", "Wales 2014", 0.02, None, 2035),
    ],
)
def test_that_the_plan_holds_the_one_scenario_that_was_asked_for(
    register: Register, sample: Path, tmp_path: Path, commitment: str, name: str, core: float,
    broader: float | None, horizon: int,
) -> None:  # fmt: skip
    plan = planned(register, tmp_path / "plan.xlsx", sample, commitment=commitment)
    (scenario,) = plan.scenarios
    promise = plan.commitment(scenario)
    assert (scenario.name, scenario.horizon, scenario.paths) == (name, horizon, {})
    assert (promise.target(Pillar.CORE), promise.target(Pillar.BROADER)) == (core, broader)
    # Slovenia spends 1.61 % in 2026; a deadline that has passed is reached in the next year.
    arrival = max(promise.deadline, 2027)
    assert plan.path(scenario, "SVN", Pillar.CORE) == SharePath((Anchor(arrival, core),))


def test_that_it_says_what_was_written_and_nothing_else(
    capsys: pytest.CaptureFixture[str], sample: Path, tmp_path: Path
) -> None:
    out = tmp_path / "plan.xlsx"
    assert run(["plan", str(sample), "--commitment", "hague-2035", "-o", str(out)]) == 0
    said = capsys.readouterr()
    assert said.out == f"Wrote {out}: scenario “Hague 2035” to 2035, 4089 figures of NATO July 2026.\n"
    assert said.err == ""


def test_that_the_marking_is_the_one_that_was_named_and_none_by_default(
    register: Register, sample: Path, tmp_path: Path
) -> None:
    assert planned(register, tmp_path / "a.xlsx", sample).marking == ""
    marked = planned(register, tmp_path / "b.xlsx", sample, more=("--marking", "NATO RESTRICTED"))
    assert marked.marking == "NATO RESTRICTED"


def test_that_a_bad_cell_goes_into_the_plan_as_a_finding_and_the_exit_code_says_so(
    register: Register, sample: Path, tmp_path: Path
) -> None:
    workbook = openpyxl.load_workbook(sample)
    workbook["Table 3"]["N6"] = "two"
    workbook.save(tmp_path / "bad.xlsx")
    out = tmp_path / "plan.xlsx"
    assert run(["plan", str(tmp_path / "bad.xlsx"), "--commitment", "hague-2035", "-o", str(out)]) == 1
    plan, _ = read_plan(out, register)
    errors = [(f.place, f.raw) for f in plan.findings if f.severity is Severity.ERROR]
    assert errors == [("Table 3!N6", "two")]
    assert len(plan.observations) == 4088


def test_that_the_newer_of_two_editions_is_planned_from_whatever_their_order(
    register: Register, sample: Path, shared_data: Path, tmp_path: Path
) -> None:
    older = shared_data / "workbooks" / "nato_240617-def-exp-2024-TABLES-en.xlsx"
    for number, files in enumerate(((older, sample), (sample, older))):
        plan = planned(register, tmp_path / f"{number}.xlsx", *files)
        start = plan.start("POL", Pillar.CORE)
        assert start is not None
        assert start.year == 2026
        # Poland's 2024 is 4.12 in the June 2024 edition and 3.75 in that of July 2026.
        told = {
            row.edition: round(row.value * 100, 2)
            for row in plan.observations
            if (row.member, row.measure, row.year) == ("POL", Measure.CORE_SHARE, 2024)
            and row.cell.startswith(("TABLE3", "Table 3"))
        }
        assert told == {"NATO June 2024": 4.12, "NATO July 2026": 3.75}
        assert plan.observations.value("POL", Measure.CORE_SHARE, 2024) == pytest.approx(0.0375)
