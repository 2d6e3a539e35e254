"""Which path is answered by which function; the first that fits wins."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from compiler.sandbox.http import Response
from compiler.sandbox.org import content, describe, discovery, identity, query, record_sets, records
from compiler.sandbox.org.answers import Refused, not_found
from compiler.sandbox.org.bulk import ingest, query_jobs, results
from compiler.sandbox.org.call import Call
from compiler.sandbox.org.deploy import jobs

Answer = Callable[[Call], Response]

OBJECT = r"/sobjects/(?P<object>[A-Za-z]\w*)"
ID = r"(?P<id>[A-Za-z0-9]{15}|[A-Za-z0-9]{18})"
JOB = r"(?P<job>750[A-Za-z0-9]{12}(?:[A-Za-z0-9]{3})?)"
KEY = r"(?P<field>[A-Za-z]\w*)"


@dataclass(frozen=True, slots=True)
class Route:
    """A pattern of a path below `/services/data/vX`, and what answers each method."""

    pattern: str
    answers: Mapping[str, Answer]


ROUTES = (
    Route("", {"GET": discovery.resources}),
    Route("/limits", {"GET": discovery.limits}),
    Route("/query", {"GET": query.query}),
    Route("/queryAll", {"GET": query.query_all}),
    Route("/tooling/query", {"GET": query.tooling_query}),
    Route(r"/(?:query|queryAll|tooling/query)/(?P<locator>\w+-\d+)", {"GET": query.next_page}),
    Route("/sobjects/(?P<object>ContentVersion)", {"GET": describe.basic, "POST": content.create}),
    Route(f"/sobjects/ContentVersion/{ID}/VersionData", {"GET": content.download}),
    Route(
        f"/sobjects/(?P<object>ContentVersion)/{ID}",
        {"GET": records.read, "PATCH": records.update},
    ),
    Route("/sobjects", {"GET": discovery.global_describe}),
    Route(OBJECT, {"GET": describe.basic, "POST": records.create}),
    Route(f"{OBJECT}/describe", {"GET": describe.describe}),
    Route(f"{OBJECT}/{ID}", {"GET": records.read, "PATCH": records.update, "DELETE": records.delete}),
    Route(f"{OBJECT}/{KEY}/(?P<value>.+)", {"GET": records.read_by_key, "PATCH": records.upsert}),
    Route(
        "/composite/sobjects",
        {
            "POST": record_sets.create_many,
            "PATCH": record_sets.update_many,
            "DELETE": record_sets.delete_many,
        },
    ),
    Route("/jobs/ingest", {"GET": ingest.show_all, "POST": ingest.create}),
    Route(f"/jobs/ingest/{JOB}", {"GET": ingest.show, "PATCH": ingest.change, "DELETE": ingest.delete}),
    Route(f"/jobs/ingest/{JOB}/batches", {"PUT": ingest.upload}),
    Route(f"/jobs/ingest/{JOB}/successfulResults", {"GET": results.successful}),
    Route(f"/jobs/ingest/{JOB}/failedResults", {"GET": results.failed}),
    Route(f"/jobs/ingest/{JOB}/unprocessed[rR]ecords", {"GET": results.unprocessed}),
    Route("/metadata/deployRequest", {"POST": jobs.create}),
    Route(r"/metadata/deployRequest/(?P<deploy>0Af\w+)", {"GET": jobs.show}),
    Route("/jobs/query", {"GET": query_jobs.show_all, "POST": query_jobs.create}),
    Route(
        f"/jobs/query/{JOB}",
        {"GET": query_jobs.show, "PATCH": query_jobs.change, "DELETE": query_jobs.delete},
    ),
    Route(f"/jobs/query/{JOB}/results", {"GET": query_jobs.results}),
    Route(rf"/composite{OBJECT}/{KEY}", {"PATCH": record_sets.upsert_many}),
)

OUTSIDE = (
    Route("/services/oauth2/userinfo", {"GET": identity.userinfo, "POST": identity.userinfo}),
    Route(r"/id/\w+/\w+", {"GET": identity.userinfo}),
)
"""Paths that belong to no API version but need a token."""


def find(routes: tuple[Route, ...], method: str, path: str) -> tuple[Answer, Mapping[str, str]]:
    """The function for a request and the named pieces of its path; refuses unknown paths and methods."""
    for route in routes:
        match = re.fullmatch(route.pattern, path, re.ASCII)
        if match is None:
            continue
        answer = route.answers.get("GET" if method == "HEAD" else method)
        if answer is None:
            allowed = ",".join(sorted({*route.answers, "HEAD"}))
            message = f"HTTP Method '{method}' not allowed. Allowed are {allowed}"
            raise Refused(405, "METHOD_NOT_ALLOWED", message)
        return answer, match.groupdict()
    raise not_found()
