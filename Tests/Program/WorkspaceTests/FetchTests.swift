import Foundation
import HelperPrograms
import SourceText
import Testing
import TestSupport

@testable import ReportFetching
@testable import ReportReading
@testable import Workspace

/// A small web server on this machine that serves a folder, and misbehaves where its paths say so; it writes
/// down every request.
private final class LoopbackServer {
    let address: String
    private let process = Process()
    private let log: String

    /// What cancels a test from within an initialiser, where a call that never returns is warned of.
    private static func cancelled(_ reason: Comment) -> any Error {
        do { try Test.cancel(reason) } catch { return error }
    }

    /// Ends the test, and says so, where Python or curl are missing or no server can be started.
    init(serving folder: String) throws {
        log = NSTemporaryDirectory() + "assay-requests-\(UUID().uuidString)"
        guard let python = HelperProgram(name: "python3", package: "python3").path,
            HelperProgram(name: "curl", package: "curl").path != nil
        else {
            throw Self.cancelled("needs python3 and curl")
        }
        let output = Pipe()
        process.executableURL = URL(fileURLWithPath: python)
        process.arguments = ["-u", "-c", Self.script, folder, log]
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        do { try process.run() } catch {
            throw Self.cancelled("cannot start a server")
        }
        let line = String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)
        guard let port = Int(line.trimmingCharacters(in: .whitespacesAndNewlines)) else {
            process.terminate()
            throw Self.cancelled("cannot open a port on this machine")
        }
        address = "http://127.0.0.1:\(port)"
    }

    deinit {
        process.terminate()
        try? FileManager.default.removeItem(atPath: log)
    }

    /// Lines of `path user-agent`.
    var requests: [String] {
        ((try? String(contentsOfFile: log, encoding: .utf8)) ?? "").split(separator: "\n").map(String.init)
    }

    /// It ends by itself after two minutes.
    private static let script = """
        import http.server, os, sys, threading
        folder, log = sys.argv[1], sys.argv[2]
        broken = {'/once/theme1-needs.html'}
        class Handler(http.server.SimpleHTTPRequestHandler):
            def __init__(self, *a): super().__init__(*a, directory=folder)
            def log_message(self, *a): pass
            def do_GET(self):
                with open(log, 'a') as f: f.write(self.path + ' ' + self.headers.get('User-Agent', '') + '\\n')
                if self.path == '/away': return self.answer(302, 'http://127.0.0.2:9/x')
                if self.path == '/round': return self.answer(302, '/round')
                if self.path == '/endless':
                    self.send_response(200); self.end_headers()
                    try:
                        while True: self.wfile.write(b'<p>words</p>' * 10000)
                    except OSError: return
                if self.path.startswith('/bytes/'):
                    page = b'<html><body><h1>Anyshire Council: local authority assessment</h1><h2>Safeguarding</h2><p>Score: 3</p></body></html>'
                    self.send_response(200); self.end_headers()
                    return self.wfile.write(page + b' ' * (int(self.path[7:]) - len(page)))
                if self.path.startswith('/hops/'):
                    left = int(self.path[6:])
                    return self.answer(302, '/hops/%d' % (left - 1)) if left else self.answer(404, None)
                if self.path == '/never':
                    import time
                    return time.sleep(60)
                if self.path in broken:
                    broken.discard(self.path)
                    return self.answer(503, None)
                if self.path.startswith('/once/'): self.path = self.path[5:]
                if self.path.startswith('/many'):
                    self.send_response(200); self.end_headers()
                    links = ''.join('<a href="/many/%d">Safeguarding</a>' % n for n in range(50))
                    return self.wfile.write(('<html><body>' + links + '</body></html>').encode())
                return super().do_GET()
            def answer(self, status, to):
                self.send_response(status)
                if to: self.send_header('Location', to)
                self.send_header('Content-Length', '0')
                self.end_headers()
        server = http.server.ThreadingHTTPServer(('127.0.0.1', 0), Handler)
        print(server.server_address[1], flush=True)
        threading.Timer(120, lambda: os._exit(0)).start()
        server.serve_forever()
        """
}

@Suite(.serialized) struct FetchTests {
    private let eastvale = Repository.samples.appending(path: "eastvale").path

    private func workspace(_ folder: String) -> Workspace {
        Workspace(
            options: WorkspaceOptions(
                library: folder + "/library.sqlite",
                environment: ["HOME": folder, "ASSAY_LOOPBACK_INTERVAL": "0"]))
    }

    private func withFolder(_ body: (String) throws -> Void) throws {
        let folder = NSTemporaryDirectory() + "assay-fetch-\(UUID().uuidString)"
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try body(folder)
    }

    @Test func aLandingPageLeadsToItsReportAndNoFurther() throws {
        let server = try LoopbackServer(serving: eastvale)
        try withFolder { folder in
            let workspace = workspace(folder)
            let report = try workspace.importFiles([server.address + "/index.html"])
            #expect(!report.hasFailures)
            #expect(report.files.count == 11)
            #expect(report.assessments == 1 && report.statements == 9)
            #expect(Set(report.files.map(\.assessment)) == ["eastvale@2025-05"])
            #expect(
                server.requests.allSatisfy {
                    $0.contains(" Assay ")
                        && ($0.contains("theme") || $0.contains("index") || $0.contains("summary"))
                })
            #expect(server.requests.count == 11)
            // Fetched again, nothing has changed; the pages are documents under their addresses.
            let again = try workspace.importFiles([server.address + "/index.html"])
            #expect(again.files.allSatisfy { $0.outcome == .unchanged })
        }
    }

    @Test func aBrokenFetchGoesOnWhereItStopped() throws {
        let server = try LoopbackServer(serving: eastvale)
        try withFolder { folder in
            let workspace = workspace(folder)
            let first = try workspace.importFiles([server.address + "/once/index.html"])
            #expect(
                first.files.filter {
                    $0.outcome == .failed(reason: "the site answers 503 (not available: try again later)")
                }.map(\.path)
                    == [server.address + "/once/theme1-needs.html"])
            let before = server.requests.count
            let second = try workspace.importFiles([server.address + "/once/index.html"])
            #expect(!second.hasFailures && second.statements == 9)
            #expect(
                server.requests.dropFirst(before).map { $0.prefix { $0 != " " } } == [
                    "/once/theme1-needs.html"
                ])
        }
    }

    @Test(arguments: [
        ("/away", "it sends on to another site (127.0.0.2), which was not followed"),
        ("/round", "it sends on in a circle: open it in a browser, save the page, and import the file"),
        ("/endless", "curl gave more than 8 MB and was stopped"),
        ("/none", "the site answers 404 (no such page)"),
    ])
    func whatASiteMayDoIsBounded(_ path: String, _ reason: String) throws {
        let server = try LoopbackServer(serving: eastvale)
        try withFolder { folder in
            let report = try workspace(folder).importFiles([server.address + path])
            #expect(report.files.map(\.outcome) == [.failed(reason: reason)])
        }
    }

    /// As many bytes and as many redirects as there may be, and one more.
    @Test(
        arguments: [
            // The one who stops it is curl itself from its version 8.4 on.
            ("/bytes/\(Limits.reportBytes)", nil), ("/bytes/\(Limits.reportBytes + 1)", "than 8 MB"),
            ("/hops/\(Limits.fetchRedirects)", "the site answers 404 (no such page)"),
            (
                "/hops/\(Limits.fetchRedirects + 1)",
                "it sends on in a circle: open it in a browser, save the page, and import the file"
            ),
        ] as [(String, String?)])
    func whatIsFetchedIsBounded(_ path: String, _ reason: String?) throws {
        let server = try LoopbackServer(serving: eastvale)
        try withFolder { folder in
            let report = try workspace(folder).importFiles([server.address + path])
            guard case .failed(let said)? = report.files.first?.outcome else { return #expect(reason == nil) }
            #expect(reason.map(said.contains) == true, "\(said)")
        }
    }

    @Test func aRequestTakesNoLongerThanItMay() throws {
        #expect(PageFetcher().seconds == Limits.fetchSeconds)
        let server = try LoopbackServer(serving: eastvale)
        let fetcher = PageFetcher(seconds: 1.5)
        #expect(try fetcher.get(#require(URL(string: server.address + "/index.html"))).bytes.isEmpty == false)
        let never = try #require(URL(string: server.address + "/never"))
        let error = #expect(throws: WorldError.self) { try fetcher.get(never) }
        #expect(error?.description == "the site took too long to answer")
    }

    @Test func noMoreThanThirtyPagesAreFetched() throws {
        let server = try LoopbackServer(serving: eastvale)
        try withFolder { folder in
            _ = try workspace(folder).importFiles([server.address + "/many"])
            #expect(server.requests.count == Limits.fetchPages)
        }
    }
}
