import Checking

let visibleChecks = [
  Check("one of five units is dead") { student in
    // For the two examples, net inputs 2 and 2.5, 2 and 1, −2 and −1, 1 and 1, 1 and −1.
    let weights = [[-1, -0.5], [-1, -2], [1.0, 2], [-1, -1], [1, -1]]
    let biases = [3.0, 3, -3, 2, 0]
    let inputs = [[1.0, 0], [0, 1]]
    try student.expect(
      student.deadUnitFraction(weights: weights, biases: biases, inputs: inputs),
      equals: deadUnitFraction(weights: weights, biases: biases, inputs: inputs),
      remarks: [
        Remark(
          "That is the share of units that are silent for some example. Dead is who is silent "
            + "for all.", ifEquals: 0.4),
        Remark("That is the share of units that are alive.", ifEquals: 0.8),
        Remark(
          "That is the share of pairs of a unit and an example. Count units.", ifEquals: 0.3),
        Remark(
          "That is the number of dead units. Divide it by how many units there are.",
          ifEquals: 1.0),
        Remark("Between integers, 1 / 5 is 0: divide numbers of type Double.", ifEquals: 0.0),
        Remark("That is what comes out without the biases.", ifEquals: 0.6),
      ])
  }
]
