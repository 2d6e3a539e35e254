"""What only a practice's agreement can answer, queries that show a setting, and what an undo leaves."""

from collections.abc import Mapping

QUESTIONS: tuple[str, ...] = (
    "Is a Business Associate Addendum with Salesforce signed, by whom, and on which day?",
    "Which services does it list, and is every product that will hold these records among them?",
    "Does it cover sandboxes? If not, no sandbox may hold real patients.",
    "Which restrictions come with it? Its published text asks customers to encrypt patient data at rest as "
    "far as they can: is the platform's encryption licensed, and which kind?",
    "Which edition and add-ons does it presuppose, and are they on the order form?",
    "Which apps of other vendors will read these objects, and is there an agreement with each of them?",
    "Which mail, text message, calendar, video and backup services get data from the org, and under which "
    "agreement?",
    "Are assistants, predictions or search features that read records covered, or switched off?",
    "Who is told within which time where data has been read by somebody who may not?",
    "What happens to the data when the contract ends: in which form is it returned, and how is it destroyed?",
    "Is whoever runs this migration part of the practice, or a business associate with its own agreement?",
    "Does the source's vendor have an agreement with the practice, and does it allow this export?",
)
"""Asked, never answered here: coverage is what a contract says.

https://www.salesforce.com/company/legal/business-associate-addendum-restrictions/
"""

EVIDENCE: Mapping[str, str] = {
    "Who may do anything with all records": (
        "SELECT Label, PermissionsViewAllData, PermissionsModifyAllData FROM PermissionSet "
        "WHERE PermissionsViewAllData = true OR PermissionsModifyAllData = true"
    ),
    "Who has which permission set": (
        "SELECT PermissionSet.Label, Assignee.Username, ExpirationDate FROM PermissionSetAssignment "
        "WHERE PermissionSet.Name LIKE 'Crosswalk%'"
    ),
    "Who may open which object": (
        "SELECT Parent.Label, SobjectType, PermissionsRead, PermissionsEdit, PermissionsViewAllRecords "
        "FROM ObjectPermissions ORDER BY SobjectType"
    ),
    "How records are shared by default (Tooling API)": (
        "SELECT QualifiedApiName, InternalSharingModel, ExternalSharingModel "
        "FROM EntityDefinition WHERE QualifiedApiName IN ({objects})"
    ),
    "How fields are labelled (Tooling API, one object at a time)": (
        "SELECT QualifiedApiName, SecurityClassification, ComplianceGroup "
        "FROM FieldDefinition WHERE EntityDefinition.QualifiedApiName = '{object}'"
    ),
    "Who has signed in, and from where": (
        "SELECT UserId, LoginTime, SourceIp, Status FROM LoginHistory ORDER BY LoginTime DESC"
    ),
}
"""What shows a setting, by what it shows; `{objects}` and `{object}` stand for the objects of the pair."""

RESIDUES: tuple[str, ...] = (
    "what other automation of the org did because of the load: mails, messages elsewhere, records of its own",
    "history, feeds and login rows, and what event logs recorded",
    "CreatedDate, LastModifiedDate and SystemModstamp of records that were changed and not made",
    "gaps in running numbers",
    "roll-ups and last-activity dates of parents until Salesforce counts them again",
    "sharing, queue and assignment results that were calculated meanwhile",
    "the recycle bin: deleted records stay there for 15 days, and a full bin drops the oldest of anybody",
    "API calls, batches and storage that were used up",
    "Ids: a record that is made again has another one, and links to the old one lead nowhere",
    "users, which this tool never makes and never takes away",
)
"""What stays when records are deleted and values are written back."""
