"""Finds things by name: in Chinese, in English, in pinyin with and without tones, by initials, by official number.

In Python::

    matches = aikg.load().find("suanli", limit=20)   # best first; matches.total says how many there are in all
    index = aikg.find.finder.index_of(source)        # the index itself, from the prepared store where there is one

For a site, `browser.index(source)` is the same index as plain data, and `static/search.js` searches it in a page::

    <script src="search.js" defer></script>          <!-- a copy of browser.STATIC/search.js -->
    <form role="search" data-find data-index="find-index.js" data-prefix="../" data-suffix=".html" data-lang="zh">
      <label>查找 <input type="search" name="q"></label>
    </form>

`find-index.js` is `browser.script(source)`; it is loaded when the field gets the focus, from `file://` too.

What a name is compared by stands in `forms` and `pinyin`, which names there are in `things`, how they are kept in
`index`, and which match comes first in `search`.
"""
