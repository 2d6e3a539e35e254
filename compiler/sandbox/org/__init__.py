"""A Salesforce org, imitated: what it enforces and how it words it (see README.md)."""

from compiler.sandbox.org.org import Org

__all__ = ["Org"]
