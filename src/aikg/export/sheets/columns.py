"""The columns of the derived tables, which are read from the graph."""

from __future__ import annotations

from aikg.export.sheets.sheets import Field

_KEY = ("Key", "键")
_ZH, _EN = ("Chinese name", "中文名称"), ("English name", "英文名称")
_NODE = "Id of a node: kind/key, as in columns that refer to any thing."

NODES = (
    Field("id", *_KEY, _NODE, required=True),
    Field("iri", "IRI", "IRI", "IRI of the thing.", required=True),
    Field("kind", "Kind", "种类", "Kind of thing, as in its IRI."),
    Field("classes", "Classes", "类", "Its classes in the ontology.", separator="|"),
    Field("type", "Type", "类型", "Its type in the vocabulary: of a document, site, place, instrument, indicator..."),
    Field("label_zh", *_ZH, "Name in Chinese."),
    Field("label_en", *_EN, "Name in English."),
    Field("level", "Level", "层级", "Level of governance."),
    Field("date", "Date", "日期", "When it came about or is due, as exactly as known.", refers="dates"),
    Field("date_of", "Date of", "日期含义", "The property that gives the date."),
    Field("earliest", "Earliest", "最早", "First day that the date can mean.", "date"),
    Field("latest", "Latest", "最晚", "Last day that the date can mean.", "date"),
    Field("latitude", "Latitude", "纬度", "Degrees north, WGS 84.", "decimal"),
    Field("longitude", "Longitude", "经度", "Degrees east, WGS 84.", "decimal"),
    Field(
        "value", "Value", "数值", "Value of a target or an observation, on the indicator that is its type.", "decimal"
    ),
    Field("unit", "Unit", "单位", "Unit of the value."),
)
EDGES = (
    Field("id", *_KEY, "Subject, relation and object, joined by two hyphens.", required=True),
    Field("subject", "Subject", "主体", _NODE, required=True, refers="nodes"),
    Field("relation", "Relation", "关系", "Name of the property.", required=True),
    Field("object", "Object", "客体", _NODE, required=True, refers="nodes"),
    Field("iri", "IRI", "IRI", "IRI of the property.", required=True),
    Field("derived", "Derived", "推出", "Whether rules derived it; otherwise a source states it.", "boolean", True),
    Field("symmetric", "Symmetric", "对称", "Whether it goes both ways; it stands once.", "boolean", True),
    Field("row", "Row", "所在行", "Key of the row of relations that states it.", refers="relations"),
    Field("sources", "Sources", "来源", "Keys of the sources it rests on; none if derived.", separator="|"),
)
ALIGNMENTS = (
    Field("id", *_KEY, "Document, kind and directive, joined by two hyphens.", required=True, refers="edges"),
    Field("document", "Document", "文件", "The document that aligns.", required=True, refers="nodes"),
    Field("directive", "Directive", "所呼应文件", "The document with which it aligns.", required=True, refers="nodes"),
    Field("kind", "Kind", "呼应方式", "Name of the property.", required=True),
    Field("kind_iri", "IRI of the kind", "呼应方式IRI", "IRI of the property.", required=True),
    Field("kind_zh", "Kind in Chinese", "呼应方式（中文）", "Name of the kind in Chinese."),
    Field("kind_en", "Kind in English", "呼应方式（英文）", "Name of the kind in English."),
    Field("derived", "Derived", "推出", "Whether rules derived it; otherwise a source states it.", "boolean", True),
    Field("document_zh", "Document in Chinese", "文件名称", "Its title in Chinese."),
    Field("document_en", "Document in English", "文件英文名称", "Its title in English."),
    Field("document_level", "Level of the document", "文件层级", "Level of governance."),
    Field("directive_zh", "Directive in Chinese", "所呼应文件名称", "Its title in Chinese."),
    Field("directive_en", "Directive in English", "所呼应文件英文名称", "Its title in English."),
    Field("directive_level", "Level of the directive", "所呼应文件层级", "Level of governance."),
)
CONCEPTS = (
    Field("id", *_KEY, "Scheme and concept.", required=True),
    Field("iri", "IRI", "IRI", "IRI of the concept.", required=True),
    Field("scheme", "Scheme", "词表", "The vocabulary it belongs to.", required=True),
    Field("concept", "Concept", "概念", "What stands in the cells of the tables.", required=True),
    Field("label_zh", *_ZH, "Name in Chinese."),
    Field("label_en", *_EN, "Name in English."),
    Field("definition_zh", "Chinese definition", "中文定义", "What it means, in Chinese."),
    Field("definition_en", "English definition", "英文定义", "What it means, in English."),
)
DATES = (
    Field("date", "Date", "日期", "As exactly as the source: 2025, 2025-06, 2025-06-04, 2025-end.", required=True),
    Field("iri", "IRI", "IRI", "IRI of the date.", required=True),
    Field("earliest", "Earliest", "最早", "First day that it can mean.", "date", True),
    Field("latest", "Latest", "最晚", "Last day that it can mean.", "date", True),
    Field("precision", "Precision", "精确程度", "How exact it is.", required=True),
    Field("label_zh", *_ZH, "The date in Chinese words."),
    Field("label_en", *_EN, "The date in English words."),
)
COLUMNS = (
    Field("id", *_KEY, "Table and column.", required=True),
    Field("table", "Table", "表", "Name of the table.", required=True),
    Field("column", "Column", "列", "Name of the column.", required=True),
    Field("title", "Title", "英文标题", "Its title in English."),
    Field("title_zh", "Chinese title", "中文标题", "Its title in Chinese."),
    Field("description", "Holds", "说明", "What it holds."),
    Field("type", "Type", "类型", "Type of the values.", required=True),
    Field("required", "Required", "必填", "Whether every row has a value.", "boolean", True),
    Field("separator", "Separator", "分隔符", "What stands between several values of one cell."),
    Field("refers", "Refers to", "引用", "The table whose keys the values are."),
    Field("derived", "Derived", "推出", "Whether the table is read from the graph.", "boolean", True),
)
