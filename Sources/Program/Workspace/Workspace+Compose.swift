internal import AssessmentModel
package import Briefing
internal import Foundation
internal import Library
internal import NoteFormats
internal import Presentation
internal import QueryLanguage
internal import ReferenceData
internal import ReportReading
internal import SourceText

extension Workspace {
    /// The templates: the user's folder before the embedded ones.
    package var templates: TemplateFolder { TemplateFolder(folder: options.templatesFolder) }

    /// Writes a note from a template: its queries answered from the library, every figure and quotation
    /// cited.
    ///
    /// - Throws: `Diagnostics` about the template, its parameters or open slots; `WorldError` for names,
    ///   files and the library.
    package func compose(_ order: BriefingOrder) throws -> ComposedNote {
        let source = try briefingSource()
        try refuseWithoutAssessment(order, source)
        return try Briefing.compose(order, templates: templates, source: source, reference: reference)
    }

    /// The library as briefings and drafts read it.
    func briefingSource() throws(WorldError) -> LibrarySource {
        LibrarySource(workspace: self, catalogue: try catalogue())
    }

    /// A note about a council of which no formal assessment is held would say nothing: it is refused, with
    /// what is held.
    private func refuseWithoutAssessment(_ order: BriefingOrder, _ source: LibrarySource) throws {
        guard let name = order.parameters["authority"],
            let authority = try? source.resolve(name, as: .authority)
        else { return }
        let scope: QueryText = "where authority is \(authority.key)"
        guard try answer(to: "assessments \(scope)", catalogue: source.catalogue).totalRows == 0 else {
            return
        }
        let hasPilot = try answer(to: "all assessments \(scope)", catalogue: source.catalogue).totalRows > 0
        let message =
            hasPilot
            ? "Only a pilot of \(authority.label) is held, whose rating is indicative: a note would present it as CQC's judgement."
            : "Nothing is held on \(authority.label): no report was read and no scores have been published."
        throw Diagnostics(
            source: Source(name: order.template, text: ""),
            items: [
                Diagnostic("nothing-held", .error, at: nil, message + " `assay import FILE` reads a report.")
            ])
    }
}
