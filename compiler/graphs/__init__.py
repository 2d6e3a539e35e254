"""Pictures of a compiled pair, from its manifest and plan: what is drawn, how it is laid out, how written."""
