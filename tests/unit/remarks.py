"""Findings in words, as tests hold them against what they expect."""


def messages(notes: list[dict]) -> list[str]:
    """The sentences of remarks, in their order."""
    return [note["message"] for note in notes]
