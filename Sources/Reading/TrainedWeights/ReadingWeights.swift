package import English
internal import TextAnalysis

/// How much each feature speaks for each tone and stage, read from a data file that `Scripts/train` writes.
///
/// Lines of comma-separated values. The first names the columns; `sure,90,95,85,88` says from how many hundredths of
/// probability each tone is sure; any other is a feature and its weights in hundredths, one for each outcome.
package struct ReadingWeights: Sendable {
    /// The outcomes in the order of the columns: four tones, then three stages and none.
    package static let columns = [
        "positive", "negative", "mixed", "neutral", "in place", "under way", "planned", "none",
    ]
    package static let tones = 0..<4
    package static let stages = 4..<8

    /// A weight for each outcome.
    package typealias Row = SIMD8<Float>

    private let places: KeyIndex
    private let rows: [Row]
    private let names: [String]
    /// The least probability from which a tone is sure, for each tone in the order of the columns.
    package let sureFrom: [Float]

    /// No weights: every sentence is as neutral as any other.
    package init() {
        places = KeyIndex([])
        rows = []
        names = []
        sureFrom = Self.tones.map { _ in 1 }
    }

    /// - Throws: the first line that cannot be read.
    package init(_ text: String, named file: String) throws(EnglishFault) {
        var keys: [(key: UInt64, value: Int32)] = []
        var rows: [Row] = []
        var names: [String] = []
        var sureFrom: [Float] = Self.tones.map { _ in 1 }
        let kinds = Dictionary(uniqueKeysWithValues: Feature.Kind.allCases.map { ($0.name, $0) })
        for (index, line) in text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
            .enumerated()
        {
            func fail(_ reason: String) -> EnglishFault {
                EnglishFault(file: file, line: index + 1, reason: reason)
            }
            let fields = line.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false)
            guard let name = fields.first, !line.isEmpty else { continue }
            if index == 0 {
                guard fields.dropFirst().map({ String($0) ?? "" }) == Self.columns else {
                    throw fail("the columns are feature, \(Self.columns.joined(separator: ", "))")
                }
                continue
            }
            let numbers = fields.dropFirst().map { Self.number($0) }
            guard !numbers.contains(nil) else { throw fail("a weight is a whole number of hundredths") }
            let parts = name.split(separator: UInt8(ascii: " "))
            guard let first = parts.first, let kindName = String(first) else {
                throw fail("a feature is missing")
            }
            if kindName == "sure", numbers.count == Self.tones.count {
                sureFrom = numbers.map { Float($0 ?? 100) / 100 }
                continue
            }
            guard let kind = kinds[kindName], (2...3).contains(parts.count),
                numbers.count == Self.columns.count
            else {
                throw fail("a feature is a kind, one or two names, and \(Self.columns.count) weights")
            }
            keys.append(
                (
                    Feature.key(kind, Feature.hash(parts[1]), parts.count > 2 ? Feature.hash(parts[2]) : 0),
                    Int32(rows.count)
                ))
            var row = Row()
            for (place, number) in numbers.enumerated() { row[place] = Float(number ?? 0) / 100 }
            rows.append(row)
            names.append(String(name) ?? "")
        }
        places = KeyIndex(keys)
        self.rows = rows
        self.names = names
        self.sureFrom = sureFrom
    }

    private static func number(_ field: Substring.UTF8View) -> Int? {
        var digits = field
        let isNegative = digits.first == UInt8(ascii: "-")
        if isNegative { digits = digits.dropFirst() }
        guard !digits.isEmpty, digits.count < 7 else { return nil }
        var number = 0
        for byte in digits {
            guard byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") else { return nil }
            number = number * 10 + Int(byte - UInt8(ascii: "0"))
        }
        return isNegative ? -number : number
    }

    /// A feature that has weights: its place in the file, and where it stands among the features given.
    package struct Placed {
        package var row: Int32
        package var feature: Int32
    }

    /// The features that weigh anything, each once, by the order of the file.
    package func placed(_ features: [Feature]) -> [Placed] {
        var found: [Placed] = []
        found.reserveCapacity(features.count)
        for index in features.indices {
            let place = places[features[index].key]
            if place >= 0 { found.append(Placed(row: place, feature: Int32(index))) }
        }
        found.sort { $0.row < $1.row || $0.row == $1.row && $0.feature < $1.feature }
        var kept = 0
        for index in found.indices where index == 0 || found[index].row != found[kept - 1].row {
            found[kept] = found[index]
            kept += 1
        }
        found.removeSubrange(kept...)
        return found
    }

    /// The sum of the weights of features.
    package func sum(_ placed: [Placed]) -> Row {
        var sum = Row()
        for place in placed { sum += rows[Int(place.row)] }
        return sum
    }

    package func row(_ placed: Placed) -> Row { rows[Int(placed.row)] }
    package func name(_ placed: Placed) -> String { names[Int(placed.row)] }
}
