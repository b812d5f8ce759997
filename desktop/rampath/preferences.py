"""What a user prefers, kept in one readable file; nothing of a plan is in it."""

import json
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True)
class Preferences:
    """The preferences; each has a default, so that a missing or spoilt file does no harm."""

    theme: str = "system"
    prices: str = "constant"
    currency: str = "USD"
    width: int = 1366
    height: int = 768
    maximized: bool = False
    recent: tuple[str, ...] = ()
    member_columns: tuple[str, ...] = ()
    frozen_columns: int = 1
    page_choices: tuple[str, ...] = ()
    """Choices of pages, each as a line of JSON; the one without a name was used last."""


def read_preferences(file: Path) -> Preferences:
    """The preferences in a file; the defaults for all that is not there or not of its kind."""
    try:
        stored = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return Preferences()
    if not isinstance(stored, dict):
        return Preferences()
    default = Preferences()
    known: dict[str, Any] = {}
    for field in fields(Preferences):
        value = stored.get(field.name)
        if isinstance(getattr(default, field.name), tuple) and isinstance(value, list):
            value = tuple(str(each) for each in value)
        if type(value) is type(getattr(default, field.name)):
            known[field.name] = value
    return Preferences(**known)


def write_preferences(preferences: Preferences, file: Path) -> None:
    """Keep the preferences; OSError where the file cannot be written."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps(asdict(preferences), indent=2) + "\n", encoding="utf-8")
