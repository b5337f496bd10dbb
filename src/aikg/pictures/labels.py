"""Finds room for the numbers of points, so that none covers another number or a point."""

from __future__ import annotations

from aikg.pictures.svg import room

_HIGH = 12

Box = tuple[float, float, float, float]


def place_labels(points: list[tuple[float, float]], width: float, height: float) -> list[tuple[float, float] | None]:
    """The left upper corner of each point's number, from 1 on; None where there is no room for it.

    >>> place_labels([(5, 50)], 100, 100)
    [(11, 44)]
    """
    taken: list[Box] = [(x - 5, y - 5, x + 5, y + 5) for x, y in points]
    places: list[tuple[float, float] | None] = []
    for number, (x, y) in enumerate(points, 1):
        wide = room(str(number), _HIGH)
        around = [(x + 6, y - 6), (x - 6 - wide, y - 6), (x - wide / 2, y - 18), (x - wide / 2, y + 6)]
        around += [(x + 5, y - 16), (x + 5, y + 4), (x - 5 - wide, y - 16), (x - 5 - wide, y + 4)]
        boxes = [(left, top, left + wide, top + _HIGH) for left, top in around]
        inside = [box for box in boxes if box[0] >= 0 and box[1] >= 0 and box[2] <= width and box[3] <= height]
        free = next((box for box in inside if not any(_cover(box, other) for other in taken)), None)
        places.append(free and free[:2])
        if free:
            taken.append(free)
    return places


def _cover(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
