"""From the text of a policy to a draft of its rows: read, reviewed by a person, and only then imported.

`read` drafts; `page` and `review` show the draft to a person; `rows` turns what was accepted into rows of the tables.
"""
