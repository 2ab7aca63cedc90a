"""The nouns of the office, frozen; begin with `stages`, which names what a report is at each step."""
