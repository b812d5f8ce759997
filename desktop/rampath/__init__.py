"""Rampath plans members' paths to NATO's defence-spending commitments."""

__version__ = "0.1.0"
