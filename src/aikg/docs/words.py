"""What the pages call kinds of terms, characteristics of properties and severities of checks."""

from __future__ import annotations

from aikg.docs.model.texts import Text

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
