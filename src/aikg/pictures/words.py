"""The words of the pictures in Chinese and English."""

from __future__ import annotations

_WORDS = {
    "part": ("{title}：{part}", "{title}: {part}"),
    "parts": (
        "答案另有{others}组，此图只画其中一组；以参数可选其他组。",
        "The answer has {others} other parts, and the picture shows one; a parameter chooses another.",
    ),
    "release": (
        "数据出自中国人工智能政策知识图谱（aikg）{release}版。",
        "From the knowledge graph of China’s AI policy (aikg), release {release}.",
    ),
    "foot": (
        "中国人工智能政策知识图谱（aikg）{release}版",
        "Knowledge graph of China’s AI policy (aikg), release {release}",
    ),
    "of": ("{name}：{value}", "{name}: {value}"),
    "nothing-known": ("未收录", "nothing known"),
    "answer": ("答案", "answer"),
    "place": ("地方", "place"),
    "name": ("名称", "name"),
    "value": ("数值", "value"),
    "divisions": ("地区数", "divisions"),
    "unknown-divisions": (
        "“{absent}”为34个省级地区中的{count}个，不等于零。",
        "‘{absent}’ marks {count} of the 34 divisions; it does not mean zero.",
    ),
    "shown": ("共{total}项，图中为前{shown}项。", "The first {shown} of {total} are shown."),
    "several-units": ("只画以{unit}计者。", "Only values in {unit} are drawn."),
    "without-value": ("{count}项数值未收录，未画出。", "{count} without a known value are not drawn."),
}


def word(key: str, lang: str, **values: object) -> str:
    """A word or sentence in `zh` or `en`, with these values in it."""
    return _WORDS[key][lang == "en"].format(**values)
