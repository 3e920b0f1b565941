internal import EmbeddedFiles
internal import Synchronization
internal import TextAnalysis

/// The files of word classes, in the folder `Words`.
package enum WordFile: String, CaseIterable, Sendable {
    /// Words that hold sentences together: articles, prepositions, auxiliaries.
    case grammar
    /// Tone, and what turns it: for `Evidence`.
    case tone
    /// Speakers, saying and stage: for `Evidence`.
    case voices
    /// Numbers, units, measures and comparisons: for `Evidence`.
    case figures
    /// What remarks on a report need: for `Examination`.
    case remarks
    /// What composing a note needs: for `Briefing`.
    case notes
    /// What checking a note against its report needs: for `ClaimReading` and `NoteChecking`.
    case checks
    /// Words and turns that mean the same: for `ClaimReading` and `NoteChecking`.
    case meanings

    /// The classes by name. Read when first asked for.
    ///
    /// - Precondition: the file that travels in the program can be read, which `EnglishTests` makes sure of.
    var sections: [String: ClassSection] {
        Self.read.withLock { read in
            if let known = read[self] { return known }
            do throws(EnglishFault) {
                let sections = try ClassSection.read(
                    EmbeddedFiles.text("Words/\(rawValue).txt"), named: rawValue + ".txt")
                read[self] = sections
                return sections
            } catch {
                preconditionFailure(error.description)
            }
        }
    }

    private static let read = Mutex<[WordFile: [String: ClassSection]]>([:])
}

/// One class of a file, as written.
struct ClassSection: Sendable {
    /// What the class is.
    var comment: [String]
    /// A sentence with a word of the class in it.
    var example: String?
    /// Its lines, each with one side or two.
    fileprivate var lines: [EnglishLine]

    /// A line of a class: the phrases before `=>` and those after it.
    typealias Entry = (left: [String], right: [String])

    /// The lines read. A line that is no pattern is left out: `read` has refused it.
    var entries: [Entry] { lines.compactMap { try? Self.entry($0.text) } }

    /// - Throws: the first line that cannot be read.
    static func read(_ text: String, named file: String) throws(EnglishFault) -> [String: ClassSection] {
        var sections: [String: ClassSection] = [:]
        var current: String?
        for line in try EnglishLine.lines(of: text, named: file) {
            func fault(_ reason: String) -> EnglishFault {
                EnglishFault(file: file, line: line.number, reason: reason)
            }
            switch line.kind {
            case .list: throw fault("a file of word classes has no lists: write the words as a class")
            case .section:
                guard sections[line.text] == nil else { throw fault("[\(line.text)] stands here twice") }
                let example = line.comment.first { $0.hasPrefix("Example:") }
                sections[line.text] = ClassSection(
                    comment: line.comment.filter { !$0.hasPrefix("Example:") },
                    example: example.map { String($0.dropFirst("Example: ".count)) }, lines: [])
                current = line.text
            case .entry:
                guard let current else { throw fault("words stand before the first [class]") }
                sections[current]?.lines.append(line)
            }
        }
        return sections
    }

    /// Checks every line.
    ///
    /// - Throws: the first that is no list of patterns.
    func check(in file: String) throws(EnglishFault) {
        for line in lines {
            do throws(WordPattern.Fault) { _ = try Self.entry(line.text) } catch {
                throw EnglishFault(file: file, line: line.number, reason: error.description)
            }
        }
    }

    private static func entry(_ line: String) throws(WordPattern.Fault) -> Entry {
        guard let arrow = line.place(of: "=>") else { return (try phrases(line[...]), []) }
        let start = line.utf8.index(line.startIndex, offsetBy: arrow)
        return (try phrases(line[..<start]), try phrases(line[line.utf8.index(start, offsetBy: 2)...]))
    }

    private static func phrases(_ side: Substring) throws(WordPattern.Fault) -> [String] {
        var phrases: [String] = []
        for pattern in side.utf8.split(separator: UInt8(ascii: ",")) {
            let pattern = Substring(pattern).trimmingEnds()
            if WordPattern.isPlain(pattern) {
                // Nearly all are: read as patterns they took as long as all else that a sentence's check does.
                if !pattern.isEmpty { phrases.append(String(pattern)) }
            } else {
                phrases += try WordPattern(pattern).phrases()
            }
        }
        return phrases
    }
}
