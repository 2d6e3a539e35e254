"""Where files are: the only compile-time reader of specs and templates, and writer of generated folders."""

from compiler.workspace.generated import Changes
from compiler.workspace.names import FolderProblem
from compiler.workspace.workspace import Workspace, find, init

__all__ = ["Changes", "FolderProblem", "Workspace", "find", "init"]
