/// Sequences that ask how long a network remembers.
public enum MemoryTasks {
  /// The first of `length` steps shows one of `symbols`, the others normal noise of deviation ½ in a
  /// channel of its own: which symbol was it? Inputs [count, length, symbols + 1].
  public static func firstSymbol(
    _ count: Int, length: Int, symbols: Int = 4, using generator: inout SeededGenerator
  ) -> Dataset {
    sequences(count, length, symbols, &generator) { step, _ in step == 0 }
  }

  /// Symbols come now and then, the last at least five steps before the end, noise otherwise: which
  /// symbol was the last? Inputs [count, length, symbols + 1].
  public static func lastSymbol(
    _ count: Int, length: Int, symbols: Int = 4, rate: Double = 0.3,
    using generator: inout SeededGenerator
  ) -> Dataset {
    sequences(count, length, symbols, &generator) { step, generator in
      step == 0 || (generator.uniform() < rate && step < length - 5)
    }
  }

  private static func sequences(
    _ count: Int, _ length: Int, _ symbols: Int, _ generator: inout SeededGenerator,
    isSymbol: (_ step: Int, _ generator: inout SeededGenerator) -> Bool
  ) -> Dataset {
    precondition(
      length >= 1 && symbols >= 2,
      "A memory task has at least 1 step and 2 symbols; got \(length) and \(symbols).")
    let width = symbols + 1
    var values = [Double](repeating: 0, count: count * length * width)
    let labels = (0..<count).map { sequence in
      var label = 0
      for step in 0..<length {
        let place = (sequence * length + step) * width
        if isSymbol(step, &generator) {
          label = generator.integer(below: symbols)
          values[place + label] = 1
        } else {
          values[place + symbols] = generator.normal(standardDeviation: 0.5)
        }
      }
      return label
    }
    return Dataset(inputs: Tensor(values, shape: [count, length, width]), labels: labels)
  }

  /// Two channels, random numbers in 0…1 and two marks: the target is the sum of the two marked
  /// numbers. One mark is in the first half, one in the second. Inputs [count, length, 2].
  /// S. Hochreiter and J. Schmidhuber, Long Short-Term Memory, 1997.
  public static func addition(
    _ count: Int, length: Int, using generator: inout SeededGenerator
  ) -> Regression {
    precondition(length >= 2, "The addition task has at least 2 steps; got \(length).")
    var values = [Double](repeating: 0, count: count * length * 2)
    let sums = (0..<count).map { sequence in
      for step in 0..<length { values[(sequence * length + step) * 2] = generator.uniform() }
      let marks = [
        generator.integer(below: length / 2),
        length / 2 + generator.integer(below: length - length / 2),
      ].map { (sequence * length + $0) * 2 }
      for mark in marks { values[mark + 1] = 1 }
      return values[marks[0]] + values[marks[1]]
    }
    return Regression(
      inputs: Tensor(values, shape: [count, length, 2]),
      targets: Tensor(sums, shape: [count, 1]))
  }

  /// Random words of `width` bits, an end mark in a channel of its own, then silence in which the
  /// words are to be said again. Inputs [count, 2 length + 1, width + 1], targets
  /// [count, 2 length + 1, width], zero up to the mark. A. Graves and others, Neural Turing
  /// Machines, 2014.
  public static func copy(
    _ count: Int, length: Int, width: Int = 4, using generator: inout SeededGenerator
  ) -> Regression {
    precondition(
      length >= 1 && width >= 1, "A copy task of \(length) words of \(width) bits is empty.")
    let steps = 2 * length + 1
    var inputs = [Double](repeating: 0, count: count * steps * (width + 1))
    var targets = [Double](repeating: 0, count: count * steps * width)
    for sequence in 0..<count {
      for step in 0..<length {
        for bit in 0..<width where generator.integer(below: 2) == 1 {
          inputs[(sequence * steps + step) * (width + 1) + bit] = 1
          targets[(sequence * steps + length + 1 + step) * width + bit] = 1
        }
      }
      inputs[(sequence * steps + length) * (width + 1) + width] = 1
    }
    return Regression(
      inputs: Tensor(inputs, shape: [count, steps, width + 1]),
      targets: Tensor(targets, shape: [count, steps, width]))
  }
}
