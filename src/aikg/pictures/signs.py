"""A sign for each relation between two places, told apart by shape: filled if a source states it, otherwise open."""

from __future__ import annotations

from aikg.pictures.svg import line, rect, tag

# Relations by the last part of their concept's IRI, in the order of a legend.
RELATIONS = (
    *("cooperation", "competition", "imitation", "candidate-by-target", "candidate-by-instrument"),
    *("same-circle", "comparison"),
)

# Those that a source states; the others are derived, or a list.
STATED = frozenset(("cooperation", "competition"))


def sign(relation: str, x: float, y: float, size: float = 4.5) -> str:
    """The sign of a relation around a point; a cross for one that is not known here."""
    if relation in ("cooperation", "same-circle"):
        return tag("circle", cx=x, cy=y, r=size, class_="bar" if relation == "cooperation" else "edge")
    if relation in ("competition", "comparison"):
        corners = f"M{x - size:.1f} {y + size:.1f}L{x:.1f} {y - size:.1f}L{x + size:.1f} {y + size:.1f}Z"
        return tag("path", d=corners, class_="ink" if relation == "competition" else "edge")
    if relation == "imitation":
        return "".join(line(x - size, y + shift, x + size, y + shift, "thick") for shift in (-2, 2))
    if relation == "candidate-by-target":
        corners = f"M{x - size:.1f} {y:.1f}L{x:.1f} {y - size:.1f}L{x + size:.1f} {y:.1f}L{x:.1f} {y + size:.1f}Z"
        return tag("path", d=corners, class_="open")
    if relation == "candidate-by-instrument":
        return rect(x - size + 1, y - size + 1, 2 * size - 2, 2 * size - 2, "open")
    return line(x - size, y, x + size, y, "thick") + line(x, y - size, x, y + size, "thick")
