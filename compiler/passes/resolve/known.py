"""What is resolved before what names it: objects, targets, maps, rates, splits."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from compiler.model.program import Assignment, Rates, SourceObject, Split, TargetObject, ValueMap
from compiler.passes.resolve.scope import ObjectScope
from compiler.platforms.platform import Platform
from compiler.spec.pair import PairSpec


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """Everything that is resolved before the routes; `expanded` are assignments that the inventory adds to
    routes.
    """

    pair: PairSpec
    platform: Platform
    objects: Mapping[str, SourceObject]
    targets: Mapping[str, TargetObject]
    maps: Mapping[str, ValueMap]
    rates: Mapping[str, Rates]
    splits: Mapping[str, Split]
    enums: Mapping[str, tuple[str, ...]]
    expanded: Mapping[str, tuple[Assignment, ...]] = field(default_factory=dict)

    def scope(self, owner: SourceObject, present: frozenset[str] = frozenset()) -> ObjectScope:
        """Return what an expression of an object may name."""
        return ObjectScope(
            owner=owner,
            platform_name=self.pair.source,
            maps=self.maps,
            tables=self.rates,
            enums=self.enums,
            decisions=self.pair.decisions,
            present=present,
        )
