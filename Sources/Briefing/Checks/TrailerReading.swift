internal import TextAnalysis

/// An item of a check that an officer has answered for.
package struct CheckWaiver: Sendable, Hashable {
    /// `number-3fa2`.
    package var id: String
    package var reason: String
    /// Who answers for it.
    package var name: String

    package init(id: String, reason: String, name: String) {
        self.id = id
        self.reason = reason
        self.name = name
    }
}

/// What the trailing comment of a note says, read back: see `NoteTrailer`, which writes it.
struct TrailerReading {
    /// A citation as it was when the note was written.
    struct Cite {
        /// `northmoor-needs-5`.
        var label: String
        /// Long id of the sentence, figure, statement or assessment.
        var id: String
        /// Of the paragraph; empty for scores and reports.
        var fingerprint: String
    }

    private(set) var template: String?
    private(set) var isDraft = false
    private(set) var parameters: [String: String] = [:]
    private(set) var cites: [Cite] = []
    private(set) var waivers: [CheckWaiver] = []

    /// - Parameter comment: from `<!-- assay` on. Lines that are not understood are left out.
    init(_ comment: String) {
        for line in comment.split(whereSeparator: \.isNewline).dropFirst() {
            guard let colon = line.firstRange(of: ": ") else { continue }
            let name = line[..<colon.lowerBound]
            let value = String(line[colon.upperBound...])
            if name.hasPrefix("cite ") {
                let parts = value.split(separator: " ")
                guard let id = parts.first else { continue }
                cites.append(Cite(label: String(name.dropFirst(5)), id: String(id), fingerprint: parts.count > 1 ? String(parts[1]) : ""))
            } else if name.hasPrefix("waive ") {
                let sides = value.split(separator: "; by ", maxSplits: 1).map(String.init)
                waivers.append(CheckWaiver(id: String(name.dropFirst(6)), reason: sides[0], name: sides.count > 1 ? sides[1] : ""))
            } else if name == "template" {
                template = String(value.prefix { $0 != " " })
            } else if name == "draft" {
                isDraft = value == "yes"
            } else if !name.contains(" ") {
                parameters[String(name)] = value
            }
        }
    }

    /// The citations of a key as the text writes it: a label, or words in brackets that leave the note's own council out.
    func cites(ofKey key: String) -> [Cite] {
        let wanted = Folding.words(key)
        let own = parameters["authority"].map { Folding.words($0) + " " } ?? ""
        return cites.filter { cite in
            let label = Folding.words(cite.label)
            return label == wanted || label == own + wanted
        }
    }
}
