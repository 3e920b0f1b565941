/// YAML as the program writes it: one fact a line, so that two versions can be compared.
package enum YAMLText {
    /// A text as the value of a key, in quotation marks where it would be read otherwise.
    package static func scalar(_ text: String) -> String {
        isPlain(text) ? text : quoted(text)
    }

    /// Whether a text is read as itself without quotation marks (YAML 1.2, 7.3.3), and by people too.
    private static func isPlain(_ text: String) -> Bool {
        guard let first = text.unicodeScalars.first, first.properties.isAlphabetic || isDigit(first),
            text.last?.isWhitespace == false, text.last != ":", text != "null"
        else { return false }
        var before: Unicode.Scalar = " "
        for scalar in text.unicodeScalars {
            if scalar != " ", !isPrinted(scalar) { return false }
            if before == ":", scalar == " " { return false }
            if before == " ", scalar == "#" { return false }
            before = scalar
        }
        return true
    }

    private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }

    private static func isPrinted(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x21...0x7E, 0xA1...0xD7FF, 0xE000...0xFEFE, 0xFF00...0xFFFD, 0x10000...0x10FFFF:
            scalar.value != 0x2028 && scalar.value != 0x2029
        default: false
        }
    }

    private static func quoted(_ text: String) -> String {
        var output = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": output += "\\\""
            case "\\": output += "\\\\"
            case "\n": output += "\\n"
            case "\t": output += "\\t"
            case " ": output += " "
            default:
                if isPrinted(scalar) {
                    output.unicodeScalars.append(scalar)
                } else {
                    let digits = String(scalar.value, radix: 16)
                    let width = scalar.value > 0xFFFF ? 8 : 4
                    output += scalar.value > 0xFFFF ? "\\U" : "\\u"
                    output += String(repeating: "0", count: width - digits.count) + digits
                }
            }
        }
        return output + "\""
    }
}
