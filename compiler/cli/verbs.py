"""The command's verbs, each imported only when it is called."""

import importlib

import click

from compiler.cli.overview import GROUPS, overview


class Verbs(click.Group):
    """A group whose commands live in modules that are imported on use."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """List all verbs in the order of their groups."""
        return [verb for verbs in GROUPS.values() for verb in verbs]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import the module of one verb."""
        for verbs in GROUPS.values():
            if cmd_name in verbs:
                module = importlib.import_module(f"compiler.cli.{verbs[cmd_name][0]}")
                command: click.Command = getattr(module, f"{cmd_name}_command")
                return command
        return None

    def get_help(self, ctx: click.Context) -> str:
        """Return the one page about all verbs."""
        return overview().rstrip("\n")

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Offer the nearest verb where there is none of that name."""
        verbs = self.list_commands(ctx)
        if args and not args[0].startswith("-") and args[0] not in verbs:
            from compiler.diagnostics.suggest import nearest

            near = nearest(args[0], verbs)
            hint = f" Did you mean '{near}'?" if near else ""
            ctx.fail(f"There is no verb '{args[0]}'.{hint} See 'crosswalk --help'.")
        return super().resolve_command(ctx, args)


@click.group(cls=Verbs, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="crosswalk")
def crosswalk() -> None:
    """Move a practice from one platform to another."""
