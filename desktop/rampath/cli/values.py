"""`rampath values`: the values of any workbook as a new .xlsx, which can be written into."""

import argparse
from pathlib import Path
from typing import Any

from rampath.cli.desk import Desk, Unusable, writable
from rampath.wording import tr
from rampath.workbook.opened_book import open_book
from rampath.workbook.safety import WorkbookRefused
from rampath.workbook.saving import NotSaved
from rampath.workbook.values_copy import write_values


def add_command(commands: Any) -> None:
    """Declare the command and its arguments."""
    command = commands.add_parser("values", help=tr("write the values of an .ods, .xls or .xlsb to a new .xlsx"))
    command.add_argument("file", type=Path, metavar="FILE")
    command.add_argument("-o", "--output", required=True, type=Path, metavar="COPY.xlsx")
    command.set_defaults(do=run)


def run(_desk: Desk, chosen: argparse.Namespace) -> int:
    target = writable(chosen.output, [chosen.file])
    try:
        made = write_values(open_book(chosen.file), target)
    except (WorkbookRefused, NotSaved) as refusal:
        raise Unusable(str(refusal)) from refusal
    print(tr("Wrote {target}. {said}", target=target, said=made.said))
    return 0
