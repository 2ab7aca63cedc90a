"""The register of symbols: a log that is only ever added to, and a database that is what the log comes to.

How a change becomes durable, and what a kill at any moment leaves:

1. The database is locked for writing (`BEGIN IMMEDIATE`); what a killed writer left is mended: a torn line at the end of
   `log.jsonl` is cut off, whole lines that the database lacks are taken in.
2. The change is tested against the register as it now stands, and made in the open transaction: the symbol's row, and
   the line of the log with the hash of the line before it.
3. The line is added to `log.jsonl`, and the disk waited for (`fsync`).
4. The transaction is committed (`synchronous=FULL`), and only then is anybody told.

A kill before 3 leaves nothing, one within 3 a torn line, one between 3 and 4 a line that the next writer takes in: a
change that nobody was told of may stand, one that somebody was told of always does. Whatever fails without a kill takes
its line back before the lock is let go.
"""
