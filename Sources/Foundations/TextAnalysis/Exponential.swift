/// The exponential function for numbers of 0 and less, without Foundation.
package enum Exponential {
    /// e to a power, to about six digits; 0 below -30.
    package static func value(_ power: Float) -> Float {
        guard power > -30 else { return 0 }
        // (e^(x/64))^64 with a short series.
        let small = Double(power) / 64
        var value = 1 + small * (1 + small / 2 * (1 + small / 3 * (1 + small / 4)))
        for _ in 0..<6 { value *= value }
        return Float(value)
    }
}
