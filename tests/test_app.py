"""The jobs that the program hands to its window."""

from pathlib import Path

from rampath import resources
from rampath.app import fill_doors_for
from rampath.opening import Presets, open_file
from rampath.presets import read_markings
from rampath.workbook.progress import silent
from workbook.build import LAYOUT_2026, write


def test_that_a_saved_profile_with_a_slip_is_told_where_a_workbook_is_filled(tmp_path: Path, presets: Presets) -> None:
    folder = tmp_path / "profiles"
    folder.mkdir()
    (folder / "ours.toml").write_text("name = 5\n[[sheets]]\nsheet = 6\n", encoding="utf-8")
    book = write(tmp_path / "theirs.xlsx", {"Table 1": LAYOUT_2026})
    plan, markings = open_file(resources.sample(), presets).plan, read_markings(resources.folder())
    assert fill_doors_for(presets, markings, folder).open(book, plan, silent).spoilt == (
        "ours.toml is no profile that can be used: line 3, [[sheets]] 1, key sheet: expected a text.",
    )
    assert fill_doors_for(presets, markings).open(book, plan, silent).spoilt == ()
