"""The platforms whose API the sandbox speaks: one file each, written by hand from what is documented."""

from collections.abc import Callable, Mapping

from compiler.sandbox.source.dialect import Dialect
from compiler.sandbox.source.dialects.deskflow import Deskflow
from compiler.sandbox.source.dialects.practicehub import PracticeHub
from compiler.sandbox.source.dialects.upvio import Upvio

DIALECTS: Mapping[str, Callable[[], Dialect]] = {
    "deskflow": Deskflow,
    "practicehub": PracticeHub,
    "upvio": Upvio,
}
