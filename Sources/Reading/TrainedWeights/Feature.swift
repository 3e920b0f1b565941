/// Something that is so of a sentence, and speaks for one tone or stage or against it.
///
/// In the file of weights a feature is its kind and one or two names: `pair lack arrangements`.
public struct Feature: Hashable {
    /// What kinds there are; `name` is what the file of weights calls them.
    public enum Kind: UInt64, CaseIterable, Sendable {
        /// A word, by its stem; in the reach of a denial.
        case word
        case deniedWord
        /// A word of a class; with nothing that turns it; denied; only hoped for; both.
        case group
        case plainGroup
        case deniedGroup
        case hopedGroup
        case deniedHopedGroup
        /// Words of two classes close together; the second denied.
        case pair
        case deniedPair
        /// Whom or what the sentence begins with, and praise or fault of some class; of somebody who tells it.
        case subject
        case toldSubject
        /// How the sentence begins.
        case startGroup
        case startWord
        case startWords
        /// How the sentence before came out, and how this one begins.
        case follows
        /// How praise and fault are shared out.
        case tally
        /// How a figure comes off, and against what.
        case figure
        /// Who speaks; what else the finders met.
        case voice
        case found
        /// Always so.
        case always

        /// In the order of the cases.
        private static let names = """
            word word-denied group group-plain group-denied group-hoped group-denied-hoped pair
            pair-denied subject subject-told start-group start-word start-words follows tally figure
            voice found always
            """.split { $0 == " " || $0 == "\n" }.map(String.init)

        package var name: String { Self.names[Int(rawValue)] }

        @usableFromInline var seed: UInt64 { (rawValue + 1) &* 0x9e37_79b9_7f4a_7c15 }
    }

    /// Of the kind and the names, as `key(_:_:_:)` makes it.
    package var key: UInt64
    /// The tokens that it was seen in.
    package var tokens: Range<Int>

    package init(key: UInt64, tokens: Range<Int>) {
        self.key = key
        self.tokens = tokens
    }

    /// FNV-1a, which token keys are as well.
    @inlinable public static func hash(_ bytes: some Sequence<UInt8>) -> UInt64 {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
        return hash
    }

    /// The key of a feature from the hashes of its names; never 0.
    @inlinable public static func key(_ kind: Kind, _ first: UInt64, _ second: UInt64 = 0) -> UInt64 {
        var key = kind.seed ^ first
        key = (key ^ (key >> 29)) &* 0xbf58_476d_1ce4_e5b9
        key ^= second &* 0x9e37_79b9_7f4a_7c15
        key = (key ^ (key >> 32)) &* 0x94d0_49bb_1331_11eb
        return (key ^ (key >> 31)) | 1
    }

}
