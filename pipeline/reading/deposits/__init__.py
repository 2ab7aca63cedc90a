"""Documents that we did not make: what is seen in them, what is proposed of them, and the table that confirms it."""
