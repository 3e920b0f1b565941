internal import TextAnalysis

/// The acronyms that occur in a note, with what they stand for.
package struct Glossary {
    package private(set) var entries: [(acronym: String, expansion: String)] = []
    /// Acronyms that neither the report nor the list of common ones expands.
    package private(set) var unexplained: [String] = []

    /// - Parameters:
    ///   - body: the note up to its sources, citations already written.
    ///   - terms: expansions by the reports; several of one acronym are all given.
    package init(of body: String, terms: [(acronym: String, expansion: String)]) {
        let readable = body.replacing(Self.brackets.regex, with: " ").replacing(Self.comment.regex, with: " ")
        var seen = Set<String>()
        for word in readable.split(whereSeparator: { !$0.isLetter && !$0.isNumber }).map(String.init) {
            let acronym = word.hasSuffix("s") && word.count > 3 ? String(word.dropLast()) : word
            // "DoLS" and "DOLS" are one.
            guard Self.isAcronym(acronym), seen.insert(acronym.lowercased()).inserted else { continue }
            var expansions: [String] = []
            for term in terms where term.acronym == word || term.acronym == acronym {
                let isKnown = expansions.contains { Folding.words($0) == Folding.words(term.expansion) }
                if !isKnown { expansions.append(term.expansion) }
            }
            if expansions.isEmpty, let common = Self.common[acronym] { expansions = [common] }
            if expansions.isEmpty {
                if acronym != "CQC" { unexplained.append(acronym) }
            } else {
                entries.append(
                    (
                        terms.contains { $0.acronym == word } ? word : acronym,
                        expansions.joined(separator: ", or ")
                    ))
            }
        }
        entries.sort { $0.acronym < $1.acronym }
    }

    private static let brackets = Pattern(#/\[[^\]]*\]/#)
    private static let comment = Pattern(#/<!--.*?-->/#)

    /// A text with the list in place of a mark; without the mark and its heading when there is nothing to explain.
    package func written(into text: String, at mark: Character) -> String {
        guard entries.isEmpty else {
            let list = entries.map {
                "- **\(MarkdownText.escaped($0.acronym))**: \(MarkdownText.escaped($0.expansion))."
            }
            return text.replacing(String(mark), with: list.joined(separator: "\n"))
        }
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        while let place = lines.firstIndex(where: { $0.contains(mark) }) {
            guard lines[place].count == 1, let heading = lines[..<place].lastIndex(where: { !$0.isEmpty }),
                lines[heading].hasPrefix("#"),
                ParsedNote.isGlossary(String(lines[heading].drop { "# ".contains($0) }))
            else {
                lines[place] = Substring(lines[place].replacing(String(mark), with: Self.nothing))
                continue
            }
            lines.removeSubrange(heading...place)
        }
        return lines.joined(separator: "\n")
    }

    /// What a glossary under another heading says.
    private static let nothing = "This note uses no acronyms that need explaining."

    /// What an acronym stands for, by the reports' terms, else by the common ones; nil when unknown.
    package static func expansion(of acronym: String, terms: [(acronym: String, expansion: String)])
        -> String?
    {
        terms.first { $0.acronym == acronym }?.expansion ?? common[acronym]
    }

    /// Two capitals or more, no more small letters than capitals: `CQC`, `DoLS`.
    private static func isAcronym(_ word: String) -> Bool {
        let capitals = word.count { $0.isUppercase }
        return capitals >= 2 && word.count <= 7 && word.count { $0.isLowercase } < capitals && word != "TO"
            && word != "DO"
    }

    /// Bodies and terms that reports use without expanding them.
    private static let common: [String: String] = [
        "NHS": "National Health Service", "ICB": "Integrated Care Board", "ICS": "Integrated Care System",
        "ASCOF": "Adult Social Care Outcomes Framework",
        "SACE": "Survey of Adult Carers in England", "ASCS": "Adult Social Care Survey",
        "DoLS": "Deprivation of Liberty Safeguards",
        "VCS": "voluntary and community sector", "VCSE": "voluntary, community and social enterprise sector",
        "OT": "occupational therapy",
        "JSNA": "Joint Strategic Needs Assessment", "SAB": "Safeguarding Adults Board",
        "BCF": "Better Care Fund",
        "ASC": "adult social care", "WDS": "Workforce Data Set",
        "LGBTQ": "lesbian, gay, bisexual, transgender and queer", "SALT": "Short and Long Term Support",
    ]
}
