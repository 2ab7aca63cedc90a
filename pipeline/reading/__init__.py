"""All ways into the model, and what is read beside the input; every fault with its place in the file."""
