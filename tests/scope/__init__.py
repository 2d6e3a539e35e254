"""How large a migration is."""
