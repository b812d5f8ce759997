"""Labels, authors, properties, paths, macros and data that belong to the whole workbook."""

import re
from collections.abc import Iterator
from html import unescape

from rampath.wording import number, tr
from rampath.workbook.inspected.inside import BOOK, Inside
from rampath.workbook.inspected.item import Cut, Item, Kind
from rampath.workbook.label import is_label_part, label_names, label_of

_CORE, _APP, _CUSTOM = "docProps/core.xml", "docProps/app.xml", "docProps/custom.xml"
_PEOPLE = (
    (_CORE, b"creator"), (_CORE, b"lastModifiedBy"), (_APP, b"Manager"), (_APP, b"Company"), (_APP, b"HyperlinkBase"),
)  # fmt: skip
_PROPERTY = re.compile(rb"<(?:[\w.-]+:)?property(?=\s)([^<>]*)>(.*?)</(?:[\w.-]+:)?property\s*>", re.DOTALL)
_PATH = re.compile(
    rb"<mc:AlternateContent(?=[\s>])(?:(?!</mc:AlternateContent).)*?absPath(?:(?!</mc:AlternateContent).)*?"
    rb"</mc:AlternateContent\s*>",
    re.DOTALL,
)


def belongings(inside: Inside) -> Iterator[Item]:
    """What belongs to the workbook as a whole."""
    package = inside.package
    parts = {
        name: package.read(name)
        for name in package.names
        if name.startswith(("docProps/custom.xml", "customXml/", "docMetadata/")) and not name.endswith(".rels")
    }
    label = label_of(parts)
    if label:
        yield Item("", Kind.LABEL, "", label, fixed=tr("a label is never taken out here"))
    yield from _people(inside)
    yield from _in_attributes(inside)
    yield from _properties(parts.get(_CUSTOM, b""), label_names(parts))
    book = package.read(BOOK)
    for found in _PATH.finditer(book):
        path = re.search(rb'\surl="([^"]*)"', found[0])
        told = "" if path is None else _words(path[1])
        yield Item("", Kind.PATH, BOOK, told, cuts=(Cut(BOOK, *found.span()),))
    yield from _data(inside, parts)
    for name in package.names:
        low = name.casefold()
        if low.endswith("vbaproject.bin"):
            yield Item("", Kind.MACRO, name, tr("macros, which Rampath never runs"),
                       fixed=tr("the file would be of another kind; in Excel, save it as .xlsx"))  # fmt: skip
        elif low.startswith("docprops/thumbnail."):
            cuts, drops = inside.drop(name)
            yield Item("", Kind.PICTURE, name, tr("a small picture of the first sheet"), cuts=cuts, drops=drops)
        elif low.startswith("xl/persons/") and low.endswith(".xml"):
            yield _persons(inside, name)


def _people(inside: Inside) -> Iterator[Item]:
    words = {
        b"creator": tr("made by {name}"), b"lastModifiedBy": tr("last changed by {name}"),
        b"Manager": tr("manager {name}"), b"Company": tr("company {name}"),
        b"HyperlinkBase": tr("links begin at {name}"),
    }  # fmt: skip
    for part, name in _PEOPLE:
        content = inside.package.find(part) or b""
        found = re.search(rb"<((?:[\w.-]+:)?" + name + rb")(?:\s[^<>]*)?>([^<]+)</", content)
        if found is not None and found[2].strip():
            kind = Kind.PATH if name == b"HyperlinkBase" else Kind.AUTHOR
            text = words[name].format(name=_words(found[2]))
            yield Item("", kind, part, text, cuts=(Cut(part, *found.span(2)),))


def _in_attributes(inside: Inside) -> Iterator[Item]:
    """Who refreshed a pivot table, and who reserved the workbook: names that stand in an attribute."""
    for part in inside.package.names:
        low = part.casefold()
        if low == BOOK:
            element, name, words = b"fileSharing", b"userName", tr("reserved by {name}")
        elif low.startswith("xl/pivotcache/pivotcachedefinition"):
            element, name, words = b"pivotCacheDefinition", b"refreshedBy", tr("pivot table refreshed by {name}")
        else:
            continue
        pattern = rb"<(?:[\w.-]+:)?" + element + rb"\s[^<>]*?(\s" + name + rb'="([^"]+)")'
        found = re.search(pattern, inside.package.read(part))
        if found is not None:
            text = words.format(name=_words(found[2]))
            yield Item("", Kind.AUTHOR, part, text, cuts=(Cut(part, *found.span(1)),))


def _properties(content: bytes, labels: frozenset[str]) -> Iterator[Item]:
    for found in _PROPERTY.finditer(content):
        named = re.search(rb'\sname="([^"]*)"', found[1])
        name = "" if named is None else _words(named[1])
        value = _words(re.sub(rb"<[^<>]*>", b" ", found[2]))
        text = f"{name}: {value}"
        if name in labels:
            yield Item(
                "", Kind.LABEL, _CUSTOM, text, fixed=tr("it belongs to the label, which is never taken out here")
            )
        else:
            yield Item("", Kind.PROPERTY, _CUSTOM, text, cuts=(Cut(_CUSTOM, *found.span()),))


def _data(inside: Inside, parts: dict[str, bytes]) -> Iterator[Item]:
    """Custom XML; what is bound to cells by a map of XML stays."""
    bound = any(name.casefold() == "xl/xmlmaps.xml" for name in inside.package.names)
    for name, content in parts.items():
        if is_label_part(name, content):
            yield Item("", Kind.LABEL, name, tr("the label as a part of its own"),
                       fixed=tr("it belongs to the label, which is never taken out here"))  # fmt: skip
        elif re.fullmatch(r"customXml/item\d+\.xml", name, re.IGNORECASE):
            root = re.search(rb"<([A-Za-z_][\w.:-]*)", content)
            text = tr("{name}, {count} bytes", name="" if root is None else root[1].decode("utf-8", "replace"),
                      count=number(len(content), 0))  # fmt: skip
            cuts, drops = inside.drop(name)
            fixed = tr("cells are bound to it by a map of XML; take that out in Excel") if bound else ""
            yield Item("", Kind.DATA, name, text, fixed, cuts=cuts, drops=drops)


def _persons(inside: Inside, name: str) -> Item:
    content = inside.package.read(name)
    people = [_words(each) for each in re.findall(rb'\sdisplayName="([^"]*)"', content)]
    threads = any(each.casefold().startswith("xl/threadedcomments/") for each in inside.package.names)
    fixed = tr("comments in threads name them; take those out first") if threads else ""
    cuts, drops = inside.drop(name)
    return Item("", Kind.PERSON, name, ", ".join(people), fixed, cuts=cuts, drops=drops)


def _words(content: bytes) -> str:
    return " ".join(unescape(content.decode("utf-8", "replace")).split())
