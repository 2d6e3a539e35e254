"""The text of specs, read into plain values that remember where they were written; overlays."""
