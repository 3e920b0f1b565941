package import SourceText

/// Words that mean the same to a searcher, and topics: `synonyms.yaml`.
package struct SearchSynonyms: Sendable {
    /// Phrases of one group find each other.
    package let groups: [[String]]
    /// What officers mean by a topic's name.
    package let topics: [(name: String, phrases: [String])]

    /// - Throws: `WorldError` when the file is not YAML of the expected shape.
    package init(yaml: String) throws(WorldError) {
        struct File: Decodable {
            struct Topic: Decodable {
                var name: String
                var phrases: [String]
            }
            var groups: [[String]]
            var topics: [Topic]
        }
        let file = try DataFile.decode(File.self, from: yaml, named: "synonyms.yaml")
        groups = file.groups
        topics = file.topics.map { ($0.name, $0.phrases) }
    }
}
