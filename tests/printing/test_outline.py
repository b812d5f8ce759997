"""Bookmarks, language and PDF/A, as another reader of PDF finds them."""

from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader
from pypdf.generic import Destination

from rampath.domain.plan import Plan
from rampath.printing.outline import with_outline
from rampath.printing.report import press_for, report

from .conftest import DAY, FONTS, ordered

pytestmark = pytest.mark.usefixtures("qapp")


def written(plan: Plan, target: Path, *, archive: bool = False) -> PdfReader:
    order = ordered("BEL", "ISL")
    report(plan, order, press_for(order, FONTS), target, archive=archive)
    return PdfReader(target, strict=True)


@pytest.mark.parametrize("archive", [False, True])
def test_each_page_has_a_bookmark_that_leads_to_it_and_bears_its_title(
    plan: Plan, tmp_path: Path, archive: bool
) -> None:
    reader = written(plan, tmp_path / "pack.pdf", archive=archive)
    marks = [each for each in reader.outline if isinstance(each, Destination)]
    assert [reader.get_destination_page_number(mark) for mark in marks] == [0, 1, 2]
    for mark, page in zip(marks, reader.pages, strict=True):
        assert mark.title is not None
        assert "".join(mark.title.split()) in "".join(page.extract_text().split())
    assert "Belgium" in str(marks[1].title)


def test_the_file_states_its_language_and_names_no_author(plan: Plan, tmp_path: Path) -> None:
    reader = written(plan, tmp_path / "pack.pdf")
    assert str(reader.root_object["/Lang"]) == "en-GB"
    assert reader.metadata is not None
    assert not reader.metadata.author


def test_a_file_for_keeping_says_so_embeds_its_colours_and_is_the_same_each_time(plan: Plan, tmp_path: Path) -> None:
    files = [tmp_path / "a.pdf", tmp_path / "b.pdf"]
    readers = [written(plan, file, archive=True) for file in files]
    assert files[0].read_bytes() == files[1].read_bytes()
    root: Any = readers[0].root_object
    assert root["/OutputIntents"][0]["/S"] == "/GTS_PDFA1"
    told = readers[0].xmp_metadata
    assert told is not None
    assert (told.pdfaid_part, told.pdfaid_conformance) == ("1", "B")
    assert told.xmp_create_date is not None
    assert told.xmp_create_date.date() == DAY


def test_a_file_of_another_form_is_refused_rather_than_spoilt() -> None:
    with pytest.raises(ValueError, match="another form"):
        with_outline(b"%PDF-1.7\n%%EOF\n", ["one"], "en-GB")
