"""The style sheet of the pictures: light, dark and print, without variables, which older programs do not know."""

from __future__ import annotations

_FONTS = (
    "system-ui,-apple-system,'Segoe UI',Roboto,'Helvetica Neue',Arial,"
    "'PingFang SC','Hiragino Sans GB','Microsoft YaHei','Noto Sans CJK SC','Source Han Sans SC',sans-serif"
)

# Class -> the property that is coloured, the colour on paper, the colour on a dark screen.
# q0 to q5 are the steps of a scale, each darker than the one before also in grey; x0 to x5 are letters on them.
_COLOURS = {
    "ink": ("fill", "#1d2125", "#e4e6e8"),
    "t": ("fill", "#1d2125", "#e4e6e8"),
    "m": ("fill", "#565d64", "#a3abb3"),
    "axis": ("stroke", "#8a9299", "#767f87"),
    "grid": ("stroke", "#e1e4e7", "#2c3238"),
    "bar": ("fill", "#2f6690", "#6aa5d4"),
    "soft": ("fill", "#bdd4e6", "#2f5474"),
    "edge": ("stroke", "#2f6690", "#6aa5d4"),
    "ink-line": ("stroke", "#1d2125", "#e4e6e8"),
    "thick": ("stroke", "#1d2125", "#e4e6e8"),
    "open": ("stroke", "#1d2125", "#e4e6e8"),
    "none": ("stroke", "#8a9299", "#767f87"),
    "q0": ("fill", "#ffffff", "#15181b"),
    "q1": ("fill", "#e8f0f6", "#1b2733"),
    "q2": ("fill", "#bdd4e6", "#23405a"),
    "q3": ("fill", "#86aecf", "#2d628f"),
    "q4": ("fill", "#3a6f9f", "#79addb"),
    "q5": ("fill", "#153f66", "#c9e3f8"),
    "x0": ("fill", "#1d2125", "#e4e6e8"),
    "x1": ("fill", "#1d2125", "#e4e6e8"),
    "x2": ("fill", "#1d2125", "#e4e6e8"),
    "x3": ("fill", "#10161b", "#f4f6f8"),
    "x4": ("fill", "#ffffff", "#10161b"),
    "x5": ("fill", "#ffffff", "#10161b"),
}


def _rules(dark: bool) -> str:
    return "".join(f".aikg-picture .{name}{{{each[0]}:{each[1 + dark]}}}" for name, each in _COLOURS.items())


STYLE = (
    f".aikg-picture{{font-family:{_FONTS};font-size:12px;font-variant-numeric:tabular-nums;"
    "max-width:100%;height:auto}"
    "svg:root.aikg-picture{background:#fff}"
    ".aikg-picture .t{font-size:13.5px;font-weight:600}"
    ".aikg-picture .b{font-weight:600}"
    ".aikg-picture .end{text-anchor:end}.aikg-picture .mid{text-anchor:middle}"
    ".aikg-picture .axis,.aikg-picture .grid,.aikg-picture .edge{fill:none;stroke-width:1}"
    ".aikg-picture .wide{stroke-width:2}.aikg-picture .ink-line{fill:none;stroke-width:1;stroke-dasharray:4 2}"
    ".aikg-picture .thick{stroke-width:1.5}.aikg-picture .open{fill:none;stroke-width:1;stroke-dasharray:2 1.5}"
    ".aikg-picture .none{fill:none;stroke-width:1;stroke-dasharray:3 2}"
    ".aikg-picture .hit{fill:none;stroke:none;pointer-events:all}"
    ".aikg-picture .q0{stroke:#8a9299;stroke-width:1}"
    ".aikg-picture a:hover .b,.aikg-picture a:hover .ink{text-decoration:underline}"
    + _rules(dark=False)
    # What has the focus has a frame around each of its parts, which may stand apart.
    + ".aikg-picture a:focus{outline:none}"
    ".aikg-picture a:focus-visible .hit{stroke:#b3541e;stroke-width:2;stroke-dasharray:none}"
    + "@media screen and (prefers-color-scheme:dark){svg:root.aikg-picture{background:#15181b}"
    + _rules(dark=True)
    + ".aikg-picture a:focus-visible .hit{stroke:#f0a36b}}"
)
