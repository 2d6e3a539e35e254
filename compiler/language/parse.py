"""Text to tree: a recursive descent over the grammar below, with the place and the words of every mistake.

or   := and ('or' and)*            and  := not ('and' not)*          not := 'not' not | cmp
cmp  := value (('=' | '!=' | '<' | '<=' | '>' | '>=') value | 'in' '[' value (',' value)* ']'
               | 'is' ('present' | 'absent'))?
value   := pipe | sum
sum     := product (('+' | '-') product)*           product := term ('*' term)*
pipe    := term ('|' name arguments?)*
term := path | number | 'text' | 'true' | 'false' | $decision | name arguments | '(' or ')'
arguments := '(' (or (',' or)*)? ')'

Neither of `|` and arithmetic binds tighter: `a * 2 | round(0)` is refused, `(a * 2) | round(0)` and
`a * (b | round(0))` are what it could mean.
"""

from collections.abc import Callable

from compiler.language.syntax import (
    ARITHMETIC,
    COMPARISONS,
    KEYWORDS,
    And,
    Arithmetic,
    Boolean,
    Call,
    Comparison,
    Decision,
    Membership,
    Node,
    Not,
    Number,
    Or,
    Path,
    Presence,
    Text,
    children,
)
from compiler.language.tokens import NotAnExpression, SyntaxProblem, Token, tokens

MOST_CHARACTERS = 4_000
DEEPEST = 32


def parse(text: str) -> Node | SyntaxProblem:
    """Read an expression; whatever the text, the answer is a tree or the first problem, no exception."""
    if len(text) > MOST_CHARACTERS:
        message = f"an expression has at most {MOST_CHARACTERS} characters, and this has {len(text)}"
        return SyntaxProblem(offset=0, length=len(text), message=message)
    try:
        node = _Parser(text).whole()
    except NotAnExpression as refused:
        return refused.problem
    return _too_deep(node) or node


def _too_deep(root: Node) -> SyntaxProblem | None:
    """Find a node below too many others; without recursion, because depth is what is in doubt."""
    waiting: list[tuple[Node, int]] = [(root, 1)]
    while waiting:
        node, depth = waiting.pop()
        if depth > DEEPEST:
            message = f"more than {DEEPEST} steps inside one another"
            return SyntaxProblem(offset=node.offset, length=node.length, message=message)
        waiting.extend((child, depth + 1) for child in children(node))
    return None


class _Parser:
    """The tokens of one text and how far they have been read."""

    def __init__(self, text: str) -> None:
        self._tokens = tuple(tokens(text))
        self._position = 0
        self._open = 0

    @property
    def _next(self) -> Token:
        return self._tokens[self._position]

    def _take(self) -> Token:
        token = self._next
        self._position += 1
        return token

    def _take_sign(self, *signs: str) -> Token | None:
        return self._take() if self._next.kind == "sign" and self._next.text in signs else None

    def _take_word(self, *words: str) -> Token | None:
        return self._take() if self._next.kind == "name" and self._next.text in words else None

    def _fail(self, message: str, *helps: str) -> NotAnExpression:
        token = self._next
        length = max(len(token.text), 1)
        return NotAnExpression(
            SyntaxProblem(offset=token.offset, length=length, message=message, helps=helps)
        )

    def whole(self) -> Node:
        """Read the expression up to the end of the text."""
        if len(self._tokens) == 1:
            raise self._fail("here an expression is missing")
        node = self._or()
        if self._next.kind != "end":
            raise self._unexpected()
        return node

    def _unexpected(self) -> NotAnExpression:
        text = self._next.text
        if text in COMPARISONS or text in {"in", "is"}:
            return self._fail("comparisons do not chain", "join two comparisons with `and`")
        if text == ")":
            return self._fail("this `)` closes nothing")
        if text in {"[", "]", ","}:
            return self._fail(f"`{text}` has no place here")
        return self._fail(f"the expression could end before `{text}`, and nothing joins the two parts")

    def _or(self) -> Node:
        return self._chain(
            "or", self._and, lambda parts, at, size: Or(operands=parts, offset=at, length=size)
        )

    def _and(self) -> Node:
        return self._chain(
            "and", self._not, lambda parts, at, size: And(operands=parts, offset=at, length=size)
        )

    def _chain(
        self, word: str, operand: Callable[[], Node], build: Callable[[tuple[Node, ...], int, int], Node]
    ) -> Node:
        started = self._next.offset
        parts = [operand()]
        while self._take_word(word):
            parts.append(operand())
        if len(parts) == 1:
            return parts[0]
        return build(tuple(parts), started, self._length_from(started))

    def _length_from(self, offset: int) -> int:
        return self._tokens[self._position - 1].end - offset

    def _not(self) -> Node:
        started = self._next.offset
        if not self._take_word("not"):
            return self._comparison()
        self._enter()
        operand = self._not()
        self._open -= 1
        return Not(operand=operand, offset=started, length=self._length_from(started))

    def _comparison(self) -> Node:
        started = self._next.offset
        left = self._value()
        if sign := self._take_sign(*COMPARISONS):
            right = self._value()
            return Comparison(
                operator=sign.text,
                left=left,
                right=right,
                offset=started,
                length=self._length_from(started),
            )
        if self._take_word("in"):
            values = self._values()
            return Membership(subject=left, values=values, offset=started, length=self._length_from(started))
        if self._take_word("is"):
            return self._presence(left, started)
        return left

    def _values(self) -> tuple[Node, ...]:
        if not self._take_sign("["):
            raise self._fail("after `in` comes a list", "for example: `in ['a', 'b']`")
        if self._next.text == "]":
            raise self._fail("nothing is in an empty list")
        values = [self._value()]
        while self._take_sign(","):
            values.append(self._value())
        if not self._take_sign("]"):
            raise self._fail("the list is not closed: a `]` is missing here")
        return tuple(values)

    def _presence(self, subject: Node, started: int) -> Node:
        word = self._take_word("present", "absent")
        if word is None:
            raise self._fail("after `is` comes `present` or `absent`")
        length = self._length_from(started)
        return Presence(subject=subject, present=word.text == "present", offset=started, length=length)

    def _value(self) -> Node:
        started = self._next.offset
        first = self._term()
        if self._next.kind == "sign" and self._next.text in ARITHMETIC:
            return self._unpiped(self._sum(first, started))
        return self._unmixed(self._pipe(first, started))

    def _sum(self, first: Node, started: int) -> Node:
        left = self._product(first, started)
        while sign := self._take_sign("+", "-"):
            at = self._next.offset
            right = self._product(self._term(), at)
            left = self._arithmetic(sign, left, right, started)
        return left

    def _product(self, first: Node, started: int) -> Node:
        left = first
        while sign := self._take_sign("*"):
            left = self._arithmetic(sign, left, self._term(), started)
        return left

    def _arithmetic(self, sign: Token, left: Node, right: Node, started: int) -> Node:
        length = self._length_from(started)
        return Arithmetic(operator=sign.text, left=left, right=right, offset=started, length=length)

    def _unpiped(self, node: Node) -> Node:
        """Refuse a pipe right after arithmetic: it is not clear what it works on."""
        if self._next.kind == "sign" and self._next.text == "|":
            raise self._fail(
                "`|` and arithmetic need parentheses, so that it is clear what `|` works on",
                "write `(a * b) | round(2)`, or `a * (b | round(2))`",
            )
        return node

    def _unmixed(self, node: Node) -> Node:
        if self._next.kind == "sign" and self._next.text in ARITHMETIC:
            raise self._fail(
                f"`|` and arithmetic need parentheses, so that it is clear what `{self._next.text}` works on",
                "write `(a | round(2)) * b`",
            )
        return node

    def _pipe(self, first: Node, started: int) -> Node:
        node = first
        while self._take_sign("|"):
            if self._next.kind != "name" or self._next.text in KEYWORDS or "." in self._next.text:
                raise self._fail("after `|` comes the name of a function")
            name = self._take()
            arguments = self._arguments() if self._next.text == "(" else ()
            node = Call(
                name=name.text,
                arguments=(node, *arguments),
                piped=True,
                name_offset=name.offset,
                offset=started,
                length=self._length_from(started),
            )
        return node

    def _arguments(self) -> tuple[Node, ...]:
        self._enter()
        self._take()
        arguments: list[Node] = []
        while not self._take_sign(")"):
            if arguments and not self._take_sign(","):
                raise self._fail("between arguments comes `,`, and after the last one `)`")
            arguments.append(self._or())
        self._open -= 1
        return tuple(arguments)

    def _enter(self) -> None:
        self._open += 1
        if self._open > DEEPEST:
            raise self._fail(f"more than {DEEPEST} steps inside one another")

    def _term(self) -> Node:
        token = self._next
        match token.kind:
            case "number":
                self._take()
                return Number(text=token.text, offset=token.offset, length=len(token.text))
            case "text":
                self._take()
                value = token.text[1:-1].replace("''", "'")
                return Text(value=value, offset=token.offset, length=len(token.text))
            case "decision":
                self._take()
                return Decision(name=token.text[1:], offset=token.offset, length=len(token.text))
            case "name" if token.text not in KEYWORDS or token.text in {"true", "false"}:
                return self._named()
            case "sign" if token.text == "(":
                return self._parenthesised()
            case _:
                raise self._no_term()

    def _named(self) -> Node:
        token = self._take()
        if token.text in {"true", "false"}:
            return Boolean(value=token.text == "true", offset=token.offset, length=len(token.text))
        if self._next.text != "(" or self._next.kind != "sign":
            return Path(name=token.text, offset=token.offset, length=len(token.text))
        if "." in token.text:
            raise self._fail(f"`{token.text}` is not the name of a function")
        arguments = self._arguments()
        length = self._length_from(token.offset)
        return Call(
            name=token.text, arguments=arguments, name_offset=token.offset, offset=token.offset, length=length
        )

    def _parenthesised(self) -> Node:
        self._enter()
        self._take()
        node = self._or()
        if not self._take_sign(")"):
            raise self._fail("a `)` is missing here")
        self._open -= 1
        return node

    def _no_term(self) -> NotAnExpression:
        if self._next.kind == "end":
            return self._fail("the expression ends too early: a value is missing")
        if self._next.text == "-":
            return self._fail("`-` stands between two numbers", "write `0 - amount`")
        return self._fail(f"here comes a value, and `{self._next.text}` is none")
