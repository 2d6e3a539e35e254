"""The steps of every migration around the day itself: the days before, the day, and after."""

from compiler.emitters.documents.runbook_step import Phase, Step

# A run folder that is new knows nothing of what another one was told.
_TEMPLATE = Step(
    task="Hand the users template back when the run stops for it: each fresh run folder asks again",
    owner="administrator",
    command="crosswalk users {who} --apply FILE",
    lasts="minutes, with the template of the run before",
    risk="the run does not go on, or the fallback owner owns everything",
    done="no row waits, and the same run has been started again",
    only=frozenset({"people"}),
)

BEFORE = Phase(
    key="before",
    name="The days before",
    about="",
    steps=(
        Step(
            task="Say on which day {source} is no longer changed, and tell everybody",
            owner="practice",
            lasts="a week ahead",
            risk="what is entered in {source} after its list was read does not arrive by itself",
            done="everybody has read it",
        ),
        Step(
            task="Agree beforehand at which differences you stop, and who decides",
            owner="practice",
            lasts="an hour",
            risk="a half-finished load is pushed through because nobody may say no",
            done="the figures are written down and signed",
        ),
        Step(
            task="Make a backup of the org",
            owner="administrator",
            lasts="hours",
            risk="what was in the org before cannot be restored",
            done="one record was restored from it, as a trial",
        ),
        Step(
            task="Look at the room and the daily allowance of the org",
            owner="administrator",
            lasts="minutes",
            risk="the load stops halfway",
            done="both are larger than the scope report needs",
        ),
        Step(
            task="Move the run folder of the sandbox aside: a run belongs to one org, and refuses another",
            owner="runner",
            lasts="minutes",
            risk="the run into production stops",
            done="`crosswalk status {who}` shows a run that has not begun",
        ),
        Step(
            task="Deploy and compare in production, as in the sandbox",
            owner="administrator",
            command="crosswalk deploy {who}",
            lasts="minutes",
            risk="the load stops, because fields are missing",
            done="`crosswalk deploy {who} --verify` finds nothing",
        ),
    ),
)

CUTOVER = Phase(
    key="cutover",
    name="The day itself",
    about="A run may be stopped or killed at any moment; the same command goes on where it was.",
    steps=(
        Step(
            task="Stop work in {source}, as far as writing goes",
            owner="practice",
            lasts="until go-live",
            risk="late changes are lost",
            done="nobody can change a record, or everybody has promised to write changes on paper",
        ),
        Step(
            task="Ask for the exported files again, made after writing has stopped, and put them into a new "
            "folder in place of the old ones: {files}",
            owner="practice",
            lasts="as long as the source's support has said it takes",
            risk="what was entered since the first export is lost: a run reads what is in the folder, and "
            "both ends agree all the same",
            done="each file is dated after the last change in {source}",
            only=frozenset({"exports"}),
        ),
        Step(
            task="Switch off what would run for loaded records, as in the sandbox",
            owner="administrator",
            lasts="an hour",
            risk="real patients get messages",
            done="the list is ticked",
        ),
        Step(
            task="See that `{loader}` is assigned to the runner's user, as deploying leaves it",
            owner="administrator",
            lasts="minutes",
            risk="the load stops: new fields are invisible without it",
            done="the run goes on",
        ),
        Step(
            task="Run",
            owner="runner",
            command="crosswalk run {who}{exports}",
            lasts="as the scope report estimates",
            risk="",
            done="the run says what is next, or that it is done",
        ),
        _TEMPLATE,
        Step(
            task="Look how far it is, from another window",
            owner="runner",
            command="crosswalk status {who}",
            lasts="seconds",
            risk="",
            done="",
        ),
        Step(
            task="Send once more what the org refused, when the cause is mended",
            owner="runner",
            command="crosswalk run {who}{exports} --retry-failed",
            lasts="minutes",
            risk="rows stay behind that could have moved",
            done="nothing is left that can be mended",
        ),
        Step(
            task="Ask for the exported files once more, where anything was changed in {source} since they "
            "were made",
            owner="practice",
            lasts="as long as the source's support has said it takes",
            risk="the second run reads old files again, and nothing in its report shows it",
            done="each file is dated after the last change in {source}",
            only=frozenset({"exports"}),
        ),
        Step(
            task="Pick up what was changed in {source} since its lists were read: move the run folder aside, "
            "keep it, and run once more, before anybody works in {target}",
            owner="runner",
            command="crosswalk run {who}{exports}",
            lasts="as long as the first time",
            risk="the new system is behind the old one from the first day",
            done="the second report says that both ends agree",
        ),
        _TEMPLATE,
        Step(
            task="Enter by hand what was written on paper, and delete what was deleted in {source} meanwhile",
            owner="practice",
            lasts="hours",
            risk="visits that were cancelled are still there",
            done="the paper is empty",
        ),
        Step(
            task="Compare both ends",
            owner="runner",
            command="crosswalk run {who} --only reconcile",
            lasts="minutes",
            risk="a difference is found by a patient",
            done="it says that both ends agree",
        ),
        Step(
            task="Write the report, and read it",
            owner="runner",
            command="crosswalk run {who} --only report",
            lasts="minutes",
            risk="nobody can show later what was done",
            done="practice and privacy officer have signed it",
        ),
        Step(
            task="Decide: go live, or stop and take the load back",
            owner="practice",
            lasts="an hour",
            risk="both systems are half true",
            done="the decision is written down",
        ),
    ),
)

AFTER = Phase(
    key="after",
    name="Going live and after",
    about="",
    steps=(
        Step(
            task="Assign the permission sets, and make roles and sharing rules as in the sandbox; wait "
            "until {target} has calculated sharing again",
            owner="administrator",
            lasts="an hour or more",
            risk="private records show to their owners alone, so nobody finds a patient on the first day",
            done="one person of each group has looked at a patient, at a record of each object, and in vain "
            "at one that they must not see",
        ),
        Step(
            task="Take `{loader}` away from the runner's user, and block its sign-in",
            owner="administrator",
            lasts="minutes",
            risk="a program that may change every record lives on",
            done="the query in the checklist shows nobody",
        ),
        Step(
            task="Switch on again what was switched off",
            owner="administrator",
            lasts="an hour",
            risk="rules that the practice relies on stay off",
            done="the list is ticked",
        ),
        Step(
            task="Switch the messages of {source} off and the new ones on, at the same moment: {messages}",
            owner="administrator",
            lasts="an hour",
            risk="patients get two messages, or none",
            done="a test patient got exactly one, and so it was for a record that had been loaded",
            only=frozenset({"messages"}),
        ),
        Step(
            task="Switch on the other automations, as the rebuild guide says",
            owner="administrator",
            lasts="an hour",
            risk="work that {source} did by itself is not done",
            done="each test has passed in production",
            only=frozenset({"rebuild"}),
        ),
        Step(
            task="Hand out the lists that the run wrote for people",
            owner="runner",
            lasts="minutes",
            risk="they lie in a folder that is deleted later",
            done="each reader has theirs",
            only=frozenset({"handouts"}),
        ),
        Step(
            task="Save elsewhere, before {source} is closed, what anybody may need of what no run reads: "
            "{unread}",
            owner="practice",
            lasts="days, as the source's own export or support takes",
            risk="it is gone when {source} ends; no run has kept a copy",
            done="each has been opened from its new place, and the privacy officer knows where it is",
            only=frozenset({"unread"}),
        ),
        Step(
            task="Keep {source} readable for as long as records must be kept, or have a copy handed over",
            owner="practice",
            lasts="months",
            risk="what did not move is gone",
            done="the contract says until when",
        ),
        Step(
            task="Decide that nothing will be taken back any more; then delete the run's folder, its key and "
            "the exported files",
            owner="privacy officer",
            lasts="an hour",
            risk="patient data lies around unguarded; once the folder is gone, no load can be taken back",
            done="a note says who deleted what and when",
        ),
        Step(
            task="Keep the report, the signed checklist and the approvals for six years",
            owner="privacy officer",
            lasts="six years",
            risk="nobody can show what was done",
            done="they are where such papers are",
        ),
    ),
)

LAST: tuple[Phase, ...] = (BEFORE, CUTOVER, AFTER)
"""In the order of time."""
