/// Numbers as people and as machines read them, the same in every locale.
package enum NumberFormat {
    /// `2742` as `2,742`.
    package static func grouped(_ value: Int) -> String {
        (value < 0 ? "-" : "") + grouped(digits: String(value.magnitude))
    }

    /// A number for people: thousands commas and a fixed number of decimals, half away from zero as judged on
    /// its shortest decimal form (2.675 to two decimals is 2.68). `-` for what is no finite number.
    package static func grouped(_ value: Double, decimals: Int) -> String {
        guard let parts = rounded(value, decimals: decimals) else { return "-" }
        return parts.sign + grouped(digits: parts.whole)
            + (parts.fraction.isEmpty ? "" : "." + parts.fraction)
    }

    /// The same without commas, for years and machines.
    package static func fixed(_ value: Double, decimals: Int) -> String {
        guard let parts = rounded(value, decimals: decimals) else { return "-" }
        return parts.sign + parts.whole + (parts.fraction.isEmpty ? "" : "." + parts.fraction)
    }

    /// A number for machines: whole numbers without `.0`, others in the fewest digits that give the same
    /// number back. Nil for infinities and what is no number.
    package static func shortest(_ value: Double) -> String? {
        guard value.isFinite else { return nil }
        if value == value.rounded(), abs(value) < 1e15 { return String(Int(value)) }
        return value.description
    }

    /// How many decimals the shortest form has, at most `limit`.
    package static func decimals(of value: Double, limit: Int = 2) -> Int {
        guard let decimal = Decimal(value) else { return 0 }
        return max(0, min(limit, decimal.digits.count - decimal.point))
    }

    /// How many decimals the first number of a text is printed with, at most six: 2 of `66.52%`, 0 of `34%`.
    package static func decimals(in printed: some StringProtocol) -> Int {
        let digits = printed.drop { !$0.isNumber }.prefix { $0.isNumber || $0 == "." || $0 == "," }
        guard let point = digits.firstIndex(of: ".") else { return 0 }
        return min(6, digits[digits.index(after: point)...].prefix { $0.isNumber }.count)
    }

    /// A small number as a word: `none`, `one` … `nine`, then digits.
    package static func word(_ count: Int) -> String {
        let words = ["none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
        return words.indices.contains(count) ? words[count] : grouped(count)
    }

    private static func grouped(digits: String) -> String {
        guard digits.count > 3 else { return digits }
        var output = ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index) % 3 == 0 { output.append(",") }
            output.append(digit)
        }
        return output
    }

    private static func rounded(_ value: Double, decimals: Int) -> (
        sign: String, whole: String, fraction: String
    )? {
        guard var decimal = Decimal(value) else { return nil }
        decimal.round(toDecimals: decimals)
        let whole = decimal.digits.prefix(max(0, decimal.point)).map(String.init).joined()
        var fraction = decimal.digits.dropFirst(max(0, decimal.point)).map(String.init).joined()
        fraction += String(repeating: "0", count: max(0, decimals - fraction.count))
        let isZero = decimal.digits.allSatisfy { $0 == 0 }
        return (value < 0 && !isZero ? "-" : "", whole.isEmpty ? "0" : whole, fraction)
    }
}

/// The digits of a number's shortest decimal form. Digit `i` counts 10^(point - 1 - i).
private struct Decimal {
    var digits: [UInt8]
    /// How many digits stand before the decimal point; the digits begin at or before it.
    var point: Int

    init?(_ value: Double) {
        guard value.isFinite else { return nil }
        let parts = abs(value).description.split(separator: "e")
        let mantissa = parts[0].split(separator: ".", omittingEmptySubsequences: false)
        let exponent = parts.count > 1 ? Int(parts[1]) ?? 0 : 0
        let fraction = mantissa.count > 1 && mantissa[1] != "0" ? mantissa[1] : ""
        digits = (mantissa[0] + fraction).utf8.map { $0 - 48 }
        point = mantissa[0].utf8.count + exponent
        if point < 0 {
            digits = Array(repeating: 0, count: -point) + digits
            point = 0
        }
        if digits.count < point { digits += Array(repeating: 0, count: point - digits.count) }
        while point > 1, digits.first == 0 {
            digits.removeFirst()
            point -= 1
        }
    }

    /// Half away from zero.
    mutating func round(toDecimals decimals: Int) {
        let kept = point + decimals
        guard digits.count > kept else { return }
        let carries = digits[kept] >= 5
        digits.removeSubrange(kept...)
        guard carries else { return }
        var index = kept - 1
        while index >= 0, digits[index] == 9 {
            digits[index] = 0
            index -= 1
        }
        if index >= 0 {
            digits[index] += 1
        } else {
            digits.insert(1, at: 0)
            point += 1
        }
    }
}
