import Checking

let visibleChecks = [
  Check("a layer from 150 to 50", part: "by hand", points: 2) { student in
    for rule in rules {
      try judge(student, rule, fanIn: 150, fanOut: 50, seed: 11)
    }
  }
]

/// A rule, with what is known of its weights.
struct Rule {
  var name: String
  /// The variance, from fan-in and fan-out.
  var variance: (Double, Double) -> Double
  var isUniform: Bool
}

let rules = [
  Rule(name: "zeros", variance: { _, _ in 0 }, isUniform: true),
  Rule(name: "small", variance: { _, _ in 0.01 }, isUniform: false),
  Rule(name: "fan-in range", variance: { n, _ in 1.92 / (n * n) }, isUniform: true),
  Rule(name: "Xavier forward", variance: { n, _ in 1 / n }, isUniform: false),
  Rule(name: "Xavier", variance: { n, m in 2 / (n + m) }, isUniform: true),
  Rule(name: "He", variance: { n, _ in 2 / n }, isUniform: false),
  Rule(name: "Linear", variance: { n, _ in 1 / (3 * n) }, isUniform: true),
]

/// Measures the weights that the learner draws by a rule.
func judge(
  _ student: Student, _ rule: Rule, fanIn: Int, fanOut: Int, seed: Int
) throws {
  let answer = try student.initialWeights(rule.name, fanIn: fanIn, fanOut: fanOut, seed: seed)
  let rows = try answer.as([[Double]].self)
  let isShaped = rows.count == fanOut && rows.allSatisfy { $0.count == fanIn }
  try student.expect(
    isShaped, of: answer, "\(fanOut) rows of \(fanIn) weights",
    found: "\(rows.count) rows of \(rows.first?.count ?? 0)",
    remark: "There is a row for each output, and in it a weight for each input.")
  let weights = rows.flatMap { $0 }
  let count = Double(weights.count)
  let mean = weights.reduce(0, +) / count
  let variance = weights.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / count
  let right = rule.variance(Double(fanIn), Double(fanOut))
  try student.expect(
    right == 0 || Set(weights).count > weights.count / 2, of: answer, "weights that all differ",
    remark: "For the rule “\(rule.name)” weights repeat: draw each of them.")
  try student.expect(
    abs(mean) <= 6 * (variance / count).squareRoot(), of: answer, "\(rule.name): a mean near 0",
    found: mean, remark: "For the rule “\(rule.name)” the weights do not have mean 0.")
  let ratio = right == 0 ? (variance == 0 ? 1 : Double.infinity) : variance / right
  let advice: String
  switch ratio {
  case 0.9...1.1: advice = ""
  case (0.9 * right)...(1.1 * right):
    advice = "here the deviation is what the variance should be: take the root."
  case 0.3...0.37, 2.7...3.3:
    advice = "the variance is wrong by a factor of 3. A uniform draw in ±b has variance b²/3."
  case 0.45...0.55, 1.8...2.2:
    advice = "the variance is wrong by a factor of 2. Compare with the table."
  default: advice = "is fan-in the number of inputs, and is the variance that of the table?"
  }
  try student.expect(
    (0.9...1.1).contains(ratio), of: answer, "\(rule.name): a variance of \(right)",
    found: variance, remark: "For the rule “\(rule.name)”: \(advice)")
  let reach = weights.map(\.magnitude).max() ?? 0
  try student.expect(
    right == 0 || (reach <= (3 * right).squareRoot() + 1e-12) == rule.isUniform, of: answer,
    "\(rule.name): a \(rule.isUniform ? "uniform" : "normal") distribution", found: reach,
    remark:
      "For the rule “\(rule.name)” the variance is right, but the distribution is not: see the "
      + "table for which are uniform and which normal.")
}
