"""The bundle: several PDFs become one, with their tags, outlines, links and page labels, in time that grows with their number.

`merging.py` is the whole of it, in the order in which it is done; each other file does one thing to one part, and gives
what has to be said once for the whole to be written at the end:

- Nothing of a part is looked at twice, and nothing of the whole is searched for a part: what parts have in common
  (names, keys, fonts) is kept in tables.
- A page is copied by itself. qpdf then leaves references from one page to another open and closes them when the other
  page comes, so a chain of links through all pages costs no depth of its stack.
- Numbers and names are made a part's own: keys of the parent tree go on counting, names of destinations and `/ID`s get
  the part's number and a point before them, kinds of tags that mean something else get it behind them.
- A part without tags is placed as it is; the claims that this costs are not made, and the result says why.
"""
