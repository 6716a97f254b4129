import Checking

let hiddenChecks = [
  Check("any number of inputs, examples and epochs", after: "one epoch of three examples") {
    student in
    for (count, size, epochs) in [(1, 1, 3), (7, 4, 2), (5, 0, 6)] {
      let inputs = (0..<count).map { _ in (0..<size).map { _ in student.generator.normal() } }
      let targets = (0..<count).map { _ in student.generator.normal() }
      let eta = 0.02 + 0.1 * student.generator.uniform()
      try student.expect(
        student.widrowHoff(inputs: inputs, targets: targets, eta: eta, epochs: epochs),
        equals: widrowHoff(inputs: inputs, targets: targets, eta: eta, epochs: epochs),
        remark:
          "With other examples, or over several epochs, the weights differ. Do they go on from "
          + "epoch to epoch, and is every example answered with the weights of that moment?")
    }
  },

  Check("ends near the least squares", after: "one epoch of three examples") { student in
    let slopes = (0..<3).map { _ in student.generator.normal() }
    let inputs = (0..<200).map { _ in (0..<3).map { _ in student.generator.normal() } }
    let targets = inputs.map { x in
      0.7 + zip(slopes, x).reduce(0) { $0 + $1.0 * $1.1 }
        + student.generator.normal(standardDeviation: 0.1)
    }
    let best = try leastSquares(
      Tensor(inputs.map { [1] + $0 }, precision: .float64), Tensor(targets, precision: .float64))
    let answer = try student.widrowHoff(inputs: inputs, targets: targets, eta: 0.01, epochs: 20)
    let w = try answer.as([Double].self)
    let apart = zip(w, best.values).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }.squareRoot()
    try student.expect(
      w.count == 4 && apart <= 0.05, of: answer,
      "weights at most 0.05 from the least-squares solution", found: apart,
      remark:
        "After 20 epochs over 200 examples, with η = 0.01, the weights should be near those of "
        + "least squares.")
  },
]
