/// The file name of a reader's edition as a note beside it links into it.
package struct EditionLink: Sendable, Hashable {
    /// The file's name or path, its characters as an address has them (RFC 3986, percent-encoded).
    package let address: String

    /// - Parameter path: as typed: "north-east.html", "../shared/all reports.html"; nil when it names no HTML file.
    package init?(path: String) {
        guard path.hasSuffix(".html") || path.hasSuffix(".htm") else { return nil }
        let plain = Set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/:".utf8)
        let hex = Array("0123456789ABCDEF")
        address = path.utf8.map { byte in
            plain.contains(byte)
                ? String(UnicodeScalar(byte)) : "%\(hex[Int(byte >> 4)])\(hex[Int(byte & 15)])"
        }.joined()
    }

    /// "north-east.html#/council/northmoor@2025-03/needs/7"; nil for what is no paragraph.
    package func address(of citation: Citation) -> String? {
        guard case .paragraph(let number, _) = citation.place else { return nil }
        return "\(address)#/council/\(citation.assessment)/\(citation.section)/\(number)"
    }
}
