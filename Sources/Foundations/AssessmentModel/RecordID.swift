internal import TextAnalysis

/// What an id names.
package enum RecordKind: String, Hashable, Sendable, CaseIterable {
    /// `northmoor`
    case authority
    /// `northmoor@2026-03`
    case assessment
    /// `northmoor@2026-03/needs`, and other sections of a report
    case statement
    /// `northmoor@2026-03/needs/5`
    case finding
    /// `northmoor@2026-03/needs/5a`
    case point
    /// `northmoor@2026-03/needs/5.2`
    case sentence
    /// `northmoor@2026-03/needs/5.2#1`
    case indicator
}

/// The identity of a record: council, assessment, section, paragraph, and what of the paragraph.
///
/// The long form names the assessment and is what is stored and cited: `northmoor@2026-03/needs/5.2#1`. The
/// short form, without `@2026-03`, means the current assessment's: `northmoor/needs/5.2#1`.
package struct RecordID: Hashable, Sendable, CustomStringConvertible {
    /// What of a paragraph is meant.
    package enum Part: Hashable, Sendable {
        /// `5a`: the points of a paragraph have letters, from `a`.
        case point(Character)
        /// `5.2`, from 1.
        case sentence(Int)
        /// `5.2#1`, both from 1.
        case indicator(sentence: Int, number: Int)
    }

    /// The council's slug: `northmoor`.
    package let authority: String
    /// `2026-03`, `2026` or `undated`; nil in a short form, and of a council.
    package let date: String?
    /// `needs`, `experiences`; nil of a council or an assessment.
    package let section: String?
    /// From 1 within the section.
    package let paragraph: Int?
    /// Nil of a whole paragraph, and of what is larger.
    package let part: Part?

    private init(_ authority: String, _ date: String?, _ section: String?, _ paragraph: Int?, _ part: Part?) {
        self.authority = authority
        self.date = date
        self.section = section
        self.paragraph = paragraph
        self.part = part
    }

    /// An assessment's, by its date of publication in the precision known.
    package init(authority: String, published: PartialDate?) {
        self.init(authority, published.map { $0.monthISO ?? $0.iso } ?? "undated", nil, nil, nil)
    }

    /// Reads either form; nil when the text is no id, such as a file's path.
    package init?(_ text: some StringProtocol) {
        let parts = Substring(text).split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count <= 3, parts.allSatisfy({ !$0.isEmpty }), let first = parts.first else { return nil }
        let owner = first.split(separator: "@", omittingEmptySubsequences: false)
        guard owner.count <= 2, owner.allSatisfy({ !$0.isEmpty }) else { return nil }
        authority = String(owner[0])
        date = owner.count == 2 ? String(owner[1]) : nil
        section = parts.count > 1 ? String(parts[1]) : nil
        guard parts.count == 3 else {
            (paragraph, part) = (nil, nil)
            return
        }
        let digits = parts[2].prefix { $0.isASCII && $0.isNumber }
        guard let number = Int(digits) else { return nil }
        paragraph = number
        let rest = parts[2][digits.endIndex...]
        if rest.isEmpty {
            part = nil
        } else if let read = Self.part(rest) {
            part = read
        } else {
            return nil
        }
    }

    /// `a`, `.2` or `.2#1`.
    private static func part(_ text: some StringProtocol) -> Part? {
        if text.count == 1, let letter = text.first, letter.isASCII, letter.isLowercase {
            return .point(letter)
        }
        guard text.first == "." else { return nil }
        let numbers = text.dropFirst().split(separator: "#", omittingEmptySubsequences: false)
        let read = numbers.compactMap { Int($0) }
        guard read.count == numbers.count else { return nil }
        switch read.count {
        case 1: return .sentence(read[0])
        case 2: return .indicator(sentence: read[0], number: read[1])
        default: return nil
        }
    }

    /// Which record of the query language has such ids, by its parts.
    package var kind: RecordKind {
        switch part {
        case .indicator: .indicator
        case .sentence: .sentence
        case .point: .point
        case nil:
            paragraph != nil ? .finding : section != nil ? .statement : date != nil ? .assessment : .authority
        }
    }

    package var description: String {
        var text = authority
        if let date { text += "@" + date }
        if let section { text += "/" + section }
        if let paragraph { text += "/" + String(paragraph) }
        switch part {
        case .point(let letter): text.append(letter)
        case .sentence(let number): text += ".\(number)"
        case .indicator(let sentence, let number): text += ".\(sentence)#\(number)"
        case nil: break
        }
        return text
    }

    /// Whether it names its assessment, as stored ids do.
    package var isLong: Bool { date != nil }
    /// Without the assessment's date: the form printed for current records.
    package var short: RecordID { RecordID(authority, nil, section, paragraph, part) }
    /// What the record stands in: of a figure its sentence, of a sentence or point its paragraph, and so on up
    /// to the council, which stands in nothing.
    package var parent: RecordID? {
        switch kind {
        case .indicator: sentence
        case .sentence, .point: finding
        case .finding: RecordID(authority, date, section, nil, nil)
        case .statement: date == nil ? RecordID(authority, nil, nil, nil, nil) : assessment
        case .assessment: RecordID(authority, nil, nil, nil, nil)
        case .authority: nil
        }
    }
    /// `northmoor@2026-03`; nil of a council and of short forms.
    package var assessment: RecordID? { date == nil ? nil : RecordID(authority, date, nil, nil, nil) }
    /// `northmoor`
    package var council: RecordID { RecordID(authority, nil, nil, nil, nil) }
    /// The paragraph; nil of what is larger.
    package var finding: RecordID? {
        paragraph == nil ? nil : RecordID(authority, date, section, paragraph, nil)
    }
    /// The sentence, of a sentence and of a figure.
    package var sentence: RecordID? {
        sentenceNumber.map { RecordID(authority, date, section, paragraph, .sentence($0)) }
    }
    /// The number of the sentence within its paragraph, of a sentence and of a figure.
    package var sentenceNumber: Int? {
        switch part {
        case .sentence(let number), .indicator(let number, _): number
        case .point, nil: nil
        }
    }
    /// The number of the figure within its sentence.
    package var figureNumber: Int? { if case .indicator(_, let number) = part { number } else { nil } }

    /// A paragraph of this assessment.
    package func finding(_ section: Section, _ number: Int) -> RecordID {
        RecordID(authority, date, section.slug, number, nil)
    }

    /// The id of the paragraph that an id names or that its part stands in; the text itself where it is none.
    package static func finding(of id: String) -> String { RecordID(id)?.finding?.description ?? id }

    /// The paragraph so many places further in the same section; nil before its first, and of what is none.
    package func neighbour(by step: Int) -> RecordID? {
        guard let paragraph, paragraph + step >= 1 else { return nil }
        return RecordID(authority, date, section, paragraph + step, nil)
    }

    /// The same part of another paragraph: where a passage moved to when a report was published again.
    package func moved(to finding: RecordID) -> RecordID {
        RecordID(finding.authority, finding.date, finding.section, finding.paragraph, part)
    }
}

extension RowOrigin {
    /// What its id says; nil of records that stand outside the reports, such as a document.
    package var recordID: RecordID? { RecordID(id) }
    /// The sentence it is, or that its figure stands in; else its own id.
    package var sentenceID: String { recordID?.sentence?.description ?? id }
    /// The paragraph it is, or that it stands in; else its own id.
    package var findingID: String { RecordID.finding(of: id) }
    /// The origin of an id in either form; nil when the text is none.
    package init?(id: String) {
        guard let kind = RecordID(id)?.kind else { return nil }
        self.init(record: kind.rawValue, id: id)
    }
}
