"""The tree while it grows: nodes that still change, and the walk that settles them."""

from dataclasses import dataclass, field

from workbench.clauses.enumerators import Enumerator
from workbench.treaty.clauses import ClauseKind


@dataclass(slots=True, eq=False)
class Node:
    """A clause in the making. ``words`` nodes are running text and become chapeau, tail or paragraph."""

    kind: ClauseKind
    start: int
    body: int
    end: int
    heading: str = ""
    label: str = ""
    short: str = ""
    name: str = ""
    enumerator: Enumerator | None = None
    indent: float = 0.0
    words: bool = False
    term: str = ""
    bullets: int = 0
    children: list["Node"] = field(default_factory=list)
    parent: "Node | None" = None

    def add(self, child: "Node") -> "Node":
        """Put *child* last and give it back."""
        child.parent = self
        self.children.append(child)
        return child


def reach(node: Node) -> int:
    """Set the end of *node* and of all below it to where their last words end."""
    ends = [reach(child) for child in node.children]
    node.end = max([node.end, *ends])
    return node.end


def walk(node: Node) -> list[Node]:
    """All nodes below *node* in document order, parents first."""
    found: list[Node] = []
    waiting = list(reversed(node.children))
    while waiting:
        one = waiting.pop()
        found.append(one)
        waiting.extend(reversed(one.children))
    return found
