"""The classification label that a workbook carries: read and proposed, never chosen or lowered."""

import base64
import json
import re
from collections.abc import Iterator, Mapping

from defusedxml import ElementTree

_CUSTOM = "docProps/custom.xml"
_SENSITIVITY = re.compile(r"(MSIP_Label_[0-9A-Fa-f-]+)_Name")
_TITUS = b"http://schemas.titus.com/TitusProperties/"


def label_of(parts: Mapping[str, bytes]) -> str | None:
    """The label of the Titus properties, such as `NATO UNCLASSIFIED`, else the sensitivity label; None without one.

    The former stands in the document's own properties, and again in a part of custom XML; the properties go first.
    The latter is a property `MSIP_Label_<id>_Name`, which counts unless `MSIP_Label_<id>_Enabled` is false.
    """
    told = [*_properties(parts)]
    return next((label for find in (_label, _sensitivity) for label in map(find, told) if label), None)


def label_names(parts: Mapping[str, bytes]) -> frozenset[str]:
    """The names of the document's own properties that belong to a label, and so must stay."""
    found = {"Ownership", "Classification", "Releasability", "Only", "Limited", "AdministrativeMarkings", "TitusGUID"}
    for name, content in parts.items():
        if name.startswith("customXml/") and is_label_part(name, content):
            found.update(*_properties({name: content}))
    properties = next(_properties({name: parts[name] for name in parts if name == _CUSTOM}), {})
    return frozenset(found | {name for name in properties if name.startswith("MSIP_Label_")})


def is_label_part(name: str, content: bytes) -> bool:
    """Whether a part is there for a label alone."""
    return name.casefold().startswith("docmetadata/") or (name.startswith("customXml/") and _TITUS in content)


def _sensitivity(properties: Mapping[str, str]) -> str | None:
    for name, value in properties.items():
        found = _SENSITIVITY.fullmatch(name)
        if found is not None and value and properties.get(f"{found[1]}_Enabled", "true").casefold() != "false":
            return value
    return None


def _label(properties: Mapping[str, str]) -> str | None:
    if not properties.get("Classification"):
        return None
    words = (properties.get(name) for name in ("Ownership", "Classification", "Releasability"))
    return " ".join(word for word in words if word)


def _properties(parts: Mapping[str, bytes]) -> Iterator[dict[str, str]]:
    """The named properties of each part that holds some; a part that cannot be read holds none."""
    for name in sorted(parts, key=lambda part: part != _CUSTOM):
        try:
            if name == _CUSTOM:
                yield _document_properties(parts[name])
            elif name.startswith("customXml/") and _TITUS in parts[name]:
                yield _titus_properties(parts[name])
        except (ElementTree.ParseError, ValueError, LookupError, TypeError, AttributeError, RecursionError):
            continue  # the label is a proposal: without it the workbook is still read


def _document_properties(content: bytes) -> dict[str, str]:
    return {
        str(element.get("name")): _words("".join(element.itertext()))
        for element in ElementTree.fromstring(content)
        if element.tag.endswith("}property")
    }


def _titus_properties(content: bytes) -> dict[str, str]:
    """The properties that Titus keeps as JSON in base 64: `{"props": [{"n": name, "vals": [{"value": ...}]}]}`."""
    metadata = next((e for e in ElementTree.fromstring(content).iter() if e.tag.endswith("TitusMetadata")), None)
    if metadata is None or not metadata.text:
        return {}
    told = json.loads(base64.b64decode(metadata.text))
    return {
        str(each.get("n")): _words(" ".join(str(one.get("value", "")) for one in each.get("vals", ())))
        for each in told.get("props", ())
    }


def _words(text: str) -> str:
    return " ".join(text.split())
