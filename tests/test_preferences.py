"""Preferences: kept in a readable file, and harmless when it is spoilt."""

from pathlib import Path

import pytest

from rampath.preferences import Preferences, read_preferences, write_preferences


def test_that_what_was_kept_comes_back(tmp_path: Path) -> None:
    kept = Preferences(theme="dark", width=1600, maximized=True, recent=("a.xlsx",), member_columns=("member", "gap"))
    write_preferences(kept, tmp_path / "deep" / "preferences.json")
    assert read_preferences(tmp_path / "deep" / "preferences.json") == kept


@pytest.mark.parametrize("text", ["", "not json", "[]", '{"width": "wide", "theme": 3, "unknown": 1}'])
def test_that_a_spoilt_file_gives_the_defaults(tmp_path: Path, text: str) -> None:
    file = tmp_path / "preferences.json"
    file.write_text(text, encoding="utf-8")
    assert read_preferences(file) == Preferences()


def test_that_a_missing_file_gives_the_defaults(tmp_path: Path) -> None:
    assert read_preferences(tmp_path / "none.json") == Preferences()
