"""Deploys a project by REST, waits for the outcome, and names each problem at its place in the project.

https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_rest_deploy.htm
"""

from collections.abc import Mapping

from compiler.connectors.json_text import encode_json
from compiler.connectors.multipart import Part, multipart
from compiler.connectors.salesforce.api import Api, members
from compiler.connectors.salesforce.archive import Archive, build_archive
from compiler.connectors.salesforce.kinds import (
    FIELD,
    OBJECT,
    PERMISSION_SET,
    PERMISSION_SET_GROUP,
    VALUE_SET,
    is_custom,
)
from compiler.connectors.salesforce.names import is_id
from compiler.connectors.salesforce.remedies import remedy
from compiler.connectors.salesforce.stages import PACKAGE
from compiler.runtime.ports import Clock, Component, Deployment, Refused, Tell, Unreachable

ROUTE = "/metadata/deployRequest"
FIRST_WAIT = 0.25
LONGEST_WAIT = 15.0
LONGEST_DEPLOY = 7200.0
RESULT_CAP = 256 << 20
_SHARED = (PERMISSION_SET, PERMISSION_SET_GROUP)


class Metadata:
    """Deployments to one org."""

    def __init__(self, api: Api, clock: Clock) -> None:
        self._api = api
        self._clock = clock

    def deploy(self, files: Mapping[str, bytes], check_only: bool, tell: Tell | None = None) -> Deployment:
        """Deploy all of a stage or nothing, and wait; raises OutsideError.

        Deploying again what is there changes nothing, so after a lost answer it is simply repeated.
        """
        return self._ended(build_archive(files), {"checkOnly": check_only, "ignoreWarnings": False}, tell)

    def withdraw(self, files: Mapping[str, bytes], check_only: bool) -> Deployment:
        """Deploy files that take something away, and wait; raises OutsideError.

        What is not there any more is only warned of, and must not keep the rest.
        """
        return self._ended(build_archive(files), {"checkOnly": check_only, "ignoreWarnings": True}, None)

    def _ended(self, archive: Archive, chosen: Mapping[str, bool], tell: Tell | None) -> Deployment:
        result = self._wait(self._start(archive, chosen), tell)
        return Deployment(
            succeeded=result.get("success") is True,
            components=tuple(_components(result, archive)),
        )

    def _start(self, archive: Archive, chosen: Mapping[str, bool]) -> str:
        options = {
            "allowMissingFiles": False,
            "autoUpdatePackage": False,
            **chosen,
            "performRetrieve": False,
            "purgeOnDelete": False,
            "rollbackOnError": True,
            "singlePackage": True,
        }
        kind, content = multipart(
            (
                Part(
                    name="json", kind="application/json", content=(encode_json({"deployOptions": options}),)
                ),
                Part(name="file", kind="application/zip", content=(archive.content,), file_name="deploy.zip"),
            )
        )
        answer = self._api.write("POST", self._api.root + ROUTE, ROUTE, content, kind)
        request = members(f"POST {ROUTE}", answer).get("id")
        if not isinstance(request, str) or not is_id(request):
            raise Refused("the org's answer to a deployment has no id; look at Deployment Status in Setup")
        return request

    def _wait(self, request: str, tell: Tell | None) -> Mapping[str, object]:
        path = f"{self._api.root}{ROUTE}/{request}?includeDetails=true"
        until = self._clock.monotonic() + LONGEST_DEPLOY
        wait = FIRST_WAIT
        while self._clock.monotonic() < until:
            answer = self._api.read(path, f"{ROUTE}/{{id}}", cap=RESULT_CAP)
            result = members(f"GET {ROUTE}/{{id}}", answer).get("deployResult")
            if not isinstance(result, dict):
                raise Refused("the org's answer about a deployment has no result")
            _told(result, tell)
            if result.get("done") is True:
                return result
            self._clock.sleep(wait)
            wait = min(wait * 1.5, LONGEST_WAIT)
        raise Unreachable(
            f"the deployment {request} is still running after two hours; look at Deployment Status in Setup "
            "and run again when it has ended"
        )


def _told(result: Mapping[str, object], tell: Tell | None) -> None:
    """Tell how far a deployment is; before it has begun the org does not know how many components it has."""
    done, failed, total = (
        value if isinstance(value := result.get(f"numberComponent{what}"), int) else 0
        for what in ("sDeployed", "Errors", "sTotal")
    )
    if tell is not None and total:
        tell(min(done + failed, total), total)


def _components(result: Mapping[str, object], archive: Archive) -> list[Component]:
    details = result.get("details")
    listed = details if isinstance(details, dict) else {}
    made = [
        *(_component(each, archive, None) for each in _many(listed.get("componentSuccesses"))),
        *(_component(each, archive, _problem(each)) for each in _many(listed.get("componentFailures"))),
    ]
    problem = result.get("errorMessage")
    if isinstance(problem, str) and problem:
        made.append(
            Component(
                kind="Project",
                name="",
                path=PACKAGE,
                changed=False,
                problem=problem,
                remedy=remedy(problem),
            )
        )
    kept = (each for each in made if each.kind or each.problem)
    return sorted(kept, key=lambda each: (each.path, each.kind, each.name, each.line or 0))


def _component(entry: Mapping[str, object], archive: Archive, problem: str | None) -> Component:
    kind, name = str(entry.get("componentType") or ""), str(entry.get("fullName") or "")
    number = entry.get("lineNumber")
    line = number if isinstance(number, int) and number > 0 else None
    path, line = archive.locate(str(entry.get("fileName") or ""), kind, name, line)
    changed, created, deleted = (
        problem is None and entry.get(what) is True for what in ("changed", "created", "deleted")
    )
    return Component(
        kind=kind,
        name=name,
        path=path,
        changed=changed,
        problem=problem,
        # The list that was sent is merged with the org's own, so its lines are not those of the file.
        line=None if kind == VALUE_SET else line,
        created=created,
        deleted=deleted,
        remedy=None if problem is None else remedy(problem),
        custom=kind in _SHARED or _keeps_values(kind, name),
        shared=kind in _SHARED,
    )


def _keeps_values(kind: str, name: str) -> bool:
    """Say whether it is an object or a field that a practice may have for its own; the run marker is not."""
    named = is_custom(f"{kind}:{name}") and not name.startswith("Crosswalk_")
    return kind in (OBJECT, FIELD) and named


def _problem(entry: Mapping[str, object]) -> str:
    return str(entry.get("problem") or "the org gives no reason")


def _many(value: object) -> list[Mapping[str, object]]:
    """Return a list of objects; one alone comes without its list."""
    found = value if isinstance(value, list) else [value]
    return [each for each in found if isinstance(each, dict)]
