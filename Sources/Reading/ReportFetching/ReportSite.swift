internal import AssessmentModel
package import Foundation
package import ReferenceData
package import ReportReading
internal import TextAnalysis

/// Which pages of a web site belong to one report, by the ways in which CQC has laid them out since 2023.
///
/// For the landing page `…/harrow-0824` these are pages below it (`…/harrow-0824/theme1/needs`), pages whose
/// name goes on behind its own (`…/harrow-0824-theme1-needs`), and numbered pages beside it (`…/Harrow8`)
/// whose link names a part of a report. For a folder or its `index.html`, pages of that folder whose name or
/// link names a part.
package struct ReportSite: Sendable {
    private let landing: URL
    private let framework: Framework

    /// - Parameter landing: where the landing page was found in the end.
    package init(landing: URL, framework: Framework) {
        self.landing = landing
        self.framework = framework
    }

    /// The pages that a page of the report links to and that belong to it, in order, each once.
    package func pages(linkedFrom page: URL, links: [PageLink]) -> [URL] {
        var found: [URL] = []
        for link in links {
            guard
                let target = URL(string: link.target.trimmingCharacters(in: .whitespaces), relativeTo: page)?
                    .absoluteURL.standardized,
                let plain = Self.plain(target), !found.contains(plain), owns(plain, words: link.words)
            else { continue }
            found.append(plain)
        }
        return found
    }

    /// Without a fragment; nil for one with a query, such as a print view, and for a path that another program
    /// could read as leading elsewhere: with written-out dots, slashes, percent signs or control characters.
    private static func plain(_ url: URL) -> URL? {
        guard var parts = URLComponents(url: url, resolvingAgainstBaseURL: true), parts.query == nil,
            parts.percentEncodedPath.firstMatch(of: /%(2e|2f|5c|25|7f|[01])|\.\.|;/.ignoresCase()) == nil
        else { return nil }
        parts.fragment = nil
        return parts.url
    }

    private func owns(_ url: URL, words: String) -> Bool {
        guard url.host?.lowercased() == landing.host?.lowercased(), url.port == landing.port,
            url.scheme == landing.scheme,
            ["", "html", "htm"].contains(url.pathExtension.lowercased()), url.path != landing.path
        else { return false }
        let own = landing.path
        let isFolder = own.isEmpty || landing.absoluteString.hasSuffix("/") || Self.isIndex(landing)
        if !isFolder, url.path.hasPrefix(own + "/") || url.path.hasPrefix(own + "-") { return true }
        let folder = Self.folder(isFolder && !Self.isIndex(landing) ? own + "/" : own)
        guard isFolder ? url.path.hasPrefix(folder) : Self.folder(url.path) == folder && haveOneName(url)
        else { return false }
        return namesPart(url, words: words)
    }

    private static func isIndex(_ url: URL) -> Bool { url.lastPathComponent.lowercased().hasPrefix("index.") }

    /// The path up to its last slash.
    private static func folder(_ path: String) -> String {
        String(path[...(path.lastIndex(of: "/") ?? path.startIndex)]).replacingOccurrences(
            of: "//", with: "/")
    }

    /// Whether a page's name begins with the letters of the landing page's: `Hertfordshire2` beside
    /// `Hertfordshire-0524`.
    private func haveOneName(_ url: URL) -> Bool {
        let name = landing.lastPathComponent.lowercased().prefix { $0.isLetter }
        return name.count > 2 && url.lastPathComponent.lowercased().prefix { $0.isLetter } == name
    }

    /// Whether a link's words, or its address, name a statement, a theme or another part of a report.
    private func namesPart(_ url: URL, words: String) -> Bool {
        let words = Folding.words(words)
        if framework.statementsByWords[words] != nil
            || framework.parts.contains(where: { $0.pattern.matches(words: words) })
        {
            return true
        }
        if framework.themeHeadings.contains(where: { $0.pattern.begins(words: words) }) { return true }
        return url.path.lowercased().firstMatch(of: /(^|[\/_-])(theme-?[0-9]|summary|overall-summary)/) != nil
    }
}
