"""Pictures of the answers of stored questions: plain SVG, with the same data as a table.

`draw` makes the picture that a question's header names, and `fallback` finds one for a question that names none.
`save` writes a picture to a file, and `chart` makes plain text of it. `STYLE` is the style sheet that each picture
carries, for a page whose policy admits no style but its own.
"""

from aikg.pictures.draw import BROAD, draw, fallback
from aikg.pictures.files import save
from aikg.pictures.picture import Picture
from aikg.pictures.style import STYLE
from aikg.pictures.terminal import chart

__all__ = ["BROAD", "STYLE", "Picture", "chart", "draw", "fallback", "save"]
