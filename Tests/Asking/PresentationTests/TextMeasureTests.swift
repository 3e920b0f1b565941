import Presentation
import Testing
import TextAnalysis

@Suite struct TextMeasureTests {
    @Test(arguments: [
        ("abc", 3), ("東京", 4), ("e\u{301}", 1), ("👩‍👩‍👧", 2), ("🇬🇧", 2), ("ﾊﾝ", 2), ("ＡＢ", 4), ("한국", 4), ("✔︎", 1),
        ("❤️", 2), ("“–”", 3),
        ("😀", 2),
        ("\u{1112}\u{1161}\u{11AB}", 2), ("กำ", 2), ("1️⃣", 2), ("", 0),
    ])
    func widths(_ text: String, _ columns: Int) { #expect(DisplayWidth.of(text) == columns) }

    @Test(arguments: [
        (2.675, 2, "2.68"), (-2.675, 2, "-2.68"), (0.5, 0, "1"), (-0.4, 0, "0"), (999.995, 2, "1,000.00"),
        (1234567.0, 0, "1,234,567"),
        (0.05, 1, "0.1"),
        (0.04, 1, "0.0"), (1e21, 0, "1,000,000,000,000,000,000,000"), (1e-7, 2, "0.00"), (9.99, 1, "10.0"),
        (12.3, 2, "12.30"),
        (0.0, 0, "0"),
    ])
    func decimals(_ value: Double, _ decimals: Int, _ text: String) {
        #expect(NumberFormat.grouped(value, decimals: decimals) == text)
    }

    @Test func integersAndMachines() {
        #expect(NumberFormat.grouped(2742) == "2,742")
        #expect(NumberFormat.grouped(-1_000_000) == "-1,000,000")
        #expect(NumberFormat.grouped(Int.min) == "-9,223,372,036,854,775,808")
        #expect(NumberFormat.shortest(3) == "3")
        #expect(NumberFormat.shortest(0.1) == "0.1")
        #expect(NumberFormat.shortest(.infinity) == nil)
        #expect(NumberFormat.grouped(Double.nan, decimals: 1) == "-")
    }

    @Test func counts() {
        #expect(Plural.count(1, "finding") == "1 finding")
        #expect(Plural.count(2742, "finding") == "2,742 findings")
        #expect(Plural.count(0, "authority") == "no authorities")
        #expect(Plural.plural(of: "survey") == "surveys")
    }

    @Test func anyNumberIsPrintedBackTheSame() {
        var generator = SystemRandomNumberGenerator()
        for _ in 0..<2000 {
            let value = Double(Int.random(in: -1_000_000...1_000_000, using: &generator)) / 100
            let text = NumberFormat.fixed(value, decimals: 2)
            #expect(Double(text) == value, "\(text)")
        }
    }

    /// A page of help, written for 100 columns, at 40: prose flows on, meanings stand beside their names or
    /// below them, examples go on further in, and what fits is left as it is.
    @Test func aPageIsSetToItsWidth() {
        let page = """
            Prose that was broken for a wider line than there is here,
            and goes on.

            short                one meaning that is too long for here
            assay brief councillor-note authority=NAME   a note

              name   a meaning which goes on
                     under itself

                findings about "hospital discharge" where score <= 2

            Fits.
            Stays.

            """
        #expect(
            TextSetting.page(page, columns: 40) == """
                Prose that was broken for a wider line
                than there is here, and goes on.

                short
                    one meaning that is too long for
                    here
                assay brief councillor-note
                    authority=NAME
                    a note

                  name   a meaning which goes on
                         under itself

                    findings about "hospital discharge"
                        where score <= 2

                Fits.
                Stays.

                """)
    }
}
