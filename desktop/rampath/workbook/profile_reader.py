"""Reading a profile from its file."""

import re
from pathlib import Path

from rampath.domain.observation import CURRENT, Kind, Measure
from rampath.wording import tr
from rampath.workbook.header_pattern import unknown_places
from rampath.workbook.mapping import Form, Item, Part, Role
from rampath.workbook.profile_told import Told, toml_values
from rampath.workbook.profile_values import Anchor, Profile, ProfileColumn, ProfileSheet, YearFrom
from rampath.workbook.sheet_xml import MOST_ROWS

_PRICES = re.compile(r"current|constant(?: (?:19|20|21)[0-9]{2})?|")
_CELL = re.compile(r"[A-Z]{1,3}[1-9][0-9]{0,6}")
_LETTERS = re.compile(r"[A-Z]{1,3}")
_COLUMN_KEYS = (
    "header", "role", "at", "kind", "year", "month", "stage", "not_counted", "counts", "digits", "optional", "member",
    "actual_lag", "actual_unless", "under",
)  # fmt: skip
_SHEET_KEYS = (
    "sheet", "form", "columns", "header_row", "skipped", "first", "last", "until", "anchors", "left_out", "optional",
    "repeated_in", "year_from", "measure", "detail", "member", "currency", "scale", "percent", "prices",
    "estimates_from", "preliminary", "totals", "decimal", "parts", "sides", "items", "words_differ", "nested",
)  # fmt: skip


def read_profile(file: Path) -> Profile:
    """The profile in a file; raises ProfileSpoilt in one sentence."""
    told = Told(file, toml_values(file))
    told.only("name", "text", "source", "edition", "sheets")
    sheets = tuple(_sheet(each) for each in told.tables("sheets", least=1))
    return Profile(
        told.text("name"), sheets, told.text("text", ""), told.text("source", ""), told.text("edition", "{file}"),
        file.name,
    )  # fmt: skip


def _sheet(told: Told) -> ProfileSheet:
    told.only(*_SHEET_KEYS)
    first, last, until = told.table("first"), told.table("last"), told.table("until")
    measure = told.choice("measure", list(Measure), "")
    name, *also = _names(told)
    return ProfileSheet(
        sheet=_pattern(told, "sheet", name),
        form=Form(told.choice("form", list(Form))),
        columns=tuple(_column(each) for each in told.tables("columns", least=1)),
        header_row=told.whole("header_row", 1, 1, MOST_ROWS) or 1,
        skipped=told.whole("skipped", 0, -MOST_ROWS, MOST_ROWS) or 0,
        first=None if first is None else _anchor(first),
        last=None if last is None else _anchor(last),
        until=None if until is None else _anchor(until),
        anchors=tuple(map(_anchor, told.tables("anchors"))),
        left_out=tuple(map(_anchor, told.tables("left_out"))),
        optional=told.flag("optional"),
        repeated_in=tuple(_pattern(told, "repeated_in", name) for name in told.texts("repeated_in")),
        year_from=YearFrom(told.choice("year_from", list(YearFrom), YearFrom.HEADER)),
        measure=Measure(measure) if measure else None,
        detail=told.text("detail", ""),
        member=_member(told),
        currency=_currency(told),
        power=told.power("scale"),
        percent=told.flag("percent"),
        price_basis=_prices(told),
        estimates_from=told.whole("estimates_from", None, 1900, 2100),
        preliminary=told.texts("preliminary"),
        totals=told.texts("totals"),
        decimal=told.choice("decimal", [",", "."], ""),
        parts=tuple(_part(each) for each in told.tables("parts")),
        sides=tuple(_part(each) for each in told.tables("sides")),
        items=tuple(_item(each) for each in told.tables("items")),
        words_differ=told.flag("words_differ"),
        nested=told.flag("nested"),
        also=tuple(_pattern(told, "sheet", other) for other in also),
    )


def _names(told: Told) -> list[str]:
    """The names of a sheet, of which there is at least one."""
    names = [" ".join(name.split()) for name in told.texts("sheet")]
    return names if names and all(names) else [told.text("sheet")]


def _member(told: Told) -> str:
    return told.fitting("member", re.compile("[A-Z_]{2,20}"), tr("expected a member's code such as EST"), "")


def _currency(told: Told) -> str:
    return told.fitting("currency", re.compile("[A-Z]{3}"), tr("expected a currency such as EUR"), "")


def _prices(told: Told) -> str:
    return told.fitting("prices", _PRICES, tr("expected “current” or such as “constant 2021”"), CURRENT)


def _item(told: Told) -> Item:
    told.only("text", "measure", "detail", "currency", "scale", "percent", "prices", "left_out")
    left_out = told.flag("left_out")
    measure = told.choice("measure", list(Measure), "" if left_out else None)
    return Item(
        told.text("text"), Measure(measure) if measure else None, told.text("detail", ""), _currency(told),
        told.power("scale"), told.flag("percent"), _prices(told), left_out,
    )  # fmt: skip


def _column(told: Told) -> ProfileColumn:
    told.only(*_COLUMN_KEYS)
    headers = tuple(header for header in told.texts("header") if header.strip())
    for header in headers:
        _pattern(told, "header", header)
    at = told.fitting("at", _LETTERS, tr("expected the letter of a column"), "")
    if not headers and not at:
        raise told.spoilt("header", tr("expected the text of the header, or a column letter in “at”"))
    kind = told.choice("kind", list(Kind), "")
    role = Role(told.choice("role", [role for role in Role if role is not Role.UNKNOWN]))
    not_counted = "|".join(told.texts("not_counted"))
    if role is Role.COUNTED and not not_counted:
        raise told.spoilt("not_counted", tr("expected the text that stands in lines which others hold already"))
    return ProfileColumn(
        headers,
        role,
        at,
        Kind(kind) if kind else None,
        told.whole("year", None, 1900, 2100),
        told.whole("month", None, 1, 12),
        told.text("stage", ""),
        not_counted,
        told.whole("digits", 0, 0, 20) or 0,
        told.flag("optional"),
        _member(told),
        *_actual(told),
        "|".join(told.texts("counts")),
        _under(told),
    )


def _under(told: Told) -> str:
    under = told.text("under", "")
    if under:
        _pattern(told, "under", under)
    return under


def _actual(told: Told) -> tuple[int, tuple[str, ...]]:
    """How many years before the last one figures are actual, and the headers of which that does not hold."""
    lag = told.whole("actual_lag", 0, 0, 9) or 0
    unless = told.texts("actual_unless")
    if unless and not lag:
        raise told.spoilt("actual_unless", tr("expected “actual_lag” beside it"))
    return lag, tuple(_pattern(told, "actual_unless", text) for text in unless)


def _anchor(told: Told) -> Anchor:
    told.only("cell", "text")
    return Anchor(told.fitting("cell", _CELL, tr("expected a cell such as B4"), ""), told.text("text"))


def _part(told: Told) -> Part:
    told.only("name", "header", "begins")
    begins = told.texts("begins")
    return Part(told.text("name", "" if not begins else None), told.text("header"), begins)


def _pattern(told: Told, key: str, text: str) -> str:
    for word in unknown_places(text):
        raise told.spoilt(key, tr("{{{word}}} means nothing; expected {{year}}, {{month}}, {{stage}} or {{any}}",
                                  word=word))  # fmt: skip
    return text
