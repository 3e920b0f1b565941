/// Numbers whose thousands stand apart by a space that joins: `1 234`.
package enum GroupedDigits {
    /// The space that stands for all such.
    package static let space: Unicode.Scalar = "\u{202F}"

    /// A text in which that space stands inside numbers and nowhere else.
    package static func marked(_ text: String) -> String {
        guard text.utf8.contains(where: { $0 == 0xC2 || $0 == 0xE2 }),
            text.unicodeScalars.contains(where: isJoining)
        else { return text }
        let scalars = Array(text.unicodeScalars)
        func isDigit(_ place: Int) -> Bool {
            scalars.indices.contains(place) && (0x30...0x39).contains(scalars[place].value)
        }
        var plain = String.UnicodeScalarView()
        var isInNumber = false
        for (place, scalar) in scalars.enumerated() {
            if isJoining(scalar) {
                let before = (1...4).prefix { isDigit(place - $0) }.count
                let isGroup =
                    (1...3).allSatisfy { isDigit(place + $0) } && !isDigit(place + 4)
                    && (isInNumber ? before == 3 : (1...3).contains(before))
                isInNumber = isGroup
                plain.append(isGroup ? space : scalar == space ? " " : scalar)
            } else {
                if !isDigit(place) { isInNumber = false }
                plain.append(scalar)
            }
        }
        return String(plain)
    }

    private static func isJoining(_ scalar: Unicode.Scalar) -> Bool {
        scalar == space || scalar == "\u{A0}" || scalar == "\u{2009}"
    }
}
