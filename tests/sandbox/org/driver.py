"""A client for the tests: written from Salesforce's documentation, sharing nothing with our own connector."""

import csv
import io
import json
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import quote

from compiler.sandbox.http import Request, Response
from compiler.sandbox.org import Org

NOW = datetime(2026, 3, 1, 10, 0, tzinfo=UTC)
SEED: dict[str, object] = {
    "organization": {"name": "Acme", "client_id": "client", "client_secret": "secret"},
    "users": [
        {
            "Username": "runner@acme.example",
            "Email": "runner@acme.example",
            "FirstName": "Rita",
            "LastName": "Runner",
            "runner": True,
            "permissions": ["CreateAuditFields", "BulkApiHardDelete"],
        },
        {"Username": "doc@acme.example", "Email": "doc@acme.example", "LastName": "Doc"},
        {
            "Username": "gone@acme.example",
            "Email": "gone@acme.example",
            "LastName": "Gone",
            "IsActive": False,
        },
    ],
}
RUNNER, DOC, GONE = "0055g0000000001AAA", "0055g0000000002AAA", "0055g0000000003AAA"
META = "http://soap.sforce.com/2006/04/metadata"


@dataclass(frozen=True, slots=True, kw_only=True)
class Results:
    """A finished bulk job with its three files as rows."""

    job: dict[str, Any]
    successful: list[dict[str, str]]
    failed: list[dict[str, str]]
    unprocessed: list[dict[str, str]]

    def errors(self) -> list[str]:
        return [row["sf__Error"] for row in self.failed]


class Driver:
    """Sends requests to an org in process, with a clock that moves when told."""

    def __init__(self, org: Org | None = None, version: str = "66.0") -> None:
        self.org = org or Org(SEED)
        self.now = NOW
        self.version = version
        self.token = self.sign_in()

    def sign_in(self) -> str:
        form = b"grant_type=client_credentials&client_id=client&client_secret=secret"
        answer = self.send("POST", "/services/oauth2/token", form, token="")
        return str(json.loads(answer.body)["access_token"])

    def send(
        self, method: str, path: str, body: bytes = b"", token: str | None = None, **headers: str
    ) -> Response:
        bare, _, query = path.partition("?")
        sent = [(name.replace("_", "-"), value) for name, value in headers.items()]
        used = self.token if token is None else token
        if used:
            sent.append(("Authorization", f"Bearer {used}"))
        return self.org.handle(
            Request(method=method, path=bare, query=query, headers=tuple(sent), body=body), self.now
        )

    def call(self, method: str, path: str, body: object = None, **headers: str) -> tuple[int, Any]:
        """A request below /services/data/vX; gives the status and the decoded body."""
        raw = body if isinstance(body, bytes) else b"" if body is None else json.dumps(body).encode()
        answer = self.send(method, f"/services/data/v{self.version}{path}", raw, **headers)
        return answer.status, json.loads(answer.body) if answer.body else None

    def control(self, method: str, path: str, body: object = None) -> Any:  # noqa: ANN401
        raw = b"" if body is None else json.dumps(body).encode()
        answer = self.send(method, f"/__sandbox__{path}", raw, token="")
        assert answer.status == 200, answer.body
        return json.loads(answer.body)

    def wait(self, seconds: float) -> None:
        self.now += timedelta(seconds=seconds)

    def query(self, soql: str, resource: str = "query") -> list[dict[str, Any]]:
        status, body = self.call("GET", f"/{resource}?q={quote(soql)}")
        assert status == 200, body
        found: list[dict[str, Any]] = body["records"]
        return found

    def refused_query(self, soql: str, resource: str = "query") -> tuple[str, str]:
        status, body = self.call("GET", f"/{resource}?q={quote(soql)}")
        assert status == 400, body
        return body[0]["errorCode"], body[0]["message"]

    def count(self, soql: str, resource: str = "query") -> int:
        status, body = self.call("GET", f"/{resource}?q={quote(soql)}")
        assert status == 200, body
        return int(body["totalSize"])

    def create(self, name: str, **fields: object) -> str:
        status, body = self.call("POST", f"/sobjects/{name}", fields)
        assert status == 201, body
        return str(body["id"])

    def refused(self, name: str, **fields: object) -> tuple[str, str, list[str]]:
        status, body = self.call("POST", f"/sobjects/{name}", fields)
        assert status in {400, 403}, body
        return body[0]["errorCode"], body[0]["message"], body[0].get("fields", [])

    def open_job(self, name: str, operation: str, key: str | None = None, **options: str) -> str:
        body = {"object": name, "operation": operation, **options}
        if key:
            body["externalIdFieldName"] = key
        status, answer = self.call("POST", "/jobs/ingest", body)
        assert status == 200, answer
        return str(answer["id"])

    def upload(self, job: str, text: str) -> None:
        status, _ = self.call("PUT", f"/jobs/ingest/{job}/batches", text.encode(), Content_Type="text/csv")
        assert status == 201

    def close(self, job: str) -> None:
        status, answer = self.call("PATCH", f"/jobs/ingest/{job}", {"state": "UploadComplete"})
        assert status == 200, answer

    def bulk(self, name: str, operation: str, text: str, key: str | None = None, **options: str) -> Results:
        job = self.open_job(name, operation, key, **options)
        self.upload(job, text)
        self.close(job)
        return self.results(job)

    def results(self, job: str) -> Results:
        status, body = self.call("GET", f"/jobs/ingest/{job}")
        assert status == 200
        return Results(
            job=body,
            successful=self.file(job, "successfulResults"),
            failed=self.file(job, "failedResults"),
            unprocessed=self.file(job, "unprocessedrecords"),
        )

    def file(self, job: str, kind: str) -> list[dict[str, str]]:
        answer = self.send("GET", f"/services/data/v{self.version}/jobs/ingest/{job}/{kind}/")
        assert answer.status == 200, answer.body
        return list(csv.DictReader(io.StringIO(answer.body.decode(), newline="")))

    def deploy(self, files: Mapping[str, str], **options: object) -> dict[str, Any]:
        """Deploy files (path to text) and give the finished deployResult with details."""
        started = self.start_deploy(zipped(files), **options)
        status, body = self.call("GET", f"/metadata/deployRequest/{started}?includeDetails=true")
        assert status == 200
        result: dict[str, Any] = body["deployResult"]
        return result

    def start_deploy(self, content: bytes, **options: object) -> str:
        chosen = {"rollbackOnError": True, "singlePackage": True, **options}
        body = multipart(
            {"json": ("", json.dumps({"deployOptions": chosen}).encode()), "file": ("deploy.zip", content)}
        )
        status, answer = self.call(
            "POST", "/metadata/deployRequest", body, Content_Type="multipart/form-data; boundary=frontier"
        )
        assert status == 201, answer
        return str(answer["id"])

    def assign(self, permission_set: str) -> None:
        found = self.query(f"SELECT Id FROM PermissionSet WHERE Name = '{permission_set}'")
        self.create("PermissionSetAssignment", AssigneeId=RUNNER, PermissionSetId=found[0]["Id"])


def problems(result: Mapping[str, Any]) -> list[tuple[str, str]]:
    """The full names and problems of a deployment's failures."""
    return [(each["fullName"], each["problem"]) for each in result["details"]["componentFailures"]]


def zipped(files: Mapping[str, str]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for path, text in files.items():
            archive.writestr(path, text)
    return buffer.getvalue()


def multipart(parts: Mapping[str, tuple[str, bytes]]) -> bytes:
    pieces = []
    for name, (file_name, content) in parts.items():
        named = f'; filename="{file_name}"' if file_name else ""
        pieces.append(f'--frontier\r\nContent-Disposition: form-data; name="{name}"{named}\r\n\r\n'.encode())
        pieces.append(content + b"\r\n")
    return b"".join(pieces) + b"--frontier--\r\n"


def table(headings: Sequence[str], *rows: Sequence[str]) -> str:
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(headings)
    writer.writerows(rows)
    return buffer.getvalue()
