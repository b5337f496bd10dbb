"""The words of the pages themselves, in Chinese and English."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    "site": ("中国人工智能政策体系知识图谱", "Knowledge graph of China’s AI policy system"),
    "skip": ("跳到正文", "Skip to content"),
    "language": ("English", "中文"),
    "home": ("首页", "Home"),
    "questions": ("问题", "Questions"),
    "documents": ("文件", "Documents"),
    "places": ("地方", "Places"),
    "variables": ("变量", "Variables"),
    "find": ("查找", "Find"),
    "find_hint": ("名称、拼音、文号", "Name, pinyin or number"),
    "about": ("说明与引用", "About and citing"),
    "sparql": ("SPARQL", "SPARQL"),
    "facts": ("事实", "Facts"),
    "derived": ("推得", "derived"),
    "derived_facts": ("推得的事实", "Derived facts"),
    "derived_note": ("由规则推得，非来源原文所述。", "Rules derive these; no source states them in so many words."),
    "why": ("理由", "why"),
    "proofs": ("推理依据", "Why it holds"),
    "proofs_note": (
        "每一推得的事实：规则，及其所用事实，直至来源。",
        "Each derived fact: the rule, and the facts it uses, down to sources.",
    ),
    "is_a": ("属于", "is a"),
    "colon": ("：", ": "),
    "semicolon": ("；", "; "),
    "stop": ("。", "."),
    "comma": ("，", ", "),
    "listed": ("、", ", "),
    "by_rule": ("规则", "by the rule"),
    "other_ways": ("另有其他推法", "other ways to derive it"),
    "stated": ("来源所述", "stated"),
    "disputed": ("有争议", "disputed"),
    "disputed_facts": ("其他来源的说法", "What other sources say"),
    "sources": ("来源", "Sources"),
    "source": ("来源", "source"),
    "no_source": ("没有来源", "no source"),
    "defined_here": (
        "变量由本数据集定义，使同类方可相比；各目标与观测值有其来源。",
        "A variable is defined here, so that like is compared with like; its targets and observations have sources.",
    ),
    "aside": ("（{}）", " ({})"),
    "open": ("打开原文", "open"),
    "look_at": ("可查找处", "look at"),
    "seen": ("见于", "seen on"),
    "printed": ("原文表述", "printed as"),
    "media": ("仅见于报道", "seen in a report only"),
    "mention": ("仅见他文提及", "only mentioned by another text"),
    "referrers": ("与此相关的事物", "What refers to it"),
    "data": ("数据", "Data"),
    "all_rows": ("全部{}行", "all {} rows"),
    "all_of": ("全部{}项", "all {}"),
    "more": ("另{}项", "{} more"),
    "of_question": ("出自问题", "From the question"),
    "back": ("返回问题", "Back to the question"),
    "query": ("查询语句", "Query"),
    "example": ("例：", "e.g. "),
    "of_all": ("已知／全部", "known / all"),
    "described": (
        "文件各项只计有自身描述的文件，不计仅被他文提及者。",
        "Of documents, those are counted that are described here, not those that others only name.",
    ),
    "rows": ("行", "rows"),
    "row": ("行", "row"),
    "last_look": ("数据截至", "data as of"),
    "in_all": ("共{}项", "{} in all"),
    "carries_out": ("所呼应的中央文件", "Central documents that it follows"),
    "followed_by": ("呼应它的地方", "Places that follow it"),
    "diffusion": ("扩散过程", "How it spread"),
    "targets": ("目标", "Targets"),
    "instruments": ("政策工具", "Instruments"),
    "sites": ("载体与平台", "Sites and platforms"),
    "relations": ("与其他地方的关系", "Relations with other places"),
    "gaps": ("中央文件的落实情况", "Central documents and what was found"),
    "designations": ("认定", "Designations"),
    "compute": ("算力", "Computing power"),
    "partners": ("合作对象与方式", "With whom, and how"),
    "initiatives": ("国际倡议", "International initiatives"),
    "issued": ("联合发布的文件", "Documents issued jointly"),
    "statistics": ("观测与预测", "Observations and forecasts"),
    "map": ("各省级地区的目标", "The targets of the provinces"),
    "cascade": ("国家目标与各地目标", "The national target and those of places"),
    "succession": ("修订与接替", "What it replaces or is replaced by"),
    "themes": ("主题构成", "Themes"),
    "coverage": ("收录情况", "How much is known here"),
    "progress": ("进度", "Progress"),
    "contested": ("有争议的值", "Disputed values"),
    "ask": ("查询", "Ask"),
    "any": ("不限", "any"),
    "download": ("下载", "Download"),
    "command": ("命令行", "On the command line"),
    "share": ("本页地址即本次查询。", "The address of this page is this question with its values."),
    "query_text": ("SPARQL 查询文本", "The SPARQL text"),
    "edit_query": ("在 SPARQL 页面编辑", "Edit it on the SPARQL page"),
    "previous": ("上一页", "Previous"),
    "next": ("下一页", "Next"),
    "page": ("页", "page"),
    "empty": ("没有符合条件的行。", "No row fits."),
    "empty_hint": (
        "图谱不知道，不等于没有。可去掉一项条件再试。",
        "That the graph knows nothing does not mean that there is nothing. Try with one condition less.",
    ),
    "static_form": (
        "此为静态页面：按条件查询请用命令行，或在 SPARQL 页面编辑查询。",
        "This is a static page: to ask with conditions, use the command line or edit the query on the SPARQL page.",
    ),
    "table": ("表", "Table"),
    "supports": ("所支持的事物", "what it supports"),
    "unknown": ("未知", "nothing known"),
    "picture_data": ("图中数据", "The data of the picture"),
    "cite": ("引用", "Cite"),
    "cite_rows": ("各行的引用", "how to cite each row"),
    "cite_note": (
        "每行连同其来源。其他格式由脚本列出；没有脚本时，见各来源的页面。",
        "Each row with its own sources. A script adds the other formats; without it, each source’s page has them.",
    ),
    "cite_data": ("数据集的引用", "How to cite the data set"),
    "formats": ("BibTeX、RIS、CSL-JSON、GB/T 7714、APA", "BibTeX, RIS, CSL-JSON, GB/T 7714, APA"),
    "copy": ("复制", "Copy"),
    "results": ("条结果", "results"),
    "by_initial": ("按首字母", "By initial"),
    "other": ("其他", "other"),
    "no_script": (
        "查找需要脚本；没有脚本时，请按首字母浏览：",
        "Finding needs a script; without one, browse by initial:",
    ),
    "sparql_note": (
        "SPARQL 是本图谱的查询语言。可从下面的例子开始修改；不写查询语句也可直接用现成的问题：",
        "SPARQL is the query language of this graph. Start from an example; or ask without writing a query:",
    ),
    "find_note": (
        "可查文件、地方、机关、变量、概念等的名称，中文、英文、拼音（suanli）或首字母均可，文号用何种括号均可（国发〔2017〕35号）。",
        "Finds documents, places, bodies, variables and more by name: in Chinese, English, pinyin (suanli), initials; "
        "and documents by their number, with any brackets (国发〔2017〕35号).",
    ),
    "run": ("运行", "Run"),
    "running": ("正在查询……", "Asking ..."),
    "loading": ("正在载入数据……", "Loading the data ..."),
    "examples": ("例子", "Examples"),
    "sort": ("排序", "sort"),
    "filter": ("筛选本页", "Filter this page"),
    "period": ("所涉时期", "period covered"),
    "version": ("版本", "release"),
    "licence": ("许可", "licence"),
    "how_good": ("数据质量", "How good it is"),
    "browse": ("浏览", "Browse"),
    "five": ("从这里开始", "Start here"),
    "not_found": ("没有此页", "There is no such page"),
    "not_found_hint": (
        "地址有误，或事物已改名。请查找其名称。",
        "The address is wrong, or the thing was renamed: find its name.",
    ),
    "refused": ("无法回答", "This cannot be answered"),
    "yes": ("是", "yes"),
    "no": ("否", "no"),
    "observations": ("观测与预测", "Observations and forecasts"),
    "relations_listed": ("地区关系", "Relations between places"),
    "status_events": ("法律状态变动", "Changes of legal status"),
    "events": ("事件", "Events"),
    "mechanisms": ("机制", "Mechanisms"),
    "specialisations": ("分工", "Specialisations"),
    "technologies": ("技术", "Technologies"),
    "parts": ("PARTS要素", "Elements of co-opetition (PARTS)"),
    "bodies": ("机关", "Public bodies"),
    "organisations": ("组织", "Organisations"),
    "programmes": ("政策行动", "Programmes"),
    "concepts": ("概念", "Concepts"),
    "own_text": ("该文件", "its own text"),
    "questions_note": (
        "共{}个问题。每个问题有表、来源和下载；注明“图”的另有图。灰色小字是命令行所用的名称。",
        "{} questions. Each gives rows with sources, and files to download; where a picture is named, it draws one. "
        "The small grey word is its name on the command line.",
    ),
    "topics": ("主题", "topics"),
    "drawn": ("图：{}", "picture: {}"),
    "all_questions": ("全部问题", "All questions"),
    "measure": ("指标", "measure"),
    "share_of": ("占比", "share"),
    "lead": (
        "在这里可以查到：中央发布了哪些人工智能政策文件，各地由哪份文件、在多少天之后承接，定了哪些目标、给了哪些支持，哪些文件现行有效；"
        "也可比较各地、看图、下载。每项事实都能点到来源，每一页、每一行都可引用。",
        "See which AI policy documents the centre issues, which places take them up, by which document and how soon, "
        "what targets and support they set, and what is in force; compare places, look at pictures, download. Every "
        "fact leads to its source, and every page and row can be cited.",
    ),
    "looked": ("最近一次查看来源：", "Sources were last looked at on "),
    "only_named": ("文件中有{}份仅见他文提及。", "Of the documents, {} are only named by others."),
    "title_home": ("谁制定中国的人工智能政策，谁来落实？", "Who sets China’s AI policy, and who carries it out?"),
    "above": ("见上文", "shown above"),
    "no_engine": (
        "本静态站点在浏览器内查询需要脚本和随站点构建的查询引擎；也可用 aikg sparql 查询。",
        "Asking in this static site needs a script and the engine built into it; aikg sparql asks as well.",
    ),
    "main_nav": ("主导航", "main"),
    "breadcrumb": ("所在位置", "where this is"),
    "feed": ("新文件订阅（Atom）", "New documents (Atom)"),
    "changes": ("与上一版本相比的变动", "Changes since the earlier release"),
    "today": ("现行情况", "Its force"),
}

# What is counted at the top of a page, by the heading of its section: in Chinese, in English for one and for several.
COUNTED: dict[str, tuple[str, str, str]] = {
    "carries_out": ("所呼应的中央文件", "central document that it follows", "central documents that it follows"),
    "followed_by": ("呼应它的地方", "place that follows it", "places that follow it"),
    "documents": ("文件", "document", "documents"),
    "targets": ("目标", "target", "targets"),
    "instruments": ("政策工具", "instrument", "instruments"),
    "sites": ("载体与平台", "site or platform", "sites and platforms"),
    "designations": ("认定", "designation", "designations"),
    "initiatives": ("国际倡议", "international initiative", "international initiatives"),
    "issued": ("联合发布的文件", "document issued jointly", "documents issued jointly"),
}


def count(key: str, number: int, lang: str) -> str:
    """Returns the words for a number of things.

    >>> count("targets", 1, "en"), count("targets", 2, "en"), count("targets", 2, "zh")
    ('target', 'targets', '目标')
    """
    zh, one, several = COUNTED[key]
    return zh if lang == "zh" else one if number == 1 else several


def say(key: str, lang: str) -> str:
    """Returns the words for a key.

    :param lang: `zh` or `en`
    """
    return WORDS[key][lang == "en"]
