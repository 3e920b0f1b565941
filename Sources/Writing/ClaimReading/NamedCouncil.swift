/// A council that a text names.
package struct NamedCouncil: Sendable, Hashable {
    /// "Northmoor".
    package var name: String
    package var slug: String
    /// The words of the text that name it, folded: "northmoor council".
    package var words: String
    /// Whether text of its reports is in the library.
    package var isRead: Bool

    package init(name: String, slug: String, words: String, isRead: Bool) {
        self.name = name
        self.slug = slug
        self.words = words
        self.isRead = isRead
    }
}
