"""From a folder of returns to what is to be said of each: files read one by one, and compared with a plan."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from rampath.domain.earlier import Earlier, Remembered
from rampath.domain.marking import labels_in
from rampath.domain.member import Register
from rampath.domain.member_naming import members_in
from rampath.domain.observation import Observations
from rampath.domain.plan import Plan
from rampath.domain.return_words import differing, sentence
from rampath.domain.returns import MANY, Return, Sent, SentPath, compare_returns, without_returns
from rampath.opening import Opened, Presets, read_any, said_by, source_of
from rampath.wording import tr
from rampath.workbook.csv_file import write_csv
from rampath.workbook.progress import CalledOff, Progress, silent
from rampath.workbook.question import Answers, Question
from rampath.workbook.reading import Reading
from rampath.workbook.return_folder import PassedOver, folder_of, none_to_read, nothing_to_read, told_apart
from rampath.workbook.safety import WorkbookRefused


@dataclass(frozen=True, slots=True)
class FolderRead:
    """The returns of a folder, what in it was passed over, and which alliance's table they were compared with.

    `files` is how many files were named where it was several of them and no folder, which `folder` is then no name for.
    `questions` are those of each file that has any, answered or not, by its SHA-256.
    """

    folder: Path
    returns: tuple[Return, ...]
    passed_over: tuple[PassedOver, ...]
    table: str = ""
    files: int = 0
    questions: Mapping[str, tuple[Question, ...]] = field(default_factory=dict)


def read_returns(
    paths: Path | Sequence[Path],
    presets: Presets,
    *,
    plan: Plan | None = None,
    table: Observations | None = None,
    progress: Progress = silent,
    day: date | None = None,
    answers: Mapping[str, Answers] | None = None,
) -> FolderRead:
    """Read every workbook in a folder, or these files, and compare each with the alliance's table and with the plan.

    The alliance's table is `table`, else what the plan has of it, else the largest one in the folder itself. What
    the plan has answers to is not asked again; `answers`, by the files' SHA-256, go before those. A file that cannot be
    read is one of the returns, with the reason; `day` is the day of the reading. Raises WorkbookRefused for a folder
    that cannot be read, or has nothing to read in it; CalledOff comes through from `progress`.
    """
    given = [paths] if isinstance(paths, Path) else list(paths)
    folder = given[0] if len(given) == 1 else given[0].parent
    found = folder_of(folder) if len(given) == 1 else told_apart(given)
    if not found.files:
        raise nothing_to_read(folder, found) if len(given) == 1 else none_to_read(found)
    sent = []
    known = _answered({} if plan is None else plan.remembered, answers or {})
    questions: dict[str, tuple[Question, ...]] = {}
    for number, file in enumerate(found.files, 1):
        each, asked = _read(file, presets, _counted(progress, number, len(found.files), file.name), day, known)
        sent.append(replace(each, read="" if day is None else day.isoformat()))
        questions |= {each.sha256: asked} if asked else {}
    progress(tr("Comparing {count} files", count=len(sent)))
    alliance, name = _alliance(sent, plan, table)
    returns = compare_returns(sent, alliance, presets.register, plan)
    return FolderRead(folder, returns, found.passed_over, name, len(given) if len(given) > 1 else 0, questions)


def _answered(known: Remembered, answers: Mapping[str, Answers]) -> Remembered:
    """What is known of files, with these answers before those that were given earlier."""
    before = {sha256: known.get(sha256, Earlier()) for sha256 in answers}
    own = {sha256: replace(before[sha256], answers={**before[sha256].answers, **answers[sha256]}) for sha256 in answers}
    return {**known, **own}


def _counted(progress: Progress, number: int, count: int, name: str) -> Progress:
    """Progress that says which file of how many is being read."""
    head = tr("File {number} of {count}, {name}", number=number, count=count, name=name)
    progress(head)
    return lambda text: progress(f"{head}: {text}")


def _read(
    file: Path, presets: Presets, progress: Progress, day: date | None, known: Remembered
) -> tuple[Sent, tuple[Question, ...]]:
    """One file and its questions; whatever is wrong with it is said, and the others are read all the same."""
    named = members_in(file.stem, presets.register)
    try:
        found = read_any(file, presets, progress, day=day, remembered=known)
        if isinstance(found, Opened):
            return _sent_plan(file, found, presets), ()
        return _sent(found, named), found.questions
    except CalledOff:
        raise
    except WorkbookRefused as refusal:
        return Sent(file.name, members=named, refused=str(refusal)), ()
    except Exception as error:  # noqa: BLE001 - one file must not stop the other thirty-one
        why = f"{type(error).__name__}: {error}"
        said = tr("{file} could not be read ({why}).", file=file.name, why=why)
        return Sent(file.name, members=named, refused=said), ()


def _sent(reading: Reading, named: tuple[str, ...]) -> Sent:
    return Sent(
        reading.file, reading.layout, reading.edition, reading.sha256, tuple(reading.observations),
        said_by(reading), named,
        questions=sum(not question.answered for question in reading.questions),
        label=reading.label or "",
        answers=source_of(reading, None).answers,
    )  # fmt: skip


def _sent_plan(file: Path, opened: Opened, presets: Presets) -> Sent:
    plan = opened.plan
    paths = tuple(
        SentPath(scenario.name, member, pillar, path)
        for scenario in plan.scenarios
        for (member, pillar), path in scenario.paths.items()
    )
    return Sent(
        file.name,
        tr("Rampath plan"),
        plan.title or file.stem,
        hashlib.sha256(file.read_bytes()).hexdigest(),
        plan.observations.rows,
        (*opened.findings, *labels_in(plan, file.name)),
        members_in(file.stem, presets.register) or members_in(plan.title, presets.register),
        from_plan=True,
        label=plan.marking,
        paths=paths,
    )


def _alliance(sent: Sequence[Sent], plan: Plan | None, table: Observations | None) -> tuple[Observations, str]:
    """The alliance's figures, and what they are called."""
    if table is not None:
        return table, ", ".join(table.editions)
    if plan is not None:
        known = without_returns(plan.observations)
        return known, ", ".join(known.ranking.for_all())
    tables = [each for each in sent if not each.from_plan and _members(each) >= MANY]
    if not tables:
        return Observations(), ""
    largest = max(tables, key=_members)
    return Observations.of(largest.observations), largest.edition


def _members(sent: Sent) -> int:
    return len({row.member for row in sent.observations})


HEADERS = (
    "member", "name", "state", "file", "edition", "layout", "figures", "year", "figure", "in_the_return", "its_cell",
    "other_figure", "other_cell", "difference", "why_listed", "said",
)  # fmt: skip


def export_returns(found: FolderRead, register: Register, target: Path) -> None:
    """Write the list as a CSV: a row for each return, and one for each of its figures that differs.

    Raises NotSaved in one sentence.
    """
    write_csv(target, HEADERS, _csv_rows(found, register))


def _csv_rows(found: FolderRead, register: Register) -> Iterator[list[str | float | int]]:
    for each in found.returns:
        sent = each.sent or Sent("")
        head: list[str | float | int] = [
            each.member, register[each.member].name if each.member else "",
            ", ".join(tr(state.value) for state in each.states), sent.file, each.edition, sent.layout, len(each.rows),
        ]  # fmt: skip
        yield [*head, "", "", "", "", "", "", "", "", sentence(each, register)]
        for row in differing(each):
            yield [
                *head, row.year, row.figure, row.mine, row.mine_at, row.theirs, row.theirs_at, row.difference,
                row.what, "",
            ]  # fmt: skip
    for passed in found.passed_over:
        yield ["", "", tr("passed over"), passed.name, *[""] * 11, passed.reason]
