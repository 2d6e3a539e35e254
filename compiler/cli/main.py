"""`crosswalk`: the verbs, grouped by who uses them, each loaded only when it is called."""

import importlib
import sys
from collections.abc import Mapping

import click

# verb → (module, one line for the list). Kept here so that --help imports nothing but click.
WRITE: Mapping[str, tuple[str, str]] = {
    "init": ("author", "Make a workspace of your own, with the shipped platforms and an example pair."),
    "check": ("author", "Find every mistake in a pair's specs, with its line and what to do."),
    "test": ("author", "Run a pair's examples: given rows, expected rows."),
    "compile": ("author", "Write the plan, the SQL, the metadata and the documents of a pair."),
    "schema": ("author", "Print the JSON Schema of a kind of spec, for editors."),
}
REHEARSE: Mapping[str, tuple[str, str]] = {
    "rehearse": ("rehearse", "Migrate an invented practice end to end, on this machine only."),
    "sandbox": ("rehearse", "Serve the invented practice and an empty org, until you stop it."),
}
MIGRATE: Mapping[str, tuple[str, str]] = {
    "run": ("run", "Do the next safe phases of a migration; stop where a person decides."),
    "deploy": ("run", "Deploy the metadata of a pair to the org."),
    "users": ("run", "Hand back the filled practitioner-to-User template."),
    "status": ("run", "Show how far a migration is."),
}
GROUPS = (("Write a migration", WRITE), ("Rehearse it", REHEARSE), ("Migrate", MIGRATE))


class Verbs(click.Group):
    """A group whose commands live in modules that are imported on use."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """List all verbs in the order of their groups."""
        return [verb for _, verbs in GROUPS for verb in verbs]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import the module of one verb."""
        for _, verbs in GROUPS:
            if cmd_name in verbs:
                module = importlib.import_module(f"compiler.cli.{verbs[cmd_name][0]}")
                command: click.Command = getattr(module, f"{cmd_name}_command")
                return command
        return None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the verbs in their groups."""
        for title, verbs in GROUPS:
            with formatter.section(title):
                formatter.write_dl([(verb, line) for verb, (_, line) in verbs.items()])

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Offer the nearest verb where there is none of that name."""
        if args and not args[0].startswith("-") and args[0] not in self.list_commands(ctx):
            from compiler.diagnostics.suggest import nearest

            near = nearest(args[0], self.list_commands(ctx))
            hint = f" Did you mean '{near}'?" if near else ""
            ctx.fail(f"There is no verb '{args[0]}'.{hint} See 'crosswalk --help'.")
        return super().resolve_command(ctx, args)


@click.group(cls=Verbs, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="crosswalk")
def crosswalk() -> None:
    """Move a practice from one platform to another: checked before it runs, true to what ran.

    A migration is written as a pair spec (YAML). PAIR names one, PAIR@CUSTOMER one with a customer's answers.

    \b
    Start here:
      crosswalk rehearse practicehub-salesforce     see a whole migration on this machine
      crosswalk init my-practice                    begin your own
      crosswalk check practicehub-salesforce        what is wrong, and where

    Exit codes: 0 fine, 1 findings, 2 wrong usage, 3 waiting for a person, 4 differences (--check),
    5 stopped with rows refused or a failed reconciliation, 6 the outside world, 70 a bug of ours.
    """


def main() -> None:
    """Run the command; a bug of ours ends with code 70 and no values on the screen."""
    from compiler.cli.crash import guard

    sys.exit(guard(crosswalk))


if __name__ == "__main__":
    main()
