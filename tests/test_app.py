"""The jobs that the program hands to its window."""

from datetime import date
from pathlib import Path

from rampath import resources
from rampath.domain.plan import Plan
from rampath.doors.filling import fill_doors_for
from rampath.doors.importing import import_doors_for
from rampath.opening import Presets, open_file
from rampath.presets import read_markings
from rampath.workbook.progress import silent
from return_files import send_own_form
from workbook.build import LAYOUT_2026, write

SPOILT = (
    "ours.toml is no profile that can be used: line 3, [[sheets]] 1, key sheet: expected a text, or a list of texts."
)


def test_that_a_saved_profile_with_a_slip_is_told_where_a_workbook_is_filled(tmp_path: Path, presets: Presets) -> None:
    folder = tmp_path / "profiles"
    folder.mkdir()
    (folder / "ours.toml").write_text("name = 5\n[[sheets]]\nsheet = 6\n", encoding="utf-8")
    book = write(tmp_path / "theirs.xlsx", {"Table 1": LAYOUT_2026})
    plan, markings = open_file(resources.sample(), presets).plan, read_markings(resources.folder())
    assert fill_doors_for(presets, markings, folder).open(book, plan, silent).spoilt == (SPOILT,)
    assert fill_doors_for(presets, markings).open(book, plan, silent).spoilt == ()


def test_that_a_folder_of_returns_is_read_by_saved_profiles_too_and_one_with_a_slip_is_told(
    tmp_path: Path, presets: Presets, sample_plan: Plan
) -> None:
    profiles, returns = tmp_path / "profiles", tmp_path / "returns"
    profiles.mkdir()
    returns.mkdir()
    send_own_form(presets.register, returns, profiles / "latvia.toml")
    (profiles / "ours.toml").write_text("name = 5\n[[sheets]]\nsheet = 6\n", encoding="utf-8")
    doors = import_doors_for(presets, lambda: date(2026, 11, 26), profiles)
    found = doors.returns.read([returns], sample_plan, silent, {}, {})
    (sent,) = (each.sent for each in found.returns if each.sent is not None)
    assert [(row.member, row.year, row.value, row.unit) for row in sent.observations] == [
        ("LVA", 2024, 1286.5, "EUR million"), ("LVA", 2025, 1530.25, "EUR million"),
    ]  # fmt: skip
    assert [(each.name, each.reason) for each in found.passed_over] == [("a saved profile", SPOILT)]
