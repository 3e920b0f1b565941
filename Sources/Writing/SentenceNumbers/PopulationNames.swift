/// Names for those whom a number may be of: "carers", "people aged 65 and over".
package protocol PopulationNames {
    /// The population that a folded word names.
    func population(of word: String) -> String?
    /// The population that two folded words name together, else the first alone.
    func population(of word: String, _ next: String) -> String?
    /// The numbers of the texts that were read with these names.
    var read: ReadMentions { get }
}

/// The numbers and dates of the texts that one check has read: a sentence of a report is held against many claims, and
/// by each comparison anew, which took a twelfth of the time of a check.
package final class ReadMentions {
    var mentions: [String: NumberMentions] = [:]

    package init() {}
}
