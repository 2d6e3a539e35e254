"""`crosswalk explain`: what a rule is for, what breaks it, and what to do; and what a function does."""

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from compiler.language.reference import FunctionRow

FORMATS = ("human", "markdown", "json")


@click.command("explain")
@click.argument("rule", required=False)
@click.option("--all", "everything", is_flag=True, help="Explain every rule.")
@click.option("--functions", is_flag=True, help="List the functions of expressions instead of rules.")
@click.option("--format", "form", type=click.Choice(FORMATS), default="human", help="How rules are written.")
def explain_command(rule: str | None, everything: bool, functions: bool, form: str) -> None:
    """Explain a rule: why it is there, an example of the mistake, and what to do. Or explain a function.

    Without a rule, lists all by family. RULE is an id such as TYP102, a family such as PHI, a code of the
    destination as a report shows it, such as ORG:STRING_TOO_LONG, or the name of a function.

    \b
    Examples:
      crosswalk explain TYP102
      crosswalk explain SFM
      crosswalk explain date_in
      crosswalk explain --all --format markdown
    """
    from compiler.language.reference import function_rows

    rows = tuple(row for row in function_rows() if functions or row.name == rule)
    if rows:
        click.echo(_functions(rows, form, in_full=not functions), nl=False)
        return
    click.echo(_rules(rule, everything, form), nl=False)


def _functions(rows: "tuple[FunctionRow, ...]", form: str, in_full: bool) -> str:
    from compiler.rules import functions

    if form == "markdown":
        return functions.markdown(rows)
    if form == "json":
        return functions.as_json(rows)
    return "\n".join(map(functions.explained, rows)) if in_full else functions.listing(rows)


def _rules(rule: str | None, everything: bool, form: str) -> str:
    from importlib.resources import files

    from compiler.rules import reference
    from compiler.rules.registry import ALL, law_of
    from compiler.rules.retired import RETIRED

    if rule and rule.upper() in RETIRED:
        return reference.retired(RETIRED[rule.upper()])
    laws = ALL if rule is None else tuple(law for law in ALL if law.family == rule.upper())
    exact = law_of(rule.upper()) if rule else None
    laws = (exact,) if exact else laws
    if not laws:
        raise click.UsageError(_unknown(rule or ""))
    text = files("compiler.rules").joinpath(reference.EXAMPLES).read_text(encoding="utf-8")
    examples = reference.read_examples(text)
    if form == "markdown":
        return reference.markdown(laws, examples)
    if form == "json":
        return reference.as_json(laws, examples)
    if exact or everything:
        return "\n".join(reference.explained(law, examples.get(law.id)) for law in laws)
    return reference.listing(laws)


def _unknown(rule: str) -> str:
    from compiler.diagnostics.suggest import nearest
    from compiler.language.functions import function_names
    from compiler.rules.registry import FAMILIES, REGISTRY

    near = nearest(rule, (*REGISTRY, *FAMILIES, *function_names()))
    hint = f" Did you mean {near}?" if near else ""
    return f"There is no rule {rule}.{hint} 'crosswalk explain' lists all, and functions with --functions."
