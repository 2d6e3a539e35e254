"""Tables that expressions name: value maps between enumerations, and dated rates of exchange."""

import datetime
import re
from collections.abc import Mapping

from compiler.diagnostics.diagnostic import Diagnostic, Diagnostics, Place
from compiler.diagnostics.suggest import nearest
from compiler.model.program import Rates, ValueMap
from compiler.passes.resolve.names import PAIR, unknown
from compiler.spec.pair import PairSpec
from compiler.spec.rows import MapSpec, RatesSpec

_CURRENCY = re.compile(r"[A-Z]{3}")
_RATE = re.compile(r"(?=.*[1-9])[0-9]{1,9}(\.[0-9]{1,12})?")


def value_maps(
    pair: PairSpec,
    source_enums: Mapping[str, tuple[str, ...]],
    target_enums: Mapping[str, tuple[str, ...]],
    diags: Diagnostics,
) -> dict[str, ValueMap]:
    """Resolve the maps of a pair; one whose ends do not exist is left out."""
    maps = {}
    for name, spec in pair.maps.items():
        place = PAIR.at("maps", name)
        ends = (("from", spec.from_, source_enums), ("to", spec.to, target_enums))
        missing = [(key, enum, known) for key, enum, known in ends if enum not in known]
        for key, enum, known in missing:
            diags.report(unknown("REF106", f"there is no enumeration `{enum}`", enum, known, place.at(key)))
        if missing:
            continue
        _check_default(spec, target_enums[spec.to], place, diags)
        maps[name] = ValueMap(
            name=name,
            source_enum=spec.from_,
            target_enum=spec.to,
            values=dict(spec.values),
            policy=spec.otherwise,
            default=spec.default,
            place=place,
        )
    return maps


def _check_default(spec: MapSpec, values: tuple[str, ...], place: Place, diags: Diagnostics) -> None:
    """PCK110, PCK102: a default goes with its policy, and is a value that the target has."""
    if (spec.default is None) == (spec.otherwise == "default"):
        said = "is never taken" if spec.default is not None else "is missing"
        diags.report(
            Diagnostic(
                rule="PCK110",
                message=f"the default of this map {said}",
                place=place.at("default" if spec.default is not None else "otherwise"),
                helps=("write `otherwise: default` and `default: <value>`, both or neither",),
            )
        )
    elif spec.default is not None and spec.default not in values:
        near = nearest(spec.default, values)
        diags.report(
            Diagnostic(
                rule="PCK102",
                message=f"`{spec.default}` is not a value of the picklist {spec.to}",
                place=place.at("default"),
                notes=(f"{spec.to} has: {', '.join(values)}",),
                helps=(f"did you mean `{near}`?",) if near else (),
            )
        )


def rate_tables(pair: PairSpec, diags: Diagnostics) -> dict[str, Rates]:
    """Resolve the rate tables of a pair; what cannot be right in one is reported."""
    return {name: _rates(name, spec, diags) for name, spec in pair.rates.items()}


def _rates(name: str, spec: RatesSpec, diags: Diagnostics) -> Rates:
    place = PAIR.at("rates", name)
    _check_currency(spec.to, place.at("to"), diags)
    values = {}
    for currency, days in spec.values.items():
        where = place.at("values", currency)
        _check_currency(currency, where.key(), diags)
        if currency == spec.to:
            _wrong(f"one {currency} is always worth one {currency}", "remove it", where.key(), diags)
        if not days:
            _wrong(f"there is no rate for {currency}", "write a day and a rate", where.key(), diags)
        values[currency] = _days(days, where, diags)
    return Rates(name=name, to=spec.to, values=values, place=place)


def _days(
    days: Mapping[str, str | int | float], place: Place, diags: Diagnostics
) -> tuple[tuple[str, str], ...]:
    found: list[tuple[str, str]] = []
    for day, written in days.items():
        rate = str(written)
        if not _is_day(day):
            _wrong(f"`{day}` is no day", "write it as 2024-01-31", place.at(day).key(), diags)
        elif found and day <= found[-1][0]:
            _wrong(f"`{day}` comes after a later day", "write days in order", place.at(day).key(), diags)
        elif not _RATE.fullmatch(rate):
            _wrong(f"`{rate}` is no rate", "write a positive number such as 0.6825", place.at(day), diags)
        else:
            found.append((day, rate))
    return tuple(found)


def _check_currency(written: str, place: Place, diags: Diagnostics) -> None:
    if not _CURRENCY.fullmatch(written):
        _wrong(f"`{written}` is no currency", "write its three letters, such as USD", place, diags)


def _is_day(text: str) -> bool:
    try:
        return datetime.date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _wrong(message: str, help_: str, place: Place, diags: Diagnostics) -> None:
    """TYP113: a table of rates that means what it says."""
    diags.report(Diagnostic(rule="TYP113", message=message, place=place, helps=(help_,)))
