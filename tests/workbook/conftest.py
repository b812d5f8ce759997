"""What tests of NATO's tables share: a workbook that is changed after it was written."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from rampath.domain.member import Register
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
