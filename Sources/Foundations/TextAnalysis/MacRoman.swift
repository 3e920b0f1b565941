/// Text of old Macs, whose quotation marks and dashes stand where Windows-1252 has capitals with accents.
enum MacRoman {
    /// Whether bytes that are no UTF-8 are Mac Roman: a sign of it stands where only a sign can stand, and none of
    /// Windows-1252's does. One pass.
    static func isLikely(_ bytes: [UInt8]) -> Bool {
        var signs = 0
        for (i, byte) in bytes.enumerated() where byte >= 0x80 {
            let before = i > 0 ? bytes[i - 1] : 0x20
            let after = i + 1 < bytes.count ? bytes[i + 1] : 0x20
            switch byte {
            // Windows-1252's own ellipsis, quotation marks, bullet and dashes.
            case 0x85, 0x91...0x97: if byte != 0x95 || Bytes.isSpace(after) { return false }
            case 0xD0, 0xD1: if Bytes.isSpace(before) == Bytes.isSpace(after) { signs += 1 }
            case 0xD4, 0xD2: if Bytes.isSpace(before), Bytes.isLetter(after) { signs += 1 }
            case 0xD5: if Bytes.isLetter(before), Bytes.isSpace(after) || Bytes.isLower(after) { signs += 1 }
            case 0xD3: if !Bytes.isSpace(before), Bytes.isSpace(after) { signs += 1 }
            case 0xA5: if before == 0x0A || before == 0x0D, Bytes.isSpace(after) { signs += 1 }
            default: break
            }
        }
        return signs > 0
    }

    static func text(_ bytes: [UInt8]) -> String {
        String(String.UnicodeScalarView(bytes.map { $0 < 0x80 ? Unicode.Scalar($0) : upper[Int($0 - 0x80)] }))
    }

    /// 0x80 to 0xFF (Apple's ROMAN.TXT, 2005).
    private static let upper = Array(
        ("ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü†°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø¿¡¬√ƒ≈∆«»…\u{A0}ÀÃÕŒœ–—“”‘’÷◊ÿŸ⁄€‹›ﬁﬂ‡·‚„‰ÂÊÁËÈÍ"
            + "ÎÏÌÓÔ\u{F8FF}ÒÚÛÙıˆ˜¯˘˙˚¸˝˛ˇ").unicodeScalars)
}
