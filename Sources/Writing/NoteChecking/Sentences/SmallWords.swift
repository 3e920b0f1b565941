internal import English

/// Words that say nothing about what a sentence is about.
enum SmallWords {
    static let all = English.words(.checks, "small words").set
}
