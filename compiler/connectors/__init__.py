"""The network behind the runner's ports: the generic REST source, exported files, each destination's room."""
