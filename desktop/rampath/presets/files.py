"""Reading preset files, so that whatever is wrong in one is told with its place."""

import csv
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from io import StringIO
from pathlib import Path

from rampath.wording import tr


class PresetSpoilt(ValueError):
    """A preset file that cannot be used; the message names the file, the place and what is expected."""

    def __init__(self, file: Path, where: str, expected: str) -> None:
        super().__init__(
            tr("{file}, {where}: {expected}. Mend the file or install Rampath again.",
               file=file.name, where=where, expected=expected)
        )  # fmt: skip


def at_line(line: int) -> str:
    """A line of a file, as a place in a message."""
    return tr("line {line}", line=line)


def rows(file: Path, columns: Sequence[str]) -> Iterator[tuple[int, dict[str, str]]]:
    """The rows of a CSV with their line numbers; the columns must be there, in any order."""
    reader = csv.DictReader(StringIO(_text(file), newline=""))
    missing = [column for column in columns if column not in (reader.fieldnames or ())]
    if missing:
        raise PresetSpoilt(file, at_line(1), tr("expected the column {name}", name=missing[0]))
    for row in reader:
        if None in row or None in row.values():
            expected = tr("expected {count} columns", count=len(reader.fieldnames or ()))
            raise PresetSpoilt(file, at_line(reader.line_num), expected)
        yield reader.line_num, row


def table(file: Path) -> "Table":
    """A TOML file."""
    try:
        return Table(file, tomllib.loads(_text(file)))
    except tomllib.TOMLDecodeError as error:
        raise PresetSpoilt(file, tr("as a whole"), str(error)) from error


@dataclass(frozen=True, slots=True)
class Table:
    """A table of a TOML file; its values are asked for by key and kind, and told where they do not fit."""

    file: Path
    values: Mapping[str, object]

    def __contains__(self, key: str) -> bool:
        return key in self.values

    def text(self, key: str) -> str:
        """A text, on one line."""
        value = self._value(key)
        if not isinstance(value, str) or not value.strip():
            raise self.spoilt(key, tr("expected a text"))
        return " ".join(value.split())

    def year(self, key: str) -> int:
        value = self._value(key)
        if not isinstance(value, int) or not 1949 <= value <= 2149:
            raise self.spoilt(key, tr("expected a year"))
        return value

    def whole(self, key: str, least: int, most: int) -> int:
        """A whole number from `least` to `most`."""
        value = self._value(key)
        if isinstance(value, bool) or not isinstance(value, int) or not least <= value <= most:
            raise self.spoilt(key, tr("expected a whole number from {least} to {most}", least=least, most=most))
        return value

    def flag(self, key: str) -> bool:
        """Yes or no; no where the key is absent."""
        value = self.values.get(key, False)
        if not isinstance(value, bool):
            raise self.spoilt(key, tr("expected true or false"))
        return value

    def fraction(self, key: str) -> float:
        """A per cent as a fraction: 3.5 is the float nearest to 0.035."""
        value = self._value(key)
        if isinstance(value, bool) or not isinstance(value, int | float) or not 0 < value <= 100:
            raise self.spoilt(key, tr("expected a per cent above 0 and up to 100, such as 3.5"))
        return float(Decimal(str(value)) / 100)

    def choice(self, key: str, known: Sequence[str]) -> str:
        """One of the words that are known."""
        value = self.text(key)
        if value not in known:
            raise self.spoilt(key, tr("expected one of: {words}", words=", ".join(known)))
        return value

    def tables(self, key: str) -> tuple["Table", ...]:
        """The tables under `[[key]]`, at least one."""
        value = self._value(key)
        if not isinstance(value, list) or not value or not all(isinstance(each, dict) for each in value):
            raise self.spoilt(key, tr("expected at least one [[{key}]]", key=key))
        return tuple(Table(self.file, each) for each in value)

    def spoilt(self, key: str, expected: str) -> PresetSpoilt:
        """The refusal of a key's value."""
        return PresetSpoilt(self.file, tr("key {key}", key=key), expected)

    def _value(self, key: str) -> object:
        if key not in self.values:
            raise self.spoilt(key, tr("it is missing"))
        return self.values[key]


def _text(file: Path) -> str:
    """The text of a file; the mark that Excel writes in front of UTF-8 is set aside."""
    try:
        return file.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise PresetSpoilt(file, tr("as a whole"), tr("it could not be opened")) from error
    except UnicodeDecodeError as error:
        raise PresetSpoilt(file, tr("as a whole"), tr("expected text in UTF-8")) from error
