"""`crosswalk`: the entry point, which imports nothing before it knows what is asked."""

import sys


def main() -> None:
    """Run the command; a bug of ours ends with code 70 and no values on the screen."""
    if sys.argv[1:] in ([], ["-h"], ["--help"]):
        from compiler.cli.overview import overview

        sys.stdout.write(overview())
        return
    from compiler.cli.crash import guard
    from compiler.cli.verbs import crosswalk

    sys.exit(guard(crosswalk))


if __name__ == "__main__":
    main()
