"""Prose: a field's Markdown to a passage and back, in the little Markdown that the contract allows.

`read.read_passage` gives a `Reading` (the `Passage` and its `Fault`s), `write.write_passage` the canonical text of a
passage, `escape.escape` prose that prints as a given text, `plain.plain_text` the words as printed,
`characters.forbidden` the characters that may not be typed, `typography.bind` the no-break spaces of a language,
`marks.item_label` the label of a list's item.
"""
