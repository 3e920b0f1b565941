internal import TextAnalysis

/// A remark on a report as a note gives it: without the lines of the file, which its readers do not
/// have. They are found by their words, since the library stores a remark as its sentence.
package enum RemarkWords {
    /// "…, paragraph 16, line 399)" becomes "…, paragraph 16)"; "(line 54)" goes.
    package static func forReaders(_ remark: String) -> String {
        remark.replacing(line.regex, with: "")
    }

    private static let line = Pattern(
        #/ \(line \d+(?: of [^()\s]+)?\)|,? line \d+(?: of [^()\s,;]+)?(?=[),;.])/#)
}
