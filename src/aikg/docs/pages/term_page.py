"""The page of a term: all that the ontology, the shapes, the questions and the data say of it."""

from __future__ import annotations

from aikg.docs.diagram import pictures
from aikg.docs.markup import Html, between, element, joined
from aikg.docs.model.expressions import classes, manchester, words
from aikg.docs.model.texts import Text, short
from aikg.docs.pages.parts import LANGUAGES, facts, link, links, page, pair, section, sentence, span, table
from aikg.namespaces import ID
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aikg.docs.model.expressions import Expression
    from aikg.docs.model.terms import Term
    from aikg.docs.site import Site

    Row = tuple[Text, Html, Html]

KINDS = {
    "class": Text("类", "class"),
    "object": Text("对象属性", "object property"),
    "datatype": Text("数据属性", "datatype property"),
    "annotation": Text("注释属性", "annotation property"),
    "individual": Text("个体", "individual"),
}
CHARACTERISTICS = {
    "Functional": Text("函数性", "functional"),
    "InverseFunctional": Text("逆函数性", "inverse functional"),
    "Transitive": Text("传递性", "transitive"),
    "Symmetric": Text("对称性", "symmetric"),
    "Asymmetric": Text("非对称性", "asymmetric"),
    "Reflexive": Text("自反性", "reflexive"),
    "Irreflexive": Text("非自反性", "irreflexive"),
}
SEVERITIES = {
    "violation": Text("违规", "violation"),
    "warning": Text("警告", "warning"),
    "info": Text("提示", "info"),
}


def term_page(site: Site, term: Term) -> bytes:
    """The page of a class, property or individual."""
    here = site.paths[term.iri]
    return page(
        site,
        here,
        term.label,
        _head(site, here, term),
        pair(term.definition.zh, term.definition.en),
        *(element("p", element("code", each)) for each in term.examples),
        pictures.of_term(site, here, term),
        section(Text("公理", "Axioms"), facts(_axioms(site, here, term))),
        section(Text("属性", "Properties"), _properties(site, here, term)),
        section(Text("检查", "Checks"), _checks(site, term)),
        section(Text("预设问题", "Stored questions"), _questions(site, term)),
        section(Text("其他词汇中的对应", "In other vocabularies"), _mappings(site, term)),
        section(Text("数据", "Data"), _data(site, here, term)),
    )


def _head(site: Site, here: str, term: Term) -> Html:
    module = next(module for module in site.modules if module.name == term.module)
    kind = KINDS[term.kind]
    at = element("a", f"{module.title.zh} {module.title.en}", href=site.module_href(here, module))
    old = joined(" · ", span("已弃用", "zh"), " ", span("deprecated", "en")) if term.deprecated else None
    words_ = joined(span(kind.zh, "zh"), " ", span(kind.en, "en"), " · ", at, " · ", element("code", term.iri), old)
    return element("p", words_, class_="soft")


def _axioms(site: Site, here: str, term: Term) -> Iterator[Row]:
    for name, names in (
        (Text("上位", "Kind of"), term.parents),
        (Text("下位", "Kinds"), term.children),
        *((Text("分为", "Divided into"), part) for part in term.parts),
        (Text("不相交", "Disjoint with"), term.disjoint),
        (Text("互逆", "Inverse of"), term.inverses),
        (Text("属于", "Is a"), term.types),
        (Text("取值词表", "Values from"), site.schemes_of(term) if term.is_property else []),
        (Text("种子概念", "Seed concept"), term.seeds),
        (Text("参见", "See also"), term.see),
    ):
        if names:
            yield name, links(site, here, names, "zh"), links(site, here, names, "en")
    for name, given in (
        (Text("定义域", "Domain"), term.domain),
        (Text("值域", "Range"), term.range),
        (Text("等价于", "Same as"), term.equivalent),
        (Text("约束", "Restriction"), term.axioms),
    ):
        for each in given:
            yield name, _expression(site, here, each, "zh"), _expression(site, here, each, "en")
    for chain in term.chains:
        zh, en = (between(" → ", [link(site, here, each, lang) for each in chain]) for lang in LANGUAGES)
        yield Text("推自链", "Follows from the chain"), zh, en
    if term.characteristics:
        said = [CHARACTERISTICS[each] for each in term.characteristics]
        zh, en = joined("、".join(each.zh for each in said)), joined(", ".join(each.en for each in said))
        yield Text("特征", "Characteristics"), zh, en


def _expression(site: Site, here: str, given: Expression, lang: str) -> Html:
    """A class expression in words; one that is no mere name in the Manchester syntax too."""
    said = sentence(site, here, words(given, LANGUAGES.index(lang)), lang)
    if given.kind == "iri":
        return said
    formal = "".join(each if isinstance(each, str) else short(each.value) for each in manchester(given))
    return joined(said, element("br"), element("code", formal))


def _properties(site: Site, here: str, term: Term) -> Html | None:
    """The properties that a class has by their domain."""
    if term.kind != "class":
        return None
    own = [each for each in site.properties() if any(term.iri in classes(part) for part in each.domain)]
    return table(
        (Text("属性", "Property"), Text("定义", "Definition"), Text("值域", "Range")),
        (
            (
                joined(link(site, here, each.iri, "zh"), " ", link(site, here, each.iri, "en")),
                pair(each.definition.zh, each.definition.en),
                between(" ", [_expression(site, here, part, lang) for part in each.range for lang in LANGUAGES]),
            )
            for each in own
        ),
    )


def _checks(site: Site, term: Term) -> Html | None:
    return table(
        (Text("规则", "Rule"), Text("严重程度", "Severity"), Text("违反时的说明", "What a breach is told")),
        (
            (
                element("code", each.name),
                joined(span(SEVERITIES[each.severity].zh, "zh"), " ", span(SEVERITIES[each.severity].en, "en")),
                pair(each.message.zh, each.message.en),
            )
            for each in site.checks_of(term)
        ),
    )


def _questions(site: Site, term: Term) -> Html | None:
    return table(
        (Text("问题", "Question"), Text("内容", "What it asks")),
        (
            (element("code", each.command), pair(each.summary.zh, each.summary.en))
            for each in site.questions.get(term.iri, [])
        ),
    )


def _mappings(site: Site, term: Term) -> Html | None:
    none = Text("无对应", "none")
    return table(
        (Text("词汇", "Vocabulary"), Text("关系", "Relation"), Text("术语", "Term"), Text("说明", "Comment")),
        (
            (
                each.vocabulary,
                element("code", each.predicate),
                element("a", each.curie, href=each.object)
                if each.object
                else joined(span(none.zh, "zh"), " ", span(none.en, "en")),
                span(each.comment, "en"),
            )
            for each in site.mappings.get(term.iri, [])
        ),
    )


def _data(site: Site, here: str, term: Term) -> Html | None:
    used = site.used(term.iri)
    example = site.examples.get(term.iri)
    if not used.asserted and not used.derived:
        return None
    zh = f"断言 {used.asserted} 处，推得 {used.derived} 处。"
    en = f"{used.asserted} asserted and {used.derived} derived statements."
    if example is None:
        return pair(zh, en)
    ends = [element("code", short(example.subject).removeprefix("id/") or example.subject.removeprefix(ID))]
    if example.value:
        ends += [element("code", term.name), element("code", short(example.value))]
    names = [each for text in (example.name, example.value_name) for each in [f"{text.zh} {text.en}".strip()] if each]
    said = element("p", between(" ", ends), joined(" ", element("span", " · ".join(names), class_="soft")))
    return joined(pair(zh, en), said)
