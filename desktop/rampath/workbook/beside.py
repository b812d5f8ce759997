"""What a file carries beside its cells, and what was done about it: macros, links, connections, hidden sheets."""

import re
import zipfile
from collections.abc import Iterator, Sequence

from rampath.domain.finding import Finding, Severity, told
from rampath.wording import tr
from rampath.workbook.grid import Sheet
from rampath.workbook.safety import Container

_TARGET = re.compile(rb"\bTarget=\"([^\"]*)\"")
_MOST_NAMED = 5
_SMALL = 1_000_000


def findings_of(
    file: str,
    container: Container | None,
    sheets: Sequence[Sheet],
    *,
    package: zipfile.ZipFile | None = None,
    torn: bool = False,
) -> tuple[Finding, ...]:
    """The findings about a file as such; their place is the file's name."""
    return tuple(_found(file, container, sheets, package, torn=torn))


def _found(
    file: str,
    container: Container | None,
    sheets: Sequence[Sheet],
    package: zipfile.ZipFile | None,
    *,
    torn: bool,
) -> Iterator[Finding]:
    if container is Container.XLSM:
        yield told(Severity.NOTE, file, "", tr("The file holds macros"), done=tr("They were not run, and never are"))
    if torn:
        yield told(
            Severity.WARNING,
            file,
            "",
            tr("The quotation marks of the text do not pair"),
            done=tr("They were read as plain characters; check the texts"),
        )
    if package is not None:
        yield from _links(file, package)
    hidden = [sheet.name for sheet in sheets if sheet.hidden]
    if hidden:
        said = tr("{count} sheets are hidden: {names}", count=len(hidden), names=_some(hidden))
        yield told(Severity.NOTE, file, "", said, done=tr("They were read like the others"))


def _links(file: str, package: zipfile.ZipFile) -> Iterator[Finding]:
    """The links to other files and the data connections: counted and named, never followed."""
    names = package.namelist()
    links = [name for name in names if name.startswith("xl/externalLinks/_rels/")]
    if links:
        said = [target for name in links if (target := _target(package, name))]
        message = tr("The file has {count} links to other files: {names}",
                     count=len(links), names=_some(said) or tr("unnamed"))  # fmt: skip
        yield told(Severity.NOTE, file, "", message, done=tr("They were not followed"))
    connections = [name for name in names if name.startswith(("xl/connections", "xl/queryTables/"))]
    if connections:
        yield told(Severity.NOTE, file, "", tr("The file has data connections"), done=tr("They were not followed"))


def _target(package: zipfile.ZipFile, name: str) -> str:
    if package.getinfo(name).file_size > _SMALL:
        return ""
    found = _TARGET.search(package.read(name))
    return "" if found is None else found[1].decode("utf-8", "replace")


def _some(names: Sequence[str]) -> str:
    told = ", ".join(names[:_MOST_NAMED])
    return told + " …" if len(names) > _MOST_NAMED else told
