/// The template files that travel inside the program.
package enum BriefingTemplates {
    /// Contents by path below `Templates/`.
    package static let files: [String: [UInt8]] = [
        "councillor-note.md": PackageResources.councillor_note_md,
        "scrutiny-report.md": PackageResources.scrutiny_report_md,
        "evidence-pack.md": PackageResources.evidence_pack_md,
        "data-appendix.md": PackageResources.data_appendix_md,
        "statement-comparison.md": PackageResources.statement_comparison_md,
        "change-note.md": PackageResources.change_note_md,
        "member-questions.md": PackageResources.member_questions_md,
        "peer-learning.md": PackageResources.peer_learning_md,
        "progress-paper.md": PackageResources.progress_paper_md,
        "action-plan.md": PackageResources.action_plan_md,
        "plan-audit.md": PackageResources.plan_audit_md,
        "accuracy-response.md": PackageResources.accuracy_response_md,
        "partials/caveat.md": PackageResources.caveat_md,
        "partials/finance-caveat.md": PackageResources.finance_caveat_md,
        "partials/sources.md": PackageResources.sources_md,
    ]
}
