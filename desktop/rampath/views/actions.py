"""The actions of the window, declared once: menus, keys and buttons follow."""

from dataclasses import dataclass

from PySide6.QtGui import QKeySequence

from rampath.wording import tr

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
    ("file", "&File"),
    ("edit", "&Edit"),
    ("member", "&Member"),
    ("path", "&Path"),
    ("scenario", "&Scenario"),
    ("view", "&View"),
    ("help", "&Help"),
)

ACTIONS: tuple[ActionSpec, ...] = (
    ActionSpec("import", "file", "&Import workbook…", "Begin a plan from a workbook of figures", "Ctrl+I"),
    ActionSpec("open", "file", "&Open plan…", "Open a plan workbook", Keys.Open),
    ActionSpec("save", "file", "&Save", "Save the plan", Keys.Save, separator=True),
    ActionSpec("save_as", "file", "Save &as…", "Save the plan to another workbook", Keys.SaveAs),
    ActionSpec("report", "file", "Report as P&DF…", "Write the report to a PDF", "Ctrl+E", separator=True),
    ActionSpec("print", "file", "&Print…", "Print the report", Keys.Print),
    ActionSpec("quit", "file", "&Quit", "Leave Rampath", "Ctrl+Q", separator=True),
    ActionSpec("marking", "edit", "&Marking…", "Choose the marking of this plan", separator=True),
    ActionSpec("next_member", "member", "&Next member", "Go to the next row", "Ctrl+PgDown"),
    ActionSpec("previous_member", "member", "&Previous member", "Go to the row before", "Ctrl+PgUp"),
    ActionSpec("find_member", "member", "&Find member", "Filter the table of members", Keys.Find),
    ActionSpec("core", "path", "&Core", "Show and edit the core path", "Alt+1"),
    ActionSpec("broader", "path", "&Broader", "Show and edit the broader path", "Alt+2"),
    ActionSpec("edit_path", "path", "Go to the &picture", "Put the keys on the path", "F6", separator=True),
    ActionSpec("type_number", "path", "Type a &number…", "Type the share of the year in focus", None),
    ActionSpec("hold", "path", "&Hold or release", "Hold the year in focus where it is, or release it", None),
    ActionSpec("compute_again", "path", "Compute &again", "Take away the anchor of the year in focus", None),
    ActionSpec("plain_path", "path", "&Back to the plain path", "Drop all anchors of this member's path", None),
    ActionSpec("theme_system", "view", "&As the system", "Light or dark as the system asks"),
    ActionSpec("theme_light", "view", "&Light", "Dark text on a light ground"),
    ActionSpec("theme_dark", "view", "&Dark", "Light text on a dark ground"),
    ActionSpec("keys", "help", "&Keys", "What the keys and the mouse do", Keys.HelpContents),
    ActionSpec("about", "help", "&About Rampath", "Version and what it is", separator=True),
)


def spec(action_id: str) -> ActionSpec:
    return next(known for known in ACTIONS if known.id == action_id)


KEYS_TEXT = (
    ("Left, Right", "the year before or after"),
    ("Up, Down", "move the year in focus by 0.05 pp; with Shift 0.01, with Ctrl 0.25, with Alt 0.001"),
    ("Drag a handle", "the same with the mouse; Alt does not snap, Esc calls the drag off"),
    ("Enter or F2, double-click a handle", "type the number"),
    ("Insert, double-click a dot", "make the year an anchor"),
    ("Delete", "compute the year again"),
    ("L", "hold the year, or release it"),
    ("F6", "to the picture"),
    ("Ctrl+Page Down, Ctrl+Page Up", "the next or the previous member"),
)


def keys_table() -> str:
    """The keys as a small table of rich text."""
    rows = "".join(
        f"<tr><td style='padding-right: 16px'><b>{tr(keys)}</b></td><td>{tr(what)}</td></tr>"
        for keys, what in KEYS_TEXT
    )
    return f"<table cellspacing='4'>{rows}</table>"
