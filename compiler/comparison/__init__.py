"""What differs in meaning between two compiled manifests, and what that leads to."""
