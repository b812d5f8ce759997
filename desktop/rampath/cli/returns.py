"""`rampath returns`: what the members sent, who is missing, and who contradicts the alliance's table."""

import argparse
import json
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

from rampath.cli.desk import Desk, Unusable
from rampath.cli.profiles import chosen_profiles
from rampath.domain.member import Register
from rampath.domain.observation import Observation, Observations
from rampath.domain.return_words import Differing, differing, sentence, states_words, summary
from rampath.domain.returns import Contradiction, Return, State
from rampath.returning import FolderRead, read_returns
from rampath.wording import tr
from rampath.workbook.progress import Progress
from rampath.workbook.safety import WorkbookRefused

_CLEAR = "\r\x1b[K"
_FAULTS = {State.REFUSED, State.NOBODY, State.CONTRADICTS}


def add_command(commands: Any) -> None:
    """Declare the command and its arguments."""
    command = commands.add_parser("returns", help=tr("read a folder of members' returns, and compare them"))
    command.add_argument("folder", type=Path, metavar="FOLDER")
    command.add_argument("--table", type=Path, metavar="NATO.xlsx",
                         help=tr("the alliance's table; default: the plan's, or the one in the folder"))  # fmt: skip
    command.add_argument("--plan", type=Path, metavar="PLAN.xlsx", help=tr("what earlier returns stand in"))
    command.add_argument("--profile", action="append", default=[], metavar="P.toml",
                         help=tr("a profile for files of no known layout; may be given several times"))  # fmt: skip
    command.add_argument("--json", action="store_true")
    command.set_defaults(do=run)


def run(desk: Desk, chosen: argparse.Namespace) -> int:
    table = None if chosen.table is None else Observations.of(desk.read(chosen.table).observations)
    plan = None if chosen.plan is None else desk.plan(chosen.plan)[0]
    known = replace(desk.presets, profiles=(*desk.presets.profiles, *chosen_profiles(desk, chosen.profile)))
    try:
        found = read_returns(chosen.folder, known, plan=plan, table=table, progress=_progress(), day=desk.today())
    except WorkbookRefused as refusal:
        raise Unusable(str(refusal)) from refusal
    if sys.stderr.isatty():
        sys.stderr.write(_CLEAR)
    if chosen.json:
        print(json.dumps(as_json(found, desk.register), ensure_ascii=False, indent=1, allow_nan=False))
    else:
        print(as_text(found, desk.register))
    return 1 if any(_FAULTS & set(each.states) for each in found.returns) else 0


def as_json(found: FolderRead, register: Register) -> dict[str, Any]:
    """The promised form: the returns, what was passed over, and the table that they were compared with."""
    return {
        "table": found.table or None,
        "returns": [_return(each, register) for each in found.returns],
        "passed_over": [{"name": each.name, "reason": each.reason} for each in found.passed_over],
    }


def as_text(found: FolderRead, register: Register) -> str:
    """What a person wants to know of a folder of returns."""
    lines = [summary(found.returns, register)]
    if found.table:
        lines.append(tr("Compared with {table}.", table=found.table))
    else:
        lines.append(tr("There was no table to compare with; name one with --table."))
    lines.append("")
    for each in found.returns:
        name = register[each.member].name if each.member else ""
        file = "" if each.sent is None else each.sent.file
        lines.append(f"{name:<24} {file:<28} {states_words(each)}".rstrip())
        if each.state in {State.REFUSED, State.NOBODY} or each.twins or each.apart or each.questions:
            lines.append(f"    {_said(each, register)}")
        lines += [f"    {_line(row)}" for row in differing(each)]
    if found.passed_over:
        lines += ["", tr("Passed over:")]
        lines += [f"    {each.name}: {each.reason}" for each in found.passed_over]
    return "\n".join(lines)


def _said(each: Return, register: Register) -> str:
    """The whole of it in a sentence, with what there is to do where nobody knows the form of a file."""
    said = sentence(each, register)
    if each.sent is None or not each.sent.not_known:
        return said
    way = tr("Name a profile for it (--profile), or import it in the window, where you can say how it is to be read.")
    return f"{said} {way}"


def _line(row: Differing) -> str:
    mine = f"{row.mine} ({row.mine_at})" if row.mine_at else row.mine
    theirs = f" – {row.theirs} ({row.theirs_at})" if row.theirs_at else f" – {row.theirs}" if row.theirs else ""
    return f"{row.year} {row.figure}: {mine}{theirs}: {row.what}".strip()


def _return(each: Return, register: Register) -> dict[str, Any]:
    sent = each.sent
    return {
        "member": each.member or None,
        "states": [state.name.lower() for state in each.states],
        "file": None if sent is None else sent.file,
        "sha256": None if sent is None else sent.sha256 or None,
        "edition": each.edition or None,
        "layout": None if sent is None else sent.layout or None,
        "figures": len(each.rows),
        "compared": each.compared,
        "contradictions": [_contradiction(found) for found in each.contradictions],
        "changes": [
            {
                "change": change.change.name.lower(),
                "before": None if change.mine is None else _figure(change.mine),
                "now": None if change.theirs is None else _figure(change.theirs),
            }
            for change in each.changes
        ],
        "paths": [{"scenario": path.scenario, "pillar": path.pillar.value} for path in each.paths],
        "sent_too": [{"file": file, "figures_that_differ": apart} for file, apart in each.twins],
        "said": _said(each, register),
    }


def _contradiction(found: Contradiction) -> dict[str, Any]:
    return {"return": _figure(found.mine), "table": _figure(found.theirs), "table_in_unit_of_return": found.theirs_here}


def _figure(row: Observation) -> dict[str, Any]:
    return {
        "measure": row.measure.value,
        "year": row.year,
        "value": row.value,
        "unit": row.unit,
        "price_basis": row.price_basis or None,
        "detail": row.detail or None,
        "file": row.file,
        "cell": row.cell,
        "raw": row.raw,
    }


def _progress() -> Progress:
    """One line that says which file is being read, on a terminal only."""
    if not sys.stderr.isatty():
        return lambda _text: None

    def tell(text: str) -> None:
        sys.stderr.write(f"{_CLEAR}{text[:100]}")
        sys.stderr.flush()

    return tell
