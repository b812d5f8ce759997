"""The cover: what the pack is, from what it was made, and where everything stands."""

from dataclasses import replace
from pathlib import Path

import pytest
from pypdf import PdfReader

from rampath.cli.reporting import PAGES
from rampath.domain.member import AGGREGATES
from rampath.domain.plan import Plan, Source
from rampath.printing.canvas import Canvas
from rampath.printing.fonts import family
from rampath.printing.pdf import pdf_bytes
from rampath.printing.report import KINDS, Cover, draw_pages, report, report_pages

from .conftest import DAY, FONTS, MARKING
from .drawing import SHEETS, overlaps

pytestmark = pytest.mark.usefixtures("qapp")


def cover_of(plan: Plan, members: tuple[str, ...], sheet: str = "A4") -> Canvas:
    found: list[Canvas] = []
    paper = SHEETS[sheet]
    pages = report_pages(plan, plan.scenarios[0].name, members, DAY, KINDS, Cover(MARKING, "MOD/26/117", "3 of 12"))
    pdf_bytes(paper, "t", DAY, lambda device: found.extend(draw_pages(pages, device, paper, MARKING, family(FONTS))))
    return found[0]


def test_the_contents_name_the_page_on_which_each_member_stands(plan: Plan, tmp_path: Path) -> None:
    target = tmp_path / "pack.pdf"
    report(plan, "Hague 2035", ["MKD", "BEL"], target, day=DAY, marking=MARKING, fonts=FONTS,
           kinds=["members", "cover", "ranked"])  # fmt: skip
    pages = [page.extract_text() for page in PdfReader(target).pages]
    said = "".join(pages[2].partition("Contents")[2].split())
    for name, number in (("North Macedonia", 1), ("Belgium", 2), ("All members, ranked", 4)):
        assert f"{number}{name.replace(' ', '')}" in said
    assert "North Macedonia" in pages[0]
    assert "Belgium rises" in pages[1]


def test_the_pages_of_the_command_line_are_those_there_are_to_choose_from() -> None:
    assert PAGES == KINDS


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
