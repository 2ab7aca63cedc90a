"""The annex: a stranger's PDF is looked at in a child process, and comes back as facts and as a file that does nothing.

`inspecting.py` is the door: it is called here and calls `examining.py` there, under limits. The child opens the file
with two readers that know nothing of each other, measures what it unpacks to, takes out what acts, and puts the result
through the bundle's own merging on a small stack, so that a file made to break it breaks the child.
"""
