"""What is said where a budget is read again: nothing of its totals gives way, or is left standing, in silence."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import isclose

from rampath.domain.finding import Finding, Severity
from rampath.domain.plan_budget import BudgetSum, Key
from rampath.wording import number, tr

_Read = Mapping[Key, BudgetSum]
"""What a file gives now, by what it is of."""


def told_again(held: Sequence[BudgetSum], sums: Iterable[BudgetSum]) -> tuple[Finding, ...]:
    """Of totals that a plan holds: those that are others now, and those that the same file does not give any more."""
    read = {each.key: each for each in sums}
    return (*_changed(held, read), *_gone(held, read))


def _changed(held: Sequence[BudgetSum], read: _Read) -> Iterator[Finding]:
    for old in held:
        new = read.get(old.key)
        if new is not None and not isclose(old.amount, new.amount, rel_tol=1e-12, abs_tol=1e-9):
            said = tr("{what}: {old} gave way to {new} {unit}, as {file} now says.", what=_what(old),
                      old=number(old.amount, 3), new=number(new.amount, 3), unit=new.unit, file=new.file)  # fmt: skip
            yield Finding(Severity.NOTE, new.place, "", said, new.file)


def _gone(held: Sequence[BudgetSum], read: _Read) -> Iterator[Finding]:
    files = {(each.file, each.edition) for each in read.values()}
    for old in held:
        if (old.file, old.edition) in files and old.key not in read:
            said = tr("{what}: no longer among the totals of {file}; {old} {unit}, read before, stands.",
                      what=_what(old), old=number(old.amount, 3), unit=old.unit, file=old.file)  # fmt: skip
            yield Finding(Severity.WARNING, old.place, "", said, old.file)


def _what(total: BudgetSum) -> str:
    """`Haushaltsplan 2025, Einzelplan 14, Soll 2025`."""
    stage = " ".join(filter(None, (total.stage, str(total.year))))
    return ", ".join(filter(None, (total.edition, total.part, total.side, stage)))
