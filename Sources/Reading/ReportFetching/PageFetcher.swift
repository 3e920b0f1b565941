package import Foundation
package import HelperPrograms
package import SourceText

/// Fetches web pages with the `curl` program: each request is a child process bounded in time, size and
/// memory, and Assay itself neither links nor starts a network library (libcurl alone would make every start
/// of the program 4 ms slower; URLSession on Linux is libcurl behind an interface that cannot bound a body).
package struct PageFetcher: Sendable {
    package static let program = HelperProgram(name: "curl", package: "curl")

    /// A page with the address at which it was found in the end.
    package struct Page: Sendable {
        package var url: URL
        package var bytes: [UInt8]
    }

    /// Tells the site who asks and how often.
    private static let userAgent = "Assay (reads one published assessment, at most a page a second)"

    /// Longest one request may take.
    let seconds: Double

    package init(seconds: Double = Limits.fetchSeconds) { self.seconds = seconds }

    /// Gets a page, following redirects on its own host.
    ///
    /// - Throws: `WorldError` in one line: no curl, no answer in time, too large, another answer than 200, a
    ///   redirect to another host.
    package func get(_ url: URL) throws(WorldError) -> Page {
        var url = url
        for _ in 0...Limits.fetchRedirects {
            try Self.check(url)
            let answer = try request(url)
            if answer.status == 200 { return Page(url: url, bytes: answer.body) }
            guard (300..<400).contains(answer.status), let target = answer.redirect else {
                throw WorldError(
                    "the site answers \(answer.status)\(Self.meaning[answer.status].map { " (\($0))" } ?? "")"
                )
            }
            guard target.host?.lowercased() == url.host?.lowercased(), target.port == url.port else {
                throw WorldError(
                    "it sends on to another site (\(target.host ?? "none")), which was not followed")
            }
            url = target
        }
        throw WorldError("it sends on in a circle: open it in a browser, save the page, and import the file")
    }

    private static let meaning = [
        401: "a password is needed", 403: "not allowed", 404: "no such page", 410: "gone",
        429: "too many requests: try again later",
        500: "the site has an error", 503: "not available: try again later",
    ]

    /// - Throws: `WorldError` for addresses that are not fetched.
    package static func check(_ url: URL) throws(WorldError) {
        let isAllowed =
            url.scheme?.lowercased() == "https" || url.scheme?.lowercased() == "http" && isLoopback(url)
        guard isAllowed, url.host?.isEmpty == false else {
            throw WorldError(
                "only https addresses are fetched (and http on this machine): \(url.absoluteString)")
        }
        if url.user != nil || url.password != nil {
            throw WorldError("addresses with a name or password in them are not fetched")
        }
    }

    /// Whether a host is this machine itself.
    static func isLoopback(_ url: URL) -> Bool {
        guard let host = url.host?.lowercased() else { return false }
        return host == "localhost" || host == "::1" || host == "[::1]"
            || host.wholeMatch(of: /127(\.[0-9]{1,3}){3}/) != nil
    }

    private func request(_ url: URL) throws(WorldError) -> (status: Int, redirect: URL?, body: [UInt8]) {
        let result = try Self.program.run(
            [
                "-q", "--silent", "--show-error", "--globoff", "--proto", "=https,http", "--connect-timeout",
                "10", "--max-time",
                String(seconds), "--max-filesize", String(Limits.reportBytes), "--user-agent", Self.userAgent,
                "--header",
                "Accept: text/html", "--write-out", "%{stderr}\\n%{http_code} %{redirect_url}", "--url",
                url.absoluteString,
            ],
            within: .init(
                seconds: seconds + 5, outputBytes: Limits.reportBytes, memoryBytes: Limits.pdfMemoryBytes),
            environment: Self.isLoopback(url) ? [:] : Self.waysOut(ProcessInfo.processInfo.environment))
        let lines = result.complaints.split(separator: "\n")
        guard result.status == 0, let facts = lines.last?.split(separator: " "),
            let status = facts.first.flatMap({ Int($0) })
        else {
            throw WorldError(
                Self.reasons[result.status] ?? lines.first.map { "it cannot be fetched: \($0.prefix(120))" }
                    ?? "it cannot be fetched")
        }
        return (status, facts.count > 1 ? URL(string: String(facts[1])) : nil, result.output)
    }

    /// How an organisation's machines reach the web: the variables by which curl finds its proxy and its own
    /// certificates (its manual, ENVIRONMENT). This machine itself is asked without.
    static func waysOut(_ environment: [String: String]) -> [String: String] {
        let names = [
            "https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY", "no_proxy", "NO_PROXY", "CURL_CA_BUNDLE",
            "SSL_CERT_FILE", "SSL_CERT_DIR",
        ]
        return environment.filter { names.contains($0.key) && !$0.value.isEmpty }
    }

    /// Exit codes of curl (its manual, EXIT CODES) in plain words.
    private static let reasons: [Int32: String] = [
        5: "no such proxy (https_proxy names one)", 6: "no such site, or no connection to the internet",
        7: "the site does not answer",
        28: "the site took too long to answer",
        35: "no secure connection can be made", 60: "the site's certificate is not trusted",
        63: "larger than \(Limits.reportBytes >> 20) MB",
    ]
}
