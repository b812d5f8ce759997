"""A folder of returns: which of its files are to be read, and what is passed over, with the reason."""

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from rampath.wording import listing, marked, number, tr
from rampath.workbook.safety import WorkbookRefused

TABLES = frozenset({".xlsx", ".xlsm", ".xls", ".xlsb", ".ods", ".csv", ".tsv", ".txt"})
"""The endings of files that may hold a table."""

_NAMED = 4
_FOLDER = marked("a folder inside the folder")
_FOLDER_BESIDE = marked("a folder beside other files; import it by itself")


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
        return _told_apart(folder.iterdir(), tr(_FOLDER))
    except OSError as error:
        plain = {FileNotFoundError: tr("there is no such folder"), NotADirectoryError: tr("it is a file and no folder")}
        why = plain.get(type(error)) or error.strerror or type(error).__name__
        raise WorkbookRefused(tr("{folder} could not be read: {why}.", folder=folder, why=why)) from error


def told_apart(entries: Iterable[Path]) -> Folder:
    """The files among these that are to be read, in the order of their names, and the rest."""
    return _told_apart(entries, tr(_FOLDER_BESIDE))


def nothing_to_read(folder: Path, found: Folder) -> WorkbookRefused:
    """Why nothing is read of a folder in which there is no file that may hold a table; its folders may have some."""
    inside = sum(each.is_folder for each in found.passed_over)
    if not inside:
        return WorkbookRefused(
            tr("{folder} holds no workbook; name the folder that the returns are in.", folder=folder)
        )
    return WorkbookRefused(
        tr("{folder} holds no workbook, and folders inside it are not looked into ({count}). Put the returns into one"
           " folder, and name that.", folder=folder, count=number(inside, 0))
    )  # fmt: skip


def none_to_read(found: Folder) -> WorkbookRefused:
    """Why none of several files is read."""
    why = listing([f"{each.name} ({each.reason})" for each in found.passed_over[:_NAMED]])
    more = len(found.passed_over) - _NAMED
    if more > 0:
        why += tr(" and {count} more", count=number(more, 0))
    return WorkbookRefused(tr("None of these files can be read as a table: {why}.", why=why))


def _told_apart(entries: Iterable[Path], folder: str) -> Folder:
    told = [(entry, _reason(entry, folder)) for entry in sorted(entries, key=lambda each: each.name.casefold())]
    return Folder(
        tuple(entry for entry, reason in told if not reason),
        tuple(PassedOver(entry.name, reason, reason == folder) for entry, reason in told if reason),
    )


def _reason(entry: Path, folder: str) -> str:
    """Why an entry is passed over, `folder` where it is one; nothing for a file that may hold a table, or that tells
    nothing of itself.
    """
    with suppress(OSError):  # as a link into a folder that is closed to us: reading it says so, and stops no other
        if entry.is_dir():
            return folder
        if not entry.is_file():
            return tr("no file")
    if entry.name.startswith(("~$", ".~lock", "~")) or entry.suffix.casefold() in {".tmp", ".bak"}:
        return tr("a temporary file of a program that has another file open")
    if entry.name.startswith("."):
        return tr("a hidden file")
    if entry.suffix.casefold() not in TABLES:
        return tr("no workbook or text table by its name")
    return ""
