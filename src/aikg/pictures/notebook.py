"""The answer of a question as an Altair chart for a notebook, chosen by the same view as the pictures."""

from __future__ import annotations

from typing import Any

from aikg.errors import AikgError, UsageError, installing
from aikg.pictures.data import Points, points
from aikg.pictures.draw import draw, fallback
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from aikg.pictures.picture import Picture
    from aikg.questions.model import View
    from aikg.sparql.results import Result

_WIDTH = 420
_ACCENT, _PALE, _INK = "#2f6690", "#bdd4e6", "#1d2125"


def charted(path: str, text: str, result: Result, lang: str | None = None) -> Any:
    """The Altair chart of an answer.

    :param path: the file of the question
    :param text: its text; empty for an answer in SPARQL, which has no view
    :param lang: `zh` or `en`; by default the language of the answer, English if it has both
    :raises AikgError: if Altair is not installed
    :raises UsageError: if the answer has nothing to draw
    """
    try:
        import altair
    except ImportError as error:
        raise AikgError(f"chart() needs Altair: {installing('altair')}") from error
    from aikg.questions.header import parse_header

    rows = list(result)
    view = parse_header(path, text, "questions").view if text else None
    view = view or fallback(rows)
    if view is None:
        raise UsageError("this answer has no picture: it has no things with one number each")
    words = lang or (result.lang if result.lang in ("zh", "en") else "en")
    picture = draw(view, rows, lang=words, href=lambda _: None, release="")
    return _chart(altair, view, picture, points(view, rows, picture, words))


def _chart(alt: Any, view: View, picture: Picture, found: Points) -> Any:
    """The layers of the kind, with the title of the picture, and what is counted below it."""
    layers = _KINDS.get(view.picture, _bars)(_Maker(alt, found))
    title = alt.TitleParams(
        _lines(picture.title), subtitle=_lines(picture.counted), anchor="start", subtitleColor="#565d64"
    )
    return alt.layer(*layers).properties(title=title, width=_WIDTH)


def _lines(words: str) -> list[str]:
    from aikg.sparql.render import wrap

    return wrap(words, 78)


class _Maker:
    """Altair with the data of one picture."""

    def __init__(self, alt: Any, found: Points) -> None:
        self.alt = alt
        self.found = found
        self.base = alt.Chart(alt.Data(values=found.values))

    def field(self, channel: str, name: str, kind: str, **options: Any) -> Any:
        """A channel for one field, titled in words."""
        return getattr(self.alt, channel)(field=name, type=kind, title=self.found.titles.get(name), **options)

    def order(self, name: str) -> list[Any]:
        """The values of a field, in the order of the data; years by size, with '–2013' first."""
        found = list(dict.fromkeys(row[name] for row in self.found.values if row[name] is not None))
        return sorted(found, key=lambda each: str(each).replace("–", "0")) if name == "year" else found

    def tips(self) -> list[Any]:
        """A tooltip of all fields that have a title."""
        return [self.alt.Tooltip(field=name, title=words or name) for name, words in self.found.titles.items()]

    def shades(self, **options: Any) -> Any:
        """A scale of blues on which dark letters can be read."""
        return self.alt.Scale(scheme=self.alt.SchemeParams(name="blues", extent=[0.05, 0.6]), **options)

    def names(self) -> Any:
        """The axis of names, in the order of the data."""
        return self.field("Y", "name", "nominal", sort=None, axis=self.alt.Axis(labelLimit=220, title=None))


def _bars(maker: _Maker) -> list[Any]:
    bar = maker.base.mark_bar(color=_ACCENT).encode(
        x=maker.field("X", "value", "quantitative"), y=maker.names(), tooltip=maker.tips()
    )
    return [bar]


def _caps(maker: _Maker) -> list[Any]:
    scale = maker.alt.Scale(type="log")
    point = maker.base.mark_point(color=_ACCENT, filled=True, size=60)
    return [
        point.encode(x=maker.field("X", "value", "quantitative", scale=scale), y=maker.names(), tooltip=maker.tips())
    ]


def _tiles(maker: _Maker) -> list[Any]:
    cells = maker.base.encode(
        x=maker.alt.X(field="column", type="ordinal", axis=None), y=maker.alt.Y(field="row", type="ordinal", axis=None)
    )
    known = "isValid(datum.value)" if "value" in maker.found.titles else "isValid(datum.answer)"
    empty = cells.mark_rect(fillOpacity=0, stroke="#8a9299", strokeDash=[3, 2]).encode(tooltip=maker.tips())
    if "value" in maker.found.titles:
        colour = maker.field("Color", "value", "quantitative", scale=maker.shades())
    else:
        colour = maker.field("Color", "answer", "ordinal", sort=maker.order("answer"), scale=maker.shades(reverse=True))
    full = cells.transform_filter(known).mark_rect(stroke="white").encode(color=colour, tooltip=maker.tips())
    names = cells.mark_text(fontSize=10, color=_INK).encode(text=maker.alt.Text(field="short", type="nominal"))
    return [empty, full, names.properties(height=_WIDTH)]


def _curve(maker: _Maker) -> list[Any]:
    alt = maker.alt
    line = maker.base.transform_window(places="count()", sort=[alt.SortField("last")], frame=[None, 0])
    step = line.mark_line(interpolate="step-after", color=_ACCENT).encode(
        x=maker.field("X", "last", "temporal"),
        y=alt.Y(field="places", type="quantitative", title=maker.found.titles["name"]),
    )
    dots = line.mark_rule(color=_ACCENT, strokeWidth=4).encode(
        x=alt.X(field="first", type="temporal"),
        x2=alt.X2(field="last"),
        y=alt.Y(field="places", type="quantitative"),
        tooltip=maker.tips(),
    )
    points_of = line.mark_point(color=_ACCENT, filled=True).encode(
        x=alt.X(field="last", type="temporal"),
        y=alt.Y(field="places", type="quantitative"),
        shape=maker.field("Shape", "level", "nominal"),
        tooltip=maker.tips(),
    )
    return [step, dots, points_of]


def _timeline(maker: _Maker) -> list[Any]:
    bars = maker.base.mark_bar(color=_ACCENT, height=6).encode(
        x=maker.field("X", "first", "temporal"), x2=maker.alt.X2(field="last"), y=maker.names(), tooltip=maker.tips()
    )
    points_of = maker.base.mark_point(filled=True, size=50).encode(
        x=maker.alt.X(field="first", type="temporal"),
        y=maker.names(),
        tooltip=maker.tips(),
        color=maker.field("Color", "answer", "nominal"),
    )
    return [bars, points_of]


def _years(maker: _Maker) -> list[Any]:
    return [
        maker.base.mark_bar().encode(
            x=maker.field("X", "year", "ordinal", sort=maker.order("year")),
            y=maker.field("Y", "value", "quantitative"),
            tooltip=maker.tips(),
            color=maker.field("Color", "name", "nominal", sort=maker.order("name")),
        )
    ]


def _profile(maker: _Maker) -> list[Any]:
    alt = maker.alt
    lines = maker.base.mark_rule(color=_ACCENT).encode(
        x=alt.X(field="low", type="quantitative"), x2=alt.X2(field="high"), y=maker.names()
    )
    whole = maker.base.mark_tick(color=_INK, thickness=2).encode(
        x=alt.X(field="whole", type="quantitative"), y=maker.names()
    )
    share = maker.base.mark_point(color=_ACCENT, filled=True, size=60).encode(
        x=maker.field("X", "value", "quantitative"), y=maker.names(), tooltip=maker.tips()
    )
    return [lines, whole, share]


def _pairs(maker: _Maker) -> list[Any]:
    return [
        maker.base.mark_point(color=_INK, size=60).encode(
            x=maker.field("X", "other", "nominal"),
            y=maker.field("Y", "name", "nominal"),
            tooltip=maker.tips(),
            shape=maker.field("Shape", "kind", "nominal"),
            color=maker.field("Color", "kind", "nominal"),
        )
    ]


def _dots(maker: _Maker) -> list[Any]:
    apart = maker.alt.Scale(zero=False, padding=12)
    return [
        maker.base.mark_point(size=50).encode(
            x=maker.field("X", "longitude", "quantitative", scale=apart),
            tooltip=maker.tips(),
            y=maker.field("Y", "latitude", "quantitative", scale=apart),
            shape=maker.field("Shape", "kind", "nominal"),
        )
    ]


_KINDS = {
    "caps": _caps,
    "diffusion": _curve,
    "dots": _dots,
    "pairs": _pairs,
    "profile": _profile,
    "tile-map": _tiles,
    "timeline": _timeline,
    "years": _years,
}
