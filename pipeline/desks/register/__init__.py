"""What a person asks of the register of symbols: the next symbol, a claim, an end to one, a list, an audit, a backup."""
