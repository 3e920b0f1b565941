internal import TextAnalysis

/// Text from reports is data: nothing in it may steer the terminal that shows it.
package enum SafeText {
    /// The text with control characters (and so every escape sequence) and bidirectional controls shown as
    /// `�`; line ends, tabs and other breaks become one space, invisible marks are dropped. Emoji joiners and
    /// ordinary right-to-left text stay.
    ///
    /// - Parameter keepingLines: leave `\n`, where the caller lays out lines itself.
    package static func neutralised(_ text: some StringProtocol, keepingLines: Bool = false) -> String {
        guard text.utf8.withContiguousStorageIfAvailable(mayBeSuspect) ?? true,
            text.unicodeScalars.contains(where: { isSuspect($0.value) })
        else { return String(text) }
        var output = String.UnicodeScalarView()
        var previous: Unicode.Scalar = " "
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x0A where keepingLines: output.append(scalar)
            case 0x0A where previous == "\r": break
            case 0x09...0x0D, 0x85, 0x2028, 0x2029:
                if !(keepingLines && scalar == "\r") { output.append(" ") }
            case let value where SteeringMarks.steers(value): output.append("\u{FFFD}")
            case let value where SteeringMarks.isUnseen(value): break
            default: output.append(scalar)
            }
            previous = scalar
        }
        return String(output)
    }

    /// Whether a text holds a byte with which a scalar that `neutralised` changes may begin. Hardly any text
    /// does, and its bytes tell that four times as fast as its scalars.
    private static func mayBeSuspect(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        for (index, byte) in bytes.enumerated() {
            switch byte {
            case 0...0x1F, 0x7F, 0xD8, 0xEF: return true
            // U+180E; U+E0000 to U+E0FFF.
            case 0xE1 where index + 1 < bytes.count && bytes[index + 1] == 0xA0: return true
            case 0xF3: return true
            // U+00A0 to U+00BF, pounds among them, are harmless.
            case 0xC2:
                if index + 1 < bytes.count, bytes[index + 1] >= 0xA0 { continue } else { return true }
            // U+2010 to U+2027 are harmless.
            case 0xE2:
                if index + 2 < bytes.count, bytes[index + 1] == 0x80, (0x90...0xA7).contains(bytes[index + 2])
                {
                    continue
                } else {
                    return true
                }
            default: continue
            }
        }
        return false
    }

    /// Whether a scalar is one that `neutralised` changes.
    private static func isSuspect(_ value: UInt32) -> Bool {
        value == 0x2028 || value == 0x2029 || SteeringMarks.steers(value) || SteeringMarks.isUnseen(value)
    }
}
