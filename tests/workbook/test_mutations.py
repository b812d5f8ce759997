"""Two thousand harmed files: each gives figures, findings or a refusal in a sentence, within time and memory."""

import random
from collections import Counter
from pathlib import Path

import pytest

from conftest import SHARED_DATA
from workbook.cage import Outcome, outcomes
from workbook.mutants import mutant
from workbook.originals import REAL, made

MUTANTS = 2_000
MOST_SECONDS = 15.0


def originals(folder: Path) -> list[tuple[Path, float]]:
    """The real workbooks where they are at hand, and the files that are written here; how often each is harmed."""
    real = [(SHARED_DATA / "workbooks" / name, often) for name, often in REAL.items()] if SHARED_DATA.is_dir() else []
    own = [(file, often / 4 if real else often) for file, often in made(folder)]
    return [*real, *own]


@pytest.fixture(scope="module")
def ended(tmp_path_factory: pytest.TempPathFactory) -> list[tuple[str, Outcome]]:
    """How reading each mutant ended; each comes from a seed of its own, so that it can be made again."""
    folder = tmp_path_factory.mktemp("originals")
    chosen = originals(folder)
    contents = {file: file.read_bytes() for file, _ in chosen}
    which = random.Random(2_026).choices([file for file, _ in chosen], [often for _, often in chosen], k=MUTANTS)
    files = [folder / f"{seed}-{original.name}" for seed, original in enumerate(which)]
    harmed = dict(zip(files, enumerate(which), strict=True))

    def make(file: Path) -> None:
        seed, original = harmed[file]
        file.write_bytes(mutant(contents[original], random.Random(seed)))

    return list(zip((file.name for file in files), outcomes(files, make=make), strict=True))


def test_that_no_harmed_file_ends_in_a_traceback_or_a_death(ended: list[tuple[str, Outcome]]) -> None:
    assert [(name, outcome.said) for name, outcome in ended if outcome.kind not in {"read", "refused"}] == []


def test_that_every_cell_is_accounted_for_and_every_sentence_is_one(ended: list[tuple[str, Outcome]]) -> None:
    assert [(name, outcome.faults) for name, outcome in ended if outcome.faults] == []


def test_that_no_harmed_file_takes_long(ended: list[tuple[str, Outcome]]) -> None:
    assert [(name, outcome.seconds) for name, outcome in ended if outcome.seconds > MOST_SECONDS] == []


def test_that_many_harmed_files_are_still_read_and_many_are_refused(ended: list[tuple[str, Outcome]]) -> None:
    kinds = Counter(outcome.kind for _, outcome in ended)
    assert kinds["read"] > MUTANTS // 5
    assert kinds["refused"] > MUTANTS // 5
    assert sum(outcome.observations > 0 for _, outcome in ended) > MUTANTS // 10
