"""The pages of the three pairs in a real browser: what no test without one can see."""
