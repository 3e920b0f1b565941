internal import CBytes
internal import SourceText

/// Zlib streams: how the library keeps texts and originals, and the reader's edition its reports.
package enum Packing {
    /// The bytes as a zlib stream (RFC 1950).
    package static func deflated(_ bytes: [UInt8]) -> [UInt8] {
        var count = assay_deflate_bound(bytes.count)
        var output = [UInt8](repeating: 0, count: count)
        let result = assay_deflate(bytes, bytes.count, &output, &count)
        precondition(result == 0, "compressing into a buffer of the bound's size cannot fail")
        return Array(output[..<count])
    }

    /// Z_BUF_ERROR: the output did not fit (zlib.h).
    private static let tooSmall: Int32 = -5

    /// A text that was packed, of at most sixteen times a report's largest size; nil when it is damaged.
    package static func inflatedText(_ packed: [UInt8]) -> String? {
        // The size is not kept: zlib makes text a tenth as large or so, and says when there is not room
        // enough.
        var room = max(4096, packed.count * 8)
        while room <= Limits.reportBytes * 16 {
            var count = room
            var output = [UInt8](repeating: 0, count: room)
            switch assay_inflate(packed, packed.count, &output, &count) {
            case 0: return String(validating: output[..<count], as: UTF8.self)
            case tooSmall: room *= 4
            default: return nil
            }
        }
        return nil
    }

    /// The bytes that were packed; nil when they are damaged, or not as many as they were.
    package static func inflated(_ packed: [UInt8], count expected: Int) -> [UInt8]? {
        guard expected >= 0, expected <= Limits.fileBytes else { return nil }
        var count = expected
        var output = [UInt8](repeating: 0, count: max(1, expected))
        guard assay_inflate(packed, packed.count, &output, &count) == 0, count == expected else { return nil }
        return Array(output[..<count])
    }
}
