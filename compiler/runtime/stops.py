"""The reasons for which the runner itself stops; their texts are safe to show and say what to do next."""


class RunStop(Exception):
    """The run cannot go on as it is. The text names files, objects and fields, never a patient's value."""


class Bug(RunStop):
    """A mistake of ours, not of the user's or of the data's."""
