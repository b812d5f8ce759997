"""Putting figures into the open plan: another edition beside those that it has, or the same one once more."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from PySide6.QtCore import QObject, Signal

from rampath.document import PlanDocument
from rampath.domain.budget_again import told_again
from rampath.domain.edition_words import counting_in_words
from rampath.domain.member import Register
from rampath.domain.plan import Plan
from rampath.domain.plan_budget import sums_of
from rampath.domain.reimport import Change, Choices, Difference, differences
from rampath.domain.waiting import without_awaited
from rampath.opening import told_apart
from rampath.views.background import Background
from rampath.views.narrowed import narrowed
from rampath.views.worked_out import worked_out
from rampath.wording import listing, number, tr
from rampath.workbook.awaited import awaited
from rampath.workbook.pasted import NAME
from rampath.workbook.reading import Reading

Put = Callable[[Plan, Reading, Sequence[Difference], Choices], Plan]
"""Puts a reading into a plan, by its differences and what was chosen of them."""


@dataclass(frozen=True, slots=True)
class _Compared:
    """A reading in the edition that it has in the plan, and its differences from it."""

    reading: Reading
    found: tuple[Difference, ...]


@dataclass(frozen=True, slots=True)
class _Chosen:
    """What somebody has chosen of differences; it still holds where no other ones came in the meantime."""

    found: Sequence[Difference]
    choices: Choices

    def holds_for(self, found: Sequence[Difference]) -> bool:
        return {each for each in found if each.change is not Change.SAME} <= {*self.found}


class BesideQuestions(Protocol):
    """What is asked where a file says something else than the plan; `Asking` asks it with a dialog."""

    def which_stand(
        self,
        title: str,
        told: str,
        found: Sequence[Difference],
        register: Register,
        then: Callable[[Choices], None],
    ) -> None: ...


class Beside(QObject):
    """Puts a reading into the plan, as one edit; `said` tells in a sentence what came of it."""

    said = Signal(str)
    labelled = Signal(object)
    """The labels of the files whose figures came into the plan."""

    def __init__(
        self,
        document: PlanDocument,
        background: Background,
        put: Put,
        ask: BesideQuestions,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._document = document
        self._background = background
        self._put = put
        self._ask = ask

    def put(self, plan: Plan, reading: Reading, chosen: _Chosen | None = None) -> None:
        """Compare with the plan beside the window; ask where a figure differs that the plan has already.

        What was `chosen` before the plan became another one is not asked again where the same figures differ.
        """

        def compare() -> _Compared:
            own = told_apart(plan, reading)
            unchanged = any(
                (known.file, known.edition, known.sha256) == (own.file, own.edition, own.sha256)
                for known in plan.sources
            )
            found = differences(plan.observations, own.observations, plan.decisions, unchanged=unchanged)
            if own.file == NAME:
                found = _of_a_block(found)
            return _Compared(own, without_awaited(found, awaited(own)))

        def done(outcome: object) -> None:
            compared = narrowed(outcome, _Compared)
            if self._document.plan is plan:
                self._compared(plan, compared.reading, compared.found, chosen)
            else:  # edited meanwhile, as by another file that was read at the same time
                self.put(self._document.plan, reading, chosen)

        work = self._background.run(tr("Comparing {file} with the plan", file=reading.file), compare)
        work.done.connect(done)
        work.failed.connect(_raise)

    def _compared(self, plan: Plan, reading: Reading, found: tuple[Difference, ...], chosen: _Chosen | None) -> None:
        counts = Counter(each.change for each in found)
        known = counts.total() - counts[Change.NEW]
        if not found and reading.lines:
            self._keep_totals(plan, reading)
        elif not found and reading.economies:
            self._edit(plan, reading, found, {}, "")
        elif not found:
            self.said.emit(tr("{file} holds no figures that a plan keeps", file=reading.file))
        elif counts[Change.SAME] == counts.total():
            said = tr("{file}: the plan has all its figures already", file=reading.file)
            if all(each.theirs is each.mine for each in found):
                self.said.emit(said)
            else:
                self._edit(plan, reading, found, {}, said)
        elif known or any(each.decided for each in found):
            said = tr("{edition} was imported again", edition=reading.edition)
            if chosen is not None and chosen.holds_for(found):
                self._edit(plan, reading, found, chosen.choices, said)
                return
            self._ask.which_stand(
                tr("Import {file} again", file=reading.file),
                _told(reading, counts, sum(each.usual is None for each in found)),
                found,
                plan.register,
                lambda choices: self._edit(plan, reading, found, choices, said),
            )
        else:
            self._edit(plan, reading, found, {}, "")

    def _keep_totals(self, plan: Plan, reading: Reading) -> None:
        """Keep what the lines of a budget add up to; a long list itself stays in its file."""
        sums = sums_of(reading.lines)
        totals, told = len(sums), told_again(plan.budgets, sums)
        if not totals:
            self.said.emit(tr("{file} holds no amounts that add up to a total", file=reading.file))
            return
        after = self._put(plan, reading, (), {})
        fields = {"count": number(totals, 0), "edition": reading.edition, "file": reading.file}
        if after.budgets == plan.budgets and not told:
            self.said.emit(tr("{file}: the plan has all its totals already", **fields))
            return
        if not self._document.edit(tr("Keep the totals of {edition}", **fields), after):
            return
        if told:
            others = number(len(told), 0)
            said = tr("{edition} was imported again; totals that are others now, or gone: {others}, told in the"
                      " findings", others=others, **fields)  # fmt: skip
        else:
            said = tr("{count} totals of {edition} stand beside the plan now: View > Budgets", **fields)
        self.said.emit(said)
        self.labelled.emit((reading.label or "",))

    def _edit(self, plan: Plan, reading: Reading, found: Sequence[Difference], choices: Choices, said: str) -> None:
        """Put it in, unless the plan has become another one since it was compared."""
        chosen = _Chosen(found, choices)
        if self._document.plan is not plan:
            self.put(self._document.plan, reading, chosen)
            return
        text = (
            tr("Import {edition} again", edition=reading.edition)
            if said
            else tr("Put {edition} beside", edition=reading.edition)
        )

        def done(outcome: object) -> None:
            after = narrowed(outcome, Plan)
            if self._document.plan is not plan:
                self.put(self._document.plan, reading, chosen)
            elif self._document.edit(text, after):
                self.said.emit(said or _stands_beside(reading, after))
                self.labelled.emit((reading.label or "",))

        work = self._background.run(text, lambda: worked_out(self._put(plan, reading, found, choices)))
        work.done.connect(done)
        work.failed.connect(_raise)


def _stands_beside(reading: Reading, after: Plan) -> str:
    counting = listing(list(counting_in_words(after.observations)))
    fields = {"edition": reading.edition, "counting": counting}
    return tr("{edition} stands beside the others; figures are drawn from {counting}", **fields)


def _of_a_block(found: Sequence[Difference]) -> tuple[Difference, ...]:
    """The differences of a pasted block: a part, which takes nothing back by what it does not hold.

    Nor does it take the place of the file that a figure was read from, where both say the same.
    """
    there = (each for each in found if each.change is not Change.GONE)
    return tuple(
        replace(each, theirs=each.mine)
        if each.change is Change.SAME and each.mine is not None and each.mine.file != NAME
        else each
        for each in there
    )


def _told(reading: Reading, counts: Counter[Change], undecided: int) -> str:
    told = tr("{file} holds figures that the plan has already.", file=reading.file)
    if reading.file != reading.edition:
        told = tr(
            "{file} holds figures of {edition} that the plan has already.", file=reading.file, edition=reading.edition
        )
    told += " " + tr(
        "The same: {same}, different: {other}. Click the figure that is to stand; what is not taken is kept among the"
        " findings.",
        same=number(counts[Change.SAME], 0), other=number(counts.total() - counts[Change.SAME], 0),
    )  # fmt: skip
    if undecided:
        told += " " + tr(
            "Set by hand, and changed in the file too: {count}. These have to be decided.",
            count=number(undecided, 0),
        )
    return told


def _raise(error: object) -> None:
    if isinstance(error, BaseException):
        raise error
