"""`rampath fill`: figures of a plan written into somebody's workbook, of which all else stays as it is."""

import argparse
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from rampath.cli.desk import Desk, Unusable, scenario_of, writable
from rampath.domain.marking import dropped, outranked
from rampath.domain.plan import Plan
from rampath.domain.projection import project
from rampath.presets import read_markings
from rampath.wording import tr
from rampath.workbook.patch.cell_map import CellUse, read_map, uses_read
from rampath.workbook.patch.filling import CellDiff, OtherForm, Target
from rampath.workbook.patch.proposal import Proposed, following, once, proposed
from rampath.workbook.patch.told import told
from rampath.workbook.safety import WorkbookRefused
from rampath.workbook.saving import NotSaved


def add_command(commands: Any) -> None:
    """Declare the command and its arguments."""
    command = commands.add_parser("fill", help=tr("write a plan's figures into somebody's workbook, and nothing else"))
    command.add_argument("plan", type=Path, metavar="PLAN.xlsx")
    command.add_argument("--into", required=True, type=Path, metavar="THEIRS.xlsx", help=tr("it stays as it is"))
    command.add_argument("-o", "--output", type=Path, metavar="OUT.xlsx", help=tr("the filled copy"))
    command.add_argument("--map", type=Path, metavar="M.toml", dest="cells",
                         help=tr("which figure goes into which cell; default: the cells of the plan's years that"
                                 " figures are read from"))  # fmt: skip
    command.add_argument("--scenario", metavar="NAME", help=tr("default: the plan's first"))
    command.add_argument("--yes", action="append", default=[], metavar="SHEET!CELL",
                         help=tr("write this cell although it holds a formula, is hidden, or has a validation that was"
                                 " not checked; “all” for all"))  # fmt: skip
    command.add_argument("--keep-results", action="store_true",
                         help=tr("keep the stored results of formulas that follow from the cells, though they are out"
                                 " of date; default: they are taken out, and calculated on opening"))  # fmt: skip
    command.add_argument("--dry-run", action="store_true", help=tr("say what would be written, and write nothing"))
    command.set_defaults(do=run)


def run(desk: Desk, chosen: argparse.Namespace) -> int:
    if chosen.output is None and not chosen.dry_run:
        raise Unusable(tr("Name the file to write with -o, or ask for --dry-run."))
    out = None if chosen.output is None else writable(chosen.output, [chosen.plan, chosen.into], chosen.into.suffix)
    plan, code = desk.plan(chosen.plan)
    scenario = scenario_of(plan, chosen.scenario)
    target = _target(chosen.into)
    markings = read_markings(desk.folder)
    refusals = (
        dropped(markings, plan.findings, plan.marking),
        outranked(markings, plan.marking, target.label or ""),
    )
    for refusal in filter(None, refusals):
        raise Unusable(refusal)
    found = proposed(target, _uses(desk, plan, chosen), project(plan, scenario))
    diffs = [each.diff for each in found if each.diff is not None]
    lacking = [each.use.cell for each in found if each.diff is None]
    if not diffs:
        raise Unusable(tr("Nothing would be written: no cell takes a figure that the plan has. Name cells with --map."))
    diffs = [each for each in diffs if not each.holds]
    if not diffs:
        raise Unusable(tr("Nothing would be written: every cell holds its figure already."))
    _tell(target, found)
    yes = {each.casefold() for each in chosen.yes}

    def agreed(diff: CellDiff) -> bool:
        return "all" in yes or diff.change.cell.casefold() in yes

    if out is not None and not chosen.dry_run:
        _write(target, diffs, out, agreed, keep=chosen.keep_results)
    left = any(each.refusal or (each.question and not agreed(each)) for each in diffs)
    return max(code, 1 if left or lacking else 0)


def _target(file: Path) -> Target:
    try:
        return Target(file)
    except OtherForm as refusal:
        way = tr("“rampath values {file} -o COPY.xlsx” writes its values to one.", file=file)
        raise Unusable(f"{refusal} {way}") from refusal
    except WorkbookRefused as refusal:
        raise Unusable(str(refusal)) from refusal


def _tell(target: Target, found: Sequence[Proposed]) -> None:
    """Say what would be done to each cell, and what follows from it."""
    if target.label:
        print(tr("{file} carries the label {label}, and so does the copy.", file=target.file.name, label=target.label))
    for each in found:
        if each.diff is not None and not each.diff.holds:
            print(_line(each.diff))
    for each in found:
        if each.diff is None:
            print(tr("{cell} is left as it is: the plan has no such figure.", cell=each.use.cell))
    held = sum(each.diff is not None and each.diff.holds for each in found)
    if held:
        print(tr("Cells that hold their figure already, and stay as they are: {count}.", count=held))
    after = following(target, found)
    if after:
        print(tr("Formulas that follow from these cells: {cells}.", cells=", ".join(after)))


def _write(
    target: Target, diffs: Sequence[CellDiff], out: Path, agreed: Callable[[CellDiff], bool], *, keep: bool
) -> None:
    try:
        outcome = target.fill(diffs, out, agreed, keep_results=keep)
    except NotSaved as refusal:
        raise Unusable(str(refusal)) from refusal
    sys.stderr.write(f"{told(outcome, out)}\n")


def _uses(desk: Desk, plan: Plan, chosen: argparse.Namespace) -> tuple[CellUse, ...]:
    """The cells that the map names, each once; without a map, those that the reading of the workbook tells."""
    try:
        if chosen.cells is not None:
            return once(read_map(chosen.cells))
        return tuple(uses_read(desk.read(chosen.into).observations, plan))
    except WorkbookRefused as refusal:
        raise Unusable(str(refusal)) from refusal


def _line(diff: CellDiff) -> str:
    if diff.refusal:
        return diff.refusal
    said = tr("{cell} {old} to {new}, was {was}", cell=diff.change.cell, old=diff.old or "“”",
              new=diff.change.value, was=diff.was)  # fmt: skip
    return said + (tr("; needs a yes: {why}", why=diff.question) if diff.question else "")
