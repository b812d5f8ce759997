"""What is said of a World Economic Outlook as a whole: its columns, what is missing, and what was left out."""

from collections import Counter
from collections.abc import Collection, Iterator

from rampath.domain.finding import Finding, Scope, Severity, told
from rampath.domain.member import Register
from rampath.wording import listing, number, tr
from rampath.workbook.grid import Sheet, place, raw_text
from rampath.workbook.result import shown
from rampath.workbook.weo_header import Header, Role
from rampath.workbook.weo_subject import SUBJECTS

_MOST_NAMED = 5
_NEEDED = ("NGDP_RPCH", "NGDP_D", "NGDP", "NGDPD")
"""The subjects without which an economy has gaps."""


def about_columns(sheet: Sheet, header: Header, *, dated: bool) -> Iterator[Finding]:
    """Headings that are missing or stand twice: told before anything that follows from them.

    `dated` where the edition is known, by which years can be taken for actual.
    """
    for role in header.guessed:
        at = place(sheet.name, header.row, header.roles[role])
        raw = raw_text(sheet.value(header.row, header.roles[role]))
        said = tr("No column is headed “{heading}”", heading=role.value)
        done = tr("This one holds what belongs there and was read as it")
        yield told(Severity.WARNING, at, raw, said, done=done, scope=Scope.HEADER)
    if Role.LAST_ACTUAL not in header.roles and header.names_countries:
        said = tr("No column is headed “{heading}”, so nothing says which years are actual",
                  heading=Role.LAST_ACTUAL.value)  # fmt: skip
        done = tr("Only the years until two before the edition count as actual")
        if not dated:
            done = tr("Every year counts as an estimate")
        yield told(Severity.WARNING, place(sheet.name, header.row, 1), "", said, done=done, scope=Scope.HEADER)
    for column in header.again:
        raw = raw_text(sheet.value(header.row, column))
        said = tr("The year {year} heads a second column here", year=shown(raw))
        done = tr("The figures of this column were left out")
        yield told(Severity.WARNING, place(sheet.name, header.row, column), raw, said, done=done, scope=Scope.HEADER)


def about_missing(sheet: str, series: Collection[tuple[str, str]], register: Register) -> Iterator[Finding]:
    """The subjects that an economy needs and that some members lack, and the members that are not there at all."""
    there = [code for code in register.codes if any(member == code for member, _ in series)]
    if not there:
        return
    for subject in _NEEDED:
        lacking = [register[code].name for code in there if (code, subject) not in series]
        if lacking:
            names = tr("any member") if 1 < len(lacking) == len(there) else _named(lacking)
            said = tr(
                "There is no {code} ({name}) of {names}", code=subject, name=tr(SUBJECTS[subject].name), names=names
            )
            yield told(Severity.WARNING, sheet, "", said, done=tr("The economy has a gap there"))
    absent = [register[code].name for code in register.codes if code not in there]
    if absent:
        said = tr("There are no figures of {names}", names=_named(absent))
        yield told(Severity.WARNING, sheet, "", said, done=tr("The economy has none of them"))


def about_others(sheet: str, others: Counter[str], subjects: Counter[str]) -> Iterator[Finding]:
    """How many rows of other countries and of other subjects were left out, with some of their names."""
    if others:
        what = tr("1 country or group that is no member of the Alliance")
        if len(others) > 1:
            what = tr("{count} countries or groups that are no members of the Alliance", count=len(others))
        yield _left_out(sheet, what, others)
    if subjects:
        what = tr("1 subject that a plan has no use for")
        if len(subjects) > 1:
            what = tr("{count} subjects that a plan has no use for", count=len(subjects))
        yield _left_out(sheet, what, subjects)


def _left_out(sheet: str, what: str, names: Counter[str]) -> Finding:
    total = names.total()
    rows = tr("1 row is") if total == 1 else tr("{count} rows are", count=number(total, 0))
    some = [shown(name) for name in names if name]
    if len(some) > _MOST_NAMED:
        said = tr("{rows} of {what}, such as {names}", rows=rows, what=what, names=listing(some[:_MOST_NAMED]))
    else:
        said = tr("{rows} of {what}: {names}", rows=rows, what=what, names=listing(some))
    return told(Severity.NOTE, sheet, "", said, done=tr("Left out"))


def _named(names: list[str]) -> str:
    if len(names) <= _MOST_NAMED:
        return listing(names)
    return tr("{count} members, such as {names}", count=len(names), names=listing(names[:_MOST_NAMED]))
