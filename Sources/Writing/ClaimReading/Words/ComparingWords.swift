package import English

/// Words by which one council is held beside another.
package enum ComparingWords {
    package static let higher = English.words(.checks, "councils above")
    package static let lower = English.words(.checks, "councils below")
    package static let same = English.words(.checks, "councils level")
    package static let alone = English.words(.checks, "comparisons without than")
    package static let none = English.words(.checks, "councils denied")
    package static let than = English.words(.checks, "comparisons")
    package static let all = Set([none, higher, lower, same, alone, than].flatMap(\.words))
}
