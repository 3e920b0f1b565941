/// Words that would be taken for the beginning of an element of a web page, or of a comment, which nothing ends:
/// all that follows in a report would be its text, and left out.
enum UnclosedElements {
    /// Elements whose text is not read, or in which no element is seen (HTML, 13.1.2 and 13.2.6.4.7).
    private static let holding = HTMLNames.silent.union(
        "textarea title xmp noembed noframes plaintext pre select".split(separator: " ").map(String.init))

    /// A piece of Markdown in which such signs stand as they were typed.
    static func escaped(_ text: String) -> String {
        let parts = text.split(separator: "<", omittingEmptySubsequences: false)
        var written: [String] = []
        // What ends something, of what was passed: from the end, so that each is looked for once.
        var ends: Set<String> = []
        for part in parts.dropFirst().reversed() {
            if part.contains("-->") { ends.insert("!") }
            let name = part.first == "!" ? "!" : part.prefix(while: \.isLetter).lowercased()
            let isOpen = (holding.contains(name) || part.hasPrefix("!--")) && !ends.contains(name)
            if part.first == "/" { ends.insert(part.dropFirst().prefix(while: \.isLetter).lowercased()) }
            written.append((isOpen ? "&lt;" : "<") + part)
        }
        return (parts.first ?? "") + written.reversed().joined()
    }
}
