"""The documents of a pair, in the order of reading. A new one is a file here, a template and a line."""

from compiler.emitters.documents.document import Document
from compiler.emitters.documents.mapping import MAPPING
from compiler.emitters.documents.users import USERS

DOCUMENTS: tuple[Document, ...] = (MAPPING, USERS)
