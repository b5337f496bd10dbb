"""How to cite what the graph says: a thing, a fact, a row, a question or the whole dataset.

In Python::

    citation = aikg.load().cite("ngaidp-2017")            # a thing; cite() is the dataset
    citation = aikg.load().query("targets").cite(3)       # the third row; cite() is the question
    citation.text("bibtex"), citation.text("gbt7714", "zh"), citation.data()

A `Citation` has the works that state it, each with its own address and the day it was seen, and our dataset with its
version and day. `collect` and `sources` read it from the graph; `bibtex`, `ris`, `csl` and `references` write it;
`meta` gives what a page says of itself to machines; `feed` makes Atom feeds.
"""
