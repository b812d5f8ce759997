"""Solving: paths that follow from a request, with holds and caps respected. What comes out are ordinary anchors."""
