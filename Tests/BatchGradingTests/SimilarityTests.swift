import CourseModel
import Testing

@testable import BatchGrading

@Suite struct SimilarityTests {
  private static let original = """
    func total(_ values: [Double]) -> Double {
      var sum = 0.0
      for value in values {
        if value > 0 { sum += value * value }
      }
      let mean = sum / Double(values.count)
      return mean.squareRoot()
    }

    """
  /// The same with other names, numbers, comments and lines.
  private static let renamed = """
    // All my own work!
    func total(_ xs: [Double]) -> Double {
      var s = 1.5  /* start */
      for x in xs { if x > 7 { s += x * x } }
      let m = s / Double(xs.count);
      return m.squareRoot()
    }
    """
  private static let other = """
    import Glibc
    struct Power {
      let values: [Double]
      var root: Double { sqrt(values.filter { $0 > 0 }.map { pow($0, 2) }.reduce(0, +) / count) }
      private var count: Double { Double(max(values.count, 1)) }
    }
    func total(_ values: [Double]) -> Double { Power(values: values).root }
    """

  private func search(
    _ sources: [String: String], starter: String = "", commonFrom: Int = 10
  ) throws -> (Inbox, SimilarityFindings) {
    let inbox = try Inbox()
    for (student, source) in sources { try inbox.put("\(student)/xor.swift", source) }
    var exercise = Inbox.exercise()
    exercise.starter = starter
    return (
      inbox,
      SimilaritySearch(exercise: exercise, commonFrom: commonFrom)
        .search(try inbox.take(["xor"]).submissions)
    )
  }

  @Test func `a copy with other names and comments is found, other work is not`() throws {
    let (_, found) = try search(["ada": Self.original, "bob": Self.renamed, "cy": Self.other])
    #expect(found.compared == 3)
    #expect(found.pairs.map { [$0.first.student, $0.second.student] } == [["ada", "bob"]])
    #expect(found.pairs.first.map { $0.similarity > 0.95 } == true)
  }

  @Test func `what the starter gave is nobody's`() throws {
    let (_, found) = try search(
      [
        "ada": Self.original + "func mine() -> Int { 1 }\n",
        "bob": Self.original + "let yours = [1: 2]\n",
      ], starter: Self.original)
    #expect(found.pairs.isEmpty)
  }

  @Test func `what many share is the exercise's`() throws {
    var sources: [String: String] = [:]
    for k in 0..<12 { sources["s\(k)"] = Self.original }
    #expect(try search(sources).1.pairs.isEmpty)
    #expect(try search(sources, commonFrom: 13).1.pairs.count == 50)
  }

  @Test func `a long enough shared run leaves a hash in both, wherever it stands`() {
    let needed = TokenPrint.runLength + TokenPrint.window - 1
    let shared = (0..<needed).map { "\($0.isMultiple(of: 3) ? "+" : "-") x" }.joined(separator: " ")
    for before in 0..<20 {
      let a = TokenPrint("let a = 1 \(shared)")
      let padding = (0..<before).map { _ in "[ ]" }.joined(separator: " ")
      let b = TokenPrint("func \(padding) { x } x \(shared) ; while { }")
      #expect(!Set(a.places.keys).isDisjoint(with: b.places.keys), "after \(before)")
    }
  }

  @Test func `winnowing keeps the least of each window, and none twice`() {
    #expect(TokenPrint.winnowed([]) == [])
    #expect(TokenPrint.winnowed([5]) == [0])
    let places = TokenPrint.winnowed([9, 8, 7, 6, 5, 4, 3, 9, 9, 9, 9, 9, 9, 1])
    #expect(places == [5, 6, 12, 13])
  }

  @Test func `the page marks the same runs on both sides, and warns`() throws {
    let (_, found) = try search(["ada": Self.original, "<b>": Self.renamed])
    let page = SimilarityPage([found]).text
    #expect(page.contains("never a proof of copying"))
    #expect(!page.contains("<b>:"))
    #expect(page.contains("<mark class=\"a\">"))
  }

  @Test func `source that is no Swift is compared all the same`() throws {
    let (_, found) = try search(["ada": "}}}} ((( \u{0} \"", "bob": "", "cy": Self.original])
    #expect(found.compared == 3)
    #expect(found.pairs.isEmpty)
  }
}
