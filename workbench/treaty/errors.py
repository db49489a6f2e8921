"""The one kind of error that is the world's fault and is told to the analyst."""


class KnownError(Exception):
    """Something outside the program went wrong: what happened, what is safe, what to do.

    The message is one sentence, or two, shown as it stands. It holds no more of a document than the
    few words by which the analyst finds a quotation that has to be looked at.
    """
