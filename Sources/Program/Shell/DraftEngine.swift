package import AssessmentModel
package import Presentation

/// What a session asks about drafts. The session knows which draft is open; the file on the disk is the
/// draft, read afresh each time.
///
/// Members throw as those of `ShellEngine` do. Texts that are returned end in a newline.
package protocol DraftEngine {
    /// Names of the drafts in the drafts folder.
    var draftNames: [String] { get }
    /// The names of a draft's slots; none when it cannot be read.
    func slots(of draft: String) -> [String]
    /// The file that a draft is kept in.
    func draftPath(_ draft: String) -> String
    /// Starts a draft with `name=value` words. Returns its slots and what each needs.
    func startDraft(_ name: String, from template: String, with values: [String]) throws -> String
    /// Checks a draft's file. Returns how it stands.
    func openDraft(_ name: String) throws -> String
    func draftList() throws -> ResultTable
    func draftStatus(_ name: String) throws -> String
    /// The record that a short or long id names.
    func origin(of id: String) throws -> RowOrigin
    /// Pins passages; without a slot into the one that fits. Returns a line a pin.
    func pin(_ origins: [RowOrigin], as slot: String?, searchWords: [String], in draft: String) throws
        -> String
    func pins(of draft: String) throws -> ResultTable
    func unpin(_ numbers: [Int], from draft: String) throws -> String
    func say(_ words: String, in slot: String, of draft: String) throws -> String
    func waive(_ check: String, reason: String, by: String?, in draft: String) throws -> String
    /// Candidates for a slot, or for every slot.
    func suggestions(for slot: String?, in draft: String) throws -> Answer
    /// Why a passage is or would be suggested; nil when it is not.
    func whySuggested(_ origin: RowOrigin, in draft: String) throws -> String?
    /// A query for findings like a passage.
    func queryLike(_ origin: RowOrigin) throws -> String
    /// The note as it stands, or one section of it.
    func preview(_ section: String, of draft: String) throws -> String
    /// Runs the checks on the note as it stands.
    func check(_ draft: String) throws -> WrittenBrief
    /// The pins whose passages were changed since, old and new words under each other; or, with `accept N`,
    /// `edit N WORDS` or `drop N`, what was decided of one.
    func rebase(_ words: [String], of draft: String) throws -> String
    /// Writes the note: the words after `write`, a file and options.
    func write(_ words: [String], of draft: String) throws -> WrittenBrief
}
