"""Where the program's resources lie: beside the package when installed or frozen, else in the source tree."""

from pathlib import Path

from rampath.wording import tr

_PACKAGE = Path(__file__).resolve().parent
_ROOT = _PACKAGE.parent.parent


class ResourcesMissing(Exception):
    """The resources are not where they should be; the message says what to do."""


def folder() -> Path:
    """The folder of the register, the commitments, the economies, the markings and the fonts."""
    return _found("_resources", _ROOT / "resources", "members.csv")


def sample() -> Path:
    """The sample workbook of figures."""
    return _found("_samples", _ROOT / "samples", "nato-2026.xlsx") / "nato-2026.xlsx"


def _found(installed: str, source: Path, proof: str) -> Path:
    for place in (_PACKAGE / installed, source):
        if (place / proof).is_file():
            return place
    raise ResourcesMissing(
        tr("Rampath's own file {name} is missing; install Rampath again from its package.", name=proof)
    )
