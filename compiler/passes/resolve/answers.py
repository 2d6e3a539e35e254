"""Answers to decisions, from an overlay or a test document: each of the type that was asked for."""

import re
from collections.abc import Mapping
from importlib.resources import files

from compiler.diagnostics.diagnostic import Diagnostic, Diagnostics, Place
from compiler.diagnostics.suggest import nearest
from compiler.model.plan import Decision
from compiler.passes.resolve.names import PAIR, unknown
from compiler.spec.pair import PairSpec
from compiler.spec.protection import DecisionSpec

NOT_REQUIRED = "not_required"
_USERNAME = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")


def decisions(
    pair: PairSpec, answers: Mapping[str, str | bool], place: Place, diags: Diagnostics
) -> dict[str, Decision]:
    """Join the pair's decisions with the answers given at `place`."""
    check_answers(pair, answers, place, diags)
    _check_choices(pair, diags)
    return {
        name: Decision(
            ask=spec.ask,
            type=spec.type,
            choices=spec.choices,
            decides=spec.decides,
            needed=spec.needed,
            answer=_text(answers[name]) if name in answers else None,
        )
        for name, spec in pair.decisions.items()
    }


def check_answers(
    pair: PairSpec, answers: Mapping[str, str | bool], place: Place, diags: Diagnostics
) -> None:
    """DEC102 and DEC103: an answer belongs to a decision and is of its type."""
    for name, answer in answers.items():
        spec = pair.decisions.get(name)
        if spec is None:
            message = f"`{name}` answers no decision of {pair.name}"
            diags.report(unknown("DEC103", message, name, pair.decisions, place.at(name).key()))
        elif found := _problem(spec, _text(answer)):
            message, helps = found
            diags.report(Diagnostic(rule="DEC102", message=message, place=place.at(name), helps=helps))


def _problem(spec: DecisionSpec, answer: str) -> tuple[str, tuple[str, ...]] | None:
    if not answer.strip():
        return "an answer cannot be empty", (f"the question is: {spec.ask}",)
    if spec.type == "time_zone" and answer not in (zones := _zones()):
        near = nearest(answer, zones)
        return f"`{answer}` is no time zone", (f"did you mean `{near}`?",) if near else (
            "write a name such as America/Chicago",
        )
    if spec.type == "username" and not _USERNAME.fullmatch(answer):
        return f"`{answer}` is no username", ("a username has the form of an address: name@practice.example",)
    if spec.type == "choice" and answer not in spec.choices:
        near = nearest(answer, spec.choices)
        listed = f"the choices are: {', '.join(spec.choices)}"
        return f"`{answer}` is none of the choices", (f"did you mean `{near}`?" if near else listed,)
    if spec.type == "bool" and answer not in ("true", "false"):
        return f"`{answer}` is neither true nor false", ("write true or false",)
    return None


def _check_choices(pair: PairSpec, diags: Diagnostics) -> None:
    """DEC105: a choice says what can be chosen, and nothing else does."""
    for name, spec in pair.decisions.items():
        place = PAIR.at("decisions", name)
        if spec.type == "choice" and len(set(spec.choices)) < 2:
            message = f"`{name}` is a choice, and there are not two things to choose from"
            helps = ("list them: `choices: [required, not_required]`",)
            diags.report(Diagnostic(rule="DEC105", message=message, place=place.key(), helps=helps))
        elif spec.type != "choice" and spec.choices:
            message = f"`{name}` lists choices, but its answer is not chosen from them"
            helps = ("write `type: choice`",)
            diags.report(Diagnostic(rule="DEC105", message=message, place=place.at("choices"), helps=helps))


def protected(pair: PairSpec, answers: Mapping[str, Decision], diags: Diagnostics) -> bool:
    """Tell whether health data must be protected: always, unless the answer that `protect.when` names says
    that it need not be. An open question counts as required.
    """
    name = pair.protect.when
    if name is None:
        return True
    spec = pair.decisions.get(name.removeprefix("$"))
    place = PAIR.at("protect", "when")
    if spec is None or spec.type != "choice":
        known = [one for one, each in pair.decisions.items() if each.type == "choice"]
        message = f"there is no choice `{name}`"
        diags.report(unknown("REF108", message, name, known, place))
        return True
    if NOT_REQUIRED not in spec.choices:
        message = f"`{name}` has no choice `{NOT_REQUIRED}`, so it never turns anything off"
        where = PAIR.at("decisions", name.removeprefix("$"), "choices")
        diags.report(Diagnostic(rule="DEC105", message=message, place=where))
    return answers[name.removeprefix("$")].answer != NOT_REQUIRED


def _zones() -> tuple[str, ...]:
    """Name the zones of the time zone rules that runs use."""
    return tuple(files("tzdata").joinpath("zones").read_text(encoding="utf-8").split())


def _text(written: str | bool) -> str:
    return str(written).lower() if isinstance(written, bool) else written
