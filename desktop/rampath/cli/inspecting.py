"""`rampath inspect`: what a workbook carries beside its figures, and a copy without what is named."""

import argparse
import json
from pathlib import Path
from typing import Any

from rampath.cli.desk import Desk, Unusable, writable
from rampath.wording import number, tr
from rampath.workbook.inspected.inspecting import Inspection, inspect_workbook
from rampath.workbook.inspected.item import KINDS, Item
from rampath.workbook.inspected.removing import write_without
from rampath.workbook.safety import WorkbookRefused
from rampath.workbook.saving import NotSaved


def add_command(commands: Any) -> None:
    """Declare the command and its arguments."""
    command = commands.add_parser("inspect", help=tr("say what a workbook carries beside its figures"))
    command.add_argument("file", type=Path, metavar="FILE")
    command.add_argument("--remove", action="append", default=[], metavar="ID",
                         help=tr("take this out: an id such as author-1, or a kind such as author"))  # fmt: skip
    command.add_argument("-o", "--output", type=Path, metavar="COPY", help=tr("the copy without what is named"))
    command.add_argument("--json", action="store_true", help=tr("print what was found as JSON"))
    command.set_defaults(do=run)


def run(_desk: Desk, chosen: argparse.Namespace) -> int:
    if bool(chosen.remove) != (chosen.output is not None):
        raise Unusable(tr("Name what to take out with --remove, and the copy with -o."))
    try:
        inspection = inspect_workbook(chosen.file)
        if chosen.output is not None:
            out = writable(chosen.output, [chosen.file], chosen.file.suffix)
            print(write_without(inspection, _named(inspection, chosen.remove), out).said(out))
            return 0
    except (WorkbookRefused, NotSaved) as refusal:
        raise Unusable(str(refusal)) from refusal
    if chosen.json:
        print(json.dumps([_as_json(each) for each in inspection.items], ensure_ascii=False, indent=1))
        return 0
    print(tr("{file}: found {count}.", file=chosen.file.name, count=number(len(inspection.items), 0)))
    for each in inspection.items:
        where = tr(" in {place}", place=each.place) if each.place else ""
        why = tr("; cannot be taken out here: {why}", why=each.fixed) if each.fixed else ""
        print(f"{each.id}  {tr(KINDS[each.kind])}{where}: {each.text}{why}")
    return 0


def _named(inspection: Inspection, names: list[str]) -> list[Item]:
    """The items of these ids and kinds; of a kind, those that can be taken out."""
    found: dict[str, Item] = {}
    for name in names:
        item = inspection.item(name)
        of_kind = [each for each in inspection.items if each.kind.value == name]
        fitting = [item] if item is not None else [each for each in of_kind if not each.fixed]
        if not fitting and of_kind:
            raise Unusable(tr("{item} cannot be taken out: {why}.", item=name, why=of_kind[0].fixed))
        if not fitting:
            raise Unusable(tr("“{name}” is nothing that was found; “rampath inspect {file}” lists what there is.",
                              name=name, file=inspection.file))  # fmt: skip
        found |= {each.id: each for each in fitting}
    return list(found.values())


def _as_json(item: Item) -> dict[str, object]:
    return {
        "id": item.id, "kind": item.kind.value, "place": item.place, "text": item.text,
        "removable": not item.fixed, "why_not": item.fixed or None,
    }  # fmt: skip
