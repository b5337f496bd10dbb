"""How the fuzz of a front door changes what is right, and how many examples it takes.

Some hundred in `make test`, ten thousand in `make soak` (AIKG_SOAK=100).
"""

from __future__ import annotations

import os
from collections.abc import Sequence

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

EXAMPLES = 10_000 if int(os.environ.get("AIKG_SOAK", "3")) >= 100 else 300

fuzzed = settings(
    max_examples=EXAMPLES,
    deadline=None,
    derandomize=EXAMPLES < 10_000,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture, HealthCheck.data_too_large],
)

_ODD = [
    *(b"\x00", b"\xff", b"\xef\xbb\xbf", b"\xff\xfe", b"\xed\xa0\x80", b"\xc3", "\u2028".encode(), "\u202e".encode(), "１".encode()),
    *(b'"', b"'", b'"""', b"<", b">", b"{", b"}", b"[", b"]", b"(", b")", b"\\", b"\\u", b"\\U0011FFFF", b"#", b"@", b"^^", b";", b",", b"."),
    *(b"\r", b"\n", b"\r\n", b"\t", b"%", b"%ZZ", b"&", b"=", b"+", b":", b"::", b"_:", b"<>", b"-", b"e999", b"NaN", b"0" * 400, b"(" * 3000, b"{" * 3000),
]


@st.composite
def mutated(draw: st.DrawFn, originals: Sequence[bytes], most: int = 6) -> bytes:
    """One of the originals with some changes: bytes put in, taken out, doubled, moved, or cut off."""
    data = draw(st.sampled_from(originals))
    for _ in range(draw(st.integers(0, most))):
        start = draw(st.integers(0, len(data)))
        end = min(len(data), start + draw(st.sampled_from([1, 1, 2, 5, 20, 200])))
        piece = draw(st.one_of(st.sampled_from(_ODD), st.binary(max_size=6), st.text(max_size=4).map(lambda text: text.encode())))
        data = draw(
            st.sampled_from(
                [
                    data[:start] + piece + data[start:],
                    data[:start] + piece + data[end:],
                    data[:start] + data[end:],
                    data[:end] + data[start:],
                    data[:start],
                    data[end:] + data[:start],
                ]
            )
        )
    return data
