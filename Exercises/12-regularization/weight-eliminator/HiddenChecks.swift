import Checking

let hiddenChecks = [
  Check(
    "value and slopes at any scale", part: "slopes", after: "counts the large weights",
    "slopes of three weights"
  ) { student in
    for size in [1, 5] {
      let w = (0..<size).map { _ in student.generator.normal() }
      let scale = student.generator.uniform(from: 0.2, to: 2)
      let strength = student.generator.uniform(from: 0.1, to: 3)
      let answer = try student.eliminate(w, scale: scale, strength: strength)
      try student.expect(
        answer.penalty, equals: eliminate(w, scale: scale, strength: strength).value,
        remark: "At another scale or strength the value differs.")
      try student.expectGradient(
        answer.slopes,
        equals: numericGradient(at: w) { eliminate($0, scale: scale, strength: strength).value },
        within: 1e-6,
        remark: "At another scale the slopes differ from finite differences of the value: are both "
          + "factors 1/w₀ there?")
    }
  }
]
