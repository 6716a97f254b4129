import Checking

let visibleChecks = [
  Check("measures the corners from the line of AND") { student in
    let w: [Double] = [-2, 2, 1]
    for x: [Double] in [[1, 1], [0, 0], [0, 1], [1, 0]] {
      let sum = w[0] + w[1] * x[0] + w[2] * x[1]
      try student.expect(
        student.distanceToHyperplane(w: w, x: x), equals: distanceToHyperplane(w: w, x: x),
        remarks: [
          Remark(
            "This is the sum w₀ + w₁x₁ + w₂x₂. It grows with the weights; divide it by the length of "
              + "(w₁, w₂).", ifEquals: sum),
          Remark(
            "This is the distance without its side: where the unit says no, it is negative.",
            ifEquals: abs(sum) / 5.0.squareRoot()),
          Remark(
            "The bias counts in the length by which you divide. It shifts the line and does not "
              + "turn it: only (w₁, w₂) belong there.", ifEquals: sum / 9.0.squareRoot()),
          Remark(
            "This is the distance from a line through the origin, with the direction of the right "
              + "one: does the bias count in your sum?", ifEquals: (sum - w[0]) / 5.0.squareRoot()),
          Remark(
            "You divide by the square of a length: take its root.", ifEquals: sum / 5),
        ])
    }
  }
]
