import Glibc

/// Regression problems of one or a few numbers.
public enum Curves {
  /// y = sin(ω x) at random places of −1…1, with normal noise.
  public static func sinusoid(
    _ count: Int, frequency: Double = 3, noise: Double = 0.1,
    using generator: inout SeededGenerator
  ) -> Regression {
    let x = (0..<count).map { _ in generator.uniform(from: -1, to: 1) }
    return Regression(
      x.map { [$0] },
      x.map { Glibc.sin(frequency * $0) + generator.normal(standardDeviation: noise) })
  }

  /// y = 2x + ½ at equal distances in −1…1 with normal noise of 0.1; `outliers` of the targets are
  /// 4 or 6 too large, which draws a least-squares line upward.
  public static func lineWithOutliers(
    _ count: Int = 60, outliers: Int = 9, using generator: inout SeededGenerator
  ) -> Regression {
    precondition(
      count >= 2 && (0...count).contains(outliers),
      "A line of \(count) points cannot have \(outliers) outliers.")
    let x = (0..<count).map { -1 + 2 * Double($0) / Double(count - 1) }
    var y = x.map { 2 * $0 + 0.5 + generator.normal(standardDeviation: 0.1) }
    for index in generator.choice(outliers, from: count) {
      y[index] += generator.uniform() < 0.5 ? 4 : 6
    }
    return Regression(x.map { [$0] }, y)
  }

  /// y = sin 3x with normal noise of 0.1, half of the points in −1…−0.3 and half in 0.4…1: in the
  /// gap between them a prediction should be unsure.
  public static func gap(_ count: Int = 50, using generator: inout SeededGenerator) -> Regression {
    let x = (0..<count).map { index in
      index < count / 2
        ? generator.uniform(from: -1, to: -0.3) : generator.uniform(from: 0.4, to: 1)
    }
    return Regression(
      x.map { [$0] }, x.map { Glibc.sin(3 * $0) + generator.normal(standardDeviation: 0.1) })
  }

  /// y = w · x with normal x and noise of 0.3, where only the first four of w are not zero: 2, −1.5,
  /// 1 and 0.8.
  public static func sparseLinear(
    _ count: Int = 60, features: Int = 20, noise: Double = 0.3,
    using generator: inout SeededGenerator
  ) -> Regression {
    precondition(features >= 4, "sparseLinear has at least 4 features; got \(features).")
    let x = (0..<count).map { _ in (0..<features).map { _ in generator.normal() } }
    let y = x.map { row in
      2 * row[0] - 1.5 * row[1] + row[2] + 0.8 * row[3] + generator.normal(standardDeviation: noise)
    }
    return Regression(x, y)
  }

  /// A function of six inputs of which three matter: tanh(x₀ − 0.8 x₁) + 0.3 x₂, noise 0.05.
  public static func threeOfSix(
    _ count: Int = 120, noise: Double = 0.05, using generator: inout SeededGenerator
  ) -> Regression {
    let x = (0..<count).map { _ in (0..<6).map { _ in generator.normal() } }
    let y = x.map { row in
      Glibc.tanh(row[0] - 0.8 * row[1]) + 0.3 * row[2] + generator.normal(standardDeviation: noise)
    }
    return Regression(x, y)
  }

  /// A tree of functions of two numbers each, h(a, b) = tanh(2ab + a − b), over eight inputs from
  /// −1 to 1.
  public static func composition(
    _ count: Int, using generator: inout SeededGenerator
  ) -> Regression {
    let x = (0..<count).map { _ in (0..<8).map { _ in generator.uniform(from: -1, to: 1) } }
    let y = x.map { row in
      var level = row
      while level.count > 1 {
        level = stride(from: 0, to: level.count, by: 2).map { place in
          let (a, b) = (level[place], level[place + 1])
          return Glibc.tanh(2 * a * b + a - b)
        }
      }
      return level[0]
    }
    return Regression(x, y)
  }

  /// The plant y(t+1) = y(t) / (1 + y(t)²) + u(t)³ from rest, under inputs spread evenly in −1…1:
  /// u [steps, 1] and y one step later [steps, 1]. K. Narendra and K. Parthasarathy, Identification
  /// and Control of Dynamical Systems Using Neural Networks, 1990.
  public static func narendraPlant(
    _ steps: Int, using generator: inout SeededGenerator
  ) -> Regression {
    let u = (0..<steps).map { _ in generator.uniform(from: -1, to: 1) }
    var y = 0.0
    let outputs = u.map { input in
      y = y / (1 + y * y) + input * input * input
      return y
    }
    return Regression(u.map { [$0] }, outputs)
  }
}
