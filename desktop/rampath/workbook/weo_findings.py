"""What is said of a World Economic Outlook as a whole: its columns, what is missing, and what was left out."""

from collections import Counter
from collections.abc import Collection, Iterator

from rampath.domain.finding import Finding, Severity
from rampath.domain.member import Register
from rampath.wording import listing, number, tr
from rampath.workbook.grid import Sheet, place, raw_text
from rampath.workbook.result import shown
from rampath.workbook.weo_header import Header, Role
from rampath.workbook.weo_subject import SUBJECTS

_MOST_NAMED = 5
_NEEDED = ("NGDP_RPCH", "NGDP_D", "NGDP", "NGDPD")
"""The subjects without which an economy has gaps."""


def about_columns(sheet: Sheet, header: Header) -> Iterator[Finding]:
    """Headings that are missing or stand twice: told before anything that follows from them."""
    for role in header.guessed:
        at = place(sheet.name, header.row, header.roles[role])
        raw = raw_text(sheet.value(header.row, header.roles[role]))
        message = tr("No column is headed “{heading}”; this one holds what belongs there and was read as it.",
                     heading=role.value)  # fmt: skip
        yield Finding(Severity.WARNING, at, raw, message)
    if Role.LAST_ACTUAL not in header.roles and header.names_countries:
        message = tr("No column is headed “{heading}”, so nothing says which years are actual; only those two years"
                     " and more before the edition count as actual.", heading=Role.LAST_ACTUAL.value)  # fmt: skip
        yield Finding(Severity.WARNING, place(sheet.name, header.row, 1), "", message)
    for column in header.again:
        raw = raw_text(sheet.value(header.row, column))
        message = tr("The year {year} heads a second column here; its figures were left out.", year=shown(raw))
        yield Finding(Severity.WARNING, place(sheet.name, header.row, column), raw, message)


def about_missing(sheet: str, series: Collection[tuple[str, str]], register: Register) -> Iterator[Finding]:
    """The subjects that an economy needs and that some members lack, and the members that are not there at all."""
    there = [code for code in register.codes if any(member == code for member, _ in series)]
    if not there:
        return
    for subject in _NEEDED:
        lacking = [register[code].name for code in there if (code, subject) not in series]
        if lacking:
            names = tr("all members") if len(lacking) == len(there) else listing(lacking)
            message = tr("There is no {code} ({name}) of {names}; the economy has a gap there.",
                         code=subject, name=SUBJECTS[subject].name, names=names)  # fmt: skip
            yield Finding(Severity.WARNING, sheet, "", message)
    absent = [register[code].name for code in register.codes if code not in there]
    if len(absent) > _MOST_NAMED:
        message = tr("There are no figures of {count} members, such as {names}; the economy has none of them.",
                     count=len(absent), names=listing(absent[:_MOST_NAMED]))  # fmt: skip
        yield Finding(Severity.WARNING, sheet, "", message)
    elif absent:
        message = tr("There are no figures of {names}; the economy has none of them.", names=listing(absent))
        yield Finding(Severity.WARNING, sheet, "", message)


def about_others(sheet: str, others: Counter[str], subjects: Counter[str]) -> Iterator[Finding]:
    """How many rows of other countries and of other subjects were left out, with some of their names."""
    if others:
        whose = tr("1 country or group that is no member of the Alliance")
        if len(others) > 1:
            whose = tr("{count} countries or groups that are no members of the Alliance", count=len(others))
        yield _left_out(sheet, whose, others)
    if subjects:
        what = tr("1 subject that a plan has no use for")
        if len(subjects) > 1:
            what = tr("{count} subjects that a plan has no use for", count=len(subjects))
        yield _left_out(sheet, what, subjects)


def _left_out(sheet: str, what: str, names: Counter[str]) -> Finding:
    total = names.total()
    rows = tr("1 row") if total == 1 else tr("{count} rows", count=number(total, 0))
    told = [name for name in names if name]
    some = ", ".join(told[:_MOST_NAMED]) + (" …" if len(told) > _MOST_NAMED else "")
    message = tr("The rows of {what} were left out: {names} ({rows} in all).", what=what, names=some, rows=rows)
    return Finding(Severity.NOTE, sheet, "", message)
