"""Why a file that is whole was not read: no layout knows it, or one does and it lacks what that layout needs."""

from collections.abc import Iterable
from pathlib import Path

from rampath.domain.finding import Finding, Severity, in_order
from rampath.wording import tr
from rampath.workbook.grid import Book
from rampath.workbook.plan_layout import NEEDED
from rampath.workbook.profile import Profile
from rampath.workbook.result import shown
from rampath.workbook.safety import WorkbookRefused
from rampath.workbook.uncut import uncut_in


class NotKnown(WorkbookRefused):
    """No known layout, and no profile, reads a file that is whole; a person can say how it is to be read."""


class Lacking(NotKnown):
    """A known layout, or a profile, tells what a file is, and finds nothing that it can read in it."""


def is_plan_book(book: Book) -> bool:
    """Whether it has the sheets of a plan workbook."""
    return {sheet.name for sheet in book.sheets} >= NEEDED


def nothing_in(book: Book) -> WorkbookRefused:
    """The refusal of a book that no layout knows."""
    file = book.file.name
    if is_plan_book(book):
        return WorkbookRefused(
            tr("{file} is a plan workbook, not one of figures; use “rampath project”, or open it.", file=file)
        )
    uncut = uncut_in(book)
    if uncut is not None:
        return WorkbookRefused(
            tr("Each row of sheet “{sheet}” in {file} stands in one cell, with “{sign}” between its fields; read the"
               " text file that it was made from, or split the column first (in Excel: Data > Text to Columns).",
               sheet=shown(uncut.sheet), file=file, sign=uncut.sign)
        )  # fmt: skip
    names = ", ".join(shown(sheet.name) for sheet in book.sheets[:4]) + (" …" if len(book.sheets) > 4 else "")
    said = tr("{file} holds no table that Rampath knows (sheets: {names}).", file=file, names=names or tr("none"))
    return NotKnown(said, _by_hand())


def nearly(book: Book, profile: Profile, reason: str, *, finds: bool) -> NotKnown:
    """The refusal of a book that a profile nearly fits; the profile is recommended only where it `finds` figures."""
    fields = {"file": book.file.name, "profile": profile.name, "reason": reason}
    if not finds:
        said = tr("{file} is like what the profile “{profile}” expects, but that profile finds no figures in it:"
                  " {reason}.", **fields)  # fmt: skip
        return NotKnown(said, tr("import it in the window, where you can say how it is to be read."))
    said = tr("{file} is nearly what the profile “{profile}” expects, but not quite: {reason}.", **fields)
    name = Path(profile.file).stem or profile.name
    return NotKnown(
        said, tr("choose that profile (--profile {name}) to read it all the same and be told what differs.", name=name)
    )


def lacking(said: str) -> Lacking:
    """The refusal of a book whose form is known, with what it lacks in a sentence."""
    return Lacking(said, _by_hand())


def not_by_profile(book: Book, profile: str, why: str) -> Lacking:
    """The refusal of a book in which a profile found nothing."""
    said = tr("{file} could not be read by the profile “{profile}”: {why}",
              file=book.file.name, profile=profile, why=why)  # fmt: skip
    return Lacking(said, tr("import it in the window, where you can say how it is to be read, or read it by another"
                            " profile (--profile)."))  # fmt: skip


def without_figures(book: Book, layout: str, findings: Iterable[Finding]) -> Lacking:
    """The refusal of a book in which a layout found nothing: for the first of its errors, where it told any."""
    fields = {"file": book.file.name, "layout": layout}
    first = next((each for each in in_order(findings) if each.severity is Severity.ERROR), None)
    if first is None:
        return lacking(tr("{file} is in the form “{layout}”, but has no figure where that form has them.", **fields))
    what = first.message.removesuffix(f" {first.done}.") if first.done else first.message
    why = f"{first.place}: {what}" if first.place else what
    return lacking(tr("{file} is in the form “{layout}”, but no figure can be read in it: {why}", **fields, why=why))


def _by_hand() -> str:
    return tr("import it in the window, where you can say how it is to be read, or read it by a profile (--profile).")
