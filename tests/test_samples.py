"""The sample: written by its own script, from its own CSV."""

import runpy
from pathlib import Path

from rampath import resources

ROOT = Path(__file__).resolve().parent.parent


def test_that_the_script_writes_the_sample_again_with_the_same_bytes(tmp_path: Path) -> None:
    make = runpy.run_path(str(ROOT / "samples" / "make.py"))["make"]
    make(ROOT / "samples" / "nato-2026.csv", tmp_path / "again.xlsx")
    assert (tmp_path / "again.xlsx").read_bytes() == resources.sample().read_bytes()


def test_that_the_figures_are_those_that_were_handed_over(shared_data: Path) -> None:
    handed = (shared_data / "figures" / "nato_2026_edition_2014_2026.csv").read_bytes()
    assert (ROOT / "samples" / "nato-2026.csv").read_bytes() == handed


def test_that_the_economy_is_written_again_with_the_same_bytes(shared_data: Path, tmp_path: Path) -> None:
    main = runpy.run_path(str(ROOT / "samples" / "make_economy.py"))["main"]
    main(shared_data / "figures" / "imf_weo_apr2025_nato32_gdp_2014_2030.csv", tmp_path / "weo.csv")
    shipped = resources.folder() / "economy" / "weo-april-2025.csv"
    assert (tmp_path / "weo.csv").read_bytes() == shipped.read_bytes()
