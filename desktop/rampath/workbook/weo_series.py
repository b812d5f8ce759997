"""One row of a World Economic Outlook: its country and subject, its currency and scale, and how firm its years are."""

import re
from dataclasses import dataclass

from rampath.domain.member import Member
from rampath.domain.observation import Kind, constant
from rampath.workbook.currency import currencies_in
from rampath.workbook.grid import Row, filled, raw_text
from rampath.workbook.scale import POWERS
from rampath.workbook.weo_edition import Published
from rampath.workbook.weo_header import Header, Role
from rampath.workbook.weo_subject import Money, Subject, code_told
from rampath.workbook.years import year_of

_CURRENCY = re.compile(r"primary domestic currency:\s*(.{2,40}?)(?:\s+data last updated|[.;]|$)", re.IGNORECASE)
_BASE = re.compile(r"\bbase year:\s*(?:FY\s?)?((?:19|20)\d\d)", re.IGNORECASE)
_YEAR = re.compile(r"(?:FY\s?)?((?:19|20)\d\d)\b", re.IGNORECASE)

_SCALES = {"3": 3, "6": 6, "9": 9, "12": 12}
"""The codes of the data portal's scales."""


@dataclass(frozen=True, slots=True)
class Series:
    """A row that is read: whose, what, in which unit, and up to which year it is actual (0: none is)."""

    row: int
    member: Member
    subject: Subject
    unit: str
    price_basis: str
    shift: int
    actual: int


_PARTED = re.compile(r"^\s*([12])[,.\s'’](\d{3})\s*$")
"""A year as a spreadsheet may show it: `2,023`."""


def text_of(row: Row, header: Header, role: Role) -> str:
    """What stands in a column of a role, as words; nothing where there is no such column."""
    column = header.roles.get(role)
    if column is None or column > len(row):
        return ""
    value = row[column - 1]
    if isinstance(value, str):
        return value.replace("\xa0", " ").strip()
    return raw_text(value) if filled(value) else ""


def subject_in(row: Row, header: Header) -> str:
    """The subject code of a row: from its own column, from a series code like `EST.NGDP_RPCH.A`, or from its words.

    The portal's INDICATOR holds codes or words; words that tell no code are given as they stand.
    """
    code = text_of(row, header, Role.SUBJECT)
    if code and " " not in code:
        return code.upper()
    parts = text_of(row, header, Role.SERIES).split(".")
    if len(parts) > 1:
        return parts[1].upper()
    return code_told(code or text_of(row, header, Role.DESCRIPTOR), text_of(row, header, Role.UNITS)) or code


def country_in(row: Row, header: Header) -> tuple[str, str]:
    """The code and the name of a row's country."""
    code = text_of(row, header, Role.ISO) or text_of(row, header, Role.SERIES).partition(".")[0]
    return code.upper(), text_of(row, header, Role.COUNTRY) or text_of(row, header, Role.GROUP)


def currency_in(row: Row, header: Header, member: Member) -> str:
    """The ISO code of the domestic currency that a row or its notes name; nothing where they name none."""
    notes = _CURRENCY.search(text_of(row, header, Role.NOTES))
    words = text_of(row, header, Role.CURRENCY) or (notes[1] if notes is not None else "")
    codes = {code for code in currencies_in(words).values() if code}
    own = [period.code for period in member.currencies if period.code in codes]
    named = own or sorted(codes)
    return named[0] if len(named) == 1 else ""


def base_year(row: Row, header: Header) -> int:
    """The year of constant prices, by its own column or by the notes; 0 where neither says."""
    own = _YEAR.match(text_of(row, header, Role.BASE_YEAR))
    found = own or _BASE.search(text_of(row, header, Role.NOTES))
    return 0 if found is None else int(found[1])


def unit_of(subject: Subject, currency: str, base: int) -> tuple[str, str]:
    """The unit and price basis of a subject; constant prices of which no base year is known (0) have no basis."""
    if subject.money is Money.NONE:
        return subject.unit, subject.price_basis
    if subject.code != "NGDP_R":
        return f"{'USD' if subject.money is Money.DOLLARS else currency} million", subject.price_basis
    return f"{currency} million", constant(base) if base else ""


def power_in(row: Row, header: Header, subject: Subject) -> int | None:
    """The power of ten that a row's scale says; None where it says none that is known."""
    word = text_of(row, header, Role.SCALE).casefold()
    if subject.unit == "index" or word == "units":
        return 0
    return _SCALES.get(word, POWERS.get(word))


def last_actual(row: Row, header: Header, published: Published | None) -> int:
    """The last year of actual figures; 0 where the row says none, so that all are estimates (as the IMF has it)."""
    column = header.roles.get(Role.LAST_ACTUAL)
    if column is None:
        return published.year - 2 if published is not None else 0
    value = row[column - 1] if column <= len(row) else ""
    if isinstance(value, str):
        value = _PARTED.sub(r"\1\2", value)
    year = year_of(value) if filled(value) else None
    return 0 if year is None else year.year


def kind_of(year: int, actual: int, published: Published | None) -> Kind:
    """Actual up to the row's last actual year, an estimate until the edition came out, and then a projection."""
    if year <= actual:
        return Kind.ACTUAL
    return Kind.PLAN if published is not None and year > published.year else Kind.ESTIMATE
