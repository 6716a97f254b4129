import Checking

let hiddenChecks = [
  Check(
    "prices and most probable answers of any targets",
    after: "prices and most probable answers of an example"
  ) { student in
    for round in 0..<5 {
      let count = 3 + 2 * round
      func draw(_ one: (inout SeededGenerator) -> Double) -> [Double] {
        (0..<count).map { _ in one(&student.generator) }
      }
      var tosses = draw { $0.uniform() < 0.5 ? 0 : 1 }
      tosses[0] = 0
      tosses[1] = 1
      let cases = [
        ("gauss", draw { 3 * $0.normal() }), ("laplace", draw { 3 * $0.normal() }),
        ("coin", tosses), ("waiting", draw { 0.1 + 4 * $0.uniform() }),
      ]
      for (noise, targets) in cases {
        let y = 0.05 + 0.9 * student.generator.uniform()
        try student.expect(
          student.price(of: targets[0], answer: y, noise: noise),
          equals: price(of: targets[0], answer: y, noise: noise),
          remark: "For other targets and answers, a price is not −ln of the density.")
        try student.expect(
          student.mostProbable(targets, noise: noise),
          equals: mostProbable(targets, noise: noise),
          remark:
            "For other targets, another answer than yours makes them more probable: its summed "
            + "prices are lower.")
      }
    }
  }
]
