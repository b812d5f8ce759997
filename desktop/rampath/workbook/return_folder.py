"""A folder of returns: which of its files are to be read, and what is passed over, with the reason."""

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from rampath.wording import marked, tr
from rampath.workbook.safety import WorkbookRefused

TABLES = frozenset({".xlsx", ".xlsm", ".xls", ".xlsb", ".ods", ".csv", ".tsv", ".txt"})
"""The endings of files that may hold a table."""

_FOLDER = marked("a folder inside the folder")


@dataclass(frozen=True, slots=True)
class PassedOver:
    """Something in the folder that was not read, and why."""

    name: str
    reason: str
    is_folder: bool = False


@dataclass(frozen=True, slots=True)
class Folder:
    """The files of a folder that are to be read, in the order of their names, and the rest."""

    files: tuple[Path, ...]
    passed_over: tuple[PassedOver, ...]


def folder_of(folder: Path) -> Folder:
    """What is in a folder, without reading any of it. Raises WorkbookRefused in one sentence."""
    try:
        return told_apart(folder.iterdir())
    except OSError as error:
        why = error.strerror or type(error).__name__
        raise WorkbookRefused(tr("{folder} could not be read: {why}.", folder=folder, why=why)) from error


def told_apart(entries: Iterable[Path]) -> Folder:
    """The files among these that are to be read, in the order of their names, and the rest."""
    told = [(entry, _reason(entry)) for entry in sorted(entries, key=lambda each: each.name.casefold())]
    return Folder(
        tuple(entry for entry, reason in told if not reason),
        tuple(PassedOver(entry.name, reason, reason == tr(_FOLDER)) for entry, reason in told if reason),
    )


def _reason(entry: Path) -> str:
    """Why an entry is passed over; nothing for a file that may hold a table, or that tells nothing of itself."""
    with suppress(OSError):  # as a link into a folder that is closed to us: reading it says so, and stops no other
        if entry.is_dir():
            return tr(_FOLDER)
        if not entry.is_file():
            return tr("no file")
    if entry.name.startswith(("~$", ".~lock", "~")) or entry.suffix.casefold() in {".tmp", ".bak"}:
        return tr("a temporary file of a program that has another file open")
    if entry.name.startswith("."):
        return tr("a hidden file")
    if entry.suffix.casefold() not in TABLES:
        return tr("no workbook or text table by its name")
    return ""
