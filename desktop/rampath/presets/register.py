"""The register of members and of all other countries: `members.csv` and `countries.csv`."""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from rampath.domain.member import AGGREGATES, Country, CurrencyPeriod, FiscalYear, Member, Register, plain
from rampath.presets.files import PresetSpoilt, at_line, rows
from rampath.wording import tr

COLUMNS = ("code", "name_en", "name_fr", "accession", "currencies", "has_forces", "aliases", "other_languages")
COUNTRY_COLUMNS = ("code", "name_en", "name_fr", "aliases", "other_languages")

_CHANGE = re.compile(r"([A-Z]{3})(?:\s+from\s+(\d{4})(?:\s+at\s+(\d+(?:\.\d+)?))?)?")


_LANGUAGES = re.compile(r"\s*\((?:[a-z]{2}\s?)+\)$")


def read_register(folder: Path) -> Register:
    """The members and aggregates of `members.csv`, and the others of `countries.csv`; no name may mean two."""
    file = folder / "members.csv"
    known: dict[str, Member | Country] = {}
    fiscal = _fiscal_years(folder)
    found: list[Member] = []
    for line, row in rows(file, COLUMNS):
        found.append(replace(_member(file, line, row), fiscal=fiscal.get(row["code"])))
        _check(file, line, known, found[-1])
    aggregates = tuple(member for member in found if member.code in AGGREGATES)
    if len(aggregates) != len(AGGREGATES):
        expected = tr("expected the codes {words}, too", words=", ".join(AGGREGATES))
        raise PresetSpoilt(file, tr("as a whole"), expected)
    members = tuple(member for member in found if member.code not in AGGREGATES)
    return Register(members, aggregates, tuple(_others(folder / "countries.csv", known)))


def _others(file: Path, known: dict[str, Member | Country]) -> Iterator[Country]:
    for line, row in rows(file, COUNTRY_COLUMNS):
        if not all(row[column].strip() for column in ("code", "name_en", "name_fr")):
            raise PresetSpoilt(file, at_line(line), tr("expected a code and both names"))
        country = Country(row["code"], row["name_en"], row["name_fr"], _names(row))
        _check(file, line, known, country)
        yield country


def _check(file: Path, line: int, known: dict[str, Member | Country], new: Member | Country) -> None:
    for name in new.names:
        other = known.setdefault(plain(name), new)
        if other is not new:
            expected = tr("expected names that mean one country only, but “{name}” means {other}, too",
                          name=name, other=other.name)  # fmt: skip
            raise PresetSpoilt(file, at_line(line), expected)


def _names(row: dict[str, str]) -> tuple[str, ...]:
    """The aliases, and the names in other languages, each of which is followed by those: `Belgien (da de sv)`."""
    aliases = [alias.strip() for alias in row["aliases"].split(";")]
    abroad = [_LANGUAGES.sub("", name.strip()) for name in row["other_languages"].split(";")]
    return tuple(name for name in (*aliases, *abroad) if name)


def _fiscal_years(folder: Path) -> dict[str, FiscalYear]:
    """The members' fiscal years of `fiscal_years.csv`; those that are not there go by calendar years."""
    file = folder / "fiscal_years.csv"
    found: dict[str, FiscalYear] = {}
    if not file.is_file():
        return found
    for line, row in rows(file, ("code", "first_month", "counts_as")):
        month = int(row["first_month"]) if row["first_month"].isdecimal() else 0
        if not 2 <= month <= 12 or row["counts_as"] not in {"first", "last"}:
            raise PresetSpoilt(file, at_line(line), tr("expected a month from 2 to 12, and first or last"))
        found[row["code"]] = FiscalYear(month, row["counts_as"] == "last")
    return found


def _member(file: Path, line: int, row: dict[str, str]) -> Member:
    if not row["accession"].isdecimal() or row["has_forces"] not in {"yes", "no"}:
        raise PresetSpoilt(file, at_line(line), tr("expected a year of accession, and yes or no for forces"))
    if not all(row[column].strip() for column in ("code", "name_en", "name_fr")):
        raise PresetSpoilt(file, at_line(line), tr("expected a code and both names"))
    return Member(
        code=row["code"],
        name=row["name_en"],
        name_fr=row["name_fr"],
        accession=int(row["accession"]),
        currencies=tuple(_period(file, line, part) for part in row["currencies"].split(";")),
        has_forces=row["has_forces"] == "yes",
        aliases=_names(row),
    )


def _period(file: Path, line: int, part: str) -> CurrencyPeriod:
    found = _CHANGE.fullmatch(part.strip())
    if found is None:
        raise PresetSpoilt(file, at_line(line), tr("expected currencies such as “BGN; EUR from 2026 at 1.95583”"))
    code, since, rate = found.groups()
    return CurrencyPeriod(code, int(since) if since else None, float(rate) if rate else None)
