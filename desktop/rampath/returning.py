"""From a folder of returns to what is to be said of each: files read one by one, and compared with a plan."""

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
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
from rampath.workbook.awaited import awaited
from rampath.workbook.csv_file import write_csv
from rampath.workbook.draft import Draft
from rampath.workbook.draft_reading import read_draft
from rampath.workbook.not_known import NotKnown
from rampath.workbook.progress import CalledOff, Progress, silent
from rampath.workbook.question import Answers, Question
from rampath.workbook.reading import Reading
from rampath.workbook.return_folder import PassedOver, folder_of, none_to_read, nothing_to_read, told_apart
from rampath.workbook.safety import WorkbookRefused


@dataclass(frozen=True, slots=True)
class FileRead:
    """A file as it was read, and its questions, answered or not."""

    path: Path
    sent: Sent
    questions: tuple[Question, ...] = ()


@dataclass(frozen=True, slots=True)
class FolderRead:
    """The returns of a folder, what in it was passed over, and which alliance's table they were compared with.

    `files` is how many files were read where several were named and no folder, which `folder` is then no name for.
    `questions` are those of each file that has any, answered or not, by its SHA-256. `read` are the files as they were
    read, in their order.
    """

    folder: Path
    returns: tuple[Return, ...]
    passed_over: tuple[PassedOver, ...]
    table: str = ""
    files: int = 0
    questions: Mapping[str, tuple[Question, ...]] = field(default_factory=dict)
    read: tuple[FileRead, ...] = ()

    def path_of(self, sent: Sent) -> Path | None:
        """Where the file of a return lies."""
        return next((each.path for each in self.read if each.sent is sent), None)


Drafts = Mapping[Path, Draft]
"""The drafts by which files were read by hand."""


def read_returns(
    paths: Path | Sequence[Path],
    presets: Presets,
    *,
    plan: Plan | None = None,
    table: Observations | None = None,
    progress: Progress = silent,
    day: date | None = None,
    answers: Mapping[str, Answers] | None = None,
    drafts: Drafts | None = None,
) -> FolderRead:
    """Read every workbook in a folder, or these files, and compare each with the alliance's table and with the plan.

    The alliance's table is `table`, else what the plan has of it, else the largest one in the folder itself. What
    the plan has answers to is not asked again; `answers`, by the files' SHA-256, go before those. A file that was read
    by hand is read by its draft as long as it is the same. A file that cannot be read is one of the returns, with the
    reason; `day` is the day of the reading. Raises WorkbookRefused for a folder that cannot be read, or has nothing to
    read in it; CalledOff comes through from `progress`.
    """
    given = [paths] if isinstance(paths, Path) else list(paths)
    folder = given[0] if len(given) == 1 else given[0].parent
    found = folder_of(folder) if len(given) == 1 else told_apart(given)
    if not found.files:
        raise nothing_to_read(folder, found) if len(given) == 1 else none_to_read(found)
    given_to, by_hand = answers or {}, drafts or {}
    known = _answered({} if plan is None else plan.remembered, given_to)
    read = []
    for number, file in enumerate(found.files, 1):
        told = _counted(progress, number, len(found.files), file.name)
        draft = by_hand.get(file)
        if draft is None or not _is_of(draft, file):
            each = _read(file, presets, told, day, known)
        else:
            own = {**draft.answers, **given_to.get(draft.book.sha256, {})}
            each = _by_draft(file, replace(draft, answers=own).followed(told), presets)
        read.append(_on(day, each))
    progress(tr("Comparing {count} files", count=len(read)))
    whole = FolderRead(folder, (), found.passed_over, files=len(found.files) if len(given) > 1 else 0)
    return _compared(whole, read, presets.register, plan, table)


def put_by_hand(
    found: FolderRead, file: Path, reading: Reading, presets: Presets, *, plan: Plan | None, day: date | None = None
) -> FolderRead:
    """The same files, one of them read by hand meanwhile: compared with the plan anew, and none of them read again."""
    own = _on(day, FileRead(file, _sent(reading, members_in(file.stem, presets.register)), reading.questions))
    read = [own if each.path == file else each for each in found.read]
    return _compared(found, read, presets.register, plan, None)


def put_refused(found: FolderRead, file: Path, why: str, register: Register, plan: Plan | None) -> FolderRead:
    """The same files, where one turned out to hold nothing that could be read by hand."""
    read = [
        replace(each, sent=replace(each.sent, refused=why, not_known=False)) if each.path == file else each
        for each in found.read
    ]
    return _compared(found, read, register, plan, None)


def _compared(
    found: FolderRead, read: Sequence[FileRead], register: Register, plan: Plan | None, table: Observations | None
) -> FolderRead:
    sent = [each.sent for each in read]
    alliance, name = _alliance(sent, plan, table)
    returns = compare_returns(sent, alliance, register, plan)
    questions = {each.sent.sha256: each.questions for each in read if each.questions}
    return replace(found, returns=returns, table=name, questions=questions, read=tuple(read))


def _on(day: date | None, each: FileRead) -> FileRead:
    """What was read, on a day."""
    return replace(each, sent=replace(each.sent, read="" if day is None else day.isoformat()))


def _is_of(draft: Draft, file: Path) -> bool:
    """Whether a file is still the one that was read by a draft."""
    with suppress(OSError):
        return hashlib.sha256(file.read_bytes()).hexdigest() == draft.book.sha256
    return False


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


def _read(file: Path, presets: Presets, progress: Progress, day: date | None, known: Remembered) -> FileRead:
    """One file; whatever is wrong with it is said, and the others are read all the same."""

    def read() -> FileRead:
        found = read_any(file, presets, progress, day=day, remembered=known)
        if isinstance(found, Opened):
            return FileRead(file, _sent_plan(file, found, presets))
        return FileRead(file, _sent(found, members_in(file.stem, presets.register)), found.questions)

    return _whatever(file, presets, read)


def _by_draft(file: Path, draft: Draft, presets: Presets) -> FileRead:
    """The same for a file that was read by hand."""

    def read() -> FileRead:
        found = read_draft(draft, presets.register)
        return FileRead(file, _sent(found, members_in(file.stem, presets.register)), found.questions)

    return _whatever(file, presets, read)


def _whatever(file: Path, presets: Presets, read: Callable[[], FileRead]) -> FileRead:
    named = members_in(file.stem, presets.register)
    try:
        return read()
    except CalledOff:
        raise
    except WorkbookRefused as refusal:
        unknown = isinstance(refusal, NotKnown)
        return FileRead(file, Sent(file.name, members=named, refused=refusal.said, not_known=unknown))
    except Exception as error:  # noqa: BLE001 - one file must not stop the other thirty-one
        why = f"{type(error).__name__}: {error}"
        said = tr("{file} could not be read ({why}).", file=file.name, why=why)
        return FileRead(file, Sent(file.name, members=named, refused=said))


def _sent(reading: Reading, named: tuple[str, ...]) -> Sent:
    return Sent(
        reading.file, reading.layout, reading.edition, reading.sha256, tuple(reading.observations),
        said_by(reading), named,
        questions=sum(not question.answered for question in reading.questions),
        label=reading.label or "",
        answers=source_of(reading, None).answers,
        awaited=awaited(reading),
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
        sources=plan.sources,
        set_at=opened.set_at,
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
