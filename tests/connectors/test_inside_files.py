"""Files of rows inside other records: beside exported files by path, from an API's named hosts by link."""

from pathlib import Path

import msgspec
import pytest

from compiler.connectors.source import PlanSource, open_source
from compiler.model.plan import Inside, StagedTable
from compiler.runtime.ports import BadExport, Refused
from tests.connectors.plans import with_tables
from tests.connectors.world import JumpingClock, Reply, Wire, column, table

IMAGE = msgspec.structs.replace(
    table("Image", "api", ("note", "place"), column("note", "id", ("^", "id")), column("src", "url")),
    channel="inside",
    inside=Inside(object="Note", path=("html",), what="images"),
)
CAPTION = msgspec.structs.replace(
    table("Caption", "api", ("image",), column("image", "id", ("^", "src")), column("file", "file")),
    channel="inside",
    inside=Inside(object="Image", path=("captions",), what="members"),
)
ENVIRONMENT = {
    "PRACTICE_URL": "https://acme.practice.example",
    "PRACTICE_KEY": "key",
    "PRACTICE_APP": "app",
}


def note(channel: str) -> StagedTable:
    return table("Note", channel, ("id",), column("id", "id"), column("html", "html(1000)"))


def source(exports: Path | None, channel: str, wire: Wire | None = None) -> PlanSource:
    plan = with_tables((note(channel), IMAGE, CAPTION))
    wire = wire or Wire(lambda seen: Reply(status=404))
    return open_source(plan, ENVIRONMENT, exports, JumpingClock(), wire.network())


def test_beside_exported_files_a_row_names_a_file_of_the_folder(tmp_path: Path) -> None:
    (tmp_path / "images").mkdir()
    (tmp_path / "images" / "knee 1.png").write_bytes(b"knee")
    made = source(tmp_path, "export")

    for path in ("images/knee 1.png", "./images/knee 1.png"):
        assert b"".join(made.content("Image", {"note": "1", "src": path}, "src")) == b"knee"
    assert b"".join(made.content("Caption", {"file": "images/knee 1.png"}, "file")) == b"knee"


@pytest.mark.parametrize(
    "path", ["../secret", "/etc/passwd", "images/../../x", "https://x.example/1.png", None]
)
def test_no_row_leads_out_of_the_folder(tmp_path: Path, path: str | None) -> None:
    with pytest.raises(BadExport, match=r"Image\.src"):
        list(source(tmp_path, "export").content("Image", {"src": path}, "src"))


def test_from_an_api_a_file_comes_from_a_named_host_without_the_account_key() -> None:
    wire = Wire(lambda seen: Reply(status=200, body=b"knee", headers=(("Content-Length", "4"),)))
    made = source(None, "api", wire)

    assert b"".join(made.content("Image", {"src": "https://a.amazonaws.com/1.png"}, "src")) == b"knee"
    assert [str(seen.url) for seen in wire.seen] == ["https://a.amazonaws.com/1.png"]
    assert "x-practicehub-key" not in {name.lower() for name in wire.seen[0].headers}


@pytest.mark.parametrize(
    "link",
    [
        "https://evil.example/1.png",
        "http://a.amazonaws.com/1.png",
        "//a.amazonaws.com/1",
        "images/1.png",
        "",
        None,
    ],
)
def test_a_link_that_leads_elsewhere_is_not_followed(link: str | None) -> None:
    wire = Wire(lambda seen: Reply(status=200))

    with pytest.raises(Refused):
        list(source(None, "api", wire).content("Image", {"src": link}, "src"))
    assert wire.seen == []


def test_a_link_that_has_expired_cannot_be_renewed_by_reading_the_record_around_it() -> None:
    wire = Wire(lambda seen: Reply(status=403))

    with pytest.raises(Refused, match="link has expired"):
        list(source(None, "api", wire).content("Image", {"src": "https://a.amazonaws.com/1.png"}, "src"))
    assert len(wire.seen) == 1
