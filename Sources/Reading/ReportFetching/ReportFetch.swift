package import Foundation
package import ReferenceData
internal import ReportReading
internal import SourceText
internal import TextAnalysis

/// Fetches a report's landing page and the pages of that report it leads to: one request a second, at most
/// thirty pages. What was fetched is kept for a day, so that a fetch that was broken off goes on where it
/// stopped.
package struct ReportFetch: Sendable {
    /// What came of a fetch.
    package struct Result: Sendable {
        /// In the order in which the pages were found.
        package var pages: [PageFetcher.Page] = []
        /// Pages that could not be had, each with why.
        package var failures: [(url: URL, reason: String)] = []
    }

    private let fetcher: PageFetcher
    private let framework: Framework
    /// Where pages wait until all are there.
    private let folder: String
    /// Between the beginnings of two requests.
    private let interval: Duration

    /// - Parameters:
    ///   - cacheFolder: in which a folder for each unfinished fetch is kept.
    ///   - loopbackInterval: the pace towards this machine itself, for tests; other sites are asked once a
    ///     second whatever it says.
    package init(
        _ landing: URL, fetcher: PageFetcher, framework: Framework, cacheFolder: String,
        loopbackInterval: Duration?
    ) {
        self.landing = landing
        self.fetcher = fetcher
        self.framework = framework
        folder = cacheFolder + "/fetched/" + Fingerprint.sha256(Array(landing.absoluteString.utf8)).prefix(16)
        interval = PageFetcher.isLoopback(landing) ? loopbackInterval ?? .seconds(1) : .seconds(1)
    }

    private let landing: URL

    /// Fetches all pages; those that fail are said and the others kept.
    ///
    /// - Parameter progress: pages fetched, pages known, the page's address.
    package func run(progress: (Int, Int, String) -> Void) -> Result {
        var result = Result()
        var known = [landing]
        var site: ReportSite?
        var next = ContinuousClock.now
        var index = 0
        while index < known.count {
            let url = known[index]
            index += 1
            progress(index, known.count, url.absoluteString)
            do throws(WorldError) {
                let page: PageFetcher.Page
                if let old = kept(url) { page = old } else { page = try fetched(url, at: &next) }
                // A page may be reached by two addresses, as a folder and as its index.html.
                if result.pages.contains(where: { $0.url == page.url || $0.bytes == page.bytes }) { continue }
                result.pages.append(page)
                let own = site ?? ReportSite(landing: page.url, framework: framework)
                site = own
                for found in own.pages(linkedFrom: page.url, links: PageLink.all(in: page.bytes))
                where !known.contains(found) {
                    guard known.count < Limits.fetchPages else {
                        result.failures.append(
                            (
                                found,
                                "the report has more than \(Limits.fetchPages) pages; this one was not fetched"
                            ))
                        continue
                    }
                    known.append(found)
                }
            } catch { result.failures.append((url, error.description)) }
        }
        return result
    }

    /// Forgets what was kept, once it is in the library.
    package func finish() { try? FileManager.default.removeItem(atPath: folder) }

    private func fetched(_ url: URL, at next: inout ContinuousClock.Instant) throws(WorldError)
        -> PageFetcher.Page
    {
        let wait = next - ContinuousClock.now
        if wait > .zero {
            Thread.sleep(
                forTimeInterval: Double(wait.components.attoseconds) / 1e18 + Double(wait.components.seconds))
        }
        next = ContinuousClock.now + interval
        let page = try fetcher.get(url)
        keep(page, for: url)
        return page
    }

    // MARK: What was fetched before

    private func file(_ url: URL) -> String {
        "\(folder)/\(Fingerprint.sha256(Array(url.absoluteString.utf8)).prefix(24))"
    }

    /// A page fetched within the last day: its address on the first line, then its bytes.
    private func kept(_ url: URL) -> PageFetcher.Page? {
        let path = file(url)
        guard let facts = try? FileManager.default.attributesOfItem(atPath: path),
            let made = facts[.modificationDate] as? Date,
            Date().timeIntervalSince(made) < Limits.fetchKeptSeconds,
            let bytes = try? TextFile.bytes(of: path, limit: Limits.fileBytes),
            let end = bytes.firstIndex(of: 0x0A),
            let found = URL(string: String(decoding: bytes[..<end], as: UTF8.self))
        else { return nil }
        return PageFetcher.Page(url: found, bytes: Array(bytes[(end + 1)...]))
    }

    /// Best effort: a full disk costs the next try a request, no more.
    private func keep(_ page: PageFetcher.Page, for url: URL) {
        try? FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let bytes = Array((page.url.absoluteString + "\n").utf8) + page.bytes
        try? Data(bytes).write(to: URL(fileURLWithPath: file(url)), options: .atomic)
    }
}
