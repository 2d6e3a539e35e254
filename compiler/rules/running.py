"""KEY109 and on, PCK109, TYP116, LNK, USR, LOD, FIL, ORG, and some OPS: laws that only a run can break."""

from compiler.diagnostics.law import Law

_ROWS: tuple[Law, ...] = (
    Law(
        id="KEY109",
        level="note",
        title="identical copy of a record",
        why="Pages of a list overlap while records change, so the same record comes twice; one counts.",
        remedy="Nothing: the copies hold the same.",
    ),
    Law(
        id="KEY110",
        level="error",
        title="versions of a record that contradict each other",
        why="Nobody can say which version is right, and a wrong one would be a wrong medical record.",
        remedy="Ask the source which one counts, correct it there, and run again.",
    ),
    Law(
        id="KEY111",
        level="note",
        title="older version of a record",
        why="A newer version came too, and counts.",
        remedy="Nothing: the newest version was taken.",
    ),
    Law(
        id="KEY112",
        level="error",
        title="record that another route wrote",
        why="Its first record exists in the destination; writing it again would double the patient.",
        remedy="Undo the first record, or let the route that wrote it claim the row again.",
    ),
    Law(
        id="KEY113",
        level="note",
        title="record that was there before",
        why="A record with this key existed in the destination, and was taken over instead of doubled.",
        remedy="Compare its values with the source where somebody may have changed it.",
    ),
    Law(
        id="KEY114",
        level="error",
        title="several related rows where one is meant",
        why="Taking any of them would be an accident, and perhaps the wrong patient's.",
        remedy="Choose among them with `where:`, or correct them in the source.",
    ),
    Law(
        id="PCK109",
        level="error",
        title="value that waits to be mapped",
        why="The map sets unknown values aside, so that a person decides what each of them becomes.",
        remedy="Add the value to the map, compile, and run again; the rows then load.",
    ),
    Law(
        id="TYP116",
        level="error",
        title="amount without a rate",
        why="The table has no rate for the currency on that day, and a guessed amount is a wrong invoice.",
        remedy="Add the rate to the table under `rates:`, or correct the currency in the source.",
    ),
    Law(
        id="LNK101",
        level="error",
        title="reference to what the source does not have",
        why="The row would belong to nobody.",
        remedy="Correct the reference in the source, or say `missing: empty` where a row may do without.",
    ),
    Law(
        id="LNK102",
        level="error",
        title="reference to what did not load",
        why="The row would refer to a record that does not exist.",
        remedy="Put right what the parent was refused for; the row then loads with the next run.",
    ),
    Law(
        id="LNK103",
        level="error",
        title="records that refer to themselves in a circle",
        why="No one of them can be written first.",
        remedy="Cut the circle in the source.",
    ),
    Law(
        id="LNK104",
        level="error",
        title="record of the destination that is missing or not the only one",
        why="Its id would go into every row of a route, so there must be exactly one.",
        remedy="Make the record there, or say more under `found:`, so that one is left.",
    ),
    Law(
        id="LNK105",
        level="error",
        title="taken from a row that cannot be used",
        why="The row that holds the value is broken, or came in versions that contradict each other; to go "
        "on without it would lose it, and nobody would know.",
        remedy="Put right the row that the report names, and run again; or say `| or_null` where the value "
        "may be missing.",
    ),
    Law(
        id="USR101",
        level="warning",
        title="owner that nobody named",
        why="The fallback owner owns the record, and may not be who treats the patient.",
        remedy="Name the user in the template of practitioners, and hand it back before loading.",
    ),
)

_LOADING: tuple[Law, ...] = (
    Law(
        id="LOD101",
        level="error",
        title="row larger than an upload",
        why="The destination would refuse the whole upload, and other patients with it.",
        remedy="Shorten the text in the spec, or move it to a file.",
    ),
    Law(
        id="LOD102",
        level="error",
        title="record that was deleted while it loaded",
        why="Its references cannot be added to a record that is gone.",
        remedy="Find out who deleted it; run again to write it anew.",
    ),
    Law(
        id="LOD103",
        level="warning",
        title="row that waits for the next load",
        why="It failed for a reason that may pass.",
        remedy="Run again.",
    ),
    Law(
        id="FIL101",
        level="error",
        title="file whose bytes cannot be fetched",
        why="The record of the file would be there, and the file not.",
        remedy="Look whether the file still exists in the source, and run again.",
    ),
    Law(
        id="FIL102",
        level="error",
        title="stored file that differs from what was read",
        why="A damaged scan may be noticed years later.",
        remedy="Remove the stored file and run again.",
    ),
    Law(
        id="FIL103",
        level="error",
        title="file that the destination does not take",
        why="Its kind or size is refused there.",
        remedy="Store it elsewhere and record where; the report lists it.",
    ),
    Law(
        id="FIL104",
        level="error",
        title="stored file with other details",
        why="A file with this key is there under another name or at another record.",
        remedy="Change it in the destination, or remove it and run again.",
    ),
    Law(
        id="ORG:*",
        level="error",
        title="row that the destination refused",
        why="The destination has rules of its own: duplicate rules, validation rules, flows. After the colon "
        "stands its own code.",
        remedy="Look the code up in the destination's documentation; put right its rule or the row.",
    ),
    Law(
        id="ORG:DEPLOY",
        level="error",
        title="metadata that the destination refused",
        why="A deployment is taken whole or not at all. The finding stands at the line that asks for what "
        "was refused.",
        remedy="Put that line right and compile again, or change what stands against it in the destination.",
    ),
    Law(
        id="ORG:JOB",
        level="error",
        title="row that makes a whole job fail",
        why="Alone in its job it still makes the job fail, so the row itself is the cause.",
        remedy="Look at the row in the source; the report names its position.",
    ),
)

_ACCOUNTS: tuple[Law, ...] = (
    Law(
        id="OPS105",
        level="warning",
        title="more jobs than the destination allows today",
        why="The load would stop in the middle and go on the next day, while people work with half of it.",
        remedy="Load on a day of its own, or in parts. Only an account and an org can tell: run discover.",
    ),
    Law(
        id="OPS106",
        level="warning",
        title="more rows than the destination has room for",
        why="The destination refuses what does not fit, and keeps what came first.",
        remedy="Buy storage, or leave rows out. Only an account and an org can tell: run discover.",
    ),
    Law(
        id="OPS110",
        level="error",
        title="assumption in production",
        why="What nobody has seen the source answer may feed a sandbox, and no production org.",
        remedy="Let discover look at the account; what it sees as declared is assumed no more.",
    ),
)

LAWS = (*_ROWS, *_LOADING, *_ACCOUNTS)
