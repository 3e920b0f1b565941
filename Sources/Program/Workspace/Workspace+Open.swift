package import AssessmentModel
internal import Library
package import Presentation
internal import QueryLanguage
internal import ReferenceData
internal import SourceText

extension Workspace {
    /// A row in its context: a finding with heading, the paragraphs before and after, report and date; a
    /// council's card for other rows, its history for an action or a measure of a plan.
    ///
    /// - Throws: `WorldError` when the record is no longer in the library.
    package func open(_ origin: RowOrigin, page: PageSetup) throws -> String {
        if let plan = try planText(origin) { return TextSetting.set(plan, columns: page.columns) }
        guard let id = Self.findingID(origin), let passage = try library().passage(id) else {
            let slug = origin.recordID?.authority ?? origin.id
            guard case .one(let authority) = try catalogue().authorities.match(slug) else {
                throw WorldError.notHeld(origin.id)
            }
            return try card(authority, page: page)
        }
        let section = try library().section(of: passage)
        let place = section.firstIndex { $0.id == passage.id } ?? 0
        let near = section[max(0, place - 1)...min(section.count - 1, place + 1)]
        let title = try library().framework.title(of: passage.section)
        let score = passage.score.map { " (score \($0))" } ?? ""
        let date = passage.published.map { "published \($0.english)" } ?? "no date"
        let whereabouts = SafeText.neutralised(
            "\(passage.authority), \(title)\(score), paragraph \(passage.number) of \(section.count)")
        var plain = page
        plain.searchWords = []
        var output = lines(of: whereabouts, page: plain)
        output += Prose.set("\(passage.id), \(date), read as \(passage.tone)", page: plain)
        var heading: String?
        for other in near {
            if let new = other.heading, new != heading {
                output += "\n" + lines(of: SafeText.neutralised(new), page: plain)
                heading = new
            }
            let mark = other.id == passage.id ? "> " : "  "
            let prose = Prose.set(other.text, indentation: 6, page: page)
            output += "\n" + mark + pad(other.number) + prose.dropFirst(5)
        }
        return output
    }

    /// A heading at the page's width, in bold.
    private func lines(of heading: String, page: PageSetup) -> String {
        Prose.set(heading, page: page).split(separator: "\n").map { page.bold(String($0)) + "\n" }.joined()
    }

    private func pad(_ number: Int) -> String {
        let text = String(number)
        return String(repeating: " ", count: max(0, 3 - text.count)) + text
    }

    /// `northmoor@2026-03/needs/9` of a finding, sentence or indicator; nil for other records.
    static func findingID(_ origin: RowOrigin) -> String? {
        guard let kind = RecordKind(rawValue: origin.record),
            [.finding, .point, .sentence, .indicator].contains(kind)
        else { return nil }
        return origin.recordID?.finding?.description
    }
}
