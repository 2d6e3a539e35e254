"""The compiled program, plan and manifest: frozen, typed, nothing left to look up."""
