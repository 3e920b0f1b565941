package import SourceText

/// The data file `checks.yaml`: words by which a note is checked.
package struct CheckWords: Sendable {
    /// A group of persons that a figure may be about.
    package struct Population: Sendable, Hashable {
        /// "carers".
        package var name: String
        /// Fits every count of persons, as "people" does.
        package var isGeneral: Bool
        /// Folded words that name it.
        package var words: [String]
    }

    /// Things that may be said of a number and exclude each other: median and longest, waiting and received.
    package struct SenseGroup: Sendable, Hashable {
        /// One of them, by the words that say it.
        package struct Sense: Sendable, Hashable {
            /// As messages call it: "the median".
            package var name: String
            /// Folded phrases that say it.
            package var words: [String]
        }

        /// "statistic".
        package var name: String
        /// The units of numbers that it can be said of, `count` for a bare number; nil for all.
        package var units: [String]?
        /// Said only by the words right before or behind a number.
        package var isTouching: Bool
        /// When the report says it a note must too, in its words or in one of these; nil when silence
        /// contradicts nothing.
        package var saidBy: [String]?
        /// Phrases that hold words of a sense and say nothing of it.
        package var hidden: [String]
        /// Any two exclude each other.
        package var senses: [Sense]
    }

    /// Groups of persons.
    package let populations: [Population]
    /// What may be said of a number.
    package let senses: [SenseGroup]
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
        let file = try DataFile.decode(File.self, from: yaml, named: "checks.yaml")
        populations = file.populations.map {
            Population(name: $0.key, isGeneral: $0.value.general ?? false, words: $0.value.words)
        }
        .sorted { $0.name < $1.name }
        senses = file.senses.map { name, group in
            let senses = group.senses.map { SenseGroup.Sense(name: $0.key, words: $0.value) }.sorted {
                $0.name < $1.name
            }
            return SenseGroup(
                name: name, units: group.units, isTouching: group.touching ?? false, saidBy: group.saidBy,
                hidden: group.hides ?? [],
                senses: senses)
        }.sorted { $0.name < $1.name }
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
        struct Group: Decodable {
            var units: [String]?
            var touching: Bool?
            var saidBy: [String]?
            var hides: [String]?
            var senses: [String: [String]]

            enum CodingKeys: String, CodingKey {
                case units, touching, senses, hides
                case saidBy = "said_by"
            }
        }
        var populations: [String: Entry]
        var senses: [String: Group]
        var headings: [String: [String]]
        var knownAcronyms: [String]
        var avoid: [String: String]

        enum CodingKeys: String, CodingKey {
            case populations, senses, headings, avoid
            case knownAcronyms = "known_acronyms"
        }
    }
}
