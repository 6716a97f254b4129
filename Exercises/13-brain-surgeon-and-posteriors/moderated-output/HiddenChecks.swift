import Checking

let hiddenChecks = [
  Check("near the average over the logit", after: "a logit of 2 ± 2") { student in
    for round in 0..<6 {
      let y = 3 * student.generator.normal()
      let variance = round == 0 ? 0 : 9 * student.generator.uniform()
      let answer = try student.moderatedProbability(logit: y, variance: variance)
      let exact = averagedSigmoid(y, variance.squareRoot())
      try student.expect(
        abs(answer.as(Double.self) - exact) < 0.02, of: answer, "the averaged sigmoid",
        remark: "For other logits or variances this is not the averaged sigmoid. Logits may be "
          + "negative, and a variance may be 0.")
      try student.expect(
        answer, equals: moderatedProbability(logit: y, variance: variance), within: 1e-9,
        remark: "This is near the averaged sigmoid, but not what MacKay's formula gives.")
    }
  }
]

private func averagedSigmoid(_ mean: Double, _ s: Double) -> Double {
  let places = (-800...800).map { Double($0) / 100 }
  var (sum, total) = (0.0, 0.0)
  for place in places {
    let weight: Double = exp(Dual(-place * place / 2)).value
    sum += weight * sigmoid(mean + s * place)
    total += weight
  }
  return sum / total
}
