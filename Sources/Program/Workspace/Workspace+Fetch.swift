internal import Foundation
internal import ReferenceData
internal import ReportFetching
internal import ReportReading
internal import SourceText

/// Tells addresses of reports from paths of files.
enum ReportAddress {
    /// Whether a word of the command line is an address: `https://…`, whatever its scheme, so that one that
    /// is not fetched is said to be so.
    static func isAddress(_ word: String) -> Bool {
        word.firstMatch(of: /^[A-Za-z][A-Za-z0-9+.\-]*:\/\//) != nil
    }
}

extension Workspace {
    /// Fetches the reports at some addresses; what cannot be fetched is a line of the import's report.
    ///
    /// - Returns: the pages' bytes by address, and what is to be called once they are in the library.
    func fetch(
        _ addresses: [String], into report: inout ImportReport, progress: (ImportProgress) -> Void
    ) throws(WorldError) -> (pages: [String: [UInt8]], finish: [() -> Void]) {
        var pages: [String: [UInt8]] = [:]
        var finish: [() -> Void] = []
        for address in addresses {
            do throws(WorldError) {
                guard let url = URL(string: address) else { throw WorldError("not an address of a web page") }
                try PageFetcher.check(url)
                let fetch = ReportFetch(
                    url, fetcher: PageFetcher(), framework: try reference.framework(),
                    cacheFolder: options.cacheFolder,
                    loopbackInterval: options.loopbackInterval.map { .seconds(max(0, $0)) })
                let result = fetch.run { done, total, name in
                    progress(ImportProgress(stage: .fetching, done: done, total: total, name: name))
                }
                for page in result.pages { pages[page.url.absoluteString] = page.bytes }
                report.files += result.failures.map {
                    .init(path: $0.url.absoluteString, outcome: .failed(reason: $0.reason))
                }
                if result.failures.isEmpty { finish.append(fetch.finish) }
            } catch { report.files.append(.init(path: address, outcome: .failed(reason: error.description))) }
        }
        return (pages, finish)
    }
}
