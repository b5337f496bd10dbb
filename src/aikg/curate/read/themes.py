"""The themes of a policy: concepts of the vocabulary whose words stand in its title and headings."""

from __future__ import annotations

import re

from aikg.curate.read.layout import HEADING, Layout

_WORDS = {
    "compute": "算力|智算|超算",
    "data": "数据|语料",
    "algorithms-models": "大模型|模型|算法",
    "industry": "产业|企业|集群",
    "application-scenarios": "场景|应用",
    "research": "科研|攻关|基础研究|技术创新|核心技术",
    "infrastructure": "基础设施|网络",
    "talent": "人才",
    "safety-governance": "安全|治理|监管|审查",
    "manufacturing": "制造|工业",
    "embodied-ai": "具身|机器人",
    "finance": "金融|基金|融资",
    "ethics": "伦理",
    "standards": "标准",
    "open-source": "开源",
    "education": "教育|学校",
    "health": "医疗|健康",
    "international-cooperation": "国际合作|开放合作|对外",
}


def themes(parts: Layout, title: str | None) -> list[str]:
    """Themes of the title first, then those that two headings or more name."""
    clean = parts.text.clean
    headings = [clean[m.start() : m.end() + 30].split("\n")[0].split("。")[0] for m in HEADING.finditer(clean)]
    counts = {
        theme: 10 * bool(re.search(words, title or "")) + sum(bool(re.search(words, each)) for each in headings)
        for theme, words in _WORDS.items()
    }
    return [theme for theme, count in sorted(counts.items(), key=lambda each: -each[1]) if count >= 2][:5]
