#include "CEmbeddedFiles.h"

// Each file stands here twice: its bytes, and its row in the table. Tests/House holds this list against the folders.
#pragma clang diagnostic ignored "-Wc23-extensions"

static const uint8_t words_checks_txt[] = {
#embed "../../Foundations/English/Words/checks.txt"
};
static const uint8_t words_figures_txt[] = {
#embed "../../Foundations/English/Words/figures.txt"
};
static const uint8_t words_grammar_txt[] = {
#embed "../../Foundations/English/Words/grammar.txt"
};
static const uint8_t words_meanings_txt[] = {
#embed "../../Foundations/English/Words/meanings.txt"
};
static const uint8_t words_notes_txt[] = {
#embed "../../Foundations/English/Words/notes.txt"
};
static const uint8_t words_remarks_txt[] = {
#embed "../../Foundations/English/Words/remarks.txt"
};
static const uint8_t words_tone_txt[] = {
#embed "../../Foundations/English/Words/tone.txt"
};
static const uint8_t words_voices_txt[] = {
#embed "../../Foundations/English/Words/voices.txt"
};
static const uint8_t data_authorities_csv[] = {
#embed "../../Keeping/ReferenceData/Data/authorities.csv"
};
static const uint8_t data_checks_yaml[] = {
#embed "../../Keeping/ReferenceData/Data/checks.yaml"
};
static const uint8_t data_evidence_figures_txt[] = {
#embed "../../Keeping/ReferenceData/Data/evidence-figures.txt"
};
static const uint8_t data_evidence_tone_txt[] = {
#embed "../../Keeping/ReferenceData/Data/evidence-tone.txt"
};
static const uint8_t data_evidence_voices_txt[] = {
#embed "../../Keeping/ReferenceData/Data/evidence-voices.txt"
};
static const uint8_t data_evidence_weights_csv[] = {
#embed "../../Keeping/ReferenceData/Data/evidence-weights.csv"
};
static const uint8_t data_framework_yaml[] = {
#embed "../../Keeping/ReferenceData/Data/framework.yaml"
};
static const uint8_t data_note_topics_yaml[] = {
#embed "../../Keeping/ReferenceData/Data/note-topics.yaml"
};
static const uint8_t data_plain_questions_txt[] = {
#embed "../../Keeping/ReferenceData/Data/plain-questions.txt"
};
static const uint8_t data_plan_columns_yaml[] = {
#embed "../../Keeping/ReferenceData/Data/plan-columns.yaml"
};
static const uint8_t data_plan_scales_yaml[] = {
#embed "../../Keeping/ReferenceData/Data/plan-scales.yaml"
};
static const uint8_t data_points_yaml[] = {
#embed "../../Keeping/ReferenceData/Data/points.yaml"
};
static const uint8_t data_remarks_yaml[] = {
#embed "../../Keeping/ReferenceData/Data/remarks.yaml"
};
static const uint8_t data_scores_doubts_csv[] = {
#embed "../../Keeping/ReferenceData/Data/scores-doubts.csv"
};
static const uint8_t data_scores_csv[] = {
#embed "../../Keeping/ReferenceData/Data/scores.csv"
};
static const uint8_t data_synonyms_yaml[] = {
#embed "../../Keeping/ReferenceData/Data/synonyms.yaml"
};
static const uint8_t page_application_js[] = {
#embed "../../Writing/Edition/Page/application.js"
};
static const uint8_t page_charts_js[] = {
#embed "../../Writing/Edition/Page/charts.js"
};
static const uint8_t page_compare_js[] = {
#embed "../../Writing/Edition/Page/compare.js"
};
static const uint8_t page_councils_js[] = {
#embed "../../Writing/Edition/Page/councils.js"
};
static const uint8_t page_elements_js[] = {
#embed "../../Writing/Edition/Page/elements.js"
};
static const uint8_t page_facets_js[] = {
#embed "../../Writing/Edition/Page/facets.js"
};
static const uint8_t page_names_js[] = {
#embed "../../Writing/Edition/Page/names.js"
};
static const uint8_t page_notes_js[] = {
#embed "../../Writing/Edition/Page/notes.js"
};
static const uint8_t page_page_html[] = {
#embed "../../Writing/Edition/Page/page.html"
};
static const uint8_t page_passages_js[] = {
#embed "../../Writing/Edition/Page/passages.js"
};
static const uint8_t page_readings_txt[] = {
#embed "../../Writing/Edition/Page/readings.txt"
};
static const uint8_t page_reports_js[] = {
#embed "../../Writing/Edition/Page/reports.js"
};
static const uint8_t page_search_js[] = {
#embed "../../Writing/Edition/Page/search.js"
};
static const uint8_t page_searching_js[] = {
#embed "../../Writing/Edition/Page/searching.js"
};
static const uint8_t page_stems_js[] = {
#embed "../../Writing/Edition/Page/stems.js"
};
static const uint8_t page_style_css[] = {
#embed "../../Writing/Edition/Page/style.css"
};
static const uint8_t samples_northmoor_followup_md[] = {
#embed "../../Reading/Samples/Reports/northmoor-followup.md"
};
static const uint8_t samples_northmoor_txt[] = {
#embed "../../Reading/Samples/Reports/northmoor.txt"
};
static const uint8_t samples_eastvale_index_html[] = {
#embed "../../Reading/Samples/Reports/eastvale/index.html"
};
static const uint8_t samples_eastvale_summary_html[] = {
#embed "../../Reading/Samples/Reports/eastvale/summary.html"
};
static const uint8_t samples_eastvale_theme1_equity_html[] = {
#embed "../../Reading/Samples/Reports/eastvale/theme1-equity.html"
};
static const uint8_t samples_eastvale_theme1_needs_html[] = {
#embed "../../Reading/Samples/Reports/eastvale/theme1-needs.html"
};
static const uint8_t samples_eastvale_theme1_support_html[] = {
#embed "../../Reading/Samples/Reports/eastvale/theme1-support.html"
};
static const uint8_t samples_eastvale_theme2_care_html[] = {
#embed "../../Reading/Samples/Reports/eastvale/theme2-care.html"
};
static const uint8_t samples_eastvale_theme2_partnerships_html[] = {
#embed "../../Reading/Samples/Reports/eastvale/theme2-partnerships.html"
};
static const uint8_t samples_eastvale_theme3_pathways_html[] = {
#embed "../../Reading/Samples/Reports/eastvale/theme3-pathways.html"
};
static const uint8_t samples_eastvale_theme3_safeguarding_html[] = {
#embed "../../Reading/Samples/Reports/eastvale/theme3-safeguarding.html"
};
static const uint8_t samples_eastvale_theme4_governance_html[] = {
#embed "../../Reading/Samples/Reports/eastvale/theme4-governance.html"
};
static const uint8_t samples_eastvale_theme4_learning_html[] = {
#embed "../../Reading/Samples/Reports/eastvale/theme4-learning.html"
};
static const uint8_t samples_haverlow_haverlow_0824_theme1_needs_txt[] = {
#embed "../../Reading/Samples/Reports/haverlow/haverlow-0824-theme1-needs.txt"
};
static const uint8_t samples_haverlow_haverlow_0824_theme2_care_txt[] = {
#embed "../../Reading/Samples/Reports/haverlow/haverlow-0824-theme2-care.txt"
};
static const uint8_t samples_haverlow_haverlow_0824_theme3_pathways_txt[] = {
#embed "../../Reading/Samples/Reports/haverlow/haverlow-0824-theme3-pathways.txt"
};
static const uint8_t samples_haverlow_haverlow_0824_theme4_governance_txt[] = {
#embed "../../Reading/Samples/Reports/haverlow/haverlow-0824-theme4-governance.txt"
};
static const uint8_t templates_accuracy_response_md[] = {
#embed "../../../Templates/accuracy-response.md"
};
static const uint8_t templates_action_plan_md[] = {
#embed "../../../Templates/action-plan.md"
};
static const uint8_t templates_change_note_md[] = {
#embed "../../../Templates/change-note.md"
};
static const uint8_t templates_councillor_note_md[] = {
#embed "../../../Templates/councillor-note.md"
};
static const uint8_t templates_data_appendix_md[] = {
#embed "../../../Templates/data-appendix.md"
};
static const uint8_t templates_evidence_pack_md[] = {
#embed "../../../Templates/evidence-pack.md"
};
static const uint8_t templates_member_questions_md[] = {
#embed "../../../Templates/member-questions.md"
};
static const uint8_t templates_peer_learning_md[] = {
#embed "../../../Templates/peer-learning.md"
};
static const uint8_t templates_plan_audit_md[] = {
#embed "../../../Templates/plan-audit.md"
};
static const uint8_t templates_progress_paper_md[] = {
#embed "../../../Templates/progress-paper.md"
};
static const uint8_t templates_scrutiny_report_md[] = {
#embed "../../../Templates/scrutiny-report.md"
};
static const uint8_t templates_statement_comparison_md[] = {
#embed "../../../Templates/statement-comparison.md"
};
static const uint8_t templates_partials_caveat_md[] = {
#embed "../../../Templates/partials/caveat.md"
};
static const uint8_t templates_partials_finance_caveat_md[] = {
#embed "../../../Templates/partials/finance-caveat.md"
};
static const uint8_t templates_partials_progress_again_md[] = {
#embed "../../../Templates/partials/progress-again.md"
};
static const uint8_t templates_partials_progress_barriers_md[] = {
#embed "../../../Templates/partials/progress-barriers.md"
};
static const uint8_t templates_partials_progress_due_md[] = {
#embed "../../../Templates/partials/progress-due.md"
};
static const uint8_t templates_partials_progress_measures_md[] = {
#embed "../../../Templates/partials/progress-measures.md"
};
static const uint8_t templates_partials_progress_slipped_md[] = {
#embed "../../../Templates/partials/progress-slipped.md"
};
static const uint8_t templates_partials_sources_md[] = {
#embed "../../../Templates/partials/sources.md"
};
static const uint8_t program_changes_txt[] = {
#embed "../../Program/Workspace/changes.txt"
};
static const uint8_t program_components_txt[] = {
#embed "../../Program/Workspace/components.txt"
};

static const uint8_t scripts_contradictions_assay[] = {
#embed "../../../Scripts/contradictions.assay"
};
static const uint8_t scripts_figures_assay[] = {
#embed "../../../Scripts/figures.assay"
};
static const uint8_t scripts_next_band_assay[] = {
#embed "../../../Scripts/next-band.assay"
};
static const uint8_t scripts_promised_assay[] = {
#embed "../../../Scripts/promised.assay"
};
static const uint8_t scripts_strengths_and_shortfalls_assay[] = {
#embed "../../../Scripts/strengths-and-shortfalls.assay"
};
static const uint8_t scripts_topic_assay[] = {
#embed "../../../Scripts/topic.assay"
};
static const uint8_t scripts_weak_spots_assay[] = {
#embed "../../../Scripts/weak-spots.assay"
};
static const uint8_t scripts_what_changed_assay[] = {
#embed "../../../Scripts/what-changed.assay"
};
static const uint8_t scripts_who_said_assay[] = {
#embed "../../../Scripts/who-said.assay"
};
static const uint8_t scripts_who_scores_higher_assay[] = {
#embed "../../../Scripts/who-scores-higher.assay"
};
#define ROW(path, bytes) {path, bytes, sizeof bytes}
static const struct assay_embedded_file files[] = {
    ROW("Words/checks.txt", words_checks_txt),
    ROW("Words/figures.txt", words_figures_txt),
    ROW("Words/grammar.txt", words_grammar_txt),
    ROW("Words/meanings.txt", words_meanings_txt),
    ROW("Words/notes.txt", words_notes_txt),
    ROW("Words/remarks.txt", words_remarks_txt),
    ROW("Words/tone.txt", words_tone_txt),
    ROW("Words/voices.txt", words_voices_txt),
    ROW("Data/authorities.csv", data_authorities_csv),
    ROW("Data/checks.yaml", data_checks_yaml),
    ROW("Data/evidence-figures.txt", data_evidence_figures_txt),
    ROW("Data/evidence-tone.txt", data_evidence_tone_txt),
    ROW("Data/evidence-voices.txt", data_evidence_voices_txt),
    ROW("Data/evidence-weights.csv", data_evidence_weights_csv),
    ROW("Data/framework.yaml", data_framework_yaml),
    ROW("Data/note-topics.yaml", data_note_topics_yaml),
    ROW("Data/plain-questions.txt", data_plain_questions_txt),
    ROW("Data/plan-columns.yaml", data_plan_columns_yaml),
    ROW("Data/plan-scales.yaml", data_plan_scales_yaml),
    ROW("Data/points.yaml", data_points_yaml),
    ROW("Data/remarks.yaml", data_remarks_yaml),
    ROW("Data/scores-doubts.csv", data_scores_doubts_csv),
    ROW("Data/scores.csv", data_scores_csv),
    ROW("Data/synonyms.yaml", data_synonyms_yaml),
    ROW("Page/application.js", page_application_js),
    ROW("Page/charts.js", page_charts_js),
    ROW("Page/compare.js", page_compare_js),
    ROW("Page/councils.js", page_councils_js),
    ROW("Page/elements.js", page_elements_js),
    ROW("Page/facets.js", page_facets_js),
    ROW("Page/names.js", page_names_js),
    ROW("Page/notes.js", page_notes_js),
    ROW("Page/page.html", page_page_html),
    ROW("Page/passages.js", page_passages_js),
    ROW("Page/readings.txt", page_readings_txt),
    ROW("Page/reports.js", page_reports_js),
    ROW("Page/search.js", page_search_js),
    ROW("Page/searching.js", page_searching_js),
    ROW("Page/stems.js", page_stems_js),
    ROW("Page/style.css", page_style_css),
    ROW("Samples/northmoor-followup.md", samples_northmoor_followup_md),
    ROW("Samples/northmoor.txt", samples_northmoor_txt),
    ROW("Samples/eastvale/index.html", samples_eastvale_index_html),
    ROW("Samples/eastvale/summary.html", samples_eastvale_summary_html),
    ROW("Samples/eastvale/theme1-equity.html", samples_eastvale_theme1_equity_html),
    ROW("Samples/eastvale/theme1-needs.html", samples_eastvale_theme1_needs_html),
    ROW("Samples/eastvale/theme1-support.html", samples_eastvale_theme1_support_html),
    ROW("Samples/eastvale/theme2-care.html", samples_eastvale_theme2_care_html),
    ROW("Samples/eastvale/theme2-partnerships.html", samples_eastvale_theme2_partnerships_html),
    ROW("Samples/eastvale/theme3-pathways.html", samples_eastvale_theme3_pathways_html),
    ROW("Samples/eastvale/theme3-safeguarding.html", samples_eastvale_theme3_safeguarding_html),
    ROW("Samples/eastvale/theme4-governance.html", samples_eastvale_theme4_governance_html),
    ROW("Samples/eastvale/theme4-learning.html", samples_eastvale_theme4_learning_html),
    ROW("Samples/haverlow/haverlow-0824-theme1-needs.txt", samples_haverlow_haverlow_0824_theme1_needs_txt),
    ROW("Samples/haverlow/haverlow-0824-theme2-care.txt", samples_haverlow_haverlow_0824_theme2_care_txt),
    ROW("Samples/haverlow/haverlow-0824-theme3-pathways.txt", samples_haverlow_haverlow_0824_theme3_pathways_txt),
    ROW("Samples/haverlow/haverlow-0824-theme4-governance.txt", samples_haverlow_haverlow_0824_theme4_governance_txt),
    ROW("Templates/accuracy-response.md", templates_accuracy_response_md),
    ROW("Templates/action-plan.md", templates_action_plan_md),
    ROW("Templates/change-note.md", templates_change_note_md),
    ROW("Templates/councillor-note.md", templates_councillor_note_md),
    ROW("Templates/data-appendix.md", templates_data_appendix_md),
    ROW("Templates/evidence-pack.md", templates_evidence_pack_md),
    ROW("Templates/member-questions.md", templates_member_questions_md),
    ROW("Templates/peer-learning.md", templates_peer_learning_md),
    ROW("Templates/plan-audit.md", templates_plan_audit_md),
    ROW("Templates/progress-paper.md", templates_progress_paper_md),
    ROW("Templates/scrutiny-report.md", templates_scrutiny_report_md),
    ROW("Templates/statement-comparison.md", templates_statement_comparison_md),
    ROW("Templates/partials/caveat.md", templates_partials_caveat_md),
    ROW("Templates/partials/finance-caveat.md", templates_partials_finance_caveat_md),
    ROW("Templates/partials/progress-again.md", templates_partials_progress_again_md),
    ROW("Templates/partials/progress-barriers.md", templates_partials_progress_barriers_md),
    ROW("Templates/partials/progress-due.md", templates_partials_progress_due_md),
    ROW("Templates/partials/progress-measures.md", templates_partials_progress_measures_md),
    ROW("Templates/partials/progress-slipped.md", templates_partials_progress_slipped_md),
    ROW("Templates/partials/sources.md", templates_partials_sources_md),
    ROW("Program/changes.txt", program_changes_txt),
    ROW("Program/components.txt", program_components_txt),
    ROW("Scripts/contradictions.assay", scripts_contradictions_assay),
    ROW("Scripts/figures.assay", scripts_figures_assay),
    ROW("Scripts/next-band.assay", scripts_next_band_assay),
    ROW("Scripts/promised.assay", scripts_promised_assay),
    ROW("Scripts/strengths-and-shortfalls.assay", scripts_strengths_and_shortfalls_assay),
    ROW("Scripts/topic.assay", scripts_topic_assay),
    ROW("Scripts/weak-spots.assay", scripts_weak_spots_assay),
    ROW("Scripts/what-changed.assay", scripts_what_changed_assay),
    ROW("Scripts/who-said.assay", scripts_who_said_assay),
    ROW("Scripts/who-scores-higher.assay", scripts_who_scores_higher_assay),
};

size_t assay_embedded_file_count(void) { return sizeof files / sizeof files[0]; }

struct assay_embedded_file assay_embedded_file_at(size_t index) { return files[index]; }
