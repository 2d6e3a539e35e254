"""What each mapping in a spec is called, and what its keys are for: in editors and in diagnostics."""

from collections.abc import Mapping

from compiler.spec.words_connector import WORDS_CONNECTOR
from compiler.spec.words_documents import WORDS_DOCUMENTS
from compiler.spec.words_platform import WORDS_PLATFORM
from compiler.spec.words_rows import WORDS_ROWS

# Type → (the noun of a sentence, key → what it is for). A test holds the keys against the types.
WORDS: Mapping[str, tuple[str, Mapping[str, str]]] = {
    **WORDS_CONNECTOR,
    **WORDS_DOCUMENTS,
    **WORDS_PLATFORM,
    **WORDS_ROWS,
}
