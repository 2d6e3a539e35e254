"""What Salesforce can tell about the protection of health data: fields, safeguards, surfaces, questions."""

from compiler.platforms.privacy import Privacy
from compiler.platforms.salesforce.privacy.fields import protected_fields
from compiler.platforms.salesforce.privacy.questions import EVIDENCE, QUESTIONS, RESIDUES
from compiler.platforms.salesforce.privacy.safeguards import safeguards
from compiler.platforms.salesforce.privacy.surfaces import surfaces

PRIVACY = Privacy(
    fields=protected_fields,
    safeguards=safeguards,
    surfaces=surfaces,
    evidence=EVIDENCE,
    questions=QUESTIONS,
    residues=RESIDUES,
)
