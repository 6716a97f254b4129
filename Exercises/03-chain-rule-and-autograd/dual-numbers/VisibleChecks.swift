import Checking
import Glibc

let visibleChecks = [
  Check("every operation moves at the right speed") { student in
    let (a, b) = ([0.6, 2.0], [-1.5, 0.5])
    for operation in ["+", "-", "*", "tanh", "exp"] {
      try student.expect(
        student.apply(operation, to: a, and: b), equals: apply(operation, to: a, and: b),
        remarks: [
          Remark(
            "A product of slopes is not the slope of a product: while a moves, b stands there, and "
              + "the other way round. That makes two terms.",
            ifEquals: [a[0] * b[0], a[1] * b[1]]),
          Remark(
            "This is the slope of the function alone. Its input moves too: multiply by how fast.",
            ifEquals: operation == "tanh"
              ? [tanh(a[0]), 1 - tanh(a[0]) * tanh(a[0])] : [exp(a[0]), exp(a[0])]),
          Remark(
            "The first number, the value, is right: how fast does it move?",
            if: true),
        ])
    }
  }
]

private func apply(_ operation: String, to a: [Double], and b: [Double]) -> [Double] {
  let (a, b) = (Dual(value: a[0], slope: a[1]), Dual(value: b[0], slope: b[1]))
  let all = ["+": a + b, "-": a - b, "*": a * b, "tanh": tanh(a), "exp": exp(a)]
  return [all[operation]!.value, all[operation]!.slope]
}
