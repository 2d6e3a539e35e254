"""The documents of a pair as pages that open from disk: the same texts, written once, as HTML."""
