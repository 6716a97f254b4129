import Checking
import NN

let hiddenChecks = [
  Check("any activation, any size of weights", after: "three layers of tanh") { student in
    for (activation, deviation) in [("ReLU", 3.0), ("other", 0.3), ("tanh", 20.0)] {
      let sizes = (0..<5).map { _ in 3 + student.generator.integer(below: 6) }
      let weights = drawn(sizes, deviation: deviation, using: &student.generator)
      let batch = Tensor.normal(
        [30, sizes[0]], mean: 1, precision: .float64, using: &student.generator)
      try student.expect(
        student.calibrated(weights, on: batch, activation: activation),
        equals: calibrated(weights, on: batch, activation: named(activation)), within: 1e-9,
        remark:
          "With another activation, other sizes or larger weights, some layer's net inputs do "
          + "not have deviation 1. Do you use the activation that you are given, once for each "
          + "layer?")
    }
  },

  Check("a layer of zeros keeps its weights", after: "three layers of tanh") { student in
    let weights =
      drawn([4, 5], deviation: 1, using: &student.generator) + [
        .zeros([3, 5], precision: .float64)
      ]
      + drawn([3, 2], deviation: 1, using: &student.generator)
    let batch = Tensor.normal([10, 4], precision: .float64, using: &student.generator)
    try student.expect(
      student.calibrated(weights, on: batch, activation: "tanh"),
      equals: calibrated(weights, on: batch) { tanh($0) }, within: 1e-9,
      remark:
        "Where all net inputs are equal, the deviation is 0, and dividing by it leaves nothing "
        + "that is a number. Such a layer keeps its weights, and so does one behind it that "
        + "hears nothing but zeros.")
  },
]

private func named(_ activation: String) -> (Tensor) -> Tensor {
  switch activation {
  case "tanh": { tanh($0) }
  case "ReLU": { relu($0) }
  default: { square($0) - 0.5 }
  }
}
