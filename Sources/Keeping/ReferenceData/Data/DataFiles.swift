/// The data files that travel inside the program; `ReferenceData` reads them.
package enum DataFiles {
    /// Contents by name.
    package static let contents: [String: [UInt8]] = [
        "framework.yaml": PackageResources.framework_yaml,
        "authorities.csv": PackageResources.authorities_csv,
        "scores.csv": PackageResources.scores_csv,
        "scores-doubts.csv": PackageResources.scores_doubts_csv,
        "synonyms.yaml": PackageResources.synonyms_yaml,
        "plain-questions.txt": PackageResources.plain_questions_txt,
        "evidence-tone.txt": PackageResources.evidence_tone_txt,
        "evidence-voices.txt": PackageResources.evidence_voices_txt,
        "evidence-figures.txt": PackageResources.evidence_figures_txt,
        "points.yaml": PackageResources.points_yaml,
        "evidence-weights.csv": PackageResources.evidence_weights_csv,
        "remarks.yaml": PackageResources.remarks_yaml,
        "checks.yaml": PackageResources.checks_yaml,
        "plan-scales.yaml": PackageResources.plan_scales_yaml,
        "plan-columns.yaml": PackageResources.plan_columns_yaml,
        "note-topics.yaml": PackageResources.note_topics_yaml,
    ]
}
