/// The fictional reports that travel inside the program, in the layouts that real ones come in.
package enum SampleReports {
    /// Paths below `samples/`, with the files' bytes.
    package static let files: [(path: String, bytes: [UInt8])] = [
        ("northmoor.txt", PackageResources.northmoor_txt),
        ("northmoor-followup.md", PackageResources.northmoor_followup_md),
        ("haverlow/haverlow-0824-theme1-needs.txt", PackageResources.haverlow_0824_theme1_needs_txt),
        ("haverlow/haverlow-0824-theme2-care.txt", PackageResources.haverlow_0824_theme2_care_txt),
        ("haverlow/haverlow-0824-theme3-pathways.txt", PackageResources.haverlow_0824_theme3_pathways_txt),
        (
            "haverlow/haverlow-0824-theme4-governance.txt",
            PackageResources.haverlow_0824_theme4_governance_txt
        ),
        ("eastvale/index.html", PackageResources.index_html),
        ("eastvale/summary.html", PackageResources.summary_html),
        ("eastvale/theme1-needs.html", PackageResources.theme1_needs_html),
        ("eastvale/theme1-support.html", PackageResources.theme1_support_html),
        ("eastvale/theme1-equity.html", PackageResources.theme1_equity_html),
        ("eastvale/theme2-care.html", PackageResources.theme2_care_html),
        ("eastvale/theme2-partnerships.html", PackageResources.theme2_partnerships_html),
        ("eastvale/theme3-pathways.html", PackageResources.theme3_pathways_html),
        ("eastvale/theme3-safeguarding.html", PackageResources.theme3_safeguarding_html),
        ("eastvale/theme4-governance.html", PackageResources.theme4_governance_html),
        ("eastvale/theme4-learning.html", PackageResources.theme4_learning_html),
    ]
}
