"""A workbook with all that others put into theirs: charts, a pivot table, a slicer, pictures, threads, macros."""

import struct
import zipfile
import zlib
from pathlib import Path
from typing import Any, cast

import openpyxl
from openpyxl.chart import BarChart, LineChart, Reference
from openpyxl.comments import Comment
from openpyxl.formatting.rule import CellIsRule, ColorScaleRule
from openpyxl.worksheet.datavalidation import DataValidation

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
X14 = "http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"
MS = "http://schemas.microsoft.com/office"
VND = "application/vnd.openxmlformats-officedocument.spreadsheetml"
BOOK, TYPES = "xl/workbook.xml", "[Content_Types].xml"


class Parts(dict[str, bytes]):
    """The parts of a package, to which parts and relations are added by hand."""

    def __init__(self, file: Path) -> None:
        with zipfile.ZipFile(file) as package:
            super().__init__({name: package.read(name) for name in package.namelist()})

    def add(self, name: str, content: str | bytes, kind: str = "") -> None:
        self[name] = content.encode() if isinstance(content, str) else content
        if kind:
            self.swap(TYPES, "</Types>", f'<Override PartName="/{name}" ContentType="{kind}"/></Types>')

    def relate(self, owner: str, kind: str, target: str, identity: str) -> None:
        folder, _, last = owner.rpartition("/")
        listed = f"{folder}/_rels/{last}.rels".lstrip("/") if owner else "_rels/.rels"
        if listed not in self:
            self[listed] = (
                b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>'
            )
        mode = ' TargetMode="External"' if ":" in target else ""
        self.swap(
            listed, "</Relationships>",
            f'<Relationship Id="{identity}" Type="{kind}" Target="{target}"{mode}/></Relationships>',
        )  # fmt: skip

    def swap(self, part: str, old: str, new: str) -> None:
        assert old.encode() in self[part], (part, old)
        self[part] = self[part].replace(old.encode(), new.encode(), 1)

    def write(self, file: Path) -> Path:
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
            for name, content in self.items():
                package.writestr(name, content)
        return file


def picture() -> bytes:
    """A PNG of one red dot."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))

    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", struct.pack(">2I5B", 1, 1, 8, 2, 0, 0, 0))
        + chunk(b"IDAT", zlib.compress(b"\0\xff\0\0"))
        + chunk(b"IEND", b"")
    )


def rich_workbook(file: Path, *, macros: bool = False) -> Path:
    """Write it; sheets are Data (A1:C6), Pivot and Secret. `macros` adds a VBA project that does nothing."""
    _base(file)
    parts = Parts(file)
    data, pivot = "xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml"
    _add_picture(parts)
    _add_thread(parts, data)
    _add_printer(parts, data)
    _add_pivot(parts, pivot)
    _add_slicer(parts, pivot)
    _add_link_and_names(parts)
    _add_data(parts)
    if macros:
        parts.swap(TYPES, f'ContentType="{VND}.sheet.main+xml"',
                   'ContentType="application/vnd.ms-excel.sheet.macroEnabled.main+xml"')  # fmt: skip
        parts.add("xl/vbaProject.bin", b"inert" * 99, f"{'application/vnd.ms-office'}.vbaProject")
        parts.relate(BOOK, f"{MS}/2006/relationships/vbaProject", "vbaProject.bin", "rIdVba")
    return parts.write(file)


def _base(file: Path) -> None:
    workbook = openpyxl.Workbook()
    sheet: Any = workbook.active
    sheet.title = "Data"
    for row in (("Kind", "Year", "Money"), ("a", 2025, 10), ("b", 2025, 20), ("a", 2026, 30), ("b", 2026, 40)):
        sheet.append(row)
    sheet["C6"] = "=SUM(C2:C5)"
    sheet["C2"].comment = Comment("see me", "Jane Doe")
    sheet.column_dimensions["F"].hidden = True
    sheet.row_dimensions[9].hidden = True
    sheet["F1"], sheet["A9"] = 1, 2
    rule = DataValidation(type="decimal", operator="between", formula1="0", formula2="1000")
    rule.add("C2:C5")
    sheet.add_data_validation(rule)
    above: Any = CellIsRule
    sheet.conditional_formatting.add("C2:C5", above(operator="greaterThan", formula=["25"]))
    scale = cast("Any", ColorScaleRule)(start_type="min", end_type="max", start_color="FFFFFF", end_color="FF0000")
    sheet.conditional_formatting.add("B2:B5", scale)
    charts: tuple[tuple[Any, str], ...] = ((BarChart(), "H2"), (LineChart(), "H20"))
    for chart, place in charts:
        chart.add_data(Reference(sheet, min_col=3, min_row=1, max_row=5), titles_from_data=True)
        sheet.add_chart(chart, place)
    table = workbook.create_sheet("Pivot")
    for pair in (("Kind", "Sum of Money"), ("a", 40), ("b", 60), ("Total", 100)):
        table.append(pair)
    secret = workbook.create_sheet("Secret")
    secret["A1"] = 1
    secret.sheet_state = "hidden"
    workbook.properties.creator, workbook.properties.lastModifiedBy = "Jane Doe", "John Roe"
    workbook.save(file)


def _add_picture(parts: Parts) -> None:
    drawing = "xl/drawings/drawing1.xml"
    a = "http://schemas.openxmlformats.org/drawingml/2006/main"
    space = "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"
    parts.add("xl/media/image1.png", picture())
    parts.swap(TYPES, "<Override", '<Default Extension="png" ContentType="image/png"/><Override')
    parts.relate(drawing, f"{R}/image", "../media/image1.png", "rIdPic")
    end = next(tag for tag in ("</xdr:wsDr>", "</wsDr>") if tag.encode() in parts[drawing])
    parts.swap(
        drawing, end,
        f'<x:oneCellAnchor xmlns:x="{space}" xmlns:a="{a}"><x:from><x:col>0</x:col><x:colOff>0</x:colOff><x:row>11'
        '</x:row><x:rowOff>0</x:rowOff></x:from><x:ext cx="95250" cy="95250"/><x:pic><x:nvPicPr><x:cNvPr id="99"'
        f' name="Dot"/><x:cNvPicPr/></x:nvPicPr><x:blipFill><a:blip xmlns:r="{R}" r:embed="rIdPic"/><a:stretch>'
        '<a:fillRect/></a:stretch></x:blipFill><x:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="95250" cy="95250"/>'
        '</a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></x:spPr></x:pic><x:clientData/></x:oneCellAnchor>'
        + end,
    )  # fmt: skip


def _add_thread(parts: Parts, sheet: str) -> None:
    space = f"{MS}/spreadsheet/2018/threadedcomments".replace("office/spreadsheet", "office/spreadsheetml")
    who, one = "{11111111-1111-4111-8111-111111111111}", "{22222222-2222-4222-8222-222222222222}"
    parts.add(
        "xl/threadedComments/threadedComment1.xml",
        f'<ThreadedComments xmlns="{space}"><threadedComment ref="C2" dT="2026-01-01T00:00:00.00" personId="{who}"'
        f' id="{one}"><text>see me</text></threadedComment></ThreadedComments>',
        "application/vnd.ms-excel.threadedcomments+xml",
    )
    parts.relate(sheet, f"{MS}/2017/10/relationships/threadedComment", "../threadedComments/threadedComment1.xml",
                 "rIdThread")  # fmt: skip
    parts.add(
        "xl/persons/person.xml",
        f'<personList xmlns="{space}"><person displayName="Jane Doe" id="{who}" userId="S::jane@x" providerId="AD"/>'
        "</personList>",
        "application/vnd.ms-excel.person+xml",
    )
    parts.relate(BOOK, f"{MS}/2017/10/relationships/person", "persons/person.xml", "rIdPerson")


def _add_printer(parts: Parts, sheet: str) -> None:
    name = "\\\\print01\\Room 7".encode("utf-16-le").ljust(64, b"\0")
    parts.add("xl/printerSettings/printerSettings1.bin", name + b"\1" * 20, f"{VND}.printerSettings")
    parts.relate(sheet, f"{R}/printerSettings", "../printerSettings/printerSettings1.bin", "rIdPrint")
    margins = parts[sheet].index(b"<pageMargins")
    end = parts[sheet].index(b"/>", margins) + 2
    setup = f'<pageSetup orientation="landscape" xmlns:r="{R}" r:id="rIdPrint"/>'.encode()
    parts[sheet] = parts[sheet][:end] + setup + parts[sheet][end:]


def _add_pivot(parts: Parts, sheet: str) -> None:
    cache, table = "xl/pivotCache/pivotCacheDefinition1.xml", "xl/pivotTables/pivotTable1.xml"
    parts.add(
        cache,
        f'<pivotCacheDefinition xmlns="{MAIN}" xmlns:r="{R}" r:id="rId1" refreshedBy="Jane Doe" recordCount="4">'
        '<cacheSource type="worksheet"><worksheetSource ref="A1:C5" sheet="Data"/></cacheSource><cacheFields count="3">'
        '<cacheField name="Kind"><sharedItems count="2"><s v="a"/><s v="b"/></sharedItems></cacheField>'
        '<cacheField name="Year"><sharedItems containsSemiMixedTypes="0" containsString="0" containsNumber="1"'
        ' containsInteger="1" minValue="2025" maxValue="2026"/></cacheField><cacheField name="Money"><sharedItems'
        ' containsSemiMixedTypes="0" containsString="0" containsNumber="1" containsInteger="1" minValue="10"'
        ' maxValue="40"/></cacheField></cacheFields></pivotCacheDefinition>',
        f"{VND}.pivotCacheDefinition+xml",
    )
    rows = "".join(f'<r><x v="{kind}"/><n v="{year}"/><n v="{money}"/></r>'
                   for kind, year, money in ((0, 2025, 10), (1, 2025, 20), (0, 2026, 30), (1, 2026, 40)))  # fmt: skip
    parts.add("xl/pivotCache/pivotCacheRecords1.xml",
              f'<pivotCacheRecords xmlns="{MAIN}" count="4">{rows}</pivotCacheRecords>',
              f"{VND}.pivotCacheRecords+xml")  # fmt: skip
    parts.relate(cache, f"{R}/pivotCacheRecords", "pivotCacheRecords1.xml", "rId1")
    items = "".join(f"<i><x{at}/></i>" for at in ("", ' v="1"')) + '<i t="grand"><x/></i>'
    parts.add(
        table,
        f'<pivotTableDefinition xmlns="{MAIN}" name="Pivot1" cacheId="7" dataCaption="Values"><location ref="A1:B4"'
        ' firstHeaderRow="1" firstDataRow="1" firstDataCol="1"/><pivotFields count="3"><pivotField axis="axisRow"'
        ' showAll="0"><items count="3"><item x="0"/><item x="1"/><item t="default"/></items></pivotField><pivotField'
        ' showAll="0"/><pivotField dataField="1" showAll="0"/></pivotFields><rowFields count="1"><field x="0"/>'
        f'</rowFields><rowItems count="3">{items}</rowItems><colItems count="1"><i/></colItems><dataFields count="1">'
        '<dataField name="Sum of Money" fld="2" baseField="0" baseItem="0"/></dataFields></pivotTableDefinition>',
        f"{VND}.pivotTable+xml",
    )
    parts.relate(table, f"{R}/pivotCacheDefinition", "../pivotCache/pivotCacheDefinition1.xml", "rId1")
    parts.relate(sheet, f"{R}/pivotTable", "../pivotTables/pivotTable1.xml", "rIdPivot")
    parts.relate(BOOK, f"{R}/pivotCacheDefinition", "pivotCache/pivotCacheDefinition1.xml", "rIdCache")
    caches = f'<pivotCaches><pivotCache cacheId="7" xmlns:r="{R}" r:id="rIdCache"/></pivotCaches>'
    parts.swap(BOOK, "</workbook>", f"{caches}</workbook>")


def _add_slicer(parts: Parts, sheet: str) -> None:
    parts.add(
        "xl/slicerCaches/slicerCache1.xml",
        f'<slicerCacheDefinition xmlns="{X14}" name="Slicer_Kind" sourceName="Kind"><pivotTables><pivotTable tabId="2"'
        ' name="Pivot1"/></pivotTables><data><tabular pivotCacheId="7"><items count="2"><i x="0" s="1"/>'
        '<i x="1" s="1"/></items></tabular></data></slicerCacheDefinition>',
        "application/vnd.ms-excel.slicerCache+xml",
    )
    parts.relate(BOOK, f"{MS}/2007/relationships/slicerCache", "slicerCaches/slicerCache1.xml", "rIdSlicers")
    parts.add(
        "xl/slicers/slicer1.xml",
        f'<slicers xmlns="{X14}"><slicer name="Kind" cache="Slicer_Kind" caption="Kind" rowHeight="241300"/></slicers>',
        "application/vnd.ms-excel.slicer+xml",
    )
    parts.relate(sheet, f"{MS}/2007/relationships/slicer", "../slicers/slicer1.xml", "rIdSlicer")
    parts.swap(
        sheet, "</worksheet>",
        f'<extLst><ext uri="{{A8765BA9-456A-4dab-B4F3-ACF838C121DE}}" xmlns:x14="{X14}"><x14:slicerList><x14:slicer'
        f' xmlns:r="{R}" r:id="rIdSlicer"/></x14:slicerList></ext></extLst></worksheet>',
    )  # fmt: skip


def _add_link_and_names(parts: Parts) -> None:
    link = "xl/externalLinks/externalLink1.xml"
    parts.add(link, f'<externalLink xmlns="{MAIN}"><externalBook xmlns:r="{R}" r:id="rId1"><sheetNames><sheetName'
              ' val="S"/></sheetNames></externalBook></externalLink>', f"{VND}.externalLink+xml")  # fmt: skip
    parts.relate(link, f"{R}/externalLinkPath", "file:///\\\\share01\\secret\\other.xlsx", "rId1")
    parts.relate(BOOK, f"{R}/externalLink", "externalLinks/externalLink1.xml", "rIdLink")
    names = (
        f'<externalReferences><externalReference xmlns:r="{R}" r:id="rIdLink"/></externalReferences><definedNames>'
        '<definedName name="Dead">#REF!</definedName><definedName name="Live">Data!$C$2</definedName></definedNames>'
    )
    if b"<definedNames />" in parts[BOOK]:
        parts.swap(BOOK, "<definedNames />", "")
    parts.swap(BOOK, "<calcPr", names + "<calcPr")
    path = (
        '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:Choice'
        ' Requires="x15"><x15ac:absPath url="C:\\Users\\jane\\Desktop\\" xmlns:x15ac="'
        'http://schemas.microsoft.com/office/spreadsheetml/2010/11/ac"/></mc:Choice></mc:AlternateContent>'
    )
    space = ' xmlns:x15="http://schemas.microsoft.com/office/spreadsheetml/2010/11/main"'
    parts.swap(BOOK, "<workbook ", f"<workbook{space} ")
    parts.swap(BOOK, "<bookViews>", path + "<bookViews>")


def _add_data(parts: Parts) -> None:
    """Custom XML, a sensitivity label, another property, a preview picture and the chain of calculation."""
    package = "http://schemas.openxmlformats.org/package/2006/relationships"
    parts.add("customXml/item1.xml", "<notes xmlns='urn:ours'>draft of Jane</notes>")
    parts.add(
        "customXml/itemProps1.xml",
        '<ds:datastoreItem ds:itemID="{33333333-3333-4333-8333-333333333333}"'
        ' xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml"/>',
        "application/vnd.openxmlformats-officedocument.customXmlProperties+xml",
    )
    parts.relate("customXml/item1.xml", f"{R}/customXmlProps", "itemProps1.xml", "rId1")
    parts.relate(BOOK, f"{R}/customXml", "../customXml/item1.xml", "rIdData")
    fmtid = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
    types = "http://schemas.openxmlformats.org/officeDocument/2006"
    label = "MSIP_Label_0a1b2c3d-0000-4000-8000-000000000000"
    told = (
        (f"{label}_Enabled", "true"), (f"{label}_Name", "Restricted"), ("Project", "Path of Jane"),
    )  # fmt: skip
    properties = "".join(f'<property fmtid="{fmtid}" pid="{at}" name="{name}"><vt:lpwstr>{value}</vt:lpwstr></property>'
                         for at, (name, value) in enumerate(told, 2))  # fmt: skip
    parts.add(
        "docProps/custom.xml",
        f'<Properties xmlns="{types}/custom-properties" xmlns:vt="{types}/docPropsVTypes">{properties}</Properties>',
        "application/vnd.openxmlformats-officedocument.custom-properties+xml",
    )
    parts.relate("", f"{R}/custom-properties", "docProps/custom.xml", "rIdCustom")
    parts.add("docProps/thumbnail.png", picture())
    parts.relate("", package.replace("/relationships", "/relationships/metadata/thumbnail"), "docProps/thumbnail.png",
                 "rIdThumb")  # fmt: skip
    parts.add("xl/calcChain.xml", f'<calcChain xmlns="{MAIN}"><c r="C6" i="1"/></calcChain>', f"{VND}.calcChain+xml")
    parts.relate(BOOK, f"{R}/calcChain", "calcChain.xml", "rIdChain")
