import Glibc

/// Two rings about the origin, [count, 2]: class 0 of radius 2, class 1 of radius 1, both with
/// normal noise in the radius. Classes alternate. No line separates them, but x² + y² does.
public func circles(
  _ count: Int, noise: Double = 0.12, using generator: inout SeededGenerator
) -> Dataset {
  precondition(count >= 1, "circles needs at least 1 point; got \(count).")
  return planar(
    (0..<count).map { index in
      let radius = (index % 2 == 1 ? 1.0 : 2.0) + generator.normal(standardDeviation: noise)
      let angle = generator.uniform(from: 0, to: 2 * Double.pi)
      return (radius * Glibc.cos(angle), radius * Glibc.sin(angle), index % 2)
    })
}

/// Round clouds of points, [count, dimensions], one for each of the given centres; classes
/// alternate.
public func blobs(
  _ count: Int, centres: [[Double]] = [[0, 0], [4, 0], [2, 3.5]],
  standardDeviation: Double = 0.7, using generator: inout SeededGenerator
) -> Dataset {
  precondition(
    count >= 1 && !centres.isEmpty && Set(centres.map(\.count)).count == 1,
    "blobs needs at least 1 point and centres of one dimension; got \(count) and \(centres).")
  var values: [Double] = []
  let labels = (0..<count).map { $0 % centres.count }
  for label in labels {
    for coordinate in centres[label] {
      values.append(generator.normal(mean: coordinate, standardDeviation: standardDeviation))
    }
  }
  return Dataset(inputs: Tensor(values, shape: [count, centres[0].count]), labels: labels)
}

/// `modes` small round clouds at equal distances on a circle about the origin, [count, 2]; for
/// generators that may forget some of them.
public func ring(
  _ count: Int, modes: Int = 8, radius: Double = 2, standardDeviation: Double = 0.1,
  using generator: inout SeededGenerator
) -> Dataset {
  precondition(modes >= 1, "A ring has at least 1 mode; got \(modes).")
  let centres = (0..<modes).map { mode in
    let angle = 2 * Double.pi * Double(mode) / Double(modes)
    return [radius * Glibc.cos(angle), radius * Glibc.sin(angle)]
  }
  return blobs(
    count, centres: centres, standardDeviation: standardDeviation, using: &generator)
}

/// Two overlapping clouds of very different size, [common + rare, 2]: class 0 standard normal, class
/// 1 about (1.8, 1.2) with standard deviation 0.7. Class 0 comes first.
///
/// A classifier that wants few errors neglects the rare class; `oversampled(jitter:using:)` evens
/// the classes out. As many of both make a test set on which neglect shows.
public func unevenClouds(
  common: Int = 200, rare: Int = 10, using generator: inout SeededGenerator
) -> Dataset {
  precondition(
    common >= 0 && rare >= 0 && common + rare > 0,
    "unevenClouds needs points; got \(common) common and \(rare) rare ones.")
  return planar(
    (0..<common + rare).map { index in
      let (x, y) = (generator.normal(), generator.normal())
      return index < common ? (x, y, 0) : (1.8 + 0.7 * x, 1.2 + 0.7 * y, 1)
    })
}

/// Two arms that wind around each other, [count, 2], `turns` times; half of the points on each.
///
/// The radius grows with the angle from 0 to 1; both coordinates get normal noise.
public func spirals(
  _ count: Int, turns: Double = 1.5, noise: Double = 0.02, using generator: inout SeededGenerator
) -> Dataset {
  precondition(count >= 1, "spirals needs at least 1 point; got \(count).")
  return planar(
    (0..<count).map { index in
      let share = generator.uniform().squareRoot()
      let angle = 2 * Double.pi * (turns * share + (index % 2 == 1 ? 0.5 : 0))
      let x = share * Glibc.cos(angle) + generator.normal(standardDeviation: noise)
      let y = share * Glibc.sin(angle) + generator.normal(standardDeviation: noise)
      return (x, y, index % 2)
    })
}

/// All words of `bits` bits, class 1 where more than half of them are ones.
///
/// Unlike parity, a single threshold unit learns it.
public func majority(_ bits: Int) -> Dataset {
  let words = parity(bits)
  let labels = (0..<words.count).map { 2 * $0.nonzeroBitCount > bits ? 1 : 0 }
  return Dataset(inputs: words.inputs, labels: labels)
}

/// Points of the plane with their classes as a dataset.
func planar(_ points: [(x: Double, y: Double, label: Int)]) -> Dataset {
  Dataset(
    inputs: Tensor(points.flatMap { [$0.x, $0.y] }, shape: [points.count, 2]),
    labels: points.map(\.label))
}
