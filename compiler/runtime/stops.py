"""The reasons for which the runner itself stops; their texts are safe to show and say what to do next."""


class RunStop(Exception):
    """The run cannot go on as it is. The text names files, objects and fields, never a patient's value."""


class Blocked(RunStop):
    """A person must do something first; `command` is what to run then, or to see more."""

    def __init__(self, text: str, command: str) -> None:
        super().__init__(text)
        self.command = command


class Bug(RunStop):
    """A mistake of ours, not of the user's or of the data's."""
