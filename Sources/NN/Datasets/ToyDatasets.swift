import Glibc

/// The exclusive or of two bits: four examples, class 1 where the bits differ.
///
/// The smallest set that no single threshold unit can learn.
public func xor() -> Dataset { parity(2) }

/// All words of `bits` bits [2^bits, bits], in counting order; class 1 where the number of ones is
/// odd.
public func parity(_ bits: Int) -> Dataset {
  precondition(bits >= 1 && bits <= 16, "parity is made for 1 to 16 bits; got \(bits).")
  let words = 0..<(1 << bits)
  let values = words.flatMap { word in
    (0..<bits).map { bit in Double(word >> (bits - 1 - bit) & 1) }
  }
  return Dataset(
    inputs: Tensor(values, shape: [words.count, bits]),
    labels: words.map { $0.nonzeroBitCount % 2 })
}

/// Two interleaved half circles in the plane, [count, 2], one for each of two classes.
///
/// Class 0 is the upper half of the unit circle about (0, 0), class 1 the lower half of that about
/// (1, ½); both coordinates get normal noise of the given standard deviation. Classes alternate.
public func moons(
  _ count: Int, noise: Double = 0.1, using generator: inout SeededGenerator
) -> Dataset {
  precondition(count >= 1, "moons needs at least 1 point; got \(count).")
  var values: [Double] = []
  var labels: [Int] = []
  for index in 0..<count {
    let label = index % 2
    let angle = generator.uniform(from: 0, to: Double.pi)
    let (x, y) =
      label == 0
      ? (Glibc.cos(angle), Glibc.sin(angle))
      : (1 - Glibc.cos(angle), 0.5 - Glibc.sin(angle))
    values.append(x + generator.normal(standardDeviation: noise))
    values.append(y + generator.normal(standardDeviation: noise))
    labels.append(label)
  }
  return Dataset(inputs: Tensor(values, shape: [count, 2]), labels: labels)
}
