"""`python -m compiler` is `crosswalk`."""

from compiler.cli.main import main

main()
