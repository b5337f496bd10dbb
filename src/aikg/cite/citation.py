"""A citation: what is cited, the works that state it, and our dataset."""

from __future__ import annotations

from typing import Any, NamedTuple

from aikg.cite import bibtex, csl, references, ris
from aikg.cite.model import Name, Work
from aikg.errors import UsageError, nearest

_WORKS = {
    "bibtex": bibtex.bibtex,
    "ris": ris.ris,
    "csl": csl.csl,
    "apa": references.apa,
    "gbt7714": references.gbt7714,
}
FORMATS = ("sentence", *_WORKS)
LANGUAGES = ("zh", "en")


class Citation(NamedTuple):
    """What is cited, with the works that state it and our dataset.

    `kind` is thing, fact, row, question or dataset; `id` the IRI of a thing, or of the dataset; `title` what is cited,
    in words. `works` are empty for the dataset.

    >>> citation = aikg.load().cite("ngaidp-2017")
    >>> citation.works[0].number, citation.works[0].authors[0].en
    ('国发〔2017〕35号', 'State Council')
    """

    kind: str
    id: str
    title: Name
    works: tuple[Work, ...]
    ours: Work

    def text(self, form: str = "sentence", lang: str = "en") -> str:
        """Returns the citation in a format, ending with a line break.

        :param form: bibtex, ris, csl, apa, gbt7714 or sentence
        :param lang: `zh` or `en`: the language of titles and names
        :raises UsageError: if there is no such format or language

        >>> print(aikg.load().cite("ngaidp-2017").text("gbt7714", "zh").splitlines()[0])
        中华人民共和国国务院. 新一代人工智能发展规划: 国发〔2017〕35号[A/OL]. (2017-07-20)[2026-11-23]. http://www.gov.cn/zhengce/zhengceku/2017-07/20/content_5211996.htm.
        """
        if form not in FORMATS:
            near = nearest(form, list(FORMATS)).rstrip("?")
            raise UsageError(f"there is no format {form}{near}; there are: {', '.join(FORMATS)}")
        if lang not in LANGUAGES:
            raise UsageError(f"a citation is in zh or en, not in {lang}")
        if form == "sentence":
            return references.sentence(None if self.kind == "dataset" else self.title, self.works, self.ours, lang)
        return _WORKS[form]([*self.works, self.ours], lang)

    def data(self) -> dict[str, Any]:
        """Returns the citation as plain data for JSON.

        >>> aikg.load().cite().data()["ours"]["kind"]
        'dataset'
        """
        plain: dict[str, Any] = _plain(self)
        return plain


def _plain(value: Any) -> Any:
    if isinstance(value, tuple) and hasattr(value, "_asdict"):
        return {key: _plain(each) for key, each in value._asdict().items()}
    return [_plain(each) for each in value] if isinstance(value, tuple) else value
