"""The forms that others read, as files: there whole or not at all."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from rampath.domain.plan import Plan
from rampath.domain.projection import Projection
from rampath.workbook.exported.nato_book import nato_book
from rampath.workbook.exported.tidy import tidy_csv
from rampath.workbook.exported.un_book import un_book
from rampath.workbook.saving import write_whole


def write_nato(plan: Plan, projection: Projection, file: Path, day: date) -> None:
    """NATO's tables. Raises NotSaved."""
    _write(file, nato_book(plan, projection, day))


def write_un(plan: Plan, projection: Projection, member: str, years: Sequence[int], file: Path, day: date) -> None:
    """The UN report of a member. Raises NotSaved, also where there is nothing to report."""
    _write(file, un_book(plan, projection, member, years, day))


def write_tidy(plan: Plan, projection: Projection, file: Path) -> None:
    """Every figure as a row of comma-separated UTF-8, with the mark by which Excel knows it. Raises NotSaved."""
    _write(file, tidy_csv(plan, projection).encode("utf-8-sig"))


def _write(file: Path, content: bytes) -> None:
    write_whole(file, lambda beside: _put(beside, content))


def _put(beside: Path, content: bytes) -> None:
    beside.write_bytes(content)
