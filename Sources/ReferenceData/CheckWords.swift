package import SourceText
internal import Yams

/// The data file `checks.yaml`: words by which a note is checked.
package struct CheckWords: Sendable {
    /// A group of persons that a figure may be about.
    package struct Population: Sendable, Hashable {
        /// "carers".
        package var name: String
        /// Fits every count of persons, as "people" does.
        package var isGeneral: Bool
        package var words: [String]
    }

    package let populations: [Population]
    /// Words of headings under which a bullet praises, faults or warns.
    package let strengthHeadings: [String]
    package let shortfallHeadings: [String]
    package let cautionHeadings: [String]
    /// Acronyms that need no explanation.
    package let knownAcronyms: Set<String>
    /// Words to avoid, with what to write instead.
    package let avoided: [(words: String, instead: String)]

    /// - Throws: `WorldError` when the file is not YAML of the expected shape.
    package init(yaml: String) throws(WorldError) {
        let file: File
        do { file = try YAMLDecoder().decode(File.self, from: yaml) } catch {
            throw WorldError("checks.yaml cannot be read: \(error)")
        }
        populations = file.populations.map { Population(name: $0.key, isGeneral: $0.value.general ?? false, words: $0.value.words) }
            .sorted { $0.name < $1.name }
        strengthHeadings = file.headings["strengths"] ?? []
        shortfallHeadings = file.headings["shortfalls"] ?? []
        cautionHeadings = file.headings["cautions"] ?? []
        knownAcronyms = Set(file.knownAcronyms)
        avoided = file.avoid.map { ($0.key, $0.value) }.sorted { $0.0 < $1.0 }
    }

    private struct File: Decodable {
        struct Entry: Decodable {
            var general: Bool?
            var words: [String]
        }
        var populations: [String: Entry]
        var headings: [String: [String]]
        var knownAcronyms: [String]
        var avoid: [String: String]

        enum CodingKeys: String, CodingKey {
            case populations, headings, avoid
            case knownAcronyms = "known_acronyms"
        }
    }
}
