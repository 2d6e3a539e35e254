"""The documents of a pair, in the order of reading. A new one is a file here, a template and a line."""

from compiler.emitters.documents.checklist import CHECKLIST
from compiler.emitters.documents.dictionary import DICTIONARY
from compiler.emitters.documents.document import Document
from compiler.emitters.documents.faq import FAQ
from compiler.emitters.documents.gotchas import GOTCHAS
from compiler.emitters.documents.handouts import HANDOUTS
from compiler.emitters.documents.index import INDEX
from compiler.emitters.documents.mapping import MAPPING
from compiler.emitters.documents.not_migrated import NOT_MIGRATED
from compiler.emitters.documents.order import ORDER
from compiler.emitters.documents.platforms import PLATFORMS
from compiler.emitters.documents.rebuild import REBUILD
from compiler.emitters.documents.rollback import ROLLBACK
from compiler.emitters.documents.runbook import RUNBOOK
from compiler.emitters.documents.scope import SCOPE
from compiler.emitters.documents.users import USERS

DOCUMENTS: tuple[Document, ...] = (
    INDEX,
    SCOPE,
    MAPPING,
    DICTIONARY,
    ORDER,
    CHECKLIST,
    REBUILD,
    RUNBOOK,
    USERS,
    GOTCHAS,
    NOT_MIGRATED,
    ROLLBACK,
    PLATFORMS,
    FAQ,
    HANDOUTS,
)
