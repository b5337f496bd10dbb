"""Finds things by name: in Chinese, in English, in pinyin with and without tones, by initials, by official number.

In Python::

    matches = aikg.load().find("suanli", limit=20)   # best first; matches.total says how many there are in all
    index = aikg.find.finder.index_of(source)        # the index itself, from the prepared store where there is one

For a site, `browser.script(source)` is the same index as a script, and the files of `static` (`browser.STATIC`) search
it in a page, from `file://` too: `search.js` finds what Python finds, `find.js` is the field::

    <script src="find.js" defer></script>
    <input type="search" name="q" data-index="search-index.js" data-search="search.js" data-root="../">

What a name is compared by stands in `forms` and `pinyin`, which names there are in `things`, how they are kept in
`index`, and which match comes first in `search`.
"""
