"""From a file to a plan: a plan workbook is opened, a workbook of figures begins a new plan."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import chain
from pathlib import Path

from rampath.domain.budget_again import told_again
from rampath.domain.commitment import Commitment
from rampath.domain.declaration import Declarations, with_declarations
from rampath.domain.earlier import Remembered, first_read, with_block
from rampath.domain.economy import Economy
from rampath.domain.finding import Finding, not_among, of_a_reading, outdated
from rampath.domain.hand_edit import SetAt
from rampath.domain.marking import carried
from rampath.domain.member import Register
from rampath.domain.observation import Measure, Observations
from rampath.domain.plan import Plan, Source, new_plan
from rampath.domain.plan_budget import sums_of, with_budgets
from rampath.domain.reimport import Choices, Difference
from rampath.domain.reimport_outcome import reimported
from rampath.domain.returns import return_edition, returned_by
from rampath.domain.same_name import edition_apart
from rampath.domain.waiting import keeping_awaited
from rampath.presets import read_commitments, read_declarations, read_economy, read_register
from rampath.wording import tr
from rampath.workbook.awaited import awaited
from rampath.workbook.on_disk_state import state_of
from rampath.workbook.pasted import NAME
from rampath.workbook.plan_workbook import is_plan, read_edited
from rampath.workbook.profile import Profile, read_profile
from rampath.workbook.progress import Progress, silent
from rampath.workbook.question import Answers
from rampath.workbook.reading import Reading, read_workbook
from rampath.workbook.safety import WorkbookRefused


@dataclass(frozen=True, slots=True)
class Presets:
    """What a new plan begins with, beside its figures."""

    register: Register
    commitments: tuple[Commitment, ...]
    economy: Economy
    declarations: tuple[Declarations, ...] = ()
    profiles: tuple[Profile, ...] = ()


def presets_in(folder: Path) -> Presets:
    """The presets of a resource folder, and the profiles that come with it."""
    profiles = tuple(read_profile(file) for file in sorted((folder / "profiles").glob("*.toml")))
    economy = read_economy(folder)
    register = replace(read_register(folder), economy=economy)
    return Presets(register, read_commitments(folder), economy, read_declarations(folder), profiles)


@dataclass(frozen=True, slots=True)
class Opened:
    """A plan from a file: `file` is where it will be saved again, None for one made from figures.

    `findings` are those of this reading; they stand among the plan's own, too. `origin` is the file that was read;
    `label` is the classification label that it carries, "" where it has none or is a plan. `saved` is the plan as
    Rampath saved it, where a person changed its workbook since, and `edits` tell what. `state` is that of the file, and
    `set_at` tells where in it the figures stand that were set by hand, or come from an older file of its name.
    """

    plan: Plan
    file: Path | None
    findings: tuple[Finding, ...]
    origin: Path | None = None
    saved: Plan | None = None
    edits: tuple[Finding, ...] = ()
    label: str = ""
    state: str = ""
    set_at: SetAt = field(default_factory=dict)


def open_file(file: Path, presets: Presets, progress: Progress = silent, *, day: date | None = None) -> Opened:
    """Open a plan, or begin one with a scenario for each commitment; raises WorkbookRefused in words."""
    found = read_any(file, presets, progress, day=day)
    return replace(found if isinstance(found, Opened) else begin(found, presets, day=day), origin=file)


def read_any(
    file: Path,
    presets: Presets,
    progress: Progress = silent,
    answers: Answers | None = None,
    *,
    day: date | None = None,
    remembered: Remembered | None = None,
) -> Opened | Reading:
    """A plan, opened, or what a file of figures says on a day, by these answers and by what is `remembered` of it.

    Raises WorkbookRefused in words.
    """
    if not is_plan(file):
        found = read_workbook(file, presets.register, progress, answers, presets.profiles, day, remembered)
        return as_return(found, presets.register)
    state = state_of(file)
    read = read_edited(file, presets.register)
    plan, told = read.plan, (*read.edits, *read.findings)
    new = not_among(plan.findings, told)
    if new:
        plan = replace(plan, findings=(*new, *plan.findings))
    return Opened(plan, file, told, saved=read.saved, edits=read.edits, state=state, set_at=read.set_at)


def as_return(reading: Reading, register: Register) -> Reading:
    """What a file says, under the name of a return where it is one member's, though in NATO's layout."""
    member = returned_by(reading.observations, reading.edition, register)
    return reading if member is None else reading.in_edition(return_edition(register[member].name, reading.edition))


def begin(reading: Reading, presets: Presets, *, day: date | None = None) -> Opened:
    """A new plan from what one file says, without a file of its own yet; `day` is the day of the reading."""
    return Opened(plan_from([reading], presets, day=day), None, tuple(reading.findings), label=reading.label or "")


def put_in(
    plan: Plan,
    reading: Reading,
    found: Sequence[Difference],
    choices: Choices,
    *,
    day: date | None = None,
) -> Plan:
    """The plan with what a file says put in: another edition beside those that it has, or the same one again.

    `found` are the differences of the reading from the plan, `choices` what is to stand of each, and `day` is the day
    of the reading.
    """
    after = _awaiting(reimported(plan, found, choices), reading)
    source = first_read(_of_blocks(source_of(reading, day), after, plan, reading), plan.sources)
    sources = plan.sources
    if not any(replace(known, read=source.read) == source for known in sources):
        others = (known for known in sources if (known.file, known.edition) != (source.file, source.edition))
        sources = (*others, source)
    said = said_by(reading)
    gone = _outdated(plan, reading, said)
    known = tuple(finding for finding in after.findings if finding not in gone)
    sums = sums_of(reading.lines)
    new = not_among(known, (*told_again(plan.budgets, sums), *said))
    after = replace(after, sources=sources, findings=(*known, *new))
    return with_budgets(with_economies(after, reading), sums)


def _awaiting(plan: Plan, reading: Reading) -> Plan:
    """The plan, which remembers of which figures other bytes of the file told: what stands for them now is asked about
    and not read.
    """
    if reading.file == NAME or all(each.answered for each in reading.questions):
        return plan
    read = {row.cell for row in reading.observations}
    return keeping_awaited(plan, reading.file, reading.edition, reading.sha256, read, awaited(reading))


def _of_blocks(source: Source, after: Plan, before: Plan, reading: Reading) -> Source:
    """The source of a reading; of several pasted blocks in one edition it tells no more than holds for all of them.

    What was answered about each of them is kept with it.
    """
    known = next((e for e in before.sources if (e.file, e.edition) == (source.file, source.edition)), None)
    if source.file != NAME or known is None:
        return source
    blocks = known.blocks
    if known.sha256:
        blocks = with_block(blocks, known.own)
    own = set(reading.observations)
    rows = after.observations.in_edition(source.edition).rows
    if known.sha256 == source.sha256 or all(row in own for row in rows if row.file == NAME):
        return replace(source, blocks=tuple(each for each in blocks if each.sha256 != source.sha256))
    day = source.read if source.read == known.read else ""
    return replace(source, sha256="", read=day, answers=(), blocks=with_block(blocks, source.own))


def _outdated(plan: Plan, reading: Reading, said: Sequence[Finding]) -> frozenset[Finding]:
    """The findings of an earlier reading of the same file that no longer hold.

    None where the plan has two files of that name, whose findings cannot be told apart, nor of a pasted block, which is
    a part.
    """
    editions = {source.edition for source in plan.sources if source.file == reading.file}
    if editions != {reading.edition} or reading.file == NAME:
        return frozenset()
    sheets = {row.cell.rpartition("!")[0] for row in reading.observations} | {each.sheet for each in reading.lines}
    return outdated(plan.findings, reading.file, sheets, set(said))


def told_apart(plan: Plan, reading: Reading) -> Reading:
    """What a file says, in the edition in which it stands in a plan: one of its own, where the plan has another file
    of the same name.
    """
    series = ((row.member, row.measure) for row in reading.observations)
    budgets = ((lines.member, None) for lines in reading.lines)
    return reading.in_edition(edition_apart(plan, source_of(reading, None), chain(series, budgets)))


def plan_from(
    readings: Sequence[Reading],
    presets: Presets,
    commitments: Sequence[str] | None = None,
    *,
    marking: str = "",
    day: date | None = None,
) -> Plan:
    """A plan from what was read, with a scenario for each commitment (by id; None: for all, and for declarations).

    `day` is the day on which they were read, None where that is not known. Of two editions with the same figure
    the one that reaches further counts, whatever the order of files.
    Raises WorkbookRefused where there is no share of GDP to set out from.
    """
    if not any(row.measure is Measure.CORE_SHARE for reading in readings for row in reading.observations):
        names = ", ".join(reading.file for reading in readings)
        raise WorkbookRefused(
            tr("{file} holds no shares of GDP to plan from; name a workbook that has NATO's Table 3.", file=names)
        )
    ordered = sorted(readings, key=lambda reading: max((row.year for row in reading.observations), default=0))
    plan = new_plan(
        presets.register,
        Observations.of(row for reading in ordered for row in reading.observations),
        presets.commitments,
        presets.economy,
        chosen=commitments,
        sources=tuple(source_of(reading, day) for reading in ordered),
        findings=tuple(finding for reading in ordered for finding in said_by(reading)),
        marking=marking,
    )
    for reading in ordered:
        plan = with_budgets(with_economies(plan, reading), sums_of(reading.lines))
    for declared in presets.declarations if commitments is None else ():
        plan = with_declarations(plan, declared)
    return plan


def said_by(reading: Reading) -> tuple[Finding, ...]:
    """The findings of a reading, and the label that its file carries."""
    labels = [carried(reading.file, reading.label)] if reading.label else []
    return (*of_a_reading(reading.findings), *labels)


def with_economies(plan: Plan, reading: Reading) -> Plan:
    """The plan with the economies that a file holds beside its own; every scenario keeps the one that it has.

    An economy that the plan has already is not put in again. One of the same id or name, but with other figures,
    gets a number behind both, since they are unique within a plan.
    """
    economies = list(plan.economies)
    for economy in reading.economies:
        if not any(_alike(economy, known) for known in economies):
            economies.append(_told_apart(economy, economies))
    return plan if len(economies) == len(plan.economies) else replace(plan, economies=tuple(economies))


def _alike(one: Economy, other: Economy) -> bool:
    """Whether two economies say the same of the same source, whatever they are called in a plan."""
    return replace(one, id=other.id, name=other.name) == other


def _told_apart(economy: Economy, known: Sequence[Economy]) -> Economy:
    """The economy under an id and a name that no other has."""
    ids, names = {each.id for each in known}, {each.name for each in known}
    found, at = economy, 1
    while found.id in ids or found.name in names:
        at += 1
        found = replace(economy, id=f"{economy.id}-{at}", name=f"{economy.name} ({at})")
    return found


def source_of(reading: Reading, day: date | None) -> Source:
    """The file of a reading, for the record of a plan."""
    answers = tuple((question.id, question.taken) for question in reading.questions if question.answered)
    return Source(reading.file, reading.sha256, reading.edition, "" if day is None else day.isoformat(), answers)
