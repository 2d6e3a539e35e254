"""One diagnostic object, and its views."""
