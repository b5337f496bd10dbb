"""What the founding paper says, part by part: (row, what is said, a SPARQL pattern that finds it).

In a pattern `?fact` is the thing whose evidence must name the paper, with the section it stands in.
"""

from __future__ import annotations

# Governance.
A = [
    ("A1", "the order of levels", "level:central cnai:directlyAbove level:provincial . level:provincial cnai:directlyAbove level:municipal . level:municipal cnai:directlyAbove level:county"),
    ("A1", "the Party Central Committee leads", "VALUES ?fact { mechanism:party-central-leadership } ?fact cnai:party body:cpc-central-committee ; cnai:actsFrom level:central ; cnai:actsOn level:county"),
    ("A1", "the centre makes and changes rules for the levels below", "VALUES ?fact { mechanism:central-rule-setting } ?fact cnai:mechanismKind mechanism-kind:rule-setting ; cnai:actsFrom level:central ; cnai:actsOn level:provincial, level:municipal, level:county"),
    ("A1", "ministries stand at the central level", "VALUES ?fact { body:most } ?fact a cnai:StateBody ; cnai:atLevel level:central . body:miit cnai:atLevel level:central"),
    ("A1", "city plans name responsible departments", "VALUES ?fact { mechanism:department-responsibility } ?fact cnai:party place:hangzhou, place:shenzhen, place:shanghai"),
    ("A2", "top-level design acts from the centre downwards", "VALUES ?fact { mechanism:top-level-design } ?fact cnai:actsFrom level:central ; cnai:actsOn level:provincial"),
    ("A2", "overall coordination", "VALUES ?fact { mechanism:overall-coordination } ?fact cnai:mechanismKind mechanism-kind:coordination"),
    ("A2", "performance indicators cascade down", "VALUES ?fact { mechanism:indicator-cascading } ?fact cnai:assesses assessed-matter:ai-plan-delivery ; cnai:actsOn level:municipal"),
    ("A2", "resources and national platforms", "VALUES (?fact ?kind) { (mechanism:central-resource-allocation mechanism-kind:resource-allocation) } ?fact cnai:mechanismKind ?kind . mechanism:national-platform-building cnai:mechanismKind ?kind"),
    ("A3", "the sixth meeting of the commission supports the mechanism against involution", "?fact a cnai:PolicyEvent ; cnai:heldBy body:cfec ; cnai:occurredOn/cnai:dateText '2025-07-01' ; cnai:supports mechanism:anti-involution-coordination . mechanism:anti-involution-coordination cnai:mitigates policy-problem:involution-style-competition"),
    ("A4", "promotion is assessed by growth, revenue and foreign investment", "VALUES ?fact { mechanism:promotion-incentive } ?fact cnai:assesses assessed-matter:gdp-growth, assessed-matter:fiscal-revenue, assessed-matter:foreign-investment"),
    ("A4", "the dual track eases short-termism", "VALUES ?fact { mechanism:dual-track-incentive } ?fact cnai:mitigates policy-problem:short-termism"),
    ("A4", "exchange of cadres eases zero-sum competition", "VALUES ?fact { mechanism:cadre-exchange } ?fact cnai:mitigates policy-problem:zero-sum-competition"),
    ("A4", "the one-vote veto assesses environmental protection", "VALUES ?fact { mechanism:environmental-one-vote-veto } ?fact cnai:assesses assessed-matter:environmental-protection"),
    ("A4", "assessment by quality of development", "VALUES ?fact { mechanism:quality-oriented-assessment } ?fact cnai:assesses assessed-matter:quality-development"),
    *(
        ("A5", f"PARTS: {element}", f"?fact cnai:partsElement parts:{element} ; cnai:mapsTo ?thing")
        for element in ("players", "added-values", "rules", "tactics", "scope")
    ),
]

# Central documents.
B = [
    ("B1", "the national plan of 2017 runs to 2030", "VALUES ?fact { document:ngaidp-2017 } ?fact cnai:officialNumber '国发〔2017〕35号' ; cnai:periodEnd/cnai:dateText '2030'"),
    ("B1", "its three stages", "?one cnai:setIn document:ngaidp-2017 ; cnai:deadline/cnai:dateText '2020' . ?two cnai:setIn document:ngaidp-2017 ; cnai:deadline/cnai:dateText '2025' . ?three cnai:setIn document:ngaidp-2017 ; cnai:deadline/cnai:dateText '2030'"),
    ("B1", "autonomy and controllability", "VALUES ?fact { mechanism:autonomy-strategy } ?fact cnai:mitigates policy-problem:technological-dependence"),
    ("B2", "the three-year plan of 2018 to 2020", "VALUES ?fact { document:ai-industry-3yr-plan-2018-2020 } ?fact cnai:periodStart/cnai:dateText '2018' ; cnai:periodEnd/cnai:dateText '2020' ; cnai:issuedBy body:miit"),
    ("B3", "yearly growth of spending on research", "?fact cnai:setIn document:14th-fyp-outline-2021 ; cnai:indicator indicator:rnd-spending-growth ; cnai:value 7.0 ; cnai:unit unit:percent-per-year"),
    ("B3", "one of seven frontier fields", "?fact cnai:indicator indicator:frontier-field-count ; cnai:value 7.0"),
    ("B4", "the scenario opinions of six bodies", "VALUES ?fact { document:scenario-innovation-opinions-2022 } ?fact cnai:officialNumber '国科发规〔2022〕199号' ; cnai:issuedBy body:most, body:moe, body:miit, body:mot, body:mara, body:nhc"),
    ("B5", "the governance principles of 2019", "VALUES ?fact { document:ai-governance-principles-2019 } ?fact cnai:documentKind document-kind:principles"),
    ("B6", "the ethical norms of 2021", "VALUES ?fact { document:ai-ethics-norms-2021 } ?fact cnai:documentKind document-kind:ethical-norms"),
    ("B7", "the ethics review measures of 2023", "?fact cnai:regulates regulated-subject:science-ethics-review ; cnai:documentKind document-kind:administrative-provisions"),
    ("B8", "deep synthesis is regulated", "VALUES ?fact { document:deep-synthesis-provisions-2022 } ?fact cnai:regulates regulated-subject:deep-synthesis"),
    ("B8", "algorithmic recommendation is regulated", "?fact cnai:regulates regulated-subject:algorithmic-recommendation"),
    ("B9", "the safety framework of 2024", "VALUES ?fact { document:ai-safety-framework-1-2024 } ?fact cnai:regulates regulated-subject:ai-safety-risk ; cnai:documentKind document-kind:framework"),
    ("B10", "the platform guidelines establish the platforms, led by firms", "VALUES ?fact { site:national-ai-open-innovation-platforms } ?document cnai:establishes ?fact ; cnai:documentKind document-kind:guidelines . ?fact cnai:hosts ?firm"),
    ("B11", "national demonstration zones of Made in China 2025", "VALUES ?fact { site:made-in-china-2025-zones } ?fact cnai:siteKind site-kind:demonstration-zone"),
    ("B11", "integration of the delta as a national strategy", "?fact a cnai:PolicyEvent ; cnai:supports mechanism:yangtze-delta-integration"),
    ("B11", "recognition of specialised firms", "?fact cnai:instrumentType instrument-type:recognition ; cnai:atLevel level:central"),
]

# Local documents, targets and instruments.
C = [
    ("C1", "Liaoning's core industry in 2027", "?fact cnai:setIn document:liaoning-ai-innovation-plan-2025 ; cnai:indicator indicator:core-industry-scale ; cnai:value 100000000000.0 ; cnai:deadline/cnai:dateText '2027'"),
    *(
        ("C1", f"Liaoning's {indicator}", f"?target cnai:setIn document:liaoning-ai-innovation-plan-2025 ; cnai:indicator indicator:{indicator}")
        for indicator in ("above-scale-enterprise-count", "leading-enterprise-count", "cluster-count")
    ),
    ("C2", "Zhejiang's core revenue in 2027", "?fact cnai:setIn document:zhejiang-ai-measures-2025 ; cnai:indicator indicator:core-industry-revenue ; cnai:comparator comparator:over ; cnai:value 1000000000000.0 ; cnai:deadline/cnai:dateText '2027'"),
    ("C2", "Zhejiang's core revenue in 2030, contested", "?fact cnai:setIn document:zhejiang-ai-measures-2025 ; cnai:value 1200000000000.0 ; cnai:deadline/cnai:dateText '2030'"),
    ("C3", "Zhejiang's output of 2024", "?fact a cnai:Observation ; cnai:scope place:zhejiang ; cnai:value 570000000000.0 ; cnai:comparator comparator:over ; cnai:period/cnai:dateText '2024'"),
    ("C3", "Hangzhou's share of profit", "?fact a cnai:Observation ; cnai:scope place:hangzhou ; cnai:indicator indicator:profit-share ; cnai:value 70.0"),
    ("C4", "both dates of the Hangzhou plan", "?fact cnai:contests document:hangzhou-ai-innovation-highland-2025 ; cnai:statedThing/cnai:dateText '2025-06-04'"),
    ("C4", "its twenty policies", "?fact cnai:scope place:hangzhou ; cnai:indicator indicator:policy-measure-count ; cnai:value 20.0"),
    *(
        ("C5", f"Shenzhen: {what}", f"?fact a cnai:Target ; cnai:scope place:shenzhen ; cnai:indicator indicator:{indicator} ; cnai:value {value}.0 ; cnai:deadline/cnai:dateText '2026'")
        for what, indicator, value in (
            ("over 3,000 firms", "enterprise-count", 3000),
            ("ten unicorns", "unicorn-count", 10),
            ("growth of 20 percent", "ai-industry-growth", 20),
            ("ten incubators", "incubator-count", 10),
        )
    ),
    ("C6", "Shanghai's computing power", "?fact cnai:setIn document:shanghai-ai-molding-city-2024 ; cnai:indicator indicator:compute-capacity ; cnai:deadline/cnai:dateText '2025-end'"),
    ("C6", "Shanghai's corpora", "?fact cnai:setIn document:shanghai-ai-molding-city-2024 ; cnai:indicator indicator:dataset-or-corpus-count ; cnai:value 50.0 ; cnai:comparator comparator:about"),
    ("C6", "Shanghai's model accelerators", "?fact cnai:setIn document:shanghai-ai-molding-city-2024 ; cnai:indicator indicator:incubator-count ; cnai:value 3.0 ; cnai:upperValue 5.0"),
    ("C7", "Suzhou's support for an item", "?fact cnai:offeredIn place:suzhou ; cnai:cap 100000000.0"),
    ("C7", "Suzhou's housing subsidy", "?fact cnai:offeredIn place:suzhou ; cnai:instrumentType instrument-type:housing-subsidy ; cnai:cap 10000000.0"),
    ("C7", "Suzhou's fourteen measures", "?fact cnai:scope place:suzhou ; cnai:indicator indicator:policy-measure-count ; cnai:value 14.0"),
    *(
        ("C8", f"Yangzhou: {what}", f"?fact cnai:offeredIn place:yangzhou ; cnai:instrumentType instrument-type:talent-grant ; cnai:cap {cap}.0")
        for what, cap in (("top team", 100000000), ("teams", 10000000), ("leading talent", 5000000))
    ),
    ("C8", "Yangzhou's ten measures", "?fact cnai:scope place:yangzhou ; cnai:indicator indicator:policy-measure-count ; cnai:value 10.0"),
    *(
        ("C9", f"talent: {kind}", f"?fact cnai:instrumentType instrument-type:{kind} ; cnai:atLevel level:municipal")
        for kind in ("monthly-allowance", "housing-subsidy", "medical-benefit", "children-education")
    ),
    ("C10", "direct compute subsidies", "?fact cnai:instrumentType instrument-type:compute-subsidy ; cnai:offeredIn place:shanghai, place:shenzhen"),
    ("C10", "discounted cloud packages", "?fact cnai:instrumentType instrument-type:cloud-package ; cnai:offeredIn place:shanghai, place:shenzhen"),
    ("C10", "computing centres in Shanghai and Shenzhen", "?one cnai:siteKind site-kind:compute-centre ; cnai:locatedIn place:shanghai . ?two cnai:siteKind site-kind:compute-centre ; cnai:locatedIn place:shenzhen"),
    *(
        ("C11", f"centre: {kind}", f"?fact cnai:instrumentType instrument-type:{kind} ; cnai:atLevel level:central")
        for kind in ("tax-incentive", "public-data-access", "recognition", "regional-project-access")
    ),
    ("C12", "plan tasks enter performance assessment", "VALUES ?fact { mechanism:plan-delivery-assessment } ?fact cnai:assesses assessed-matter:ai-plan-delivery ; cnai:party place:shenzhen"),
]

# Clusters and sites.
D = [
    ("D1", "China Speech Valley", "VALUES ?fact { site:china-speech-valley } ?fact cnai:locatedIn place:hefei ; cnai:leadOrganisation body:miit, body:anhui-government ; cnai:hosts organisation:iflytek, organisation:leinao"),
    ("D2", "Zhangjiang", "VALUES ?fact { site:zhangjiang-science-city } ?fact cnai:focus field:integrated-circuits, field:biomedicine, field:artificial-intelligence"),
    ("D3", "Da Linghao Bay", "VALUES ?fact { site:da-linghao-bay } ?fact cnai:locatedIn place:minhang"),
    ("D4", "seventeen biomedical clusters", "VALUES ?fact { site:biomedical-clusters } ?fact cnai:siteCount 17 ; cnai:locatedIn place:beijing, place:chengdu, place:shanghai, place:suzhou"),
    ("D5", "the open innovation platforms are led by firms", "VALUES ?fact { site:national-ai-open-innovation-platforms } ?fact cnai:siteKind site-kind:open-innovation-platform ; cnai:hosts organisation:iflytek"),
    ("D6", "parks in Shanghai, Beijing and Shenzhen", "?one cnai:siteKind site-kind:industrial-park ; cnai:locatedIn/cnai:partOf? place:shanghai . ?two cnai:siteKind site-kind:industrial-park ; cnai:locatedIn/cnai:partOf? place:beijing . ?three cnai:siteKind site-kind:industrial-park ; cnai:locatedIn/cnai:partOf? place:shenzhen"),
]

# Regions and co-opetition.
E = [
    ("E1", "members of the Yangtze River Delta", "VALUES ?fact { place:yangtze-river-delta } ?fact cnai:hasMember place:shanghai, place:jiangsu, place:zhejiang, place:anhui"),
    ("E1", "the Pearl River Delta, the Greater Bay Area and Beijing-Tianjin-Hebei", "place:pearl-river-delta cnai:hasMember place:shenzhen . place:greater-bay-area cnai:hasMember place:hong-kong, place:macao . place:beijing-tianjin-hebei cnai:hasMember place:hebei"),
    *(
        ("E1", f"integration: {key}", f"VALUES ?fact {{ mechanism:{key} }} ?fact cnai:mechanismKind mechanism-kind:market-integration")
        for key in ("unified-market-access", "unified-enforcement-standards", "financial-interoperability")
    ),
    ("E2", "Shanghai leads", "?fact a cnai:Cooperation ; cnai:initiator place:shanghai ; cnai:party place:jiangsu, place:zhejiang"),
    ("E2", "Jiangsu connects to Shanghai", "?fact a cnai:Connection ; cnai:initiator place:jiangsu ; cnai:counterpart place:shanghai"),
    ("E2", "Zhejiang connects to Shanghai", "?fact a cnai:Connection ; cnai:initiator place:zhejiang ; cnai:counterpart place:shanghai"),
    ("E2", "Jiangsu and Zhejiang compete and cooperate", "?fact a cnai:Competition ; cnai:party place:jiangsu, place:zhejiang . ?other a cnai:Cooperation ; cnai:party place:jiangsu, place:zhejiang"),
    *(
        ("E3", f"{place}: {field}", f"?fact cnai:ofPlace place:{place} ; cnai:field field:{field}")
        for place, field in (
            ("shanghai", "commercial-application"),
            ("shanghai", "chain-integration"),
            ("beijing", "technology-breakthrough"),
            ("shenzhen", "embodied-intelligence"),
            ("shenzhen", "supply-chain-integration"),
        )
    ),
    *(
        ("E4", key, f"VALUES ?fact {{ mechanism:{key} }} ?fact cnai:mechanismKind mechanism-kind:cooperation ; cnai:party ?party")
        for key in ("joint-research-platforms", "talent-sharing-schemes", "shared-data-repositories", "open-source-ai", "university-firm-programmes")
    ),
    ("E5", "circles compete with circles", "?fact a cnai:Competition ; cnai:party place:yangtze-river-delta, place:pearl-river-delta"),
]

# Statistics.
F = [
    ("F", what, f"?fact a cnai:{kind} ; cnai:indicator indicator:{indicator} ; cnai:value {value} ; cnai:unit unit:{unit} ; cnai:scope place:{place} ; cnai:period/cnai:dateText ?when")
    for what, kind, indicator, value, unit, place in (
        ("core industry", "Observation", "core-industry-scale", "500000000000.0", "cny", "china"),
        ("core industry in 2035", "Forecast", "core-industry-scale", "1730000000000.0", "cny", "china"),
        ("share of the world in 2035", "Forecast", "world-share-of-ai-industry", "30.6", "percent", "china"),
        ("growth to 2035", "Forecast", "core-industry-cagr", "10.0", "percent-per-year", "china"),
        ("papers", "Observation", "paper-count", "273900.0", "count-per-year", "china"),
        ("share of papers", "Observation", "world-share-of-papers", "28.7", "percent", "china"),
        ("share of patents", "Observation", "world-share-of-patents", "61.1", "percent", "china"),
        ("share of patents, United States", "Observation", "world-share-of-patents", "20.9", "percent", "united-states"),
    )
]
F.append(("F", "graduates", "?fact a cnai:Observation ; cnai:indicator indicator:stem-graduate-share ; cnai:comparator comparator:over ; cnai:value 50.0 ; cnai:scope place:china"))

# South-South cooperation.
G = [
    ("G1", "the capacity-building plan, and the date on which sources differ", "?fact cnai:contests document:ai-capacity-building-plan-2024 ; cnai:statedThing/cnai:dateText '2024-09-26'"),
    ("G1", "the meeting held with Zambia", "VALUES ?fact { initiative:hlm-aicb-2024 } ?fact cnai:ledBy place:zambia"),
    ("G2", "the Digital Silk Road inside Belt and Road", "VALUES ?fact { initiative:digital-silk-road } ?fact cnai:continues initiative:belt-and-road ; cnai:uses digital-asset:internet, digital-asset:satellite, digital-asset:fibre, digital-asset:submarine-cable, digital-asset:mobile-5g"),
    *(
        ("G3", key, f"VALUES ?fact {{ initiative:{key} }} ?fact cnai:continues initiative:aicb-plan-2024")
        for key in ("intl-ai-capacity-platform", "open-ai-community", "ai-capacity-programmes", "ai-education-resources")
    ),
    ("G4", "solutions by need", "VALUES ?fact { initiative:tailored-ai-solutions } ?fact cnai:servesNeed need:poverty-reduction, need:health, need:agriculture, need:manufacturing"),
    ("G5", "an open model for the Global South", "?fact a cnai:Technology ; cnai:developedBy organisation:deepseek ; cnai:offeredTo place:global-south"),
    ("G6", "risks named", "?fact cnai:namesRisk risk:technological-dependence, risk:ai-sovereignty-loss"),
]

# Sources.
H = [
    *(("H", f"reference {number}", f"?source cnai:referenceNumber '{number}'") for number in range(1, 40)),
    *(("H", f"footnote {number}", f"?source cnai:referenceNumber 'footnote {number}'") for number in (1, 2, 3)),
    ("H", "reference 19 is printed for two works", "?one cnai:referenceNumber '19' . ?two cnai:referenceNumber '19' . FILTER (?one != ?two)"),
    ("H", "reference 37 is printed for two works", "?one cnai:referenceNumber '37' . ?two cnai:referenceNumber '37' . FILTER (?one != ?two)"),
]

FACTS = [*A, *B, *C, *D, *E, *F, *G, *H]
