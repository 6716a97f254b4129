import Checking
import Glibc

let visibleChecks = [
  Check("prices and most probable answers of an example") { student in
    for (noise, t, y) in [
      ("gauss", 2.0, 0.5), ("laplace", 2.0, 0.5), ("coin", 1.0, 0.8), ("coin", 0.0, 0.8),
      ("waiting", 3.0, 0.5),
    ] {
      let right: Double = price(of: t, answer: y, noise: noise)
      let bare: Double = noise == "gauss" ? 1.125 : noise == "laplace" ? 1.5 : .infinity
      try student.expect(
        student.price(of: t, answer: y, noise: noise), equals: right,
        remarks: [
          Remark("That is the logarithm; the price is minus that.", ifEquals: -right),
          Remark("That is the density itself: take −ln of it.", ifEquals: exp(-right)),
          Remark(
            "Right but for the constant: −ln of the factor in front of the power.",
            ifEquals: bare),
        ])
    }
    let lists: [(String, [Double])] = [
      ("gauss", [1, 2, 6]), ("laplace", [1, 6, 2]), ("coin", [1, 0, 1, 1]),
      ("waiting", [0.5, 2, 3.5]),
    ]
    for (noise, targets) in lists {
      let mean: Double = targets.reduce(0, +) / Double(targets.count)
      let median: Double = targets.sorted()[targets.count / 2]
      try student.expect(
        student.mostProbable(targets, noise: noise), equals: mostProbable(targets, noise: noise),
        remarks: noise == "laplace"
          ? [
            Remark(
              "The mean makes the squares small. Where every target pulls alike, the balance is "
                + "where as many lie above as below.", ifEquals: mean),
            Remark("Sort the targets before you take the middle one.", ifEquals: targets[1]),
          ]
          : [
            Remark(
              "y is a number of events in a unit of time, and the targets are times: the longer they "
                + "are, the smaller y.", ifEquals: noise == "waiting" ? mean : .infinity),
            Remark("That is the median; it belongs to Laplace's belief.", ifEquals: median),
          ])
    }
  }
]
