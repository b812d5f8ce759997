"""A table of a profile's TOML: values are asked for by key and kind, and told where they do not fit."""

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from rampath.wording import tr
from rampath.workbook.profile_line import Within, line_of
from rampath.workbook.safety import WorkbookRefused

SCALES = {"one": 0, "thousand": 3, "million": 6, "billion": 9, "trillion": 12}
"""The words for powers of ten in a profile."""

_MOST_BYTES = 2_000_000


class ProfileSpoilt(WorkbookRefused):
    """A profile that cannot be used; the message names the file, the line, the key and what is expected there."""

    def __init__(self, file: Path, where: str, expected: str) -> None:
        super().__init__(
            tr("{file} is no profile that can be used: {where}: {expected}.",
               file=file.name, where=where, expected=expected)
        )  # fmt: skip


def toml_values(file: Path) -> Mapping[str, object]:
    whole = tr("as a whole")
    try:
        if file.stat().st_size > _MOST_BYTES:
            raise ProfileSpoilt(file, whole, tr("expected a file of a few thousand characters"))
        return tomllib.loads(file.read_text(encoding="utf-8-sig"))
    except FileNotFoundError as error:
        raise ProfileSpoilt(file, whole, tr("it does not exist; check its name and folder")) from error
    except (OSError, ValueError) as error:
        if isinstance(error, tomllib.TOMLDecodeError):
            raise ProfileSpoilt(file, whole, tr("expected TOML ({why})", why=error)) from error
        why = tr("expected text in UTF-8") if isinstance(error, ValueError) else tr("it could not be opened")
        raise ProfileSpoilt(file, whole, why) from error


def _line(file: Path, at: Within, key: str) -> int | None:
    try:
        return line_of(file.read_text(encoding="utf-8-sig"), at, key)
    except (OSError, ValueError):
        return None  # gone meanwhile; the sentence without a line still says what to mend


@dataclass(frozen=True, slots=True)
class Told:
    """A table of a profile; values are asked for by key and kind, and told where they do not fit."""

    file: Path
    values: Mapping[str, object]
    path: str = ""
    where: str = ""
    at: Within = ()

    def only(self, *keys: str) -> None:
        for key in self.values:
            if key not in keys:
                raise self.spoilt(key, tr("this key means nothing here; expected one of {keys}", keys=", ".join(keys)))

    def text(self, key: str, default: str | None = None) -> str:
        value = self._value(key, default)
        if not isinstance(value, str) or (default is None and not value.strip()):
            raise self.spoilt(key, tr("expected a text"))
        return " ".join(value.split())

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts, or one; none where the key is absent."""
        value = self.values.get(key, [])
        found = [value] if isinstance(value, str) else value
        if not isinstance(found, list) or not all(isinstance(each, str) for each in found):
            raise self.spoilt(key, tr("expected a text, or a list of texts"))
        return tuple(str(each) for each in found)

    def fitting(self, key: str, form: re.Pattern[str], expected: str, default: str | None = None) -> str:
        value = self.text(key, default)
        if value != default and not form.fullmatch(value):
            raise self.spoilt(key, expected)
        return value

    def choice(self, key: str, known: Sequence[str], default: str | None = None) -> str:
        value = self.text(key, default)
        if value not in known and value != default:
            raise self.spoilt(key, tr("expected one of {words}", words=", ".join(known)))
        return value

    def whole(self, key: str, default: int | None, least: int, most: int) -> int | None:
        value = self.values.get(key, default)
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, int) or not least <= value <= most:
            raise self.spoilt(key, tr("expected a whole number from {least} to {most}", least=least, most=most))
        return value

    def flag(self, key: str) -> bool:
        value = self.values.get(key, False)
        if not isinstance(value, bool):
            raise self.spoilt(key, tr("expected true or false"))
        return value

    def power(self, key: str) -> int:
        """A power of ten, as a word or a number."""
        value = self.values.get(key, "one")
        if isinstance(value, int) and not isinstance(value, bool) and -9 <= value <= 15:
            return value
        if not isinstance(value, str) or value not in SCALES:
            raise self.spoilt(key, tr("expected one of {words}, or a power of ten", words=", ".join(SCALES)))
        return SCALES[value]

    def tables(self, key: str, least: int = 0) -> tuple["Told", ...]:
        """The tables under `[[key]]`, at least so many."""
        value = self.values.get(key, [])
        path = f"{self.path}{key}"
        if not isinstance(value, list) or len(value) < least or not all(isinstance(each, dict) for each in value):
            raise self.spoilt(key, tr("expected at least one [[{key}]]", key=path))
        named = ((each, f"[[{path}]] {nth}", (key, nth)) for nth, each in enumerate(value, 1))
        return tuple(self._within(each, f"{path}.", where, at) for each, where, at in named)

    def table(self, key: str) -> "Told | None":
        """The table under `[key]`, where there is one."""
        value = self.values.get(key)
        if value is not None and not isinstance(value, dict):
            raise self.spoilt(key, tr("expected a table [{key}]", key=f"{self.path}{key}"))
        where = f"[{self.path}{key}]"
        return None if value is None else self._within(value, f"{self.path}{key}.", where, (key, 1))

    def _within(self, values: Mapping[str, object], path: str, where: str, at: tuple[str, int]) -> "Told":
        return Told(self.file, values, path, f"{self.where}, {where}" if self.where else where, (*self.at, at))

    def spoilt(self, key: str, expected: str) -> ProfileSpoilt:
        """What to raise where a key does not fit, with the line on which it stands."""
        where = tr("key {key}", key=key)
        line = _line(self.file, self.at, key)
        told = (*([] if line is None else [tr("line {line}", line=line)]), *([self.where] if self.where else []), where)
        return ProfileSpoilt(self.file, ", ".join(told), expected)

    def _value(self, key: str, default: str | None) -> object:
        if key not in self.values and default is None:
            raise self.spoilt(key, tr("it is missing"))
        return self.values.get(key, default)
