"""The artifacts that any pair can have, in the one list that the pipeline runs.

SQL and metadata are not here: the plan holds their hashes, so the pipeline makes them first.
"""

from compiler.emitters.documents.writing import WRITING
from compiler.emitters.manifest import MANIFEST
from compiler.emitters.plan_file import PLAN_FILE
from compiler.emitters.readme import README
from compiler.platforms.emitter import Emitter

EMITTERS: tuple[Emitter, ...] = (MANIFEST, PLAN_FILE, README, WRITING)
