"""Whether a profile fits a book, and why."""

from collections.abc import Sequence

from rampath.wording import tr
from rampath.workbook.grid import Book, Sheet
from rampath.workbook.profile_anchor import anchor_row
from rampath.workbook.profile_header import NO_HEADER, Header, Headings, header_in
from rampath.workbook.profile_values import Profile, ProfileColumn, ProfileSheet, readable
from rampath.workbook.safety import Container

_RENAMED = 0.5
"""What a sheet is worth that has the columns and not the name."""


def fits(profile: Profile, book: Book, headings: Sequence[Headings] = ()) -> tuple[float, str]:
    """How well a profile fits a book, from 0 (not at all) to 1, and why, in words.

    `headings` are those of the book's sheets, where they are known from another profile.
    """
    known = headings or [Headings(sheet) for sheet in book.sheets]
    found = [_fit(wanted, known, book) for wanted in profile.sheets if not wanted.optional]
    if not found:
        return 0.0, tr("it names no sheet that must be there")
    return sum(score for score, _reason in found) / len(found), "; ".join(reason for _score, reason in found)


def _is_meant(wanted: ProfileSheet, sheet: Sheet, book: Book) -> bool:
    """Whether a sheet is called as an entry of a profile says; that of a text file is only called after the file."""
    return book.container is Container.TEXT or wanted.is_called(sheet.name)


def _fit(wanted: ProfileSheet, headings: Sequence[Headings], book: Book) -> tuple[float, str]:
    found = [(each.sheet, header_in(each, wanted)) for each in headings]
    scored = [(_score(sheet, header, wanted, book), sheet, header) for sheet, header in found if header.row]
    if not scored:
        return 0.0, tr("no sheet has its columns")
    score, sheet, header = max(scored, key=lambda each: each[0])
    if not _is_meant(wanted, sheet, book):
        return score, tr("sheet “{sheet}” has its columns, but not the name “{name}”",
                         sheet=sheet.name, name=readable(wanted.sheet))  # fmt: skip
    missing = header.missing(wanted)
    every = len(NO_HEADER.missing(wanted))
    if missing:
        there, gone = every - len(missing), _called(missing[0])
        return score, tr("{found} of its {all} columns are in sheet “{sheet}”; {missing} is not",
                         found=there, all=every, sheet=sheet.name, missing=gone)  # fmt: skip
    return score, tr("its {all} columns are in sheet “{sheet}”", all=every, sheet=sheet.name)


def _called(column: ProfileColumn) -> str:
    """A column in a sentence, with the words above it by which it is known."""
    if not column.under:
        return tr("“{name}”", name=column.title)
    return tr("“{name}” below “{under}”", name=column.title, under=readable(column.under))


def _score(sheet: Sheet, header: Header, wanted: ProfileSheet, book: Book) -> float:
    score = header.worth(wanted)
    if wanted.anchors:
        there = sum(anchor_row(sheet, anchor, 0) is not None for anchor in wanted.anchors)
        score *= 0.5 + 0.5 * there / len(wanted.anchors)
    return score if _is_meant(wanted, sheet, book) else _RENAMED * score
