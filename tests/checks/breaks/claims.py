"""What the pair says of itself and nothing bears out: one edit each."""

from tests.checks.breaks.edit import Break, overlay, pair, source

BREAKS: dict[str, Break] = {
    "COV111": source(
        ("\nautomations:\n", "\nassets:\n  branding: {kind: appearance, label: letter head}\nautomations:\n")
    ),
    "REF120": overlay(("answers:\n", "fulfilled:\n  users_invited: Dana Chen on 20 November\nanswers:\n")),
    "REF121": pair(("\nnot_migrated:\n", "\nnot_migrated:\n  PatientLogs: as well\n")),
    "REF122": pair(
        ("\nnot_migrated:\n", "\nproposed:\n  routes.patients.set.Email: '0.93: same name'\nnot_migrated:\n")
    ),
}
