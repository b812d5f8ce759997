"""Finding the resources, wherever the program was put."""

from pathlib import Path

import pytest

from rampath import resources


def test_that_source_tree_and_installed_package_are_both_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    installed = tmp_path / "rampath"
    (installed / "_resources").mkdir(parents=True)
    (installed / "_resources" / "members.csv").touch()
    assert (resources.folder() / "members.csv").is_file()
    monkeypatch.setattr(resources, "_PACKAGE", installed)
    assert resources.folder() == installed / "_resources"


def test_that_missing_resources_are_told_in_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(resources, "_PACKAGE", tmp_path)
    monkeypatch.setattr(resources, "_ROOT", tmp_path)
    with pytest.raises(resources.ResourcesMissing, match=r"members\.csv is missing; install"):
        resources.folder()


def test_that_the_sample_is_found_beside_the_package_or_in_the_source_tree(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert resources.sample().name == "nato-2026.xlsx"
    (tmp_path / "_samples").mkdir()
    (tmp_path / "_samples" / "nato-2026.xlsx").touch()
    monkeypatch.setattr(resources, "_PACKAGE", tmp_path)
    assert resources.sample() == tmp_path / "_samples" / "nato-2026.xlsx"
