/// A regular expression made once for the life of the program: `static let date = Pattern(/…/)`.
///
/// One written where it is used is read and compiled every time it is reached, which takes half a
/// millisecond: two thirds of the time of an import, before they were made once.
package struct Pattern<Output>: @unchecked Sendable {
    // SAFETY: nothing changes it. `Regex` is not Sendable only because one that was put together by hand may
    // run any code while it matches; literals do not, and the program that a literal compiles to on first use
    // is put in place atomically.
    package let regex: Regex<Output>

    package init(_ regex: Regex<Output>) { self.regex = regex }
}
