/// What making the councils those of the register changed of one.
package enum RegisterChange: Sendable, Equatable {
    /// One of its facts.
    package struct Field: Sendable, Equatable {
        /// In the words of the language: `region`.
        package var name: String
        /// Nil where there was none.
        package var before: String?
        package var now: String?
    }

    /// The register says something else of a council, called by its short name, than the library did.
    case differs(council: String, fields: [Field])
    /// The register has it, and the library did not.
    case added(council: String)
    /// Neither register nor scores have it any more, and nothing was read of it.
    case gone(council: String)
}
