"""The artifacts that any pair can have, in the one list that the pipeline runs.

SQL and metadata are not here: the plan holds their hashes, so the pipeline makes them first. The manifest is
written with the documents; where it is wanted alone, `MANIFEST` writes it.
"""

from compiler.emitters.documents.writing import WRITING
from compiler.emitters.outline import OUTLINE
from compiler.emitters.plan_file import PLAN_FILE
from compiler.platforms.emitter import Emitter

EMITTERS: tuple[Emitter, ...] = (PLAN_FILE, OUTLINE, WRITING)
