"""The actions of the window, declared once: menus, keys and buttons follow."""

from dataclasses import dataclass

from PySide6.QtGui import QKeySequence

from rampath.wording import marked, tr

Keys = QKeySequence.StandardKey


@dataclass(frozen=True, slots=True)
class ActionSpec:
    """An action: its id, the menu it stands in, its words, its key, and the sentence that explains it."""

    id: str
    menu: str
    text: str
    tip: str
    key: str | QKeySequence.StandardKey | None = None
    separator: bool = False
    """A line stands above it in its menu."""


MENUS: tuple[tuple[str, str], ...] = (
    ("file", marked("&File")),
    ("edit", marked("&Edit")),
    ("member", marked("&Member")),
    ("path", marked("&Path")),
    ("scenario", marked("&Scenario")),
    ("view", marked("&View")),
    ("help", marked("&Help")),
)

ACTIONS: tuple[ActionSpec, ...] = (
    ActionSpec("import", "file", marked("&Import…"), marked("Read a workbook or a text table of figures"), "Ctrl+I"),
    ActionSpec(
        "import_folder",
        "file",
        marked("Import a &folder…"),
        marked("Read a folder of returns: who is missing, who changed, who contradicts"),
        "Ctrl+Shift+I",
    ),
    ActionSpec(
        "paste",
        "file",
        marked("Import from the &clipboard"),
        marked("Read a block of cells that was copied in Excel or LibreOffice"),
        "Ctrl+Shift+V",
    ),
    ActionSpec("open", "file", marked("&Open plan…"), marked("Open a plan workbook"), Keys.Open),
    ActionSpec("save", "file", marked("&Save"), marked("Save the plan"), Keys.Save, separator=True),
    ActionSpec("save_as", "file", marked("Save &as…"), marked("Save the plan to another workbook"), Keys.SaveAs),
    ActionSpec(
        "report", "file", marked("Report as P&DF…"), marked("Write the report to a PDF"), "Ctrl+E", separator=True
    ),
    ActionSpec(
        "pages",
        "file",
        marked("Pa&ges…"),
        marked("Choose pages, look at them, print them or write them to a file"),
        "Ctrl+Shift+P",
    ),
    ActionSpec("print", "file", marked("&Print…"), marked("Print the report"), Keys.Print),
    ActionSpec(
        "export_nato",
        "file",
        marked("Export &NATO's tables…"),
        marked("Write the scenario as NATO's tables, planned years included"),
        separator=True,
    ),
    ActionSpec(
        "export_un",
        "file",
        marked("Export &UN report…"),
        marked("Write the member's years as a UN report"),
    ),
    ActionSpec("export_tidy", "file", marked("Export as &text…"), marked("Write every figure as a row of text (CSV)")),
    ActionSpec(
        "fill",
        "file",
        marked("&Write into a workbook…"),
        marked("Write figures of the plan into cells of somebody's workbook, and leave all else as it is"),
        "Ctrl+Shift+W",
        separator=True,
    ),
    ActionSpec(
        "inspect",
        "file",
        marked("Inspect a wor&kbook…"),
        marked("See what a workbook carries beside its figures before it leaves, and take out what you choose"),
        "Ctrl+Shift+K",
    ),
    ActionSpec("quit", "file", marked("&Quit"), marked("Leave Rampath"), "Ctrl+Q", separator=True),
    ActionSpec(
        "again",
        "edit",
        marked("Do the last change &again"),
        marked("Do the last change of a path again on the members selected in the table"),
        "F4",
    ),
    ActionSpec(
        "changes",
        "edit",
        marked("&Changes…"),
        marked("Every change since the plan was opened: go to any point, or take a single one back"),
        "Ctrl+Shift+H",
    ),
    ActionSpec("marking", "edit", marked("&Marking…"), marked("Choose the marking of this plan"), separator=True),
    ActionSpec(
        "read_only",
        "edit",
        marked("Read-&only"),
        marked("Look at this plan without changing it, or allow changes again"),
    ),
    ActionSpec(
        "editions", "edit", marked("&Editions…"), marked("Choose which edition figures are drawn from"), "Ctrl+Shift+E"
    ),
    ActionSpec("next_member", "member", marked("&Next member"), marked("Go to the next row"), "Ctrl+PgDown"),
    ActionSpec("previous_member", "member", marked("&Previous member"), marked("Go to the row before"), "Ctrl+PgUp"),
    ActionSpec("find_member", "member", marked("&Find member"), marked("Filter the table of members"), Keys.Find),
    ActionSpec(
        "go_to_source",
        "member",
        marked("Go to &source"),
        marked("Show the cell that the figure in focus was read from"),
        "Ctrl+G",
        separator=True,
    ),
    ActionSpec(
        "vintages",
        "member",
        marked("Figures by e&dition…"),
        marked("What this member's figures were in each edition"),
        "F7",
    ),
    ActionSpec(
        "narrative",
        "member",
        marked("Words of the annual p&lan…"),
        marked("Write what stands in the member's annual plan beside the figures"),
    ),
    ActionSpec("core", "path", marked("&Core"), marked("Show and edit the core path"), "Alt+1"),
    ActionSpec("broader", "path", marked("&Broader"), marked("Show and edit the broader path"), "Alt+2"),
    ActionSpec("total", "path", marked("&Total"), marked("Edit both pillars together; their split stays"), "Alt+3"),
    ActionSpec("caps", "path", marked("Ca&ps…"), marked("Shade what rises faster than you choose")),
    ActionSpec(
        "edit_path", "path", marked("Go to the p&icture"), marked("Put the keys on the path"), "F6", separator=True
    ),
    ActionSpec("type_number", "path", marked("Type a &number…"), marked("Type the share of the year in focus"), None),
    ActionSpec(
        "hold", "path", marked("&Hold or release"), marked("Hold the year in focus where it is, or release it"), None
    ),
    ActionSpec(
        "compute_again", "path", marked("Compute &again"), marked("Take away the anchor of the year in focus"), None
    ),
    ActionSpec(
        "plain_path", "path", marked("Bac&k to the plain path"), marked("Drop all anchors of this member's path"), None
    ),
    ActionSpec(
        "course",
        "path",
        marked("Apply this path's c&ourse to…"),
        marked("Let the members selected in the table come as far on their own way in the same years"),
        "Ctrl+Shift+M",
        separator=True,
    ),
    ActionSpec(
        "solve",
        "member",
        marked("Sol&ve…"),
        marked("Find a path that reaches a target under caps, or shares out a sum"),
        "Ctrl+Shift+L",
        separator=True,
    ),
    ActionSpec(
        "scenarios",
        "scenario",
        marked("&Scenarios…"),
        marked("The tree of scenarios: make, rename, move, delete, and see what differs"),
        "Ctrl+Shift+N",
    ),
    ActionSpec(
        "economies",
        "scenario",
        marked("&Economies…"),
        marked("Growth and deflator by member and year, and what if they were otherwise"),
        "Ctrl+Shift+G",
    ),
    ActionSpec(
        "compare",
        "scenario",
        marked("&Compare…"),
        marked("Two scenarios or plans side by side: shares, money, and what changed"),
        "Ctrl+Shift+C",
    ),
    ActionSpec(
        "all_members",
        "view",
        marked("All &members…"),
        marked("The paths of all members in a grid, on one scale"),
        "Ctrl+Shift+A",
    ),
    ActionSpec(
        "burden",
        "view",
        marked("&Burden…"),
        marked("Who carries how much, what is missing, and how many meet"),
        "Ctrl+Shift+B",
    ),
    ActionSpec(
        "budgets",
        "view",
        marked("Bud&gets…"),
        marked("What budgets add up to beside what the path asks for in that year"),
    ),
    ActionSpec(
        "uncertainty",
        "view",
        marked("&Uncertainty…"),
        marked("What growth may do to the path in focus"),
        "Ctrl+Shift+U",
    ),
    ActionSpec(
        "advice",
        "view",
        marked("Ad&vice…"),
        marked("What stands out in paths, with the number behind it"),
        "Ctrl+Shift+D",
    ),
    ActionSpec(
        "findings",
        "view",
        marked("&Findings"),
        marked("What was found when the figures were read, and where"),
        "Ctrl+Shift+F",
    ),
    ActionSpec(
        "theme_system", "view", marked("&As the system"), marked("Light or dark as the system asks"), separator=True
    ),
    ActionSpec("theme_light", "view", marked("&Light"), marked("Dark text on a light ground")),
    ActionSpec("theme_dark", "view", marked("&Dark"), marked("Light text on a dark ground")),
    ActionSpec("keys", "help", marked("&Keys"), marked("What the keys and the mouse do"), Keys.HelpContents),
    ActionSpec("about", "help", marked("&About Rampath"), marked("Version and what it is"), separator=True),
)


def spec(action_id: str) -> ActionSpec:
    return next(known for known in ACTIONS if known.id == action_id)


KEYS_TEXT = (
    (marked("Left, Right"), marked("the year before or after")),
    (marked("Up, Down"), marked("move the year in focus by 0.05 pp; with Shift 0.01, with Ctrl 0.25, with Alt 0.001")),
    (marked("Drag a handle"), marked("the same with the mouse; Alt does not snap, Esc calls the drag off")),
    (marked("Shift or Ctrl and a click, a box drawn with the mouse"), marked("choose several handles")),
    (marked("Ctrl+A, Shift+Left or Right, Space, Esc"), marked("choose all, the next, this one too, or none")),
    (marked("] and ["), marked("a tenth of the way towards the target, or away from it")),
    (marked("Enter or F2, double-click a handle"), marked("type the number, or one for all that are chosen")),
    (marked("Insert, double-click a dot"), marked("make the year an anchor")),
    (marked("Delete"), marked("compute the year again")),
    (marked("L"), marked("hold the year, or release it")),
    (marked("F6"), marked("to the picture")),
    (marked("F4"), marked("do the last change again on the members selected in the table")),
    (marked("F11"), marked("the chart in focus on the whole screen, for a briefing")),
    (marked("Ctrl+C, Ctrl+Alt+C"), marked("copy the chart in focus as a picture, or as a table")),
    (marked("Ctrl+Alt+S, Ctrl+Alt+P"), marked("save the chart in focus, or pin it beside")),
    (marked("F8"), marked("tables of members by years, with Excel's keys")),
    (marked("Ctrl+G"), marked("show the cell that the figure in focus was read from")),
    (marked("Ctrl+Page Down, Ctrl+Page Up"), marked("the next or the previous member")),
)


def keys_table() -> str:
    """The keys as a small table of rich text."""
    rows = "".join(
        f"<tr><td style='padding-right: 16px'><b>{tr(keys)}</b></td><td>{tr(what)}</td></tr>"
        for keys, what in KEYS_TEXT
    )
    return f"<table cellspacing='4'>{rows}</table>"
