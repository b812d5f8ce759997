"""What a file carries beside its cells, and what was done about it: macros, links, connections, hidden sheets."""

import re
import zipfile
from collections.abc import Iterator, Sequence

from rampath.domain.finding import Finding, Severity
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
        yield Finding(Severity.NOTE, file, "", tr("The file holds macros; they were not run, and never are."))
    if torn:
        yield Finding(
            Severity.WARNING, file, "",
            tr("The quotation marks of the text do not pair, so they were read as plain characters; check the texts."),
        )  # fmt: skip
    if package is not None:
        yield from _links(file, package)
    hidden = [sheet.name for sheet in sheets if sheet.hidden]
    if hidden:
        message = tr("{count} sheets are hidden and were read like the others: {names}.",
                     count=len(hidden), names=_some(hidden))  # fmt: skip
        yield Finding(Severity.NOTE, file, "", message)


def _links(file: str, package: zipfile.ZipFile) -> Iterator[Finding]:
    """The links to other files and the data connections: counted and named, never followed."""
    names = package.namelist()
    links = [name for name in names if name.startswith("xl/externalLinks/_rels/")]
    if links:
        said = [target for name in links if (target := _target(package, name))]
        message = tr("The file has {count} links to other files; they were not followed: {names}.",
                     count=len(links), names=_some(said) or tr("unnamed"))  # fmt: skip
        yield Finding(Severity.NOTE, file, "", message)
    connections = [name for name in names if name.startswith(("xl/connections", "xl/queryTables/"))]
    if connections:
        message = tr("The file has data connections; they were not followed.")
        yield Finding(Severity.NOTE, file, "", message)


def _target(package: zipfile.ZipFile, name: str) -> str:
    if package.getinfo(name).file_size > _SMALL:
        return ""
    found = _TARGET.search(package.read(name))
    return "" if found is None else found[1].decode("utf-8", "replace")


def _some(names: Sequence[str]) -> str:
    told = ", ".join(names[:_MOST_NAMED])
    return told + " …" if len(names) > _MOST_NAMED else told
