"""The jobs of writing into a workbook, handed in by whoever puts the program together."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from rampath.domain.plan import Plan
from rampath.workbook.grid import Book
from rampath.workbook.patch.cell_map import CellUse
from rampath.workbook.patch.filling import CellDiff, Outcome, Target
from rampath.workbook.patch.proposal import Proposal
from rampath.workbook.progress import Progress
from rampath.workbook.values_copy import ValuesCopy


@dataclass(frozen=True, slots=True)
class Theirs:
    """Somebody's workbook: what is written into, its sheets to look at, and the map that its reading tells.

    `spoilt` says which saved profiles could not be used in reading it, and why.
    """

    target: Target
    book: Book
    uses: tuple[CellUse, ...]
    spoilt: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FillDoors:
    """`open` raises `other_form` where only a copy of the values can be written into, which `copy_values` makes;
    `propose` says what a map would do for a scenario by its name, and `write` does it (the flag says that stored
    results are kept); `read_map` and `write_map` keep maps. Each may raise one of `refused`.
    """

    open: Callable[[Path, Plan, Progress], Theirs]
    propose: Callable[[Target, Sequence[CellUse], Plan, str], Proposal]
    write: Callable[[Target, Sequence[CellDiff], Path, bool], Outcome]
    copy_values: Callable[[Path, Path, Progress], ValuesCopy]
    read_map: Callable[[Path], tuple[CellUse, ...]]
    write_map: Callable[[Sequence[CellUse], Path], None]
    kept_back: Callable[[Target, Plan], str | None]
    """Why figures of a plan may not go into a file: a label or the marking would be dropped. None where they may."""
    other_form: type[Exception]
    refused: tuple[type[Exception], ...]
