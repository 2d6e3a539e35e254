"""The deployable project: a file for each kind of component, their list, and what stands around them."""
