"""What the commands share: the register and the presets, reading files, and refusing in one sentence."""

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime
from functools import cached_property
from pathlib import Path

from rampath import resources
from rampath.domain.finding import has_errors
from rampath.domain.member import Register
from rampath.domain.plan import Plan
from rampath.domain.scenario import Scenario
from rampath.opening import Presets, as_return, presets_in
from rampath.presets import PresetSpoilt
from rampath.wording import listing, tr
from rampath.workbook.on_disk import is_folder
from rampath.workbook.plan_workbook import read_plan
from rampath.workbook.profile import ProfileSpoilt
from rampath.workbook.question import Answers
from rampath.workbook.reading import Reading, read_workbook
from rampath.workbook.safety import WorkbookRefused

_ENDINGS = frozenset({
    ".csv", ".json", ".ods", ".pdf", ".png", ".svg", ".toml", ".tsv", ".txt", ".xls", ".xlsb", ".xlsm", ".xlsx",
})  # fmt: skip
"""How names of the kinds of files end that are read or written here."""


class Unusable(Exception):
    """An argument or a file that could not be used; the message is one sentence for people."""


class Desk:
    """The resources of one run, read when they are first needed."""

    @cached_property
    def folder(self) -> Path:
        try:
            return resources.folder()
        except resources.ResourcesMissing as missing:
            raise Unusable(str(missing)) from missing

    @cached_property
    def presets(self) -> Presets:
        try:
            return presets_in(self.folder)
        except (PresetSpoilt, ProfileSpoilt) as spoilt:
            raise Unusable(str(spoilt)) from spoilt

    @property
    def register(self) -> Register:
        return self.presets.register

    def today(self) -> date:
        return datetime.now(UTC).astimezone().date()

    def read(self, file: Path, answers: Answers | None = None) -> Reading:
        """What a workbook of figures says, with the answers to the questions that it leaves open."""
        try:
            read = read_workbook(file, self.register, answers=answers, profiles=self.presets.profiles, day=self.today())
            return as_return(read, self.register)
        except WorkbookRefused as refusal:
            raise Unusable(str(refusal)) from refusal

    def plan(self, file: Path) -> tuple[Plan, int]:
        """The plan in a plan workbook, and the exit code that its findings ask for; they go to stderr."""
        try:
            plan, findings = read_plan(file, self.register)
        except WorkbookRefused as refusal:
            raise Unusable(str(refusal)) from refusal
        for finding in findings:
            sys.stderr.write(f"{finding.place}: {finding.message}\n")
        return plan, 1 if has_errors(findings) else 0


@contextmanager
def qt_wanted() -> Iterator[None]:
    """Refuse in words where Qt's libraries do not load, which on a bare Linux some of the system's lack."""
    try:
        yield
    except ImportError as error:
        raise Unusable(
            tr(
                "Qt cannot be loaded ({error}); “bash installer/run” names what to install.",
                error=error,
            )
        ) from error


def scenario_of(plan: Plan, name: str | None) -> Scenario:
    """The scenario of this name, or the plan's first."""
    if name is None:
        return plan.scenarios[0]
    try:
        return plan.scenario(name)
    except KeyError:
        names = listing([f"“{scenario.name}”" for scenario in plan.scenarios])
        raise Unusable(tr("The plan has no scenario “{name}”; it has {names}.", name=name, names=names)) from None


def members_of(plan: Plan, named: str | None) -> list[str]:
    """The codes of a list such as `EST,FRA`, in its order; all members where there is none."""
    codes = list(plan.register.codes)
    if named is None:
        return codes
    wanted = list(dict.fromkeys(code.strip().upper() for code in named.split(",") if code.strip()))
    strangers = [code for code in wanted if code not in codes]
    if strangers or not wanted:
        raise Unusable(tr("No member has the code {codes}; codes are such as EST or FRA.",
                          codes=listing(strangers) or "“”"))  # fmt: skip
    return wanted


def writable(target: Path, others: Sequence[Path], ending: str = ".xlsx") -> Path:
    """The target of an output; refused where it is one of the inputs, where its folder is not there, or where its name
    ends as another kind of file does than the one that is written, which Excel would not open then.
    """
    if ending and target.suffix.lower() in _ENDINGS - {ending.lower()}:
        raise Unusable(tr("What is written is no {other} file; let the name {file} end in {ending}.",
                          other=target.suffix.lower(), file=target.name, ending=ending))  # fmt: skip
    if any(target.resolve() == other.resolve() for other in others):
        raise Unusable(tr("{file} is what is read here; name another file to write to.", file=target))
    if not is_folder(target.resolve().parent):
        raise Unusable(tr("The folder {folder} does not exist; make it, or name another one.", folder=target.parent))
    return target
