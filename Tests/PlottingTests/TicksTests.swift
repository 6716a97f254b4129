import Plotting
import Testing

@Suite struct TicksTests {
  @Test func `linear ticks are multiples of 1, 2 or 5`() {
    #expect(
      Ticks.linear(0...1, count: 5).map(\.plain)
        == ["0.0", "0.2", "0.4", "0.6", "0.8", "1.0"])
    #expect(Ticks.linear(-3...3, count: 3).map(\.plain) == ["−2", "0", "2"])
    #expect(Ticks.linear(0...97, count: 5).map(\.value) == [0, 20, 40, 60, 80])
    #expect(
      Ticks.linear(0.0012...0.0018, count: 3).map(\.plain)
        == ["0.0012", "0.0014", "0.0016", "0.0018"])
  }

  @Test func `tick values are the decimals that they name`() {
    #expect(Ticks.linear(0...1, count: 10).map(\.value).contains(0.3))
    #expect(Ticks.linear(0...1, count: 10).map(\.value).contains(0.7))
  }

  @Test func `large and small values share one power form`() {
    #expect(
      Ticks.linear(0...100_000, count: 2).map(\.plain)
        == ["0", "50\u{2009}000", "100\u{2009}000"])
    #expect(Ticks.linear(0...4e6, count: 2).map(\.plain) == ["0", "2·10⁶", "4·10⁶"])
    #expect(Ticks.linear(0...1.2e-9, count: 2).map(\.plain) == ["0", "0.5·10⁻⁹", "1.0·10⁻⁹"])
    #expect(
      Ticks.linear(1...1.000_000_04, count: 2).map(\.plain)
        == ["1.00000000", "1.00000002", "1.00000004"])
    #expect(Ticks.linear(-2e-7...0, count: 2).map(\.plain) == ["−2·10⁻⁷", "−1·10⁻⁷", "0"])
  }

  @Test func `a nice domain reaches outward to whole ticks and keeps those it has`() {
    #expect(Ticks.nice(0.03...2.37, count: 5) == 0...2.5)
    #expect(Ticks.nice(0...1, count: 5) == 0...1)
    #expect(Ticks.nice(-0.1...0.9, count: 2) == -0.5...1)
  }

  @Test func `logarithmic ticks name powers of ten, fewer where there are many`() {
    #expect(
      Ticks.logarithmic(1e-2...1e2, count: 6).map(\.plain)
        == ["0.01", "0.1", "1", "10", "100"])
    #expect(
      Ticks.logarithmic(1e-16...1e-1, count: 5).map(\.plain) == [
        "10⁻¹⁵", "10⁻¹²", "10⁻⁹", "10⁻⁶", "10⁻³",
      ])
    #expect(Ticks.logarithmic(0.3...7, count: 5).map(\.plain) == ["0.5", "1", "2", "5"])
    #expect(Ticks.logarithmic(2.1...4.4, count: 4).map(\.value) == [2.5, 3, 3.5, 4])
  }
}

@Suite struct NumberTextTests {
  @Test func `fixed digits round half away from zero, as written`() {
    #expect(NumberText.fixed(2.675, places: 2) == "2.68")
    #expect(NumberText.fixed(-0.125, places: 2) == "−0.13")
    #expect(NumberText.fixed(9.995, places: 2) == "10.00")
    #expect(NumberText.fixed(0.4, places: 0) == "0")
    #expect(NumberText.fixed(-0.4, places: 0) == "0")
    #expect(NumberText.fixed(0.95, places: 0) == "1")
    #expect(NumberText.fixed(1e21, places: 1) == "1000000000000000000000.0")
    #expect(NumberText.fixed(.leastNonzeroMagnitude, places: 3) == "0.000")
  }

  @Test func `the scientific form has one digit before the point and a raised exponent`() {
    #expect(NumberText.scientific(1.2e-7, places: 2) == "1.20 × 10⁻⁷")
    #expect(NumberText.scientific(-9.996e12, places: 2) == "−1.00 × 10¹³")
    #expect(NumberText.scientific(0, places: 1) == "0.0 × 10⁰")
  }

  @Test func `readable numbers are as short as their digits allow`() {
    let texts = [1797, 0.5, 2.0 / 3, 123_456.7, 1e-5, -1.5e9, 0, 1234.5678].map {
      NumberText.readable($0)
    }
    #expect(
      texts == [
        "1797", "0.5", "0.6667", "123500", "1 × 10⁻⁵", "−1.5 × 10⁹", "0", "1235",
      ])
    #expect(NumberText.readable(.nan) == "NaN")
    #expect(NumberText.readable(-.infinity) == "−∞")
  }

  @Test func `digits read back as the number`() {
    let extremes = [.leastNonzeroMagnitude, .greatestFiniteMagnitude, 0.1]
    for value in noise(1000).map({ ($0 - 0.5) * 1e3 }) + extremes {
      let digits = DecimalDigits(value)
      let text = (digits.isNegative ? "-" : "") + digits.digits.map { String($0) }.joined()
      #expect(Double("\(text)e\(digits.exponent - digits.digits.count + 1)") == value)
    }
  }
}
