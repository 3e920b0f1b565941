import SourceText
import Testing

@testable import AssessmentModel

@Suite struct ScoreArithmeticTests {
    /// Published percentages: RBWM 22/36 is 62, North Somerset 21/36 is 59, Wandsworth 25/36 is 70.
    @Test(arguments: [(22, 62), (21, 59), (25, 70), (28, 78), (32, 89), (18, 50), (27, 75)])
    func roundsUpAsCQCPrints(_ points: Int, _ percent: Int) throws {
        let scores =
            Array(repeating: points / 9, count: 9 - points % 9)
            + Array(repeating: points / 9 + 1, count: points % 9)
        #expect(try #require(ScoreArithmetic(scores: scores)).percent == percent)
    }

    @Test func margins() throws {
        let stockton = try #require(ScoreArithmetic(scores: [2, 3, 2, 3, 3, 2, 3, 3, 2]))
        #expect(stockton.points == 23 && stockton.percent == 64 && stockton.rating == .good)
        #expect(stockton.marginUp == 9 && stockton.marginDown == 0)
        let best = try #require(ScoreArithmetic(scores: Array(repeating: 4, count: 9)))
        #expect(best.marginUp == nil && best.marginDown == 4)
        let worst = try #require(ScoreArithmetic(scores: Array(repeating: 1, count: 9)))
        #expect(worst.marginUp == 5 && worst.marginDown == 0)
    }

    @Test func refusesWhatIsNoScore() {
        #expect(ScoreArithmetic(scores: []) == nil)
        #expect(ScoreArithmetic(scores: [3, 5]) == nil)
    }
}

@Suite struct PartialDateTests {
    @Test(arguments: [
        ("24 October 2025", "2025-10-24"), ("October 2025", "2025-10"), ("2025", "2025"),
        ("9\u{A0}May 2025", "2025-05-09"),
        ("1st Sept 2024", "2024-09-01"), ("OCT 2025", "2025-10"),
    ])
    func readsEnglish(_ text: String, _ iso: String) {
        #expect(PartialDate(english: text)?.iso == iso)
    }

    @Test(arguments: [
        "late 2025", "October/November 2025", "31 February 2025", "", "24 10 2025", "12 Foo 2025",
    ])
    func leavesOthersAlone(_ text: String) {
        #expect(PartialDate(english: text) == nil)
    }

    @Test func sortsAsItsFirstDayAndReadsBackItself() throws {
        let dates = try ["2025", "2025-01", "2025-01-01", "2025-02", "2024-12-31"].map {
            try #require(PartialDate(iso: $0))
        }
        #expect(dates.sorted().map(\.iso) == ["2024-12-31", "2025", "2025-01", "2025-01-01", "2025-02"])
        #expect(dates[2].english == "1 January 2025")
    }
}

@Suite struct NameIndexTests {
    private let index = NameIndex(authorities: [
        Authority(
            name: "Stockton-on-Tees Borough Council", short: "Stockton-on-Tees", slug: "stockton-on-tees",
            code: "E06000004",
            type: .unitary, region: nil, isRegistered: true),
        Authority(
            name: "City of York Council", short: "York", slug: "york", code: nil, type: nil, region: nil,
            isRegistered: true),
        Authority(
            name: "North Yorkshire Council", short: "North Yorkshire", slug: "north-yorkshire", code: nil,
            type: nil, region: nil,
            isRegistered: true),
        Authority(
            name: "North Tyneside Council", short: "North Tyneside", slug: "north-tyneside", code: nil,
            type: nil, region: nil,
            isRegistered: true),
    ])

    @Test(arguments: [
        "stockton", "Stockton on Tees", "E06000004", "STOCKTON\u{2011}ON\u{2011}TEES",
        "stockton-on-tees borough council",
    ])
    func oneCouncilByManyNames(_ name: String) {
        guard case .one(let found) = index.match(name) else {
            Issue.record("\(name) was not found")
            return
        }
        #expect(found.slug == "stockton-on-tees")
    }

    @Test func aKindOfCouncilIsNoNameOfOne() {
        func council(_ name: String, _ short: String) -> Authority {
            Authority(
                name: name, short: short, slug: short.lowercased(), code: nil, type: nil, region: nil,
                isRegistered: true)
        }
        let names = CouncilNames(
            NameIndex(authorities: [
                council("Council of the Isles of Scilly", "Isles of Scilly"),
                council("City of Bristol", "Bristol"),
            ]))
        #expect(names.named(in: "The Council will act. Our Council and the City agree.").isEmpty)
        #expect(
            names.named(in: "The Council of the Isles of Scilly and Bristol agree.").map(\.authority.short)
                == [
                    "Isles of Scilly", "Bristol",
                ])
    }

    @Test func exactBeatsBeginningAndNothingIsGuessed() {
        if case .one(let york) = index.match("york") {
            #expect(york.slug == "york")
        } else {
            Issue.record("york is one council")
        }
        if case .ambiguous(let several) = index.match("north") {
            #expect(several.count == 2)
        } else {
            Issue.record("north is two councils")
        }
        if case .unknown(let nearest) = index.match("Stokton on Tees") {
            #expect(nearest == ["Stockton-on-Tees"])
        } else {
            Issue.record("a misspelling is unknown")
        }
    }
}

@Suite struct MisspeltNameTests {
    private static let names = [
        "Stockton-on-Tees": "Stockton-on-Tees Borough Council",
        "Kensington and Chelsea": "Royal Borough of Kensington and Chelsea",
        "Birmingham": "Birmingham City Council", "Ealing": "London Borough of Ealing",
        "Brent": "London Borough of Brent",
        "Dorset": "Dorset Council", "Hackney": "London Borough of Hackney",
        "Camden": "London Borough of Camden",
        "Bury": "Bury Metropolitan Borough Council", "Kent": "Kent County Council",
        "York": "City of York Council",
        "Leeds": "Leeds City Council", "Rutland": "Rutland County Council",
        "Sunderland": "Sunderland City Council",
        "Brighton and Hove": "Brighton and Hove City Council",
        "Kingston upon Hull": "Kingston upon Hull City Council",
        "Herefordshire": "Herefordshire Council", "Wokingham": "Wokingham Borough Council",
        "Worcestershire": "Worcestershire County Council",
        "North Tyneside": "North Tyneside Council", "South Tyneside": "South Tyneside Council",
        "Isle of Wight": "Isle of Wight Council",
        "Telford and Wrekin": "Telford and Wrekin Council", "Westminster": "Westminster City Council",
        "Poole": "Poole Council",
        "Middlesbrough": "Middlesbrough Council",
        "Bath and North East Somerset": "Bath and North East Somerset Council",
    ]
    private let index = NameIndex(
        authorities: names.sorted { $0.key < $1.key }.map { short, name in
            Authority(
                name: name, short: short, slug: short.lowercased().replacing(" ", with: "-"), code: nil,
                type: nil, region: nil,
                isRegistered: true)
        })

    private func nearest(_ name: String) -> [String]? {
        if case .unknown(let nearest) = index.match(name) { nearest } else { nil }
    }

    @Test(arguments: [
        ("stokton", "Stockton-on-Tees"), ("Stocktn", "Stockton-on-Tees"), ("tsockton", "Stockton-on-Tees"),
        ("stockton on tess", "Stockton-on-Tees"), ("stockton tees", "Stockton-on-Tees"),
        ("stocktonontees", "Stockton-on-Tees"),
        ("kensigton", "Kensington and Chelsea"), ("kensington and chelsae", "Kensington and Chelsea"),
        ("birmingam", "Birmingham"),
        ("Brimingham", "Birmingham"), ("hackny", "Hackney"), ("camdem", "Camden"), ("leds", "Leeds"),
        ("yrok", "York"),
        ("sunderand", "Sunderland"), ("brigton", "Brighton and Hove"), ("herfordshire", "Herefordshire"),
        ("middlesborough", "Middlesbrough"), ("north tynside", "North Tyneside"),
        ("westminister", "Westminster"),
        ("dorsett council", "Dorset"), ("telford and wreckin", "Telford and Wrekin"),
        ("wokinham", "Wokingham"),
    ])
    func aSlipOfTheFingerIsRecognised(_ typed: String, _ meant: String) { #expect(nearest(typed) == [meant]) }

    @Test(arguments: [
        "learning", "dols meaning", "front door", "worst council", "worst", "meaning", "front",
        "best council", "door", "sort", "cert",
        "burden", "council tax", "house", "parents", "waiting", "healing", "bright spark", "kind",
        "north tyne and wear", "londan",
        "berlin",
        "work", "lead", "easing the strain", "pool of staff",
    ])
    func anotherWordIsNoSlip(_ typed: String) { #expect(nearest(typed) ?? ["a match"] == []) }
}

@Suite struct IndicatorTests {
    @Test func gapsKeepTheDecimalsOfTheirOperands() {
        var felt = Indicator(
            number: 1, measure: "carers", value: 66.52, valueText: "66.52%", span: .init(0, 6),
            unit: .percent)
        felt.comparator = .england
        (felt.benchmark, felt.benchmarkText, felt.direction) = (71.06, "71.06%", .worse)
        #expect(felt.gap == -4.54 && felt.worseBy == 4.54)
        var whole = Indicator(
            number: 1, measure: "x", value: 34, valueText: "34%", span: .init(0, 3), unit: .percent)
        (whole.benchmark, whole.benchmarkText) = (26.7, "26.70%")
        #expect(whole.gap == 7.3 && whole.worseBy == nil)
    }
}
