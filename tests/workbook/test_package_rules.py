"""Saved plans obey the rules of packages, and the check of these rules sees each way to break them."""

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from rampath.domain.plan import Plan
from rampath.workbook.plan_workbook import write_plan
from workbook.package_rules import broken_rules
from workbook.plan_edits import DAY, edited

Parts = dict[str, bytes]


def test_that_saved_plans_break_no_rule(tmp_path: Path, sample_plan: Plan) -> None:
    for known in (edited(), sample_plan):
        write_plan(known, tmp_path / "plan.xlsx", day=DAY)
        assert broken_rules(tmp_path / "plan.xlsx") == []


def _without(name: str) -> Callable[[Parts], Parts]:
    return lambda parts: {key: value for key, value in parts.items() if key != name}


def _with(name: str, old: bytes, new: bytes) -> Callable[[Parts], Parts]:
    def changed(parts: Parts) -> Parts:
        assert old in parts[name]
        return {**parts, name: parts[name].replace(old, new, 1)}

    return changed


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (_without("xl/styles.xml"), "/xl/styles.xml: has a content type and is missing"),
        (_without("xl/worksheets/sheet1.xml"), "leads to xl/worksheets/sheet1.xml, which is missing"),
        (_without("[Content_Types].xml"), "[Content_Types].xml: is missing"),
        (_without("xl/_rels/workbook.xml.rels"), "xl/workbook.xml: uses the relationship rId1, which is missing"),
        (lambda parts: {**parts, "xl/stray.bin": b""}, "xl/stray.bin: has no content type"),
        (lambda parts: {**parts, "xl/stray.xml": b"<a/>"}, "xl/stray.xml: no relationship leads to it"),
        (_with("xl/_rels/workbook.xml.rels", b'Id="rId2"', b'Id="rId1"'), "the id rId1 stands twice"),
        (_with("xl/worksheets/sheet1.xml", b"</row>", b""), "xl/worksheets/sheet1.xml: is no well-formed XML"),
        (_with("[Content_Types].xml", b"/xl/styles.xml", b"/xl/workbook.xml"), "/xl/workbook.xml: its content type"),
        (lambda parts: {**parts, "XL/styles.xml": b"<a/>"}, "XL/styles.xml: stands twice"),
    ],
)
def test_that_each_broken_rule_is_seen(tmp_path: Path, spoil: Callable[[Parts], Parts], said: str) -> None:
    write_plan(edited(), tmp_path / "plan.xlsx", day=DAY)
    with zipfile.ZipFile(tmp_path / "plan.xlsx") as package:
        parts = {name: package.read(name) for name in package.namelist()}
    with zipfile.ZipFile(tmp_path / "spoilt.xlsx", "w") as package:
        for name, content in spoil(parts).items():
            package.writestr(name, content)
    assert any(said in each for each in broken_rules(tmp_path / "spoilt.xlsx"))
