"""Lines on logarithmic scales as SVG, by hand: two plots need no plotting library, and the text diffs well."""

from __future__ import annotations

import math
from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_WIDTH, _HEIGHT, _LEFT, _RIGHT, _TOP, _BOTTOM = 760, 420, 70, 220, 30, 45
# Told apart by people who see colours differently, too (Okabe and Ito's eight without black and yellow).
_COLOURS = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9")


def log_log(title: str, across: str, up: str, lines: Mapping[str, Sequence[tuple[float, float]]]) -> str:
    """An SVG of lines by name, each of points (x, y) above zero."""
    points = [point for line in lines.values() for point in line]
    x, y = (_Scale([point[axis] for point in points]) for axis in (0, 1))
    inner_width, inner_height = _WIDTH - _LEFT - _RIGHT, _HEIGHT - _TOP - _BOTTOM

    def place(point: tuple[float, float]) -> tuple[float, float]:
        return _LEFT + inner_width * x.share(point[0]), _TOP + inner_height * (1 - y.share(point[1]))

    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{_WIDTH}" height="{_HEIGHT}" font-family="sans-serif" font-size="12">',
        f'<title>{escape(title)}</title><rect width="100%" height="100%" fill="#fff"/>',
        f'<text x="{_LEFT}" y="18" font-size="14">{escape(title)}</text>',
        f'<text x="{_LEFT + inner_width / 2:.0f}" y="{_HEIGHT - 8}" text-anchor="middle">{escape(across)}</text>',
        f'<text transform="translate(16 {_TOP + inner_height / 2:.0f}) rotate(-90)" text-anchor="middle">{escape(up)}</text>',
    ]
    for power in x.powers():
        left, _ = place((10.0**power, 10.0**y.low))
        parts.append(f'<path d="M{left:.1f} {_TOP}V{_TOP + inner_height}" stroke="#ddd"/>')
        parts.append(f'<text x="{left:.1f}" y="{_TOP + inner_height + 16}" text-anchor="middle">{_power(power)}</text>')
    for power in y.powers():
        _, top = place((10.0**x.low, 10.0**power))
        parts.append(f'<path d="M{_LEFT} {top:.1f}H{_LEFT + inner_width}" stroke="#ddd"/>')
        parts.append(f'<text x="{_LEFT - 6}" y="{top + 4:.1f}" text-anchor="end">{_power(power)}</text>')
    for number, (name, line) in enumerate(lines.items()):
        colour, dash = _COLOURS[number % len(_COLOURS)], ' stroke-dasharray="6 3"' if number >= len(_COLOURS) else ""
        places = [place(point) for point in line]
        path = " ".join(f"{left:.1f},{top:.1f}" for left, top in places)
        parts.append(f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2"{dash}/>')
        parts += [f'<circle cx="{left:.1f}" cy="{top:.1f}" r="3" fill="{colour}"/>' for left, top in places]
        key = _TOP + 10 + 20 * number
        parts.append(f'<path d="M{_WIDTH - _RIGHT + 10} {key}h20" stroke="{colour}" stroke-width="2"{dash}/>')
        parts.append(f'<text x="{_WIDTH - _RIGHT + 36}" y="{key + 4}">{escape(name)}</text>')
    return "\n".join([*parts, "</svg>"]) + "\n"


class _Scale:
    """From the power of ten below the least value to the one above the greatest."""

    def __init__(self, values: list[float]) -> None:
        self.low = math.floor(math.log10(min(values)) + 1e-9)
        self.high = max(math.ceil(math.log10(max(values)) - 1e-9), self.low + 1)

    def share(self, value: float) -> float:
        return (math.log10(value) - self.low) / (self.high - self.low)

    def powers(self) -> range:
        return range(self.low, self.high + 1)


def _power(power: int) -> str:
    return f"{10.0**power:g}" if -4 < power < 5 else f"1e{power}"
