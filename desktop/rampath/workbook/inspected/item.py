"""What a workbook carries beside its figures: one thing, where it stands, and how it is taken out."""

from dataclasses import dataclass
from enum import StrEnum

from rampath.wording import marked


class Kind(StrEnum):
    """What kind of thing it is; the words are for people."""

    LABEL = "label"
    AUTHOR = "author"
    PATH = "path"
    LINK = "link"
    CONNECTION = "connection"
    NAME = "name"
    HIDDEN = "hidden"
    COMMENT = "comment"
    PERSON = "person"
    PRINTER = "printer"
    MACRO = "macro"
    DATA = "data"
    PROPERTY = "property"
    PICTURE = "picture"


KINDS = {
    Kind.LABEL: marked("Label"), Kind.AUTHOR: marked("Author"), Kind.PATH: marked("File path"),
    Kind.LINK: marked("External link"), Kind.CONNECTION: marked("Connection"), Kind.NAME: marked("Dead name"),
    Kind.HIDDEN: marked("Hidden"), Kind.COMMENT: marked("Comments"), Kind.PERSON: marked("Persons"),
    Kind.PRINTER: marked("Printer settings"), Kind.MACRO: marked("Macros"), Kind.DATA: marked("Custom XML"),
    Kind.PROPERTY: marked("Property"), Kind.PICTURE: marked("Preview picture"),
}  # fmt: skip


@dataclass(frozen=True, slots=True, order=True)
class Cut:
    """Bytes of a part, from `begin` to before `end`, that give way to others."""

    part: str
    begin: int
    end: int
    instead: bytes = b""


@dataclass(frozen=True, slots=True)
class Item:
    """One thing. `fixed` says why it cannot be taken out here; else `cuts` and `drops` (whole parts) take it out.

    `id` is its kind and number, such as `author-1`; `place` is a sheet or a part of the package.
    """

    id: str
    kind: Kind
    place: str
    text: str
    fixed: str = ""
    does: str = ""
    """What taking it out does, where that is more than that it is gone."""
    cuts: tuple[Cut, ...] = ()
    drops: tuple[str, ...] = ()
