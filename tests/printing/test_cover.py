"""The cover: what the pack is, from what it was made, and where everything stands."""

from dataclasses import replace
from pathlib import Path

import pytest
from pypdf import PdfReader

from rampath.domain.member import AGGREGATES
from rampath.domain.plan import Plan, Source
from rampath.printing.canvas import Canvas
from rampath.printing.order import Order
from rampath.printing.report import press_for, report

from .conftest import DAY, FONTS, MARKING, ordered
from .drawing import SHEETS, drawn, overlaps

pytestmark = pytest.mark.usefixtures("qapp")


def cover_of(plan: Plan, members: tuple[str, ...], sheet: str = "A4") -> Canvas:
    order = Order(plan.scenarios[0].name, members, DAY, ("cover", "ranked", "members"), marking=MARKING,
                  reference="MOD/26/117", copy="3 of 12")  # fmt: skip
    return drawn(plan, paper=SHEETS[sheet], order=order)[0][0]


def test_the_contents_name_the_page_on_which_each_member_stands(plan: Plan, tmp_path: Path) -> None:
    target = tmp_path / "pack.pdf"
    order = ordered("MKD", "BEL", kinds=("members", "cover", "ranked"))
    report(plan, order, press_for(order, FONTS), target)
    pages = [page.extract_text() for page in PdfReader(target).pages]
    said = "".join(pages[2].partition("Contents")[2].split())
    for name, number in (("North Macedonia", 1), ("Belgium", 2), ("The Alliance, ranked", 4)):
        assert f"{number}{name.replace(' ', '')}" in said
    assert "North Macedonia" in pages[0]
    assert "Belgium rises" in pages[1]


def test_the_cover_names_marking_scenario_date_reference_copy_and_hashes(plan: Plan) -> None:
    known = replace(plan, sources=(Source("tables.xlsx", "ab" * 32, "NATO July 2026"),))
    said = " ".join(words.text for words in cover_of(known, ("BEL",)).words)
    for text in (MARKING, "Hague 2035", "24 November 2026", "MOD/26/117", "3 of 12", "NATO July 2026: tables.xlsx"):
        assert text in said
    assert "ab" * 32 in said.replace(" ", "")


@pytest.mark.parametrize("sheet", SHEETS)
def test_no_text_of_a_full_cover_meets_another_or_leaves_the_sheet(sample_plan: Plan, sheet: str) -> None:
    many = tuple(Source(f"a-long-name-of-a-workbook-{i}.xlsx", "0f" * 32, f"Edition {i}") for i in range(30))
    canvas = cover_of(replace(sample_plan, sources=many), (*sample_plan.register.codes, *AGGREGATES), sheet)
    assert overlaps(canvas) == []
    assert [words.text for words in canvas.words if "…" in words.text] == []
    assert max(words.area.bottom for words in canvas.words) <= SHEETS[sheet].height
    texts = {words.text for words in canvas.words}
    assert {sample_plan.register[code].name for code in sample_plan.register.codes} <= texts
    assert any(text.startswith("And ") and text.endswith("more files, named in the plan.") for text in texts)
