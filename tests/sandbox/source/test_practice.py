"""Reading a rehearsal folder."""

from pathlib import Path

import msgspec
import pytest

from compiler.sandbox.practice import read_answers, read_org, read_practice
from tests.sandbox.source.account import account, get


def folder_with(tmp_path: Path, **tables: str) -> Path:
    (tmp_path / "source").mkdir()
    for name, text in tables.items():
        (tmp_path / "source" / f"{name}.jsonl").write_text(text, encoding="utf-8", newline="")
    return tmp_path


def test_rows_are_served_byte_for_byte_as_they_are_on_disk(tmp_path: Path) -> None:
    lines = (
        '{"id":2,"price":10.50,"big":12345678901234567.89,"note":"caf\u00e9\u2028\u0085x"}',
        '{"id":"01","note":null}',
        '{"id":1,"note":"","tags":[1.0,{"a":2.50}]}',
    )
    practice = read_practice(folder_with(tmp_path, Patient="\n".join(lines) + "\n"))
    page = get(account(Patient=practice.rows["Patient"]), "/api/patients")
    assert f'"data":[{",".join(lines)}]'.encode() in page.body


def test_the_bytes_of_named_files_are_read_and_lost_ones_are_left_out(tmp_path: Path) -> None:
    rows = '{"id":2,"_content":"files/2.txt"}\n{"id":1,"_content":"files/1.txt"}\n'
    folder = folder_with(tmp_path, File=rows)
    (folder / "files").mkdir()
    (folder / "files" / "2.txt").write_bytes(b"two")
    practice = read_practice(folder)
    assert practice.content == {"files/2.txt": b"two"}
    assert practice.exports == folder / "export"


@pytest.mark.parametrize("name", ["../secret", "/etc/hostname", "files/../../secret"])
def test_a_file_outside_the_folder_is_refused(tmp_path: Path, name: str) -> None:
    folder = tmp_path / "inside"
    folder.mkdir()
    folder_with(folder, File=f'{{"id":1,"_content":"{name}"}}\n')
    with pytest.raises(ValueError, match="outside the rehearsal folder"):
        read_practice(folder)


@pytest.mark.parametrize("text", ["[]\n", "{\n", '{"id":1}{"id":2}\n', "nonsense"])
def test_a_line_that_is_no_json_object_is_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(msgspec.DecodeError):
        read_practice(folder_with(tmp_path, Patient=text))


def test_a_folder_without_source_says_so(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="a rehearsal folder needs it"):
        read_practice(tmp_path)


def test_answers_map_practitioners_to_users_and_blank_is_nobody(tmp_path: Path) -> None:
    (tmp_path / "users.csv").write_text(
        "practitioner_key,username\n301,a@b.example\n302,\n", encoding="utf-8"
    )
    assert read_answers(tmp_path) == {"301": "a@b.example", "302": ""}


def test_the_org_is_read_as_it_stands(tmp_path: Path) -> None:
    (tmp_path / "org.json").write_text('{"users": [{"Username": "a"}]}', encoding="utf-8")
    assert read_org(tmp_path) == {"users": [{"Username": "a"}]}
