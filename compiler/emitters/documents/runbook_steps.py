"""The steps of every migration before the day itself: deciding, preparing, the sandbox."""

from compiler.emitters.documents.runbook_step import Phase, Step

DECIDE = Phase(
    key="decide",
    name="Before the decision",
    about="Nothing is touched yet, and no credential is needed.",
    steps=(
        Step(
            task="Read the mapping, the losses and what does not move",
            owner="practice",
            lasts="half a day",
            risk="somebody misses after go-live what was never going to move",
            done="the practice has signed the list of what does not move",
        ),
        Step(
            task="Rehearse the whole migration on one machine, with an invented practice",
            owner="runner",
            command="crosswalk rehearse {pair}",
            lasts="minutes",
            risk="the first complete run is the one with real patients",
            done="the rehearsal ends without a difference",
        ),
        Step(
            task="Settle the agreements about patient data with everybody who will hold it",
            owner="privacy officer",
            lasts="weeks",
            risk="patient data lies where no agreement covers it",
            done="the questions of the checklist have answers",
        ),
    ),
)

PREPARE = Phase(
    key="prepare",
    name="Preparing",
    about="A customer's own answers stand in `specs/orgs/{customer}.yaml`.",
    steps=(
        Step(
            task="Write down the customer's answers",
            owner="runner",
            command="crosswalk new overlay {customer} --pair {pair}",
            lasts="an hour",
            risk="the run stops at each question that has no answer",
            done="`crosswalk check {who}` finds nothing",
        ),
        Step(
            task="Compile, and read what changed since it was read last",
            owner="runner",
            command="crosswalk compile {who}",
            lasts="a minute",
            risk="the run refuses a plan that is not the one on disk",
            done="`crosswalk compile {who} --check` finds nothing out of date",
        ),
        Step(
            task="Confirm each line that a machine proposed",
            owner="practice",
            command="crosswalk confirm {who}",
            lasts="a day",
            risk="a run into production stops",
            done="nothing waits for confirmation",
            only=frozenset({"proposed"}),
        ),
        Step(
            task="Ask for the exported files: {files}",
            owner="practice",
            lasts="days, as the source's support takes",
            risk="what stands only in them is missing, and the run says so",
            done="each file is in one folder, on an encrypted disk; support has said how long it needs to "
            "make them again on the day itself",
            only=frozenset({"exports"}),
        ),
        Step(
            task="Set up the sign-in of the runner: a client app and a user of its own",
            owner="administrator",
            lasts="an hour",
            risk="a person's login is used, and everything looks like that person's work",
            done="the page beside the project in `{root}/` has been followed",
        ),
        Step(
            task="Switch on the right to set created dates, and give it to the runner's user alone",
            owner="administrator",
            lasts="minutes",
            risk="the deployment of the loader's permission set is refused",
            done="the permission set deploys",
            only=frozenset({"native"}),
        ),
    ),
)

SANDBOX = Phase(
    key="sandbox",
    name="In a sandbox org",
    about="A sandbox holds real patients only if an agreement covers it. The same commands are used for "
    "production later; the address in the environment says which org is meant.",
    steps=(
        Step(
            task="Look at the source account: counts, hours, room, and what cannot be read",
            owner="runner",
            command="crosswalk run {who}{exports} --only discover",
            lasts="minutes",
            risk="hours and room are guesses",
            done="each object has a count, and no problem is named",
        ),
        Step(
            task="Compile again with what the account was found to hold, and read what changes",
            owner="runner",
            command="crosswalk compile {who}",
            lasts="a minute",
            risk="the run stops after looking, until this is done",
            done="`crosswalk run {who}{exports} --accept-plan` goes on",
            only=frozenset({"inventory"}),
        ),
        Step(
            task="Choose a sandbox that takes the load: {room}",
            owner="administrator",
            lasts="days, where one has to be bought",
            risk="the run stops halfway, because the sandbox is full",
            done="its room for data and for files is larger than that; or it is written down who accepts "
            "that the first complete load is the one into production",
        ),
        Step(
            task="Let the org validate the project without changing anything",
            owner="administrator",
            command="crosswalk deploy {who} --check-only",
            lasts="minutes",
            risk="a refusal shows up on the day",
            done="the org accepts it",
        ),
        Step(
            task="Deploy the project",
            owner="administrator",
            command="crosswalk deploy {who}",
            lasts="minutes",
            risk="the load stops, because fields are missing",
            done="a second deployment changes nothing",
        ),
        Step(
            task="Compare the org with the project, and see who may read each field",
            owner="privacy officer",
            command="crosswalk deploy {who} --verify",
            lasts="minutes",
            risk="a field is open to people whom nobody named",
            done="nothing is missing or different, and the checklist is ticked",
        ),
        Step(
            task="Assign the permission sets to a few people of each group",
            owner="administrator",
            lasts="an hour",
            risk="fields are there and nobody sees them, or everybody does",
            done="each of them has the set of their group, and no other",
        ),
        Step(
            task="Switch off what would run for loaded records: flows, duplicate rules, assignment rules, "
            "notifications",
            owner="administrator",
            lasts="an hour",
            risk="real patients get messages, and rows are refused",
            done="each is off, and its name stands on a list to switch it on again",
        ),
        Step(
            task="Say which user each person is",
            owner="administrator",
            command="crosswalk users {who} --apply FILE",
            lasts="hours",
            risk="the fallback owner owns everything",
            done="no row waits",
            only=frozenset({"people"}),
        ),
        Step(
            task="Run everything into the sandbox",
            owner="runner",
            command="crosswalk run {who}{exports}",
            lasts="as the scope report estimates",
            risk="the first load of these rows is the one into production",
            done="the report says that both ends agree",
        ),
        Step(
            task="Let people see the records that were loaded, and not the fields alone: roles, and sharing "
            "rules by owner, as the page beside the project in `{root}/` says",
            owner="administrator",
            lasts="an hour, and until sharing has been calculated again",
            risk="private records show to their owners alone, so nobody finds a patient on the first day",
            done="one person of each group has looked at a patient, at a record of each object, and in vain "
            "at one that they must not see",
        ),
        Step(
            task="Read the report: what was refused and why, what has an empty reference, who owns what",
            owner="practice",
            lasts="a day",
            risk="the same rows are missing in production",
            done="each reason is mended, or accepted in writing",
        ),
        Step(
            task="Compare thirty patients of every kind by hand, field by field, old system beside new",
            owner="practice",
            lasts="a day",
            risk="a mapping that is wrong for everybody is found by a patient",
            done="the sheet of thirty is signed",
        ),
        Step(
            task="Build the automations again, and test them without switching them on for patients",
            owner="administrator",
            lasts="days to weeks",
            risk="reminders stop on the first day",
            done="each test in the rebuild guide has its evidence",
            only=frozenset({"rebuild"}),
        ),
    ),
)

FIRST: tuple[Phase, ...] = (DECIDE, PREPARE, SANDBOX)
"""In the order of time."""
