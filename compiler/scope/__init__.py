"""How large a migration is: how objects land, what it takes, how hard it is. Numbers only, from values."""
