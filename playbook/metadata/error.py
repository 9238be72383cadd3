"""The one exception that reading raises."""

from __future__ import annotations

from playbook.model.finding import Fault, Shown
from playbook.model.place import Place, Position


class MetadataError(Exception):
    """A file that can't be read, with the fault that says why and where."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault)
        self.fault = fault

    @classmethod
    def at(cls, code: str, path: str, position: Position, **values: Shown) -> MetadataError:
        """The error for one breach at one place."""
        return cls(Fault(code, Place.of(path, position), values))

    def __str__(self) -> str:
        place = self.fault.place
        return f"{place.path}:{place.line}:{place.column}: {self.fault.code}"
