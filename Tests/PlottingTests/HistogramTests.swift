import Plotting
import Testing

@Suite struct HistogramTests {
  @Test func `the rule of Freedman and Diaconis, at round edges`() throws {
    // 0, 0.1, …, 6.3: quartiles 1.575 and 4.725, so 2 · 3.15 ∕ ∛64 = 1.575, rounded to 2.
    let bins = try #require(HistogramBins([(0..<64).map { Double($0) / 10 }]))
    #expect(bins.edges == [0, 2, 4, 6, 8])
    #expect(bins.counts((0..<64).map { Double($0) / 10 }).inside == [20, 20, 20, 4])
  }

  @Test func `a bin holds its lower edge, the last one both`() {
    let bins = HistogramBins(edges: [0, 1, 2])
    let counted = bins.counts([0, 0.5, 1, 2, -0.1, 2.1, .nan])
    #expect(counted.inside == [2, 2])
    #expect(counted.outside == 2)
  }

  @Test func `few whole numbers have a bin each, around themselves`() throws {
    let bins = try #require(HistogramBins([[0, 1, 1, 2, 3, 3, 3, 4]]))
    #expect(bins.edges == [-0.5, 0.5, 1.5, 2.5, 3.5, 4.5])
    #expect(bins.counts([0, 1, 1, 2, 3, 3, 3, 4]).inside == [1, 2, 1, 3, 1])
  }

  @Test(arguments: [[0.7], [0.7, 0.7, 0.7], [1e-9, 2e-9, 3e-9], [-1e300, 1e300], [0, 1e-300]])
  func `no value is lost, however near or far`(values: [Double]) throws {
    let bins = try #require(HistogramBins([values]))
    #expect(zip(bins.edges, bins.edges.dropFirst()).allSatisfy { $0 < $1 })
    #expect(bins.edges.count <= 90)
    #expect(bins.counts(values).inside.reduce(0, +) == values.count)
  }

  @Test func `heavy tails do not make thousands of bins`() throws {
    let bins = try #require(HistogramBins([noise(1000) + [1e6]]))
    #expect(bins.edges.count <= 90)
    #expect(bins.counts(noise(1000) + [1e6]).inside.reduce(0, +) == 1001)
  }

  @Test func `samples of different sizes are compared by shares, and said in words`() {
    let plot = Histogram(
      [Histogram.Sample("few", [0.5, 1.5]), Histogram.Sample("many", [0.5, 0.5, 0.5, 1.5])],
      x: "error", bins: .edges([0, 1, 2]))
    #expect(
      plot.drawing.data.rows == [["0", "1", "0.5", "0.75"], ["1", "2", "0.5", "0.25"]])
    #expect(
      plot.drawing.alternative
        == "Histogram of error. 2 bins of width 1 from 0 to 2. few: 2 values, mean 1, "
        + "from 0.5 to 1.5; most, 1, from 0 to 1. many: 4 values, mean 0.75, from 0.5 to 1.5; "
        + "most, 3, from 0 to 1.")
  }
}
