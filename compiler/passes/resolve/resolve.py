"""The whole of name resolution, in the order its parts depend on each other."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from compiler.diagnostics.diagnostic import Diagnostic, Diagnostics, Place
from compiler.language.types import Kind, parse_type
from compiler.model.program import Case, Program, Split
from compiler.passes.resolve.answers import decisions, protected
from compiler.passes.resolve.collected import with_collected
from compiler.passes.resolve.connector import connector
from compiler.passes.resolve.derived import with_derived
from compiler.passes.resolve.expand import with_expanded
from compiler.passes.resolve.expressions import expression
from compiler.passes.resolve.known import Known
from compiler.passes.resolve.maps import rate_tables, value_maps
from compiler.passes.resolve.names import PAIR, unknown
from compiler.passes.resolve.routes import route
from compiler.passes.resolve.source import source_objects
from compiler.passes.resolve.target import target_objects
from compiler.platforms.platform import Platform
from compiler.spec.lock import ConfirmationsSpec, InventorySpec
from compiler.spec.overlay import OverlaySpec
from compiler.spec.pair import PairSpec
from compiler.spec.platform import PlatformSpec

ANSWERS = Place(document="overlay", keys=("answers",))


@dataclass(frozen=True, slots=True, kw_only=True)
class Documents:
    """The documents of one migration, overlays merged in."""

    pair: PairSpec
    source: PlatformSpec
    target: PlatformSpec
    overlay: OverlaySpec | None
    confirmations: ConfirmationsSpec | None = None
    inventory: InventorySpec | None = None


def resolve(documents: Documents, platform: Platform, tzdata: str, diags: Diagnostics) -> Program:
    """Look up every name of the documents; what is not found is reported and left out."""
    pair, overlay = documents.pair, documents.overlay
    tenant = dict(overlay.tenant) if overlay else {}
    shipped = platform.enums()
    known = _known(documents, platform, tenant, shipped, diags)
    answers = decisions(pair, overlay.answers if overlay else {}, ANSWERS, diags)
    return Program(
        pair=pair,
        source=documents.source,
        target=documents.target,
        customer=overlay.name if overlay else None,
        tenant=tenant,
        decisions=answers,
        connector=connector(documents.source, diags),
        source_enums=known.enums,
        target_enums=_target_enums(pair, shipped),
        closed_values=_closed(pair, platform),
        objects=known.objects,
        targets=known.targets,
        maps=known.maps,
        rates=known.rates,
        splits=known.splits,
        confirmations=documents.confirmations,
        inventory=dict(documents.inventory.objects) if documents.inventory else {},
        fulfilled=dict(overlay.fulfilled) if overlay else {},
        protected=protected(pair, answers, diags),
        routes={
            name: made for name, spec in pair.routes.items() if (made := route(name, spec, known, diags))
        },
        key_field=pair.schema.key.field,
        key_length=_key_length(pair, diags),
        tzdata=tzdata,
    )


def _known(
    documents: Documents,
    platform: Platform,
    tenant: Mapping[str, str],
    shipped: Mapping[str, tuple[str, ...]],
    diags: Diagnostics,
) -> Known:
    """Resolve everything that routes may name, in the order its parts depend on each other."""
    pair, source_enums = documents.pair, dict(documents.source.enums)
    target_enums = _target_enums(pair, shipped)
    known = Known(
        pair=pair,
        platform=platform,
        objects=source_objects(documents.source, tenant, diags),
        targets=target_objects(documents.target, pair, platform, shipped, diags),
        maps=value_maps(pair, source_enums, target_enums, diags),
        rates=rate_tables(pair, diags),
        splits={},
        enums=source_enums,
    )
    known = replace(known, objects=with_collected(known, diags))
    known = replace(known, objects=with_derived(known, diags))
    forms = documents.source.formats
    known = with_expanded(known, documents.inventory, (forms.date[0], forms.datetime[0]), diags)
    return replace(known, splits=_splits(known, diags))


def _key_length(pair: PairSpec, diags: Diagnostics) -> int:
    written = pair.schema.key.type
    parsed = parse_type(written)
    if parsed is None or parsed.kind is not Kind.TEXT or parsed.length is None:
        message = f"a migration key is text of some length, not `{written}`"
        place = PAIR.at("schema", "key", "type")
        helps = ("write text(180); 255 is the limit of a Text field",)
        diags.report(Diagnostic(rule="TYP110", message=message, place=place, helps=helps))
        return 255
    return parsed.length


def _target_enums(pair: PairSpec, shipped: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    enums = {**shipped, **pair.schema.enums}
    for name, added in pair.schema.values.items():
        enums[name] = (*enums.get(name, ()), *added)
    return enums


def _closed(pair: PairSpec, platform: Platform) -> dict[str, tuple[str, ...]]:
    closed = dict(platform.closed_values())
    for name, added in pair.schema.values.items():
        done = tuple(value for value, state in added.items() if state == "closed")
        closed[name] = (*closed.get(name, ()), *done)
    return closed


def _splits(known: Known, diags: Diagnostics) -> dict[str, Split]:
    splits = {}
    for name, spec in known.pair.splits.items():
        place = PAIR.at("splits", name)
        owner = known.objects.get(spec.of)
        if owner is None:
            message = f"`{spec.of}` is not an object of {known.pair.source}"
            diags.report(unknown("REF101", message, spec.of, known.objects, place.at("of")))
            continue
        cases = []
        for case, text in spec.cases.items():
            made = expression(text, known.scope(owner), place.at("cases", case), diags)
            if made:
                cases.append(Case(name=case, condition=made))
        otherwise = None if spec.otherwise in (None, "reject") else spec.otherwise
        if otherwise and otherwise not in spec.cases:
            message = f"there is no split case `{name}.{otherwise}`"
            diags.report(unknown("REF112", message, otherwise, spec.cases, place.at("otherwise")))
        if len(cases) == len(spec.cases):
            splits[name] = Split(
                name=name, object=spec.of, cases=tuple(cases), otherwise=otherwise, place=place
            )
    return splits
