import Foundation
import ReferenceData
import SourceText
import Testing

@testable import ReportFetching
@testable import ReportReading

@Suite struct ReportSiteTests {
    private let folder = "https://www.example.org/care-services/local-authority-assessment-reports/"

    /// Which of a page's links are followed, by each way in which reports have been laid out.
    @Test(arguments: [
        ("sunderland-0525", "sunderland-0525/summary", "Overall summary", true),
        ("sunderland-0525", "sunderland-0525/theme1/needs", "Assessing needs", true),
        ("harrow-0824", "harrow-0824-theme1-support", "Supporting people to live healthier lives", true),
        ("Hertfordshire-0524", "Hertfordshire2", "Overall summary", true),
        ("Hertfordshire-0524", "Hertfordshire2", "Read the press release", false),
        (
            "birmingham-cc", "birmingham-cc/1-how-local-authority-works-people/assessing-needs",
            "Assessing needs", true
        ),
        ("sunderland-0525", "camden-0225/theme1/needs", "Assessing needs", false),
        ("sunderland-0525", "", "Local authority assessment reports", false),
        ("sunderland-0525", "sunderland-0525/report.pdf", "Download", false),
        ("sunderland-0525", "sunderland-0525/summary?print=1", "Print", false),
        ("eastvale/index.html", "eastvale/theme1-needs.html", "Assessing needs", true),
        ("eastvale/", "eastvale/summary.html", "Overall summary", true),
        ("eastvale/index.html", "eastvale/contact.html", "Contact us", false),
        // Dots and slashes written out would lead to another folder.
        ("sunderland-0525", "sunderland-0525/%2e%2e/admin/theme1", "Assessing needs", false),
        ("sunderland-0525", "sunderland-0525/..%2Fadmin", "Assessing needs", false),
        ("sunderland-0525", "sunderland-0525/%252e%252e/theme1", "Assessing needs", false),
        ("sunderland-0525", "sunderland-0525/..%5Ctheme1", "Assessing needs", false),
        ("sunderland-0525", "sunderland-0525/theme1%0D%0AX:%201", "Assessing needs", false),
        ("sunderland-0525", "sunderland-0525/theme1%20needs", "Assessing needs", true),
        (
            "sunderland-0525", "https://elsewhere.example.org/sunderland-0525/summary", "Overall summary",
            false
        ),
    ])
    func follows(_ landing: String, _ target: String, _ words: String, _ isFollowed: Bool) throws {
        let page = try #require(URL(string: folder + landing))
        let link = target.hasPrefix("https:") ? target : folder + target
        let found = ReportSite(landing: page, framework: try ReferenceData().framework()).pages(
            linkedFrom: page, links: [PageLink(target: link, words: words)])
        #expect(found.map(\.absoluteString) == (isFollowed ? [link] : []))
    }

    @Test func linksAreReadWithTheirWords() {
        let links = PageLink.all(
            in: Array(
                "<html><body><a href='a'>Assessing <b>needs</b></a><a>none</a><a href=\"/b#c\">B</a></body></html>"
                    .utf8))
        #expect(
            links == [PageLink(target: "a", words: "Assessing needs"), PageLink(target: "/b#c", words: "B")])
    }

    @Test(arguments: [
        ("https://www.example.org/x", true), ("http://www.example.org/x", false),
        ("http://127.0.0.1:8000/", true),
        ("http://localhost/", true), ("http://127.0.0.1.example.org/", false), ("file:///etc/passwd", false),
        ("https://name:word@www.example.org/", false),
    ])
    func addressesAreChecked(_ address: String, _ isAllowed: Bool) throws {
        let url = try #require(URL(string: address))
        if isAllowed {
            try PageFetcher.check(url)
        } else {
            #expect(throws: WorldError.self) { try PageFetcher.check(url) }
        }
    }

    /// Behind an organisation's proxy curl is told of it, and of nothing else of the environment.
    @Test func curlIsToldOfTheProxyAndTheCertificates() {
        let given = PageFetcher.waysOut([
            "https_proxy": "http://proxy:8080", "SSL_CERT_FILE": "/c.pem", "NO_PROXY": "",
            "http_proxy": "http://x",
            "HOME": "/h", "LD_PRELOAD": "x.so", "CURL_HOME": "/c",
        ])
        #expect(given == ["https_proxy": "http://proxy:8080", "SSL_CERT_FILE": "/c.pem"])
    }
}
