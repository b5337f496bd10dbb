"""A layered layout, after Sugiyama, Tagawa and Toda: columns from left to right, few crossings, straight ways.

Boxes stand in blocks (a box, or a tree of boxes that stay together); blocks stand in columns, one under the other. An
edge that passes a column goes through a place kept free there, so that nothing is ever drawn over a box.
"""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

GAP, LANE, COLUMN_GAP, SWEEPS = 14.0, 10.0, 56.0, 12


class Block(NamedTuple):
    """What keeps its place as a whole: its size, and the height at which each of its boxes is met by edges."""

    width: float
    height: float
    ports: dict[str, float]


class Placed(NamedTuple):
    """`blocks` are the left upper corners; `ways` the points of each edge from left to right, in the order of the
    edges, and whether it runs from right to left."""

    blocks: list[tuple[float, float]]
    ways: list[tuple[list[tuple[float, float]], bool]]
    width: float
    height: float


class _Item(NamedTuple):
    """A block, or the place that an edge passes in a column."""

    block: int
    lane: int


def place(blocks: Sequence[Block], edges: Sequence[tuple[str, str]], layers: Mapping[int, int] | None = None) -> Placed:
    """Gives every block its place.

    :param edges: from the name of a port to that of another
    :param layers: the column of each block, where that is known; found from the edges otherwise
    """
    owner = {port: index for index, block in enumerate(blocks) for port in block.ports}
    arcs = [(owner[source], owner[target]) for source, target in edges]
    given = [layers[index] for index in range(len(blocks))] if layers is not None else _layers(len(blocks), arcs)
    columns: list[list[_Item]] = [[] for _ in range(max(given, default=0) + 1)]
    for index, layer in enumerate(given):
        columns[layer].append(_Item(index, -1))
    chains, backward = [], []
    for number, (source, target) in enumerate(edges):
        turned = given[owner[source]] > given[owner[target]]
        first, last = (target, source) if turned else (source, target)
        passed = [_Item(-1, number) for _ in range(given[owner[first]] + 1, given[owner[last]])]
        for layer, item in enumerate(passed, start=given[owner[first]] + 1):
            columns[layer].append(item)
        chains.append((first, last, given[owner[first]], given[owner[last]]))
        backward.append(turned)
    return _coordinates(blocks, columns, chains, backward, owner)


def _layers(count: int, arcs: Sequence[tuple[int, int]]) -> list[int]:
    """The column of each block: right of all that lead to it; arcs that would close a circle are left aside."""
    onward: list[set[int]] = [set() for _ in range(count)]
    state = [0] * count
    order: list[int] = []
    following: list[list[int]] = [[] for _ in range(count)]
    for source, target in arcs:
        if target not in following[source]:
            following[source].append(target)

    def visit(node: int) -> None:
        state[node] = 1
        for other in following[node]:
            if state[other] != 1:
                onward[node].add(other)
                if not state[other]:
                    visit(other)
        state[node] = 2
        order.append(node)

    entered = {target for source, target in arcs if source != target}
    for node in sorted(range(count), key=lambda each: each in entered):
        if not state[node]:
            visit(node)
    layer = [0] * count
    for node in reversed(order):
        for other in onward[node]:
            layer[other] = max(layer[other], layer[node] + 1)
    into = {other for others in onward for other in others}
    for node in order:
        if onward[node] and node not in into:
            layer[node] = min(layer[other] for other in onward[node]) - 1
    return layer


def _coordinates(
    blocks: Sequence[Block],
    columns: list[list[_Item]],
    chains: Sequence[tuple[str, str, int, int]],
    backward: list[bool],
    owner: Mapping[str, int],
) -> Placed:
    links = _links(columns, chains, owner, blocks)
    columns = _ordered(columns, links)
    heights = {item: blocks[item.block].height if item.block >= 0 else LANE for column in columns for item in column}
    tops = _tops(columns, links, heights)
    lefts, rights = _sides(blocks, columns)
    where = {item: layer for layer, column in enumerate(columns) for item in column if item.block >= 0}
    items = [_Item(index, -1) for index in range(len(blocks))]
    corners = [(lefts[where[item]], tops[where[item], item]) for item in items]
    ways = []
    for number, (first, last, start, end) in enumerate(chains):
        head, tail = owner[first], owner[last]
        shift = 5.0 if _paired(chains, number) and backward[number] else 0.0
        points = [(rights[start], corners[head][1] + blocks[head].ports[first] + shift)]
        for layer in range(start + 1, end):
            y = tops[layer, _Item(-1, number)] + LANE / 2
            points += [(lefts[layer], y), (rights[layer], y)]
        if start == end:
            points.append((rights[end], corners[tail][1] + blocks[tail].ports[last]))
        else:
            points.append((lefts[end], corners[tail][1] + blocks[tail].ports[last] + shift))
        ways.append((points, backward[number]))
    ends = (tops[layer, item] + heights[item] for layer, column in enumerate(columns) for item in column)
    bottom = max(ends, default=0)
    return Placed(corners, ways, max(rights, default=0), bottom)


def _paired(chains: Sequence[tuple[str, str, int, int]], number: int) -> bool:
    """Whether two edges join the same ends, one there and one back."""
    return sum(each[:2] == chains[number][:2] for each in chains) > 1


# Item of a column -> [(item of the next column, height at which it is left, height at which the other is met)].
_Links = list[list[tuple[_Item, _Item, float, float]]]


def _links(
    columns: list[list[_Item]],
    chains: Sequence[tuple[str, str, int, int]],
    owner: Mapping[str, int],
    blocks: Sequence[Block],
) -> _Links:
    links: _Links = [[] for _ in columns]
    for number, (first, last, start, end) in enumerate(chains):
        stops = [(_Item(owner[first], -1), blocks[owner[first]].ports[first])]
        stops += [(_Item(-1, number), LANE / 2)] * (end - start - 1)
        stops += [(_Item(owner[last], -1), blocks[owner[last]].ports[last])]
        for layer, (one, other) in enumerate(pairwise(stops), start=start):
            if start != end:
                links[layer].append((one[0], other[0], one[1], other[1]))
    return links


def _ordered(columns: list[list[_Item]], links: _Links) -> list[list[_Item]]:
    """Each column in the order that crosses least, of those that sweeping to and fro by barycentres finds."""
    best, fewest = columns, _crossings(columns, links)
    now = [list(column) for column in columns]
    for sweep in range(SWEEPS):
        ahead = sweep % 2 == 0
        for layer in range(1, len(now)) if ahead else range(len(now) - 2, -1, -1):
            fixed = {item: place for place, item in enumerate(now[layer - 1 if ahead else layer + 1])}
            near: dict[_Item, list[float]] = {}
            for one, other, here, there in links[layer - 1 if ahead else layer]:
                mine, its, port = (other, one, here) if ahead else (one, other, there)
                near.setdefault(mine, []).append(fixed[its] + port / 10_000)
            places = {item: float(place) for place, item in enumerate(now[layer])}
            places |= {item: sum(values) / len(values) for item, values in near.items()}
            now[layer].sort(key=lambda item: places[item])
        crossings = _crossings(now, links)
        if crossings < fewest:
            best, fewest = [list(column) for column in now], crossings
    return best


def _crossings(columns: list[list[_Item]], links: _Links) -> int:
    total = 0
    for layer, joined in enumerate(links):
        if layer + 1 == len(columns):
            break
        left, right = ({item: place for place, item in enumerate(columns[each])} for each in (layer, layer + 1))
        ends = sorted(((left[one], here), (right[other], there)) for one, other, here, there in joined)
        total += sum(ends[i][1] > ends[j][1] for i in range(len(ends)) for j in range(i + 1, len(ends)))
    return total


def _tops(columns: list[list[_Item]], links: _Links, heights: Mapping[_Item, float]) -> dict[tuple[int, _Item], float]:
    """The upper edge of each item: as level with its neighbours as the order in the column allows."""
    tops: dict[tuple[int, _Item], float] = {}
    for layer, column in enumerate(columns):
        y = 0.0
        for item in column:
            tops[layer, item] = y
            y += heights[item] + GAP
    for sweep in range(SWEEPS):
        ahead = sweep % 2 == 0
        for layer in range(len(columns)) if ahead else range(len(columns) - 1, -1, -1):
            wanted: dict[_Item, list[float]] = {}
            for one, other, here, there in links[layer - 1] if layer else []:
                wanted.setdefault(other, []).append(tops[layer - 1, one] + here - there)
            for one, other, here, there in links[layer]:
                wanted.setdefault(one, []).append(tops[layer + 1, other] + there - here)
            wishes = [sum(wanted[i]) / len(wanted[i]) if i in wanted else tops[layer, i] for i in columns[layer]]
            sizes = [heights[item] + GAP for item in columns[layer]]
            for item, top in zip(columns[layer], _apart(wishes, sizes), strict=True):
                tops[layer, item] = top
    least = min(tops.values(), default=0.0)
    return {key: round(top - least, 1) for key, top in tops.items()}


def _apart(wishes: list[float], sizes: list[float]) -> list[float]:
    """Places as near to those wished for as can be, in the same order and none over another: neighbours that would
    overlap move as one (the pool of adjacent violators)."""
    pools: list[tuple[float, int]] = []
    offsets = [0.0]
    for size in sizes:
        offsets.append(offsets[-1] + size)
    for wish, offset in zip(wishes, offsets, strict=False):
        mean, count = wish - offset, 1
        while pools and pools[-1][0] > mean:
            other, several = pools.pop()
            mean, count = (mean * count + other * several) / (count + several), count + several
        pools.append((mean, count))
    means = [mean for mean, count in pools for _ in range(count)]
    return [mean + offset for mean, offset in zip(means, offsets, strict=False)]


def _sides(blocks: Sequence[Block], columns: list[list[_Item]]) -> tuple[list[float], list[float]]:
    lefts, rights, x = [], [], 0.0
    for column in columns:
        width = max((blocks[item.block].width for item in column if item.block >= 0), default=0.0)
        lefts.append(round(x, 1))
        rights.append(round(x + width, 1))
        x += width + COLUMN_GAP
    return lefts, rights
