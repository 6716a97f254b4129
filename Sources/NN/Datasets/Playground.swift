import Glibc

/// The data sets of the TensorFlow Playground, by its own formulas.
///
/// Coordinates lie about −5…5; `noise` is 0 to 0.5, as its slider says. D. Smilkov and others,
/// Direct-Manipulation Visualization of Deep Networks, 2016.
public enum Playground {
  /// Two clouds about (2, 2), class 1, and (−2, −2), class 0; of variance ½ + 7 · noise.
  ///
  /// ≠ the browser's Playground only in the generator of normal numbers.
  public static func gauss(
    _ count: Int, noise: Double = 0, using generator: inout SeededGenerator
  ) -> Dataset {
    let deviation = (0.5 + noise * 7).squareRoot()
    return planar(
      halves(count).map { label in
        let centre = label == 1 ? 2.0 : -2.0
        return (
          generator.normal(mean: centre, standardDeviation: deviation),
          generator.normal(mean: centre, standardDeviation: deviation), label
        )
      })
  }

  /// A disc of radius 2.5, class 1, in a ring of radius 3.5 to 5, class 0. Noise moves the point
  /// for which the class is asked, not the point shown.
  public static func circle(
    _ count: Int, noise: Double = 0, using generator: inout SeededGenerator
  ) -> Dataset {
    planar(
      halves(count).map { half in
        let radius =
          half == 1
          ? generator.uniform(from: 0, to: 2.5) : generator.uniform(from: 3.5, to: 5)
        let angle = generator.uniform(from: 0, to: 2 * Double.pi)
        let (x, y) = (radius * Glibc.sin(angle), radius * Glibc.cos(angle))
        let u = x + generator.uniform(from: -5, to: 5) * noise
        let v = y + generator.uniform(from: -5, to: 5) * noise
        return (x, y, (u * u + v * v).squareRoot() < 2.5 ? 1 : 0)
      })
  }

  /// Points of a square, class 1 where both coordinates have one sign, with a gap of 0.3 along the
  /// axes. Noise moves the point for which the class is asked.
  public static func xor(
    _ count: Int, noise: Double = 0, using generator: inout SeededGenerator
  ) -> Dataset {
    planar(
      (0..<count).map { _ in
        let (a, b) = (generator.uniform(from: -5, to: 5), generator.uniform(from: -5, to: 5))
        let (x, y) = (a + (a > 0 ? 0.3 : -0.3), b + (b > 0 ? 0.3 : -0.3))
        let u = x + generator.uniform(from: -5, to: 5) * noise
        let v = y + generator.uniform(from: -5, to: 5) * noise
        return (x, y, u * v >= 0 ? 1 : 0)
      })
  }

  /// Two arms of 1.75 turns, class 1 and class 0, the radius growing evenly from 0 to 5.
  public static func spiral(
    _ count: Int, noise: Double = 0, using generator: inout SeededGenerator
  ) -> Dataset {
    let half = Swift.max(count / 2, 1)
    return planar(
      halves(count).enumerated().map { place, label in
        let share = Double(place % half) / Double(half)
        let angle = 1.75 * share * 2 * Double.pi + (label == 1 ? 0 : Double.pi)
        let x = 5 * share * Glibc.sin(angle) + generator.uniform(from: -1, to: 1) * noise
        let y = 5 * share * Glibc.cos(angle) + generator.uniform(from: -1, to: 1) * noise
        return (x, y, label)
      })
  }

  /// Points of the square −6…6 with the target (x + y) / 10, a plane.
  public static func plane(
    _ count: Int, noise: Double = 0, using generator: inout SeededGenerator
  ) -> Regression {
    regression(count, noise, &generator) { x, y in (x + y) / 10 }
  }

  /// Points of the square −6…6 with hills and hollows of radius 2 around six places: the target is
  /// the one largest in size, ±(1 − distance / 2).
  public static func hills(
    _ count: Int, noise: Double = 0, using generator: inout SeededGenerator
  ) -> Regression {
    let tops: [(x: Double, y: Double, sign: Double)] = [
      (-4, 2.5, 1), (0, 2.5, -1), (4, 2.5, 1), (-4, -2.5, -1), (0, -2.5, 1), (4, -2.5, -1),
    ]
    return regression(count, noise, &generator) { x, y in
      let heights = tops.map { $0.sign * Swift.max(0, 1 - Glibc.hypot(x - $0.x, y - $0.y) / 2) }
      return heights.max { $0.magnitude < $1.magnitude }!
    }
  }

  /// The seven features that a network there can be given: x, y, x², y², xy, sin x and sin y;
  /// [points, 2] → [points, 7].
  public static func features(_ points: Tensor) -> Tensor {
    precondition(
      points.rank == 2 && points.shape[1] == 2,
      "The Playground's features are of points [count, 2]; got \(points.shape).")
    let rows = points.values
    let values = stride(from: 0, to: rows.count, by: 2).flatMap { start in
      let (x, y) = (rows[start], rows[start + 1])
      return [x, y, x * x, y * y, x * y, Glibc.sin(x), Glibc.sin(y)]
    }
    return Tensor(values, shape: [points.shape[0], 7], precision: points.precision)
  }

  /// The first half of the points is of class 1, the second of class 0.
  private static func halves(_ count: Int) -> [Int] {
    precondition(count >= 1, "A data set has at least 1 point; got \(count).")
    return (0..<count).map { $0 < count / 2 ? 1 : 0 }
  }

  private static func regression(
    _ count: Int, _ noise: Double, _ generator: inout SeededGenerator,
    _ target: (Double, Double) -> Double
  ) -> Regression {
    precondition(count >= 1, "A data set has at least 1 point; got \(count).")
    var (points, targets): ([[Double]], [Double]) = ([], [])
    for _ in 0..<count {
      let (x, y) = (generator.uniform(from: -6, to: 6), generator.uniform(from: -6, to: 6))
      let u = x + generator.uniform(from: -6, to: 6) * noise
      let v = y + generator.uniform(from: -6, to: 6) * noise
      points.append([x, y])
      targets.append(target(u, v))
    }
    return Regression(points, targets)
  }
}
