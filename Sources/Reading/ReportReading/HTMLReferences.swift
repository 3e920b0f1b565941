/// Character references without the semicolon at their end, as browsers read them and libxml2 does not: `&nbsp4 days`,
/// `&pound1.2m` (WHATWG HTML Standard, named character references).
enum HTMLReferences {
    /// Of the names that need none those that a report may hold. No other name begins with one of these.
    private static let names = [
        "nbsp", "pound", "deg", "plusmn", "frac12", "frac14", "frac34", "laquo", "raquo", "quot", "aacute",
        "eacute", "iacute", "oacute", "uacute", "agrave", "egrave", "ccedil", "auml", "ouml", "uuml",
    ].map { Array($0.utf8) }

    /// A page with the semicolon where it lacks. With an equals sign behind it, it is a parameter of an address.
    static func closed(_ text: String) -> String {
        var text = text
        let open = text.withUTF8 { bytes in
            bytes.indices.filter { bytes[$0] == UInt8(ascii: "&") }.compactMap { end(of: bytes, after: $0) }
        }
        guard !open.isEmpty else { return text }
        let bytes = Array(text.utf8)
        var closed: [UInt8] = []
        closed.reserveCapacity(bytes.count + open.count)
        var start = 0
        for end in open {
            closed += bytes[start..<end] + [UInt8(ascii: ";")]
            start = end
        }
        return String(decoding: closed + bytes[start...], as: UTF8.self)
    }

    /// Behind the name of an open reference; nil where a sign of references begins none.
    private static func end(of bytes: UnsafeBufferPointer<UInt8>, after sign: Int) -> Int? {
        let rest = bytes[(sign + 1)...]
        guard let name = names.first(where: { rest.starts(with: $0) }) else { return nil }
        let end = sign + 1 + name.count
        guard end < bytes.count else { return end }
        return bytes[end] == UInt8(ascii: ";") || bytes[end] == UInt8(ascii: "=") ? nil : end
    }
}
