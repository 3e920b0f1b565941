import Glibc
import Testing

/// Expected output kept as text beside the tests; `ASSAY_UPDATE_GOLDEN=1 swift test` writes it anew for
/// review.
func expectGolden(_ actual: String, _ name: String, sourceLocation: SourceLocation = #_sourceLocation) {
    let folder = #filePath.split(separator: "/").dropLast().joined(separator: "/")
    let path = "/\(folder)/Golden/\(name)"
    if let flag = getenv("ASSAY_UPDATE_GOLDEN"), flag.pointee == 49 {
        guard let file = fopen(path, "w") else {
            Issue.record("cannot write \(path)", sourceLocation: sourceLocation)
            return
        }
        fputs(actual, file)
        fclose(file)
        return
    }
    guard let file = fopen(path, "r") else {
        Issue.record("no \(path): run once with ASSAY_UPDATE_GOLDEN=1", sourceLocation: sourceLocation)
        return
    }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    while case let byte = fgetc(file), byte >= 0 { bytes.append(UInt8(byte)) }
    let expected = String(decoding: bytes, as: UTF8.self)
    let difference = zip(
        actual.split(separator: "\n", omittingEmptySubsequences: false),
        expected.split(separator: "\n", omittingEmptySubsequences: false)
    )
    .first { $0 != $1 }
    #expect(
        actual == expected, "first difference: \(difference.map { "\($0) / expected \($1)" } ?? "length")",
        sourceLocation: sourceLocation)
}
