"""Whose a table is that names no members, where a profile was made for the file of one and is given another's."""

from collections.abc import Iterable
from dataclasses import replace
from typing import NamedTuple

from rampath.domain.finding import Finding, Scope, Severity, told
from rampath.domain.member import AGGREGATES, Member, Register
from rampath.wording import listing, tr
from rampath.workbook.grid import Book, Sheet
from rampath.workbook.guess_whose import member_in
from rampath.workbook.guess_words import Words, elsewhere, spaced
from rampath.workbook.mapping import Form, Mapping
from rampath.workbook.names import recognise
from rampath.workbook.profile_said import words_near
from rampath.workbook.result import shown


class Named(NamedTuple):
    """A member that words name, and those words."""

    member: Member
    words: Words


def as_named(book: Book, sheet: Sheet, mapping: Mapping, register: Register) -> tuple[Mapping, tuple[Finding, ...]]:
    """The mapping for the member that the words around the table name, where they do not name the profile's own.

    Where they name several others it is nobody's until somebody says whose it is. The other sheets, such as a cover,
    count where these words name nobody and those one member alone.
    """
    if not mapping.member or mapping.form is Form.LINES or mapping.member not in register:
        return mapping, ()
    file = Words(spaced(book.file.stem), book.file.name)
    near = (Words(sheet.name, sheet.name), *words_near(sheet, mapping), file)
    found = _named(near, register)
    if not found:
        far = _named(elsewhere(sheet, book), register)
        found = far if len(far) == 1 else {}
    if not found or mapping.member in found:
        return mapping, ()
    first = next(iter(found.values()))
    own = register[mapping.member].name
    place, text = first.words.place, shown(first.words.text)
    if len(found) > 1:
        names = listing([named.member.name for named in found.values()])
        said = tr("The words around the table name {names}, and the profile was made for {own}", names=names, own=own)
        done = tr("The table is left out until somebody says whose it is")
        finding = told(Severity.ERROR, place, text, said, done=done, scope=Scope.SHEET)
        return replace(mapping, member=""), (finding,)
    name = first.member.name
    said = tr("“{text}” names {name}, and the profile was made for {own}", text=text, name=name, own=own)
    done = tr("The figures were taken for those of {name}; check it", name=name)
    finding = told(Severity.WARNING, place, text, said, done=done, scope=Scope.SHEET)
    return replace(mapping, member=first.member.code), (finding,)


def _named(texts: Iterable[Words], register: Register) -> dict[str, Named]:
    """The members that texts speak of, each with the first that names it."""
    found: dict[str, Named] = {}
    for words in texts:
        member = member_in(words.text, lambda text: recognise(text, register).member if text else None)
        if member is not None and member.code not in AGGREGATES:
            found.setdefault(member.code, Named(member, words))
    return found
