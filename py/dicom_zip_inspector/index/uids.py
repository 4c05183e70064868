"""The index of UIDs, over all archives: entered as the scan goes, so that every question is one look-up."""

from collections.abc import Callable, Iterator


class KeysByUid:
    """Keys of studies, series or instances by their UID, in order of appearance. In broken files a UID is doubled, or missing (None).

    Parameters
    ----------
    owner_of : callable
        The key of what a key lies in, where it is looked for first: the archive of a study or an instance, the study of a series.
    """

    def __init__(self, owner_of: Callable[[int], int]):
        self._owner_of = owner_of
        self._first: dict[str | None, int] = {}
        self._doubled: dict[str | None, dict[int, list[int]]] = {}  # by owner; only of UIDs that came again

    def take(self, uid: str | None, key: int) -> None:
        """Enter one more key that has the UID."""
        first = self._first.setdefault(uid, key)
        if first != key:
            if uid not in self._doubled:
                self._doubled[uid] = {self._owner_of(first): [first]}
            self._doubled[uid].setdefault(self._owner_of(key), []).append(key)

    def drop(self, uid: str | None, key: int) -> None:
        """A key that was taken has the UID no more."""
        by_owner = self._doubled.pop(uid, {})
        left = [other for keys in by_owner.values() for other in keys if other != key]
        if self._first.get(uid) == key:
            del self._first[uid]
        for other in left:
            self.take(uid, other)

    def within(self, uid: str | None, owner: int) -> int | None:
        """The first key that has the UID within an owner."""
        if uid in self._doubled:
            return self._doubled[uid].get(owner, (None,))[0]
        key = self._first.get(uid)
        return key if key is not None and self._owner_of(key) == owner else None

    def nearest(self, uid: str | None, owner: int) -> int | None:
        """The first key that has the UID within an owner, else within any."""
        key = self.within(uid, owner)
        return self._first.get(uid) if key is None else key

    def has(self, uid: str) -> bool:
        """Whether any key has the UID."""
        return uid in self._first

    def doubled(self) -> Iterator[list[int]]:
        """The keys of each UID that several have."""
        for by_owner in self._doubled.values():
            yield [key for keys in by_owner.values() for key in keys]
