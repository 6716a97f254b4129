import Checking

let hiddenChecks = [
  Check("three spirals", part: "the spiral", points: 3, after: "one spiral") { student in
    var shares: [Double] = []
    var last: Answer?
    for _ in 0..<3 {
      let (training, heldOut) = halves(&student.generator)
      let seed = student.generator.integer(below: 1000)
      let answer = try student.trainSpiral(
        points: points(training), labels: training.labels, seed: seed)
      let network = Network(layers: try answer.as([[[Double]]].self))
      try student.expect(
        network.isWellFormed && network.parameterCount <= 400, of: answer,
        "a network of at most 400 parameters",
        remark: "With another seed the network is of another form.")
      shares.append(network.share(heldOut))
      last = answer
    }
    try student.expect(
      shares.reduce(0, +) / 3 >= 0.88, of: last!, "at least 88 % on the average", found: shares,
      remark:
        "On the average of three splits and seeds fewer than 88 % of new points are right. Train "
        + "longer, or with more units; 400 parameters allow two hidden layers of 16.")
  }
]
