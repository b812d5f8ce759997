"""The journeys' program, so that what is timed is the window that people use."""

from journeys.conftest import answers, profiles, program

__all__ = ["answers", "profiles", "program"]
