"""What tests of workbooks share: NATO's tables, changed after they were written, and a book of many kinds of cells."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from rampath.domain.member import Register
from workbook import patching
from workbook.nato_editions import Edition
from workbook.nato_layouts import EDITION_2024
from workbook.nato_spoils import Change, Spoil, Spoilt


@pytest.fixture
def spoil(tmp_path: Path, register: Register) -> Spoil:
    def change_and_read(
        change: Change, edition: Edition = EDITION_2024, answers: Mapping[str, str] | None = None
    ) -> Spoilt:
        return Spoilt(tmp_path, register, edition, change, answers or {})

    return change_and_read


@pytest.fixture
def theirs(tmp_path: Path) -> Path:
    """A workbook with a chart, comments, a format, a table, validation, formulas, merged and hidden cells."""
    return patching.made(tmp_path)
