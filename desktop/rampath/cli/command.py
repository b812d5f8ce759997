"""The commands, their arguments, and the exit codes: 0 well, 1 findings that are errors, 2 not usable."""

import argparse
import re
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

from typing_extensions import override

from rampath import __version__
from rampath.cli import (
    advising,
    comparing,
    exporting,
    filling,
    inspecting,
    planning,
    projecting,
    reading,
    reporting,
    returns,
    self_check,
    solving,
    values,
    window,
)
from rampath.cli.answering import add_answers
from rampath.cli.desk import Desk, Unusable
from rampath.wording import tr

COMMANDS = (
    "window", "read", "plan", "project", "compare", "solve", "advise", "returns", "export", "fill", "values", "inspect",
    "report", "self-check",
)  # fmt: skip


_NO_NUMBER = re.compile(r"invalid (?:float|int) value: '(.*)'")


class _Parser(argparse.ArgumentParser):
    """Says what is wrong with the arguments in one sentence, and where help is."""

    @override
    def error(self, message: str) -> NoReturn:
        plain = _NO_NUMBER.sub(r"“\1” is no number", message).removesuffix(".")
        said = plain[:1].upper() + plain[1:]
        sys.stderr.write(tr("{said}. See: {program} --help\n", said=said, program=self.prog))
        raise SystemExit(2)


def run(arguments: Sequence[str]) -> int:
    """Do what the arguments ask; the exit code."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="replace")
    parser = _parser()
    try:
        chosen = parser.parse_args(_with_command(list(arguments)))
    except SystemExit as stop:
        return stop.code if isinstance(stop.code, int) else 2
    try:
        desk = Desk()
        return int(chosen.do(desk, chosen))
    except Unusable as refusal:
        sys.stderr.write(f"{refusal}\n")
        return 2
    except BrokenPipeError:
        sys.stderr.close()
        return 0


def _with_command(arguments: list[str]) -> list[str]:
    """Without a command the window is meant: `rampath`, `rampath PLAN.xlsx`."""
    if not arguments:
        return ["window"]
    first = arguments[0]
    return arguments if first in COMMANDS or first.startswith("-") else ["window", *arguments]


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="rampath",
        description=tr("Plan members' paths to NATO's defence-spending commitments. Works offline."),
        epilog=tr(
            "Exit codes: 0 all is well, 1 finished with findings that are errors, 2 could not be used. A question"
            " that leaves figures out until it is answered is such a finding."
        ),
    )
    parser.add_argument("--version", action="version", version=f"rampath {__version__}")
    commands = parser.add_subparsers(metavar="COMMAND", required=True, parser_class=_Parser)

    command = commands.add_parser("window", help=tr("open the window (the default)"))
    command.add_argument("file", nargs="?", type=Path, help=tr("a plan, or a workbook of figures"))
    command.set_defaults(do=window.run)

    command = commands.add_parser("read", help=tr("read workbooks and say what is in them"))
    command.add_argument("files", nargs="+", type=Path, metavar="FILE")
    command.add_argument("--json", action="store_true", help=tr("print observations and findings as JSON"))
    command.add_argument("--unused", action="store_true", help=tr("list every cell that was not used, and why"))
    add_answers(command)
    _add_profile(command)
    command.set_defaults(do=reading.run)

    command = commands.add_parser("plan", help=tr("make a plan workbook from workbooks of figures"))
    command.add_argument("files", nargs="+", type=Path, metavar="FILE")
    command.add_argument("--commitment", required=True, action="append", metavar="ID",
                         help=tr("such as hague-2035; may be given more than once, “all” for all"))  # fmt: skip
    command.add_argument("-o", "--output", required=True, type=Path, metavar="PLAN.xlsx")
    command.add_argument("--marking", default="", metavar="TEXT", help=tr("the marking of the plan"))
    add_answers(command)
    _add_profile(command)
    command.set_defaults(do=planning.run)

    command = commands.add_parser("project", help=tr("print what follows from a plan"))
    command.add_argument("plan", type=Path, metavar="PLAN.xlsx")
    command.add_argument("--scenario", metavar="NAME", help=tr("default: the plan's first"))
    command.add_argument("--prices", choices=("current", "constant"), default="current",
                         help=tr("current prices (the default), or constant prices of the edition"))  # fmt: skip
    form = command.add_mutually_exclusive_group()
    form.add_argument("--csv", action="store_true")
    form.add_argument("--json", action="store_true")
    command.set_defaults(do=projecting.run)

    comparing.add_command(commands)
    solving.add_command(commands)
    advising.add_command(commands)
    returns.add_command(commands)
    exporting.add_command(commands)
    filling.add_command(commands)
    values.add_command(commands)
    inspecting.add_command(commands)
    reporting.add_command(commands)

    command = commands.add_parser("self-check", help=tr("check that this installation works"))
    command.set_defaults(do=self_check.run)
    return parser


def _add_profile(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--profile", action="append", default=[], metavar="P.toml",
        help=tr("how to read the files: a profile, or the name of one that comes with Rampath; may be repeated"),
    )  # fmt: skip
