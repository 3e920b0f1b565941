internal import English

/// Words of a sentence that need nothing to bear them out: they hold it together, or say that it is CQC's.
package enum NeutralWords {
    package static let all = English.words(.checks, "neutral words").set
}

/// Words that say nothing about what a sentence is about.
package enum SmallWords {
    package static let all = English.words(.checks, "small words").set
}
