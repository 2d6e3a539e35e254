"""The type of an emitter; it is defined below the platforms, which may bring emitters of their own."""

from compiler.platforms.emitter import Compiled, Emitter, LineOf, Texts

__all__ = ["Compiled", "Emitter", "LineOf", "Texts"]
