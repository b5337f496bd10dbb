"""Whether a text is a policy or only about one: news, interpretations and digests are told by their wording."""

from __future__ import annotations

import re

from aikg.curate.read.layout import Layout

SENTENCES = {
    "news": "this reads as a news report about a policy, not as the policy",
    "interpretation": "this reads as an interpretation of a policy (政策解读), not as the policy",
    "digest": "this reads as a digest of several policies, not as one policy",
    "other": "this does not read as a policy: no sentence in it makes a document, and it has no articles and no notice",
}
_EXPLAINED = re.compile(
    r"(?m)^(?:[一二三四五六七八九十]+、|\([一二三四五六七八九十]+\)|\d[.、])?\s*(?:政策|文件|方案|《[^》]*》)?的?"
    r"(?:(?:制定|起草|出台|编制|修订|政策|文件|制订)的?(?:背景|过程|依据|目的|必要性|意义|情况)"
    r"|背景(?:和|及|与)?(?:依据|意义|过程)?|主要内容|政策亮点"
    r"|创新举措|名词解释|关键词解释|适用对象及|主要特点|解读机关|解读人)"
)
_EXPLAINS = re.compile(r"解读|答记者问|政策问答|一图读懂|图解|起草说明|编制说明|读懂")
_DIGEST = re.compile(r"盘点|汇总|一览|全解析|梳理|合集|速览|大全|政策汇编|一文看懂|一文读懂|对比")
_REPORTED = re.compile(
    r"记者|(?:日|社)[^。\n]{0,12}(?:电|讯)[^\n]{0,4}|据了解|据悉|据介绍|获悉|负责人(?:表示|介绍|指出)"
    r"|专家(?:表示|认为)|消息"
)
_SAYS = re.compile("(?:《[^《》]{2,60}》|计划|方案|意见|措施|政策|办法)还?(?:提出|明确|指出|要求|强调|围绕)[,:到]?")
_NOTICE = re.compile(
    "现(?:将|予)?[^。]{0,200}(?:印发给|印发你们|予以印发|印发实施|予公布|公布如下)"
    "|请(?:认真|遵照|照此|结合)[^。]{0,30}执行"
)


def genre(parts: Layout) -> str:
    """`policy`, `news`, `interpretation`, `digest`, or `other` where nothing speaks for any."""
    clean = parts.text.clean
    headlines = "\n".join(line.text for line in parts.lines[:4] if "。" not in line.text)
    explained = len({m[0].strip() for m in _EXPLAINED.finditer(clean)})
    body = "\n".join(line.text for line in parts.lines)
    if explained >= 2 or (_EXPLAINS.search(headlines) and not parts.signature):
        return "interpretation"
    if parts.opening or _NOTICE.search(clean):
        return "policy"
    if _DIGEST.search(headlines) or (_DIGEST.search(body) and len(set(re.findall(r"《([^《》]{8,})》", body))) > 1):
        return "digest"
    if _REPORTED.search(clean) or _SAYS.search(clean):
        return "news"
    if parts.signature or re.search(r"(?m)^(?:一、|第一章|\(一\))", clean):
        return "policy"
    return "other"
