"""What others see: LibreOffice opens the workbooks, poppler reads the pages. Left out where they are not installed."""

import csv
import io
import math
import re
import shutil
import subprocess
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from office import converted
from rampath import resources
from rampath.charts.statements import path_title
from rampath.domain.commitment import Pillar
from rampath.domain.compliance import extra_cost
from rampath.domain.member import AGGREGATES
from rampath.domain.observation import Kind, year_label
from rampath.domain.plan import Plan
from rampath.domain.projection import Currency, Money, Prices, project
from rampath.printing.order import Order
from rampath.printing.report import press_for, report
from rampath.wording import number
from rampath.workbook.plan_layout import PATHS, SHEETS
from rampath.workbook.plan_workbook import write_plan

DAY = date(2026, 11, 24)


def sheet_as_csv(file: Path, sheet: int, folder: Path) -> list[list[str]]:
    """A sheet (counted from 1) as LibreOffice shows it, in a profile of its own."""
    token = f"csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,{sheet}"
    [written] = converted([file], token, folder / "csv")
    text = written.read_text(encoding="utf-8")
    written.unlink()
    return list(csv.reader(io.StringIO(text)))


def test_that_libreoffice_shows_the_anchors_of_a_plan_in_per_cent(tmp_path: Path, sample_plan: Plan) -> None:
    file = tmp_path / "plan.xlsx"
    write_plan(sample_plan, file, day=DAY)
    rows = sheet_as_csv(file, 3 + [sheet.name for sheet in SHEETS].index(PATHS.name), tmp_path)
    assert rows[0][0] == "Paths"
    header = rows[3]
    found = [dict(zip(header, row, strict=False)) for row in rows[4:]]
    belgium = next(row for row in found if row["Member"] == "BEL" and row["Scenario"] == "Hague 2035")
    assert (belgium["Year"], belgium["Share, % of GDP"], belgium["Name"]) == ("2035", "3.5%", "Belgium")


def test_that_libreoffice_shows_the_sample_as_nato_s_table(tmp_path: Path, sample: Path) -> None:
    rows = sheet_as_csv(sample, 3, tmp_path)
    assert rows[0][0].startswith("Table 3: Core defence expenditure as a share of GDP")
    assert rows[3][1:3] + rows[3][-2:] == ["2014", "2015", "2025e", "2026e"]
    assert (rows[4][0], rows[34][0], rows[36][0], rows[36][-1]) == ("Albania", "United States", "NATO Total", "2.86")


@pytest.fixture(scope="module")
def pack(sample_plan: Plan, tmp_path_factory: pytest.TempPathFactory, qapp: QApplication) -> Path:
    """The whole pack of all members and aggregates, and of one without data, with a marking."""
    if shutil.which("pdftotext") is None:
        pytest.skip("poppler is not installed: checks that read pages with it were left out")
    assert qapp is not None
    file = tmp_path_factory.mktemp("pack") / "pack.pdf"
    members = (*sample_plan.register.codes, "NATO", "NATO_EUR_CAN")
    order = Order("Hague 2035", members, DAY, marking="NATO UNCLASSIFIED")
    count = report(sample_plan, order, press_for(order, resources.folder() / "fonts", portion="(NU)"), file)
    assert count == pages_in(file) > 40
    return file


def pages_in(file: Path) -> int:
    """How many pages poppler counts."""
    found = re.search(r"^Pages:\s+(\d+)$", poppler("pdfinfo", str(file)), re.MULTILINE)
    assert found is not None
    return int(found.group(1))


def poppler(*command: str) -> str:
    return subprocess.run(command, check=True, capture_output=True, encoding="utf-8", timeout=120).stdout


def test_that_pages_hold_no_bitmap_and_embed_their_fonts(pack: Path) -> None:
    assert len(poppler("pdfimages", "-list", str(pack)).strip().splitlines()) == 2
    fonts = poppler("pdffonts", str(pack)).strip().splitlines()[2:]
    assert fonts
    assert all(re.search(r"\byes\s+(yes|no)\s+(yes|no)\s+\d+\s+\d+\s*$", line) for line in fonts)


def test_that_the_marking_stands_at_top_and_bottom_of_each_page_and_pages_are_counted(pack: Path) -> None:
    pages = poppler("pdftotext", "-bbox", str(pack), "-").split("<page ")[1:]
    count = pages_in(pack)
    assert len(pages) == count
    for at, page in enumerate(pages, 1):
        size = re.search(r'height="([\d.]+)"', page)
        assert size is not None
        height = float(size.group(1))
        tops = [float(y) for y in re.findall(r'yMin="([\d.]+)"[^>]*>UNCLASSIFIED<', page)]
        assert min(tops) < height * 0.1
        assert max(tops) > height * 0.9
        words = " ".join(re.findall(r">([^<]+)</word>", page))
        assert f"Page {at} of {count}" in words


def test_that_no_words_overlap_and_none_stand_at_the_edge(pack: Path) -> None:
    for page in poppler("pdftotext", "-bbox", str(pack), "-").split("<page ")[1:]:
        size = re.search(r'width="([\d.]+)" height="([\d.]+)"', page)
        assert size is not None
        width, height = (float(x) for x in size.groups())
        boxes = [
            (float(a), float(b), float(c), float(d), word)
            for a, b, c, d, word in re.findall(
                r'<word xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([-\d.]+)" yMax="([-\d.]+)">(.*?)</word>', page
            )
        ]
        for i, (a, b, c, d, word) in enumerate(boxes):
            assert a > 14
            assert b > 10
            assert c < width - 14
            assert d < height - 10
            for e, f, g, h, other in boxes[i + 1 :]:
                wide, high = min(c, g) - max(a, e), min(d, h) - max(b, f)
                assert not (wide > 1 and high > min(d - b, h - f) * 0.45), (word, other)


def rows_of(plan: Plan, member: str) -> list[str]:
    """What the table of a member's page has to say of each year with a share, from year to gap, and the cost."""
    told = project(plan, plan.scenario("Hague 2035"))
    money = Money(Prices.CONSTANT, Currency.DOLLAR if member in AGGREGATES else Currency.NATIONAL)
    line = told.line(member, Pillar.CORE, money)
    costs, found = extra_cost(told, line), []
    for i, year in enumerate(line.years):
        share = float(line.share[i])
        if math.isnan(share):
            continue
        label = year_label(year, line.kinds[i])
        gap = number((0.035 - share) * 100, sign=True)
        cells = [label, number(share * 100), number(float(line.expenditure[i]), 0), number(float(line.gdp[i]), 0), gap]
        found.append(" ".join(cells))
        if line.kinds[i] is Kind.PLAN:
            found.append(f"{number(float(costs[i]), 0, sign=True)} {'yes' if gap[0] in '0−' else 'no'}, plan")
    return found


def test_that_poppler_finds_every_figure_of_every_members_table_as_it_is_computed(
    pack: Path, sample_plan: Plan
) -> None:
    told = project(sample_plan, sample_plan.scenario("Hague 2035"))
    pages = [" ".join(page.split()) for page in poppler("pdftotext", "-layout", str(pack), "-").split("\f")]
    looked_at = 0
    for member in (*sample_plan.register.codes, *AGGREGATES):
        title = " ".join(path_title(sample_plan, told, member, Pillar.CORE).split())
        own = [page for page in pages if page.startswith(f"NATO UNCLASSIFIED {title} ") and "Meets 3.5" in page]
        rows = rows_of(sample_plan, member)
        assert len(own) == (1 if rows else 0), (member, title)
        for row in rows:
            assert f" {row} " in f" {own[0]} ", (member, row)
        looked_at += len(rows)
    assert looked_at > 33 * 22
