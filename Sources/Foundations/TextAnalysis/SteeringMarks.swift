/// Characters that no reader sees: those that steer what shows a text, and those in which words can be hidden.
package enum SteeringMarks {
    /// Control characters, which terminals carry out, and those that turn the order of letters round (Unicode
    /// Standard Annex 9).
    @inlinable package static func steers(_ value: UInt32) -> Bool {
        switch value {
        case 0...0x1F, 0x7F...0x9F, 0x202A...0x202E, 0x2066...0x2069: true
        default: false
        }
    }

    /// Marks without width, and the tags of U+E0000, which spell a second text that only programs read. The
    /// joiners of emoji and of scripts (U+200C, U+200D) are none.
    @inlinable package static func isUnseen(_ value: UInt32) -> Bool {
        switch value {
        case 0x61C, 0x180E, 0x200B, 0x200E, 0x200F, 0x2060...0x2065, 0x206A...0x206F, 0xFEFF, 0xFFF9...0xFFFB,
            0xE0000...0xE0FFF:
            true
        default: false
        }
    }
}
