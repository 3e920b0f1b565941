/// Every bound on input, in one place. Exceeding one is a diagnostic or a one-line error, never a trap.
package enum Limits {
    /// Largest report file read, in bytes.
    package static let reportBytes = 64 << 20
    /// Longest query or script, in bytes.
    package static let queryBytes = 256 << 10
    /// Deepest nesting of brackets and subqueries in a query.
    package static let queryDepth = 64
    /// Most fields, values and tests in one query, names of `let` replaced by what they stand for.
    package static let queryParts = 1000
    /// Most steps in one query, those of the queries it builds on included.
    package static let querySteps = 50
    /// Most `any`, `no`, `every` and `number of` in one query.
    package static let queryQuantifiers = 30
    /// Most digits read in one number.
    package static let numberDigits = 18
    /// Largest number accepted after `first`, `last` and `within`.
    package static let rowCount = 1_000_000_000
    /// Longest misspelt name for which suggestions are looked for, in characters.
    package static let suggestionLength = 60
    /// Most diagnostics reported from one reading.
    package static let diagnosticCount = 50
    /// Deepest chain of template includes.
    package static let includeDepth = 16
    /// Largest template or draft file read, in bytes.
    package static let templateBytes = 4 << 20
    /// Most steps one match of a regular expression may take (PCRE2's match and depth limit).
    package static let patternSteps: UInt32 = 200_000
    /// Longest a query may run before it is stopped, in seconds, unless set otherwise.
    package static let querySeconds = 30
    /// Longest sentence the segmenter makes before it cuts at a space, in bytes.
    package static let sentenceBytes = 8 << 10
}
