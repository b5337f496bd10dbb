"""The pictures that a question can name in the key `view` of its header, and the variables that each takes."""

from __future__ import annotations

from aikg.errors import DataError, nearest
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from aikg.questions.model import View

# What a view says besides its roles -> (what it holds, whether it is required).
SETTINGS = {
    "picture": ("text", True),
    "title": ("bilingual", True),
    "counts": ("bilingual", True),
    "order": ("texts", False),
    "absent": ("bilingual", False),
}


def _roles(needed: str, possible: str) -> dict[str, bool]:
    return dict.fromkeys(needed.split(), True) | dict.fromkeys(possible.split(), False)


# Kind of picture -> role -> whether it is required. The variables of `each` part the answer; a picture shows one part.
PICTURES = {
    "bars": _roles("label value", "unit thing each"),
    "caps": _roles("label value unit", "place printed each"),
    "cascade": _roles(
        "place value unit",
        "thing upper comparator against national national_value national_comparator sum exceeds coverage each",
    ),
    "diffusion": _roles("place issued days", "province thing each"),
    "dots": _roles("place thing latitude longitude", "position value unit kind year each"),
    "pairs": _roles("place other relation thing", "each"),
    "profile": _roles("label share", "low high whole each"),
    "progress": _roles(
        "thing value observed standing deadline", "unit comparator observed_comparator period place each"
    ),
    "tile-map": _roles("place value", "of unit each"),
    "timeline": _roles("thing issued", "effective ended until answer day each"),
    "years": _roles("thing issued part", "each"),
}

# Kind of picture -> what it is called in Chinese and in English.
CALLED = {
    "bars": ("条形图", "bars"),
    "caps": ("额度图", "amounts on one scale"),
    "cascade": ("目标层级图", "cascade of targets"),
    "diffusion": ("扩散曲线", "curve of diffusion"),
    "dots": ("点位图", "points by latitude and longitude"),
    "pairs": ("地区关系图", "pairs of places"),
    "profile": ("构成图", "shares with intervals"),
    "progress": ("目标进度图", "progress of targets"),
    "tile-map": ("方格地图", "tile map"),
    "timeline": ("时间线", "timeline"),
    "years": ("逐年图", "numbers by year"),
}


def check_view(path: str, text: str, view: View | None) -> None:
    """Checks that the query selects the variables of its view.

    :raises AikgError: if it does not; it names the file and the line
    """
    if view is None:
        return
    from aikg.sparql.columns import selected

    names = [variable[1:] for variable in selected(text)]
    for role, variables in view.roles.items():
        for variable in variables:
            if variable not in names:
                raise DataError(
                    f"{path}:{view.line}: {role} of the view is ?{variable}, which the query does not select"
                    f"{nearest(variable, names) or '; select plain variables, this one among them'}"
                )


def check_columns(path: str, text: str, columns: list[str]) -> None:
    """Checks that the query selects the columns that its header calls important.

    :raises AikgError: if it does not; it names the file
    """
    from aikg.sparql.columns import selected, stem

    names = [stem(variable[1:]) for variable in selected(text)] if columns else []
    for column in columns:
        if column not in names:
            raise DataError(
                f"{path}: columns names {column}, which the query does not select"
                f"{nearest(column, names) or '; name its columns without a language'}"
            )
        if columns.count(column) > 1:
            raise DataError(f"{path}: columns names {column} twice; keep one")
