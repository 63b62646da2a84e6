"""Edits of shipped meters, each of which makes the meter wrong: by meter, what is written and what it becomes."""

Edit = tuple[str, str, str]

HEAD = [
    ("\nversion: ", "\nverison: "),
    ("\nstatus: published", "\nstatus: done"),
    ("\ndata_class: ", "\ndata_class: very_"),
    ("\nlegal_basis: [", "\nlegal_basis: [because, "),
    ("\nretention_years: 10", "\nretention_years: 0"),
    ("\nretention_years: 10", "\nretention_years: for ever"),
    ("\nuse_level: ", "\nuse_level: any_"),
    ("\nuse_level: ", "\nlevel: "),
    ("\nno_total: ", "\nno_total: perhaps_"),
    ("\nvalidation: ", "\nvalidation: surely_"),
    ("\nlicence:\n", "\nlicense:\n"),
    ("  text: ", "  words: "),
    ("  key: ", "  key: some_"),
    ("  modification: ", "  modification: un"),
    ("  permission: ", "  permission: asked_"),
    ("  notice: ", "  notice:\n  note: "),
    ("  uses: {individual: ", "  uses: {everybody: "),
    ("\nitems:\n", "\nitems: []\nitmes:\n"),
    ("\nscores:\n", "\nscores: many\nothers:\n"),
    ("\ncodings:\n", "\ncodings:\n  nobody: {codes: [1, 2]}\n"),
]
"""Edits that suit any meter."""
ANY = ("phq-9", "eq-5d-5l", "whodas-36", "promis-short-forms", "gas")

HERE: dict[str, list[tuple[str, str]]] = {
    "phq-9": [
        ("codes: [0, 1, 2, 3]", "codes: [0, 1, 2, 2]"),
        ("codes: [0, 1, 2, 3]", "codes: [0]"),
        ("codes: [0, 1, 2, 3]", "codes: 3"),
        ("codes: [0, 1, 2, 3]", "codes: [a, b, c, d]"),
        ("codes: [0, 1, 2, 3]", "codes: [-101, 1, 2, 3]"),
        ("codes: [0, 1, 2, 3]", "codes: [0, 1, 2, 3.5]"),
        ("{id: PHQ_2, kind: choice", "{id: PHQ_1, kind: choice"),
        ("{id: PHQ_2, kind: choice", "{id: PHQ 2, kind: choice"),
        ("{id: PHQ_2, kind: choice", "{id: 2, kind: choice"),
        ("{id: PHQ_2, kind: choice", "{kind: choice"),
        ("{id: PHQ_2, kind: choice", "{id: PHQ_2, kind: slider"),
        ("{id: PHQ_2, kind: choice", "{id: PHQ_2, kind: rating"),
        ("{id: PHQ_2, kind: choice", "{id: PHQ_2, kind: text"),
        ("{id: PHQ_2, kind: choice", "{id: PHQ_2, kind: multichoice"),
        ("{id: PHQ_2, kind: choice", "{id: PHQ_2, kind: choice, minimum: 0"),
        ("{id: PHQ_2, kind: choice", "{id: PHQ_2, kind: choice, reverse: upside_down"),
        ("{id: PHQ_2, kind: choice", "{id: PHQ_2, kind: choice, recode: {0: 0, 1: 1}"),
        ("{id: PHQ_2, kind: choice", "{id: PHQ_2, kind: choice, recode: {0: 0, 1: 1, 2: 2, 3: 3, 4: 4}"),
        ("{id: PHQ_2, kind: choice", "{id: PHQ_2, kind: choice, recode: {}"),
        ("{id: PHQ_2, kind: choice", "{id: PHQ_2, kind: choice, missing_codes: {3: missing}"),
        ("{id: PHQ_2, kind: choice", "{id: PHQ_2, kind: choice, missing_codes: {9: lost}"),
        ("{id: PHQ_2, kind: choice", "{id: PHQ_2, kind: choice, ticked: count"),
        ("{id: PHQ_2, kind: choice", "{id: PHQ_2, kind: choice, filled_from: memory"),
        ("{id: PHQ_2, kind: choice, coding: answer", "{id: PHQ_2, kind: choice, coding: answers"),
        ("{id: PHQ_2, kind: choice, coding: answer", "{id: PHQ_2, kind: choice"),
        ("{id: PHQ_2, kind: choice, coding: answer", "{id: PHQ_2, kind: number"),
        ("alert: {at_least: 1}", "alert: {at_least: 1, any_of: [3]}"),
        ("alert: {at_least: 1}", "alert: {}"),
        ("alert: {at_least: 1}", "alert: {above: 1}"),
        ("alert: {at_least: 1}", "alert: true"),
        ("show_if: {score: phq9_total, at_least: 1}", "show_if: {score: phq9_sum, at_least: 1}"),
        ("show_if: {score: phq9_total, at_least: 1}", "show_if: {score: phq9_total}"),
        ("show_if: {score: phq9_total, at_least: 1}", "show_if: {score: phq9_total, item: PHQ_1, at_least: 1}"),
        ("show_if: {score: phq9_total, at_least: 1}", "show_if: {score: phq9_total, at_least: 5, at_most: 1}"),
        ("show_if: {score: phq9_total, at_least: 1}", "show_if: {item: PHQ_1, any_of: [7]}"),
        ("show_if: {score: phq9_total, at_least: 1}", "show_if: {item: PHQ_difficulty, any_of: [1]}"),
        ("show_if: {score: phq9_total, at_least: 1}", "show_if: {item: PHQ_10, at_least: 1}"),
        ("show_if: {score: phq9_total, at_least: 1}", "show_if: {item: PHQ_1, any_of: [1], at_least: 1}"),
        ("rule: prorated_sum", "rule: prorate"),
        ("rule: prorated_sum", "rule: {kind: prorated_sum, more: 1}"),
        ("rule: prorated_sum", "rule: [prorated_sum]"),
        ("rule: prorated_sum", "rule: {at_least: 2}"),
        ("minimum_answered: 7", "minimum_answered: 10"),
        ("minimum_answered: 7", "minimum_answered: 0"),
        ("minimum_answered: 7", "minimum_answered: 120%"),
        ("minimum_answered: 7", "minimum_answered: 0%"),
        ("minimum_answered: 7", "minimum_answered: most"),
        ("range: [0, 27]", "range: [27, 0]"),
        ("range: [0, 27]", "range: [0, 36]"),
        ("range: [0, 27]", "range: [0]"),
        ("range: [0, 27]", "range: 27"),
        ("range: [0, 27]", "range: [0, inf]"),
        ("direction: lower", "direction: worse"),
        ("domain: symptoms", "domain: Symp toms"),
        ("{id: mild, start: 5}", "{id: mild}"),
        ("bands_evidence: bands", "bands_evidence: hearsay"),
        ("    evidence: key\n", "    evidence: keys\n"),
        ("  bands:\n    source: ", "  bands:\n    sorce: "),
        ("read: 2026-11-22", "read: yesterday"),
        ("read: 2026-11-22", "read: 2026-13-01"),
        ("kind: count, at_least: 2", "kind: count"),
        ("kind: count, at_least: 2", "kind: count, at_least: two"),
        ("other: {PHQ_9: 1}", "other: {PHQ_10: 1}"),
        ("other: {PHQ_9: 1}", "other: {PHQ_9: one}"),
        ("kind: any, conditions: [{item: PHQ_1, at_least: 2}", "kind: any, conditions: [{item: PHQ_0, at_least: 2}"),
        ("kind: any, conditions: [{item: PHQ_1, at_least: 2}", "kind: any, conditions: [{item: PHQ_1}"),
        ("kind: any, conditions: [{item: PHQ_1, at_least: 2}", "kind: any, conditions: [{at_least: 2}"),
        ("{item: PHQ_1, at_least: 2}, {item: PHQ_2, at_least: 2}", ""),
        ("{score: phq9_core, at_least: 1}", "{score: phq9_major, at_least: 1}"),
        ("{score: phq9_core, at_least: 1}", "{score: phq9_heart, at_least: 1}"),
        ("  - id: phq9_core\n", "  - id: phq9_total\n"),
        ("  - id: phq9_core\n", "  - id: PHQ_1\n"),
        ("  - id: phq9_core\n", "  - id: phq9_total_answered\n"),
        ("items: [PHQ_1, PHQ_2", "items: [PHQ_1, PHQ_1, PHQ_2"),
        ("items: [PHQ_1, PHQ_2", "items: [PHQ_difficulty, PHQ_1, PHQ_2"),
        ("items: [PHQ_1, PHQ_2", "items: [PHQ_11, PHQ_2"),
        ("recall: P2W", "recall: [P2W]"),
        ("minutes: 3", "minutes: 0"),
        ("offered: false", "offered: later"),
    ],
    "wai": [
        ("ticked: count", "ticked: all"),
        (", ticked: count", ""),
        ("chosen_by: WAI_job", "chosen_by: WAI_work"),
        ("chosen_by: WAI_job, ", ""),
        ("chosen_by: WAI_job", "chosen_by: WAI_5"),
        ("1: {WAI_2_physical: 0.5, WAI_2_mental: 1.5}, ", ""),
        ("1: {WAI_2_physical: 0.5, WAI_2_mental: 1.5}", "1: {WAI_2_physical: 0.5}"),
        ("1: {WAI_2_physical: 0.5, WAI_2_mental: 1.5}", "1: {WAI_2_physical: 0.5, WAI_5: 1.5}"),
        ("1: {WAI_2_physical: 0.5, WAI_2_mental: 1.5}", "1: {WAI_2_physical: half, WAI_2_mental: 1.5}"),
        ("kind: weighted_sum, ", "kind: weighted_sum, weights: {WAI_2_physical: 1, WAI_2_mental: 1}, "),
        ("starts: {0: 7, 1: 5, 2: 4, 3: 3, 4: 2, 5: 1}", "starts: {0: 7}"),
        ("starts: {0: 7, 1: 5, 2: 4, 3: 3, 4: 2, 5: 1}", "starts: [7, 5, 4, 3, 2, 1]"),
        ("scores: [wai_demands, wai_diseases, wai_resources]", "scores: [wai_demands, wai_diseases, wai_total]"),
        ("scores: [wai_demands, wai_diseases, wai_resources]", "scores: [wai_demands, wai_diseases, wai_demands]"),
        ("minimum: 0, maximum: 10", "minimum: 10, maximum: 0"),
        ("minimum: 0, maximum: 10", "minimum: 0"),
        ("minimum: 0, maximum: 10", "minimum: 0, maximum: 5000"),
        ("minimum: 0, maximum: 10", "minimum: 0, maximum: 10.5"),
    ],
    "eq-5d-5l": [
        ("rule: profile", "rule: profil"),
        ("missing_codes: {9: missing}", "missing_codes: {5: missing}"),
        ("missing_codes: {999: missing}", "missing_codes: {99: missing}"),
        ("value_set: denmark_2021", "value_set: finland_2021"),
        ("  denmark_2021:\n    version", "  danmark_2021:\n    version"),
        ("EQ_mobility: {2: 0.041", "EQ_mobility: {2: a little"),
        ("    start: 0.9755\n", "    start: 0.9755\n    decimals: 20\n"),
        ("    start: 0.9755\n", "    start: 0.9755\n    any_6: 0.1\n"),
        ("    start: 0.9755\n", "    start: 0.9755\n    products: [{items: {EQ_pain: [5]}, value: 0.1}]\n"),
        ("    any_5: 0.0023\n", "    any_5: some\n"),
        ("range: [11111, 55555]", "range: [11111, 33333]"),
        ("range: [-0.758, 1]", "range: [0, 1]"),
    ],
    "eq-5d-3l": [
        ("eq5d3l_any_3: -0.269", "eq5d3l_some_3: -0.269"),
        ("weights: {eq5d3l_levels: 1, eq5d3l_any_3: -0.269}", "weights: {eq5d3l_levels: 1}"),
        ("weights: {eq5d3l_levels: 1, eq5d3l_any_3: -0.269}", "weights: {}"),
        ("decimals: 3", "decimals: -1"),
    ],
    "gas": [
        ("{id: attained, kind: choice, coding: level}", "{id: attained, kind: choice, coding: levels}"),
        ("{id: attained, kind: choice, coding: level}", "{id: baseline, kind: choice, coding: level}"),
        ("{id: goal, kind: text, scored: false}", "{id: goal, kind: text}"),
        ("    count: goals\n", "    count: aims\n"),
        ("    maximum: 5\n", "    maximum: 1\n"),
        ("    maximum: 5\n", "    maximum: 21\n"),
        ("    maximum: 5\n", "    maximum: a few\n"),
        ("  - id: goal\n    count", "  - id: Goal\n    count"),
        ("correlation: 0.3", "correlation: 1"),
        ("correlation: 0.3", "correlation: -0.1"),
        ("weights: [weight_1, weight_2,", "weights: [weight_1,"),
        ("weights: [weight_1, weight_2,", "weights: [weight_0, weight_2,"),
        ("weights: [weight_1, weight_2,", "weights: [goal_1, weight_2,"),
        ("items: [baseline_1, baseline_2,", "items: [baseline_0, baseline_2,"),
        ("minimum_answered: 1", "minimum_answered: 6"),
    ],
    "promis-short-forms": [
        ("kind: lookup, table: depression", "kind: look_up, table: depression"),
        ("kind: lookup, table: depression", "kind: lookup"),
        ("rows: {4: 22.5, 5: 26.6,", "rows: {4: 22.5, 04: 22.5, 5: 26.6,"),
        ("rows: {4: 22.5, 5: 26.6,", "rows: {4: 22.5, 4: 22.6, 5: 26.6,"),
        ("rows: {4: 22.5, 5: 26.6,", "rows: {4: none, 5: 26.6,"),
        ("standard_errors: {4: 4,", "standard_errors: {4: 0,"),
        ("standard_errors: {4: 4,", "standard_errors: {4: -4,"),
        ("\ntables:\n", "\ntables:\n  spare: {version: a, source: none, rows: {1: 1, 2: 2}}\n"),
    ],
    "whoqol-bref": [
        ("maximum_missing: 20%", "maximum_missing: 20"),
        ("maximum_missing: 20%", "maximum_missing: 120%"),
        ("maximum_missing: 20%", "maximum_missing: a fifth"),
        ("from: [1, 5], to: [4, 20]", "to: [4, 20]"),
    ],
    "whodas-36": [
        ("rule: pomp", "rule: percent"),
        ("show_if: {item: working, any_of: [1]}", "show_if: {item: working, any_of: [2]}"),
        ("show_if: {item: working, any_of: [1]}", "show_if: {item: D6_1, any_of: [1]}"),
        ("recode: {0: 0, 1: 1, 2: 1, 3: 2, 4: 2}", "recode: {0: 0, 1: 1, 2: 1, 3: 2}"),
        ("recode: {0: 0, 1: 1, 2: 1, 3: 2, 4: 2}", "recode: [0, 1, 1, 2, 2]"),
        ("range: [0, 100]", "range: [0, 106]"),
    ],
    "sovari": [
        ("subject: unit", "subject: house"),
        ("anonymous: true", "anonymous: almost"),
        ("minimum_group: 7", "minimum_group: 2"),
        ("{id: respondents, kind: number, minimum: 7, maximum: 100000", "{id: respondents, kind: date, minimum: 7"),
        ("minimum: 1, maximum: 5", "minimum: 1"),
        ("{id: quality_mean, kind: number", "{id: quality_mean, kind: text"),
    ],
    "ability-demand-profile": [
        ("perspective: coach", "perspective: everybody"),
        ("same_rater: true", "same_rater: often"),
        ("weights: {demand_leading: 1, ability_leading: -1}", "weights: {demand_leading: 1, ability_judging: -1}"),
        ("range: [-4, 4]", "range: [0, 4]"),
        ("scores: [shortfall_fine_handling,", "scores: [shortfall_painting,"),
    ],
    "swls": [
        (
            "\nscores:\n",
            "\nnorm_tables:\n  n: {version: a, source: abc, population: p, rows: [{mean: 1, sd: 1}]}\nscores:\n",
        ),
        ("    range: [5, 35]", "    transform: [{kind: norm, table: n, to: z}]\n    range: [5, 35]"),
        ("    range: [5, 35]", "    standard_error: SWLS_1\n    range: [5, 35]"),
        ("codes: [1, 2, 3, 4, 5, 6, 7]", "codes: [1, 2, 3, 4, 5, 7]\n  more: {codes: [1, 2]}"),
    ],
}
"""Edits of instrument.yaml that are named at their very line."""

ELSEWHERE: dict[str, list[tuple[str, str]]] = {
    "phq-9": [
        ("codes: [0, 1, 2, 3]", "codes: [0, 1, 2]"),
        ("codes: [0, 1, 2, 3]", "codes: [1, 2, 3, 4]"),
        ("{id: PHQ_2, kind: choice", "{id: PHQ_2, kind: choice, scored: false"),
        ("  - {id: PHQ_8, kind: choice, coding: answer}\n", ""),
        ("rule: prorated_sum", "rule: sum"),
        ("rule: prorated_sum", "rule: mean"),
        ("    direction: lower\n", ""),
        ("{id: mild, start: 5}", "{id: minimal, start: 5}"),
        ("{id: mild, start: 5}", "{id: mild, start: 10}"),
        ("{id: mild, start: 5}", "{id: mild, start: 15}"),
        ("{id: severe, start: 20}", "{id: severe, start: 40}"),
        ("{id: minimal, start: 0}", "{id: minimal, start: 1}"),
        ("    bands_evidence: bands\n", ""),
        ("{score: phq9_symptoms, at_least: 5}", "{score: phq9_symptoms, at_least: 15}"),
    ],
    "wai": [
        ("ticked: lowest", "ticked: highest"),
        ("starts: {0: 7, 1: 5, 2: 4", "starts: {0: 7, 2: 4, 1: 5"),
        ("starts: {0: 7, 1: 5,", "starts: {1: 5,"),
        ("starts: {0: 1, 4: 2", "starts: {0: 0, 4: 2"),
        ("scores: [wai_demands, wai_diseases, wai_resources]", "scores: [wai_demands, wai_diseases]"),
        ("no_total: false", "no_total: true"),
        ("prognosis: {codes: [1, 4, 7]}", "prognosis: {codes: [1, 2, 3]}"),
        ("{id: moderate, start: 28}", "{id: moderate, start: 50}"),
        ("[WAI_1, WAI_4, WAI_5, WAI_6]", "[WAI_4, WAI_5, WAI_6]"),
    ],
    "eq-5d-5l": [
        ("rule: profile", "rule: sum"),
        ("codes: [1, 2, 3, 4, 5]", "codes: [0, 1, 2, 3, 4]"),
        ("codes: [1, 2, 3, 4, 5]", "codes: [1, 2, 3, 4, 5, 10]"),
        ("EQ_mobility: {2: 0.041, 3: 0.054", "EQ_mobility: {3: 0.054"),
        ("EQ_mobility: {2: 0.041", "EQ_moving: {2: 0.041"),
        ("EQ_mobility: {2: 0.041", "EQ_mobility: {1: 0.041"),
        ("EQ_mobility: {2: 0.041", "EQ_mobility: {2: -3.041"),
        ("    start: 1\n", ""),
        ("    start: 1\n", "    start: 2\n"),
        ("    version: Denmark 2021\n", ""),
        (
            "    start: 0.9755\n",
            "    start: 0.9755\n    products: [{items: {EQ_sight: [4], EQ_pain: [5]}, value: 0.1}]\n",
        ),
        (
            "items: [EQ_mobility, EQ_selfcare, EQ_activities, EQ_pain, EQ_anxiety]\n    range: [-0.758",
            "items: [EQ_mobility, EQ_selfcare, EQ_activities, EQ_pain]\n    range: [-0.758",
        ),
    ],
    "eq-5d-3l": [
        ("decimals: 3", "decimals: 0"),
        ("codes: [1, 2, 3]", "codes: [1, 2, 3, 4]"),
    ],
    "gas": [
        ("    count: goals\n", ""),
        ("    maximum: 5\n", "    maximum: 4\n"),
        ("{id: attained, kind: choice, coding: level}", "{id: reached, kind: choice, coding: level}"),
        ("{id: goals, kind: choice, coding: how_many, scored: false}", "{id: goals, kind: text, scored: false}"),
        ("level: {codes: [-2, -1, 0, 1, 2]}", "level: {codes: [-2, -1, 0, 1]}"),
    ],
    "promis-short-forms": [
        ("table: depression", "table: sadness"),
        ("kind: lookup, table: depression", "kind: linear, from: [4, 4], to: [0, 100]"),
        ("kind: lookup, table: depression", "kind: linear, from: [4, 20], to: [5, 5]"),
        ("kind: lookup, table: depression", "kind: norm, table: depression, to: t"),
        ("kind: lookup, table: depression", "kind: bins, starts: {5: 1, 10: 2}"),
        ("rows: {4: 22.5, 5: 26.6,", "rows: {4: 22.5,"),
        ("rows: {4: 22.5, 5: 26.6,", "rows: {4: 12.5, 5: 26.6,"),
        ("standard_errors: {4: 4,", "standard_errors: {"),
        ("standard_errors: {4: 4,", "low: {4: 4, 5: 5}\n    standard_errors: {4: 4,"),
        ("items: [DEP_1, DEP_2, DEP_3, DEP_4]", "items: [DEP_1, DEP_2, DEP_3]"),
        ("rule: sum\n    items: [DEP_1", "rule: mean\n    items: [DEP_1"),
        ("{id: SLP_1, kind: choice, coding: answer, reverse: true}", "{id: SLP_1, kind: choice, coding: answer}"),
    ],
    "whoqol-bref": [
        ("from: [1, 5], to: [4, 20]", "from: [5, 1], to: [4, 20]"),
        ("from: [1, 5], to: [4, 20]", "from: [0, 5], to: [4, 20]"),
    ],
    "swls": [
        ("    range: [5, 35]", "    standard_error: SWLS_9\n    range: [5, 35]"),
        ("{id: neutral, start: 20}", "{id: neutral, start: 19.5}\n      - {id: neutral, start: 20}"),
    ],
}
"""Edits of instrument.yaml that show where something needs what is gone, or gives another number."""

OTHER_FILES_HERE: dict[str, list[Edit]] = {
    "gas": [
        ("texts/en.yaml", "language: en", "language: fi"),
        ("texts/en.yaml", "  weight: {question", "  wieght: {question"),
        ("texts/en.yaml", "    -2: ", "    -3: "),
        ("texts/en.yaml", "  gas_attained: {name", "  gas_reached: {name"),
        ("texts/en.yaml", "title: ", "titel: "),
        ("texts/en.yaml", "status: draft", "status: official"),
        ("texts/en.yaml", "status: draft", "status: ready"),
    ],
    "who-5": [
        ("norms.yaml", "score: who5_percent", "score: who5_share"),
        ("norms.yaml", "sem: 8.514", "sem: -8.514"),
        ("norms.yaml", "status: published", "status: true"),
        ("norms.yaml", "date: 2026-11-22", "date: 2999-01-01"),
        ("norms.yaml", "icc: 0.81", "icc: 1.81"),
        ("norms.yaml", "    source:", "    sauce:"),
        ("cases.yaml", "    source:", "    origin:"),
        ("crosswalks/1.0.0-to-1.1.0.yaml", "WHO_1: kept", "WHO_9: kept"),
        ("crosswalks/1.0.0-to-1.1.0.yaml", "WHO_1: kept", "WHO_1: lost"),
        ("crosswalks/1.0.0-to-1.1.0.yaml", "comparable: as_it_is", "comparable: maybe"),
    ],
}
"""Edits of other files that are named at their very line."""

OTHER_FILES_ELSEWHERE: dict[str, list[Edit]] = {
    "gas": [
        ("cases.yaml", 'attained_1: "2"', 'attained_6: "2"'),
        ("cases.yaml", 'attained_1: "2"', 'attained_1: "3"'),
    ],
    "who-5": [
        ("cases.yaml", "expect: {who5_raw: 13, who5_percent: 52}", "expect: {who5_raw: 13, who5_percent: 53}"),
        ("cases.yaml", "expect: {who5_raw: 13, who5_percent: 52}", "expect: {who5_sum: 13}"),
        ("cases.yaml", 'WHO_1: "3"', 'WHO_1: "6"'),
        ("cases.yaml", 'WHO_1: "3"', 'WHO_6: "3"'),
        ("cases.yaml", 'WHO_1: "3"', "WHO_1: often"),
        ("CHANGES.md", "1.1.0", "1.2.0"),
    ],
}
"""Edits of other files that are named at the case, or at the version, they belong to."""


def here() -> dict[str, tuple[str, Edit]]:
    """Edits that must be named at their own line, each by a name of its own."""
    own = [(meter, edit) for meter, edits in _whole(HERE, OTHER_FILES_HERE) for edit in edits]
    return _named([*own, *((meter, ("instrument.yaml", *edit)) for meter in ANY for edit in HEAD)])


def elsewhere() -> dict[str, tuple[str, Edit]]:
    """Edits that are named where they do harm, each by a name of its own."""
    own = [(meter, edit) for meter, edits in _whole(ELSEWHERE, OTHER_FILES_ELSEWHERE) for edit in edits]
    return _named(
        [*own, *((meter, ("instrument.yaml", key, "\n# ")) for meter in ANY for key in ("\nid: ", "\nversion: "))]
    )


def _whole(own: dict[str, list[tuple[str, str]]], others: dict[str, list[Edit]]) -> list[tuple[str, list[Edit]]]:
    first = [(meter, [("instrument.yaml", *edit) for edit in edits]) for meter, edits in own.items()]
    return [*first, *others.items()]


def _named(edits: list[tuple[str, Edit]]) -> dict[str, tuple[str, Edit]]:
    return {f"{number} {meter} {edit[2].strip()[:40]!r}": (meter, edit) for number, (meter, edit) in enumerate(edits)}
