package import SourceText

/// The bytes of a report as text: UTF-8 and UTF-16 with or without a byte order mark, Windows-1252, or Mac
/// Roman where its signs stand as they do in running words.
package struct DecodedText: Sendable {
    /// Text with line endings as they were.
    package var text: String
    /// "UTF-8", "UTF-16", "Windows-1252" or "Mac Roman".
    package var encoding: String

    /// Decodes a file's bytes.
    ///
    /// - Throws: `WorldError` naming the reason and, for stray bytes, their offset.
    package init(_ bytes: [UInt8]) throws(WorldError) {
        if bytes.isEmpty { throw WorldError("the file is empty") }
        if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
            text = try Self.utf16(bytes)
            encoding = "UTF-16"
            return
        }
        if let order = Self.byteOrder(bytes) {
            text = try Self.utf16(order + bytes)
            encoding = "UTF-16"
            return
        }
        let body = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
        if let offset = body.firstIndex(where: { $0 < 0x20 && !(0x09...0x0D).contains($0) }) {
            throw WorldError("not text: a control byte at offset \(offset + bytes.count - body.count)")
        }
        if let decoded = String(validating: body, as: UTF8.self) {
            text = decoded
            encoding = "UTF-8"
            return
        }
        if MacRoman.isLikely(body) {
            text = MacRoman.text(body)
            encoding = "Mac Roman"
            return
        }
        if let offset = body.firstIndex(where: { windows1252($0) == nil }) {
            throw WorldError(
                "neither UTF-8 nor Windows-1252: byte \(body[offset]) at offset \(offset + bytes.count - body.count)"
            )
        }
        text = String(String.UnicodeScalarView(body.compactMap(windows1252)))
        encoding = "Windows-1252"
    }

    /// The byte order mark that UTF-16 text lacks: of running words in Latin letters nearly every other byte is nothing.
    private static func byteOrder(_ bytes: [UInt8]) -> [UInt8]? {
        let head = bytes.prefix(1_000)
        guard head.count > 20, head.count(where: { $0 == 0 }) * 10 > head.count * 4 else { return nil }
        let second = head.indices.count { $0 % 2 == 1 && head[$0] == 0 }
        let first = head.indices.count { $0 % 2 == 0 && head[$0] == 0 }
        return second > first * 20 ? [0xFF, 0xFE] : first > second * 20 ? [0xFE, 0xFF] : nil
    }

    private static func utf16(_ bytes: [UInt8]) throws(WorldError) -> String {
        guard bytes.count % 2 == 0 else {
            throw WorldError("not valid UTF-16 text: half a character at offset \(bytes.count - 1)")
        }
        let littleEndian = bytes[0] == 0xFF
        var units: [UInt16] = []
        units.reserveCapacity(bytes.count / 2)
        for index in stride(from: 2, to: bytes.count, by: 2) {
            let (a, b) = (UInt16(bytes[index]), UInt16(bytes[index + 1]))
            units.append(littleEndian ? a | b << 8 : a << 8 | b)
        }
        if let text = String(validating: units, as: UTF16.self) {
            if let place = units.firstIndex(where: { $0 < 0x20 && !(0x09...0x0D).contains($0) }) {
                throw WorldError("not text: a control character at offset \(2 + 2 * place)")
            }
            return text
        }
        let place = units.indices.first { index in
            let isSecond = UTF16.isTrailSurrogate(units[index])
            let isAlone =
                isSecond
                ? index == 0 || !UTF16.isLeadSurrogate(units[index - 1])
                : UTF16.isLeadSurrogate(units[index])
                    && (index + 1 == units.count || !UTF16.isTrailSurrogate(units[index + 1]))
            return isAlone
        }
        throw WorldError("not valid UTF-16 text: half a character at offset \(2 + 2 * (place ?? 0))")
    }
}

/// A byte of Windows-1252 as Unicode (WHATWG Encoding Standard); nil for the five bytes it leaves undefined.
package func windows1252(_ byte: UInt8) -> Unicode.Scalar? {
    guard (0x80...0x9F).contains(byte) else { return Unicode.Scalar(byte) }
    let table: [UInt32] = [
        0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0,
        0x017D, 0,
        0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,
        0x017E, 0x0178,
    ]
    let value = table[Int(byte - 0x80)]
    return value == 0 ? nil : Unicode.Scalar(value)
}
