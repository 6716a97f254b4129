import SwiftSource
import Testing

private let source = """
  /// Doc comments are no code: 1 + 1.
  func deltas(s: [Double], t: [Double]) -> [Double] {
    var sum = 0.0
    for k in 0..<s.count {
      if s[k] < 1 { continue }
      sum += t[k] - scaled(s[k], by: sum)
    }
    return s.map { -$0 * sum }
  }
  """

private func replacements(_ kind: Mutation.Kind, in text: String = source) -> [String] {
  mutations(of: text).filter { $0.kind == kind }.map(\.name)
}

@Test func `each small change is named by its function and its surroundings`() {
  #expect(
    replacements(.sign) == [
      "deltas: sum += t[k] - scaled(s[k], by: sum) → sum -= t[k] - scaled(s[k], by: sum)",
      "deltas: sum += t[k] - scaled(s[k], by: sum) → sum += t[k] + scaled(s[k], by: sum)",
      "deltas: return s.map { -$0 * sum } → return s.map { $0 * sum }",
    ])
  #expect(
    replacements(.comparison) == [
      "deltas: if s[k] < 1 { continue } → if s[k] <= 1 { continue }",
      "deltas: if s[k] < 1 { continue } → if s[k] > 1 { continue }",
    ])
  #expect(
    replacements(.swappedArguments) == [
      "deltas: sum += t[k] - scaled(s[k], by: sum) → sum += t[k] - scaled(sum, by: s[k])"
    ])
  #expect(replacements(.bound).count == 1)
  #expect(replacements(.accumulation).count == 1)
  #expect(replacements(.onePass).count == 1)
  #expect(replacements(.earlyReturn).count == 1)
  #expect(replacements(.negatedCondition).count == 1)
  #expect(replacements(.droppedStatement).count == 2, "continue, and the sum")
}

@Test func `a change is applied to its own place, and to no other`() throws {
  let text = "func f(a: Double, b: Double) -> Double { a + b + a }\n"
  let sums = Set(mutations(of: text).filter { $0.kind == .sign }.map { $0.applied(to: text) })
  #expect(
    sums == [
      "func f(a: Double, b: Double) -> Double { a - b + a }\n",
      "func f(a: Double, b: Double) -> Double { a + b - a }\n",
      "func f(a: Double, b: Double) -> Double { -(a + b + a) }\n",
    ])
}

@Test func `transposes and indices are exchanged, and no change is listed twice`() {
  let text = """
    func g(w: [[Double]], x: Tensor, p: Int, i: Int) -> Tensor {
      matmul(x.transposed(), y) * w[p][i] + x[p, i]
    }
    """
  let names = replacements(.transpose, in: text).joined(separator: "\n")
  #expect(names.contains("matmul(x, y)"))
  #expect(names.contains("(y).transposed()"))
  #expect(names.contains("w[i][p]"))
  #expect(names.contains("x[i, p]"))
  let all = mutations(of: text)
  #expect(Set(all.map(\.name)).count == all.count)
  #expect(Set(all.map { $0.applied(to: text) }).count == all.count)
}
