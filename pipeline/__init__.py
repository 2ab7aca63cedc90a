"""rapporteur: from a rapporteur's input file to a numbered report in Word and PDF.

The line
========

A report goes one way. Each step is one verb in one file; what it makes is a frozen type of `model.stages`::

    bytes ─read→ Report ─judge→ CheckedReport ─compose→ Manuscript ─typeset→ Print ─finish→ Edition ─publish→ archive

`reading.report.read_report` and `desks.judge.judge_input` come first, `line.make_edition` is the middle, and
`archive.publish.publish` alone writes what people keep. The line is pure: bytes in, bytes out, no clock, no disk.

The house
=========

Imports go down this list, never up; `tests/test_house.py` holds the code to it.

==============  =====================================================================================================
`cli`           the front door: commands, the terminal, exit codes
`desks`         what a person asks for, a verb a file: judge, build, check, doctor; they return values and never print
`line`          one report: `compose/` (the Word document), `typeset` (pages), `finish` (PDF, checks)
`rules`         what there is to say of a report, a rule a function; `run` lists them
`reading`       all ways into the model: YAML with its places, pictures, the canonical input
`archive`       what outlives a run: layout of folders, publishing, records, locks
`pools`         many reports at once: in turn, or in processes with an engine each
`engines`       one face for what makes PDFs: LibreOffice kept open, or the embedded engine
`prose`         Markdown, as much as the contract has of it: to blocks and back, escape, positions, typography
`office`        the office as data: words, notices, bodies, document types, fonts (`templates/office`)
`messages`      codes to sentences: English in TOML, the other languages in gettext catalogues (`locale/`)
`word` `pdf` `programs`   the fences: Word files · PDF files · programs outside; they have never heard of a meeting
`machine`       the one door to what only some systems have: locks, processes, folders as files
`model`         the nouns, frozen; read `model.stages` first
==============  =====================================================================================================

`errors`, `findings` and `settings` are open to every room; `settings` alone reads environment, clock and
`rapporteur.toml`.
"""
