"""The org: one door for requests, in front of a store and a clock it is handed."""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from email.utils import format_datetime
from hashlib import sha256
from pathlib import Path

from compiler.sandbox.http import ConnectionLost, Request, Response
from compiler.sandbox.org import (
    access,
    content,
    control,
    faults,
    identity,
    masks,
    query,
    seed,
    state,
    tables,
    usage,
    values,
)
from compiler.sandbox.org.answers import Refused, not_found, refusal
from compiler.sandbox.org.bulk import job, query_jobs
from compiler.sandbox.org.bulk.run import advance_jobs
from compiler.sandbox.org.call import Call
from compiler.sandbox.org.deploy import jobs, record_types, world
from compiler.sandbox.org.deploy.apply import current_schema
from compiler.sandbox.org.deploy.jobs import advance_deploys
from compiler.sandbox.org.deploy.tooling import refresh
from compiler.sandbox.org.deploy.world import load_world
from compiler.sandbox.org.discovery import SEASONS, versions
from compiler.sandbox.org.routes import OUTSIDE, ROUTES, find
from compiler.sandbox.org.schema import standard_schema
from compiler.sandbox.org.state import Settings
from compiler.sandbox.store import Store

VERSIONED = re.compile(r"/services/data/v(\d+\.\d)(/.*)?")
LATEST = max(SEASONS)
UNAUTHORISED = 401
TABLES = (
    *state.TABLES,
    *query.TABLES,
    job.TABLE,
    query_jobs.RESULTS,
    usage.TABLE,
    identity.TABLE,
    control.TABLE,
    world.TABLE,
    *record_types.TABLES,
    jobs.TABLE,
    content.TABLE,
    "CREATE TABLE IF NOT EXISTS _user_permission (parent_id TEXT, name TEXT, PRIMARY KEY (parent_id, name))",
)


class Org:
    """A pure function of its seed, the requests so far and the clock they came with.

    The same requests at the same times give the same bytes and ids. `path` keeps the org in a file, which a
    later Org opens where this one stopped.
    """

    def __init__(
        self, raw_seed: Mapping[str, object], *, path: Path | None = None, client_secret: str | None = None
    ) -> None:
        """Open the org of `path`, or start one from its seed; raises SeedError.

        A `client_secret` given here wins over the seed's, so that the seed need not hold one.
        """
        self._store = Store(path)
        values.teach(self._store)
        masks.teach(self._store)
        if self._store.first("SELECT 1 FROM sqlite_master WHERE name = '_state'") is None:
            planted = seed.read_seed(raw_seed, client_secret)
            self._standard = standard_schema(planted.organization.currencies)
            with self._store.transaction():
                self._start(planted)
        else:
            self._standard = standard_schema(seed.organization_of(self._store).currencies)
        self._schema = current_schema(self._store, self._standard)

    def close(self) -> None:
        """Close the store; an org in memory is gone afterwards."""
        self._store.close()

    def handle(self, request: Request, now: datetime) -> Response:
        """Answer one request; raises ConnectionLost where a fault says so."""
        settings = state.settings(self._store)
        now = control.fixed_clock(settings) or now
        if request.path.startswith(control.PREFIX):
            return self._control(request, now)
        self._advance(settings, now)
        with self._store.transaction():
            fault = faults.take_fault(self._store, request)
        if fault is not None and fault.kind == "drop_before":
            raise self._lost(request)
        response = (fault and faults.wrong_answer(fault)) or self._answer(request, now)
        if fault is not None and fault.kind == "drop_after":
            raise self._lost(request)
        self._note(request, response.status)
        if fault is not None and fault.kind == "delay":
            response = replace(response, delay=fault.seconds)
        return self._dressed(response, now)

    def _start(self, planted: seed.Seed) -> None:
        for statement in TABLES:
            self._store.run(statement)
        tables.create_all(self._store, self._standard)
        seed.plant(self._store, self._standard, planted)
        refresh(self._store, self._standard, load_world(self._store, self._standard))

    def _advance(self, settings: Settings, now: datetime) -> None:
        """Let time pass: what was waiting for the clock happens now."""
        self._schema = advance_deploys(self._store, self._standard, self._schema, settings, now)
        advance_jobs(self._store, self._schema, settings, now)

    def _control(self, request: Request, now: datetime) -> Response:
        try:
            with self._store.transaction():
                return control.control(self._store, self._schema, request, now)
        except Refused as refused:
            return refusal(refused)

    def _answer(self, request: Request, now: datetime) -> Response:
        try:
            with self._store.transaction():
                return self._routed(request, now)
        except Refused as refused:
            # What a refused call did is undone, but it was a call.
            if refused.status != UNAUTHORISED and VERSIONED.fullmatch(request.path):
                usage.count(self._store, now, usage.CALLS)
            return refusal(refused)

    def _routed(self, request: Request, now: datetime) -> Response:
        path = request.path.rstrip("/")
        if path == "/services/data":
            return versions(request)
        if path == "/services/oauth2/token":
            if request.method != "POST":
                raise not_found()
            return identity.token_response(self._store, request, now)
        match = VERSIONED.fullmatch(path)
        if match is None:
            answer, parts = find(OUTSIDE, request.method, path)
            return answer(self._call(request, now, LATEST, parts))
        version, rest = match[1], match[2] or ""
        if version not in SEASONS:
            raise not_found()
        call = self._call(request, now, version, {})
        usage.count_call(self._store, call.settings, now)
        answer, parts = find(ROUTES, request.method, rest)
        return answer(replace(call, parts=parts))

    def _call(self, request: Request, now: datetime, version: str, parts: Mapping[str, str]) -> Call:
        user_id = identity.user_of_token(self._store, request, now)
        return Call(
            store=self._store,
            schema=self._schema,
            settings=state.settings(self._store),
            access=access.access_of(self._store, user_id),
            request=request,
            now=now,
            version=version,
            parts=parts,
        )

    def _lost(self, request: Request) -> ConnectionLost:
        self._note(request, 0)
        return ConnectionLost(f"{request.method} {request.path}")

    def _note(self, request: Request, status: int) -> None:
        self._store.run(
            "INSERT INTO _journal (method, path, query, status, sha256) VALUES (?, ?, ?, ?, ?)",
            (request.method, request.path, request.query, status, sha256(request.body).hexdigest()),
        )

    def _dressed(self, response: Response, now: datetime) -> Response:
        """Add what every answer of an org carries."""
        settings = state.settings(self._store)
        used = usage.used(self._store, now, usage.CALLS)
        always = (
            ("Date", format_datetime(now.replace(microsecond=0), usegmt=True)),
            ("Sforce-Limit-Info", f"api-usage={used}/{settings.api_requests}"),
        )
        return replace(response, headers=(*response.headers, *always))
