"""The verbs, grouped by who uses them, and the page that `crosswalk --help` shows.

Plain data and text: the page appears without anything being imported.
"""

# group → verb → (module, one line for the page)
GROUPS = {
    "Write a migration": {
        "init": ("author", "Make a workspace of your own: shipped platforms, an example pair."),
        "new": ("new", "Begin a platform, a pair, an overlay or a test; pairs are proposed."),
        "check": ("check", "Find every mistake in a pair's specs, with its line and what to do."),
        "explain": ("explain", "Explain a rule: why, an example, what to do."),
        "test": ("author", "Run a pair's examples: given rows, expected rows."),
        "compile": ("author", "Write the plan, SQL, metadata and documents of a pair."),
        "pairs": ("pairs", "List every pair by source and target, and what is compiled."),
        "fmt": ("edit", "Lay specs out alike; values and comments stay."),
        "diff": ("diff", "Show what the specs mean now that they did not mean before."),
        "confirm": ("confirm", "Record that a person has read what a part of the specs means."),
        "lineage": ("lineage", "Tell where a field comes from or goes to, and who may read it."),
        "graph": ("graph", "Draw the load order, the deployment or the lineage of a pair."),
        "schema": ("author", "Print the JSON Schema of a kind of spec, for editors."),
        "lsp": ("edit", "Answer an editor's questions about specs, while you type."),
    },
    "Know what it takes": {
        "estimate": ("estimate", "Estimate hours, jobs, room and days; before any credential."),
    },
    "Rehearse it": {
        "rehearse": ("rehearse", "Migrate an invented practice end to end, on this machine only."),
        "sandbox": ("rehearse", "Serve the invented practice and an empty org, until you stop it."),
    },
    "Migrate": {
        "run": ("run", "Do the next safe phases; stop where a person decides."),
        "deploy": ("deploy", "Deploy a pair's metadata to the org; check, verify or undo it."),
        "users": ("run", "Hand back the filled practitioner-to-User template."),
        "status": ("run", "Show how far a migration is."),
    },
}

_INTRO = """\
Usage: crosswalk VERB PAIR[@CUSTOMER] [OPTIONS]

  Move a practice from one platform to another: checked before it runs, true to what ran.

  A migration is written as a pair spec (YAML). PAIR names one, PAIR@CUSTOMER one with a
  customer's answers. `crosswalk VERB --help` explains a verb.

Start here:
  crosswalk rehearse practicehub-salesforce   see a whole migration on this machine
  crosswalk init my-practice                  begin your own
  crosswalk check practicehub-salesforce      what is wrong, and where
"""
_ENDING = """\
Options:
  --version   Show the version and exit.
  -h, --help  Show this page and exit.

Exit codes: 0 fine · 1 findings · 2 wrong usage · 3 a person must decide · 4 differences, where
asked · 5 rows or numbers do not agree · 6 the world outside failed, try again · 70 a bug of ours
"""


def overview() -> str:
    """Return the page, with a final newline."""
    parts = [_INTRO]
    for title, verbs in GROUPS.items():
        lines = [f"  {verb:<9} {line}\n" for verb, (_, line) in verbs.items()]
        parts.append(f"{title}:\n{''.join(lines)}")
    return "\n".join((*parts, _ENDING))
