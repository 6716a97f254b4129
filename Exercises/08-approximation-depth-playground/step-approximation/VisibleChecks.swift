import Checking
import Glibc

let visibleChecks = [
  Check("four steps on 0…1") { student in
    let places = [0.1, 0.3, 0.6, 0.9]
    func sine(_ shift: Double) -> [Double] {
      places.map { sin(2 * (Double(Int($0 * 4)) + shift) / 4) }
    }
    try student.expect(
      student.stepApproximation(ofSine: 2.0, from: 0.0, to: 1.0, steps: 4, at: places),
      equals: stairs(2, 0, 1, 4, places),
      remarks: [
        Remark(
          "These are the heights of f at the left end of each part: take the middle.",
          ifEquals: sine(0)),
        Remark(
          "This is f itself. Every x of a part has the same height.",
          ifEquals: places.map { sin(2 * $0) }),
      ])
  }
]

/// The reference at several places.
func stairs(_ frequency: Double, _ a: Double, _ b: Double, _ m: Int, _ places: [Double])
  -> [Double]
{
  places.map { x in
    stepApproximation(of: { sin(frequency * $0) }, from: a, to: b, steps: m, at: x)
  }
}
