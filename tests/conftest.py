"""What many tests share: the register and presets, the sample, and the real files where they are at hand."""

import gc
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis.configuration import set_hypothesis_home_dir

from rampath import resources
from rampath.domain.member import Register
from rampath.domain.plan import Plan
from rampath.opening import Presets, open_file, presets_in

ROOT = Path(__file__).resolve().parent.parent
BENCHMARKS = ROOT / "tests" / "benchmarks"
SHARED_DATA = ROOT.parent / "shared" / "data"

settings.register_profile("unhurried", settings(), deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("unhurried")  # how long an example takes tells of the machine, not of the rule
set_hypothesis_home_dir(Path(sys.prefix) / "hypothesis")  # what it remembers names this machine's folders


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What measures runs alone, and not beside other tests."""
    for item in items:
        if BENCHMARKS in item.path.parents:
            item.add_marker("alone")


@pytest.fixture(autouse=True)
def _collected(request: pytest.FixtureRequest) -> Iterator[None]:
    """What a test leaves of Qt is freed here, in Qt's own thread, and not by a collection in another test's thread.

    What is left then stays, and is looked through again only when the module ends: most of it are libraries.
    """
    yield
    if "qapp" in request.fixturenames:
        gc.enable()
        gc.collect()
        gc.freeze()


@pytest.fixture(autouse=True, scope="module")
def _all_collected() -> Iterator[None]:
    yield
    gc.unfreeze()


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """The folder of real workbooks and figures; without it the checks on them are left out."""
    if not SHARED_DATA.is_dir():
        pytest.skip("../shared/data is not here: the checks on the real files were left out")
    return SHARED_DATA


@pytest.fixture(scope="session")
def presets() -> Presets:
    return presets_in(resources.folder())


@pytest.fixture(scope="session")
def register(presets: Presets) -> Register:
    """The register without its economy: figures that are made up for a test need not be in proportion to GDP."""
    return replace(presets.register, economy=None)


@pytest.fixture(scope="session")
def register_with_economy(presets: Presets) -> Register:
    return presets.register


@pytest.fixture(scope="session")
def sample() -> Path:
    return resources.sample()


@pytest.fixture(scope="session")
def sample_plan(presets: Presets, sample: Path) -> Plan:
    """The plan that begins from the sample, with a scenario for each preset commitment."""
    return open_file(sample, presets).plan
