"""The declarations: `declarations/*.toml`."""

from pathlib import Path

from rampath.domain.declaration import Declarations, DeclaredPath
from rampath.presets.files import Table, table
from rampath.wording import tr


def read_declarations(folder: Path) -> tuple[Declarations, ...]:
    """What governments have announced, file by file; none where the folder is not there."""
    return tuple(_declarations(file) for file in sorted((folder / "declarations").glob("*.toml")))


def _declarations(file: Path) -> Declarations:
    told = table(file)
    return Declarations(
        id=told.choice("id", [file.stem]),
        name=told.text("name"),
        commitment=told.text("commitment"),
        text=told.text("text"),
        source=told.text("source"),
        paths=tuple(_path(each) for each in told.tables("paths")),
    )


def _path(told: Table) -> DeclaredPath:
    shares = tuple((each.year("year"), each.fraction("percent")) for each in told.tables("shares"))
    years = [year for year, _ in shares]
    if years != sorted(set(years)):
        raise told.spoilt("shares", tr("expected years in rising order"))
    onward = told.choice("then", ["commitment", "kept"]) == "commitment"
    return DeclaredPath(told.text("member"), shares, onward, told.text("source"))
