"""The command line: every main job without a window, and the window itself where one is wanted."""

from rampath.cli.command import run

__all__ = ["run"]
