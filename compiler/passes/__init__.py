"""The passes: each a function from one frozen type to the next."""
