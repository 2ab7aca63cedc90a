"""Outside programs behind a fence: finding them, confining them, talking with them, ending them."""
