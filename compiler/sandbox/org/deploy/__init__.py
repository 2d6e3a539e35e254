"""Metadata deployment: a zip is read, judged as a whole and made real, all or nothing."""
