"""The deploy resource: a zip comes in, the clock moves it on, its result speaks of every component.

https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_rest_deploy.htm
"""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

import msgspec

from compiler.sandbox.http import Response
from compiler.sandbox.org import state
from compiler.sandbox.org.answers import Refused, json_response, not_found
from compiler.sandbox.org.call import Call
from compiler.sandbox.org.deploy.apply import Change, apply, changes_of
from compiler.sandbox.org.deploy.judge import judge
from compiler.sandbox.org.deploy.package import MANIFEST, BadPackage, Failure, Package, read_package
from compiler.sandbox.org.deploy.removal_rules import store_failures
from compiler.sandbox.org.deploy.world import World, load_world
from compiler.sandbox.org.multipart import parts_of
from compiler.sandbox.org.schema import Schema
from compiler.sandbox.org.state import Settings
from compiler.sandbox.org.values import moment
from compiler.sandbox.store import Store

TABLE = (
    "CREATE TABLE IF NOT EXISTS _deploy (id TEXT PRIMARY KEY, user_id TEXT, options BLOB, since TEXT, "
    "status TEXT, result BLOB, body BLOB)"
)
KEY_PREFIX = "0Af"
DONE = ("Succeeded", "SucceededPartial", "Failed")


class Options(msgspec.Struct, frozen=True, kw_only=True, rename="camel", omit_defaults=False):
    """The options of a deployment that this org heeds; others are accepted and change nothing."""

    check_only: bool = False
    rollback_on_error: bool = True
    single_package: bool = True
    ignore_warnings: bool = False
    test_level: str = "NoTestRun"


class _Envelope(msgspec.Struct, frozen=True, rename="camel"):
    deploy_options: Options = Options()


def create(call: Call) -> Response:
    """Answer `POST /metadata/deployRequest`."""
    parts = {part.name: part for part in parts_of(call.request)}
    if "json" not in parts or "file" not in parts:
        raise Refused(400, "INVALID_MULTIPART_REQUEST", "The request needs the parts json and file")
    try:
        options = msgspec.json.decode(parts["json"].body, type=_Envelope).deploy_options
    except msgspec.DecodeError as error:
        raise Refused(400, "JSON_PARSER_ERROR", str(error)) from None
    _check_production(call, options)
    job_id = state.new_id(call.store, KEY_PREFIX)
    call.store.run(
        "INSERT INTO _deploy VALUES (?, ?, ?, ?, 'Pending', NULL, ?)",
        (job_id, call.access.user_id, msgspec.json.encode(options), call.now.isoformat(), parts["file"].body),
    )
    return json_response(_shown(call, job_id), 201)


def show(call: Call) -> Response:
    """Answer `GET /metadata/deployRequest/ID`, with `includeDetails=true` every component's result."""
    return json_response(_shown(call, call.parts["deploy"]))


def advance_deploys(
    store: Store, standard: Schema, schema: Schema, settings: Settings, now: datetime
) -> Schema:
    """Move every waiting deployment as far as the clock says; gives the schema afterwards."""
    for job_id, since, status in store.rows(
        "SELECT id, since, status FROM _deploy WHERE result IS NULL ORDER BY since, id"
    ):
        waited = (now - datetime.fromisoformat(since)).total_seconds()
        if waited >= settings.deploy_seconds:
            with store.transaction():
                schema = _run(store, standard, schema, job_id, now)
        elif waited >= settings.deploy_seconds / 2 and status == "Pending":
            store.run("UPDATE _deploy SET status = 'InProgress' WHERE id = ?", (job_id,))
    return schema


def _check_production(call: Call, options: Options) -> None:
    if call.settings.sandbox:
        return
    if options.test_level == "NoTestRun" and not options.check_only:
        message = "testLevel of NoTestRun cannot be used in production organizations"
        raise Refused(400, "INVALID_OPERATION", message)
    if not options.rollback_on_error:
        raise Refused(400, "INVALID_OPERATION", "rollbackOnError must be true in production organizations")


def _run(store: Store, standard: Schema, schema: Schema, job_id: str, now: datetime) -> Schema:
    row = store.first("SELECT options, body FROM _deploy WHERE id = ?", (job_id,))
    assert row is not None
    options = msgspec.json.decode(row[0], type=Options)
    before = load_world(store, standard)
    try:
        package = read_package(row[1])
    except BadPackage as bad:
        _finish(store, job_id, "Failed", {"errorMessage": str(bad)})
        return schema
    package, failures = _judged(store, package, before, options)
    after = _after(package, before)
    changes = changes_of(package, before)
    if not options.ignore_warnings:
        told = {(failure.kind, failure.name) for failure in failures}
        failures = (*failures, *(each for each in _warned(changes) if (each.kind, each.name) not in told))
    is_real = not options.check_only and (not failures or not options.rollback_on_error)
    if is_real:
        schema = apply(store, package, before, after, moment(now))
    status = "Succeeded"
    if failures:
        status = "Failed" if options.rollback_on_error else "SucceededPartial"
    _finish(store, job_id, status, _details(changes, failures, moment(now)))
    return schema


def _judged(
    store: Store, package: Package, before: World, options: Options
) -> tuple[Package, tuple[Failure, ...]]:
    """A package with its failures; without rollback, what fails is taken out until the rest is sound."""
    failures = (*judge(package, before, _after(package, before)), *store_failures(store, package))
    if options.rollback_on_error or not failures:
        return package, failures
    found = list(failures)
    while failures:
        package = _without(package, failures)
        failures = judge(package, before, _after(package, before))
        found += failures
    return package, tuple(found)


def _warned(changes: tuple[Change, ...]) -> Iterator[Failure]:
    """What only warns; without `ignoreWarnings` it counts as a failure.

    https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_deploy.htm
    """
    for change in changes:
        if change.warning:
            yield Failure(
                kind=change.kind,
                name=change.name,
                file=change.file,
                problem=change.warning,
                severity="Warning",
            )


def _after(package: Package, before: World) -> World:
    return before.without(package.removals).with_components(package.components)


def _without(package: Package, failures: tuple[Failure, ...]) -> Package:
    bad = {(failure.kind, failure.name) for failure in failures}
    objects = {name for kind, name in bad if kind == "CustomObject"}
    kept = [
        component
        for component in package.components
        if (component.kind, component.name) not in bad and component.name.partition(".")[0] not in objects
    ]
    removals = [pair for pair in package.removals if pair not in bad]
    return Package(components=kept, removals=removals)


def _finish(store: Store, job_id: str, status: str, result: dict[str, Any]) -> None:
    store.run(
        "UPDATE _deploy SET status = ?, result = ?, body = NULL WHERE id = ?",
        (status, msgspec.json.encode(result), job_id),
    )


def _details(changes: tuple[Change, ...], failures: tuple[Failure, ...], now: str) -> dict[str, Any]:
    bad = {(failure.kind, failure.name) for failure in failures}
    good = [change for change in changes if (change.kind, change.name) not in bad]
    return {
        "completedDate": now,
        "componentSuccesses": [
            _success(change) for change in (*good, Change(kind="", name=MANIFEST, file=MANIFEST))
        ],
        "componentFailures": [_failure(failure) for failure in failures],
        "numberComponentErrors": len(failures),
        "numberComponentsDeployed": len(good),
        "numberComponentsTotal": len(good) + len(bad),
    }


def _success(change: Change) -> dict[str, Any]:
    shown: dict[str, Any] = {
        "changed": change.changed,
        "componentType": change.kind,
        "created": change.created,
        "deleted": change.deleted,
        "fileName": change.file,
        "fullName": change.name,
        "success": True,
        "warning": bool(change.warning),
    }
    if change.warning:
        shown |= {"problem": change.warning, "problemType": "Warning"}
    return shown


def _failure(failure: Failure) -> dict[str, Any]:
    return {
        "changed": False,
        "columnNumber": failure.column,
        "componentType": failure.kind,
        "created": False,
        "deleted": False,
        "fileName": failure.file,
        "fullName": failure.name,
        "lineNumber": failure.line,
        "problem": failure.problem,
        "problemType": failure.severity,
        "success": False,
        "warning": failure.severity == "Warning",
    }


def _shown(call: Call, job_id: str) -> dict[str, Any]:
    row = call.store.first(
        "SELECT user_id, options, since, status, result FROM _deploy WHERE id = ?", (job_id,)
    )
    if row is None:
        raise not_found()
    user_id, options, since, status, result = row
    read_options = msgspec.json.decode(options, type=Options)
    found: dict[str, Any] = msgspec.json.decode(result) if result else {}
    shown: dict[str, Any] = {
        "id": job_id,
        "checkOnly": read_options.check_only,
        "createdBy": user_id,
        "createdDate": moment(datetime.fromisoformat(since)).removesuffix("Z") + "+0000",
        "done": status in DONE,
        "ignoreWarnings": read_options.ignore_warnings,
        "numberComponentErrors": 0,
        "numberComponentsDeployed": 0,
        "numberComponentsTotal": 0,
        "numberTestErrors": 0,
        "numberTestsCompleted": 0,
        "numberTestsTotal": 0,
        "rollbackOnError": read_options.rollback_on_error,
        "runTestsEnabled": False,
        "status": status,
        "success": status in {"Succeeded", "SucceededPartial"},
    }
    details = {name: found.pop(name, []) for name in ("componentSuccesses", "componentFailures")}
    if call.request.parameters().get("includeDetails") == "true":
        shown["details"] = {"allComponentMessages": [], **details, "runTestResult": {"numFailures": 0}}
    return {
        "id": job_id,
        "url": f"{call.request.origin}{call.base}/metadata/deployRequest/{job_id}",
        "validatedDeployRequestId": None,
        "deployOptions": msgspec.to_builtins(read_options),
        "deployResult": shown | found,
    }
