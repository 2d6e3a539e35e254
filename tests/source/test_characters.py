"""Characters that hide, deceive or cannot be kept are refused, and named by code and place."""

from tests.source.reading import located, rules, says


def test_a_file_in_utf_16_is_named_as_such() -> None:
    says(
        "a: 1\n".encode("utf-16-le").decode("utf-8", "surrogateescape").join(["\udcff\udcfe", ""]),
        r"""
        error[YML114]: the file is UTF-16, not UTF-8
         --> specs/pairs/p.yaml:1:1
        1 | \xff\xfea\x00:\x00 \x001\x00
          | ^^^^
          = help: save the file as UTF-8
        """,
    )


def test_a_byte_order_mark_is_refused() -> None:
    says(
        "\ufeffa: 1\n",
        r"""
        error[YML114]: the file starts with a byte order mark
         --> specs/pairs/p.yaml:1:1
        1 | \ufeffa: 1
          | ^^^^^^
          = help: save the file as UTF-8 without one
        """,
    )


def test_a_byte_of_latin_1_is_named_with_its_offset() -> None:
    says(
        "é: 1\na: caf\xe9\n".encode("latin-1")
        .replace(b"\xe9: ", "é: ".encode())
        .decode("utf-8", "surrogateescape"),
        r"""
        error[YML114]: byte 0xE9 at offset 12 is not UTF-8
         --> specs/pairs/p.yaml:2:7
        2 | a: caf\xe9
          |       ^^^^
          = help: save the file as UTF-8
        """,
    )


def test_half_a_character_is_refused() -> None:
    says(
        "a: \ud83d\n",
        r"""
        error[YML114]: the character U+D83D cannot stand in a spec
         --> specs/pairs/p.yaml:1:4
        1 | a: \ud83d
          |    ^^^^^^
          = help: remove it
        """,
    )


def test_a_nul_is_refused() -> None:
    says(
        "a: x\0y\n",
        r"""
        error[YML114]: the character U+0000 cannot stand in a spec
         --> specs/pairs/p.yaml:1:5
        1 | a: x\x00y
          |     ^^^^
          = help: remove it
        """,
    )


def test_a_lone_carriage_return_is_refused_and_one_before_a_line_feed_is_not() -> None:
    says(
        "a: 1\r\nb: 2\rc: 3\r\n",
        r"""
        error[YML114]: a carriage return stands alone
         --> specs/pairs/p.yaml:2:5
        2 | b: 2\x0dc: 3
          |     ^^^^
          = help: end lines with a line feed
        """,
    )
    assert located("a: 1\r\nb:\r\n  c: 2\r\n").value == {"a": 1, "b": {"c": 2}}


def test_a_tab_for_indentation_is_refused() -> None:
    says(
        "a:\n\tb: 1\n",
        """
        error[YML101]: the file is not valid YAML: found character that cannot start any token
         --> specs/pairs/p.yaml:2:1
        2 |     b: 1
          | ^^^^
          = help: indent with spaces; YAML allows no tabs there
        """,
    )


def test_a_bidi_override_is_refused_wherever_it_stands() -> None:
    says(
        "a: 1 # \u202eeerga\n",
        r"""
        error[YML114]: U+202E (right-to-left override) turns the direction of the text around
         --> specs/pairs/p.yaml:1:8
        1 | a: 1 # \u202eeerga
          |        ^^^^^^
          = help: remove it
        """,
    )


def test_an_invisible_character_in_a_key_is_refused() -> None:
    says(
        "Pat\u200bient: 1\n",
        r"""
        error[YML114]: the key `Pat\u200bient` holds the invisible character U+200B (zero width space)
         --> specs/pairs/p.yaml:1:1
        1 | Pat\u200bient: 1
          | ^^^^^^^^^^^^^ looks like something else
          = help: type the key again
        """,
    )


def test_an_escaped_bidi_override_in_a_key_is_refused() -> None:
    assert rules('"a\\u202eb": 1\n') == ["YML114"]


def test_a_key_with_a_letter_of_another_alphabet_is_refused() -> None:
    says(
        "P\u0430tient: 1\n",
        """
        error[YML114]: the key `P\u0430tient` mixes Latin letters with U+0430 (cyrillic small letter a)
         --> specs/pairs/p.yaml:1:1
        1 | P\u0430tient: 1
          | ^^^^^^^ looks like something else
          = help: type the key again
        """,
    )


def test_keys_of_one_alphabet_are_read() -> None:
    assert located("Пациент: 1\nÜberweisung: 2\n患者: 3\nα und β: 4\n").value == {
        "Пациент": 1,
        "Überweisung": 2,
        "患者": 3,
        "α und β": 4,
    }


def test_an_escaped_control_character_is_refused() -> None:
    says(
        'label: "a\\0b"\n',
        r"""
        error[YML114]: the text holds the character U+0000, which cannot be stored
         --> specs/pairs/p.yaml:1:8
        1 | label: "a\0b"
          |        ^^^^^^
          = help: remove it
        """,
    )
