/// Classes of ASCII bytes.
package enum Bytes {
    package static func isDigit(_ byte: UInt8) -> Bool { byte &- 48 < 10 }
    package static func isLower(_ byte: UInt8) -> Bool { byte &- 97 < 26 }
    package static func isUpper(_ byte: UInt8) -> Bool { byte &- 65 < 26 }
    package static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 97 < 26 }
    /// Space, tab, line feed, vertical tab, form feed, carriage return.
    package static func isSpace(_ byte: UInt8) -> Bool { byte == 32 || byte &- 9 < 5 }
    /// The lower case of an ASCII capital; other bytes as they are.
    package static func lower(_ byte: UInt8) -> UInt8 { isUpper(byte) ? byte | 0x20 : byte }
}
