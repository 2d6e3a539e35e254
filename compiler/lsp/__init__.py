"""What an editor asks about specs, as functions of texts; and `server`, which speaks the protocol."""
