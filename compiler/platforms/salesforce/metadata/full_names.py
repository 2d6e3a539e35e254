"""How texts stand in the full names of components: most signs of ASCII as their number."""

_PLAIN = " _-"


def encoded(text: str) -> str:
    """Write every sign but letters, digits, spaces, `_` and `-` as `%` and its number.

    That is how Salesforce writes them in what it gives back.
    https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_layouts.htm
    """
    return "".join(
        sign if not sign.isascii() or sign.isalnum() or sign in _PLAIN else f"%{ord(sign):02X}"
        for sign in text
    )
