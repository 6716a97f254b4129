/// Genuine and forged banknotes by four numbers: the variance, skewness and kurtosis of the wavelet
/// transform of a photograph, and its entropy. Class 0 is genuine (762 of 1,372), class 1 forged.
///
/// V. Lohweg, Banknote Authentication, 2012 (UCI Machine Learning Repository,
/// doi:10.24432/C55P57, CC BY 4.0). The file is not shipped: `read` takes the repository's
/// `data_banknote_authentication.txt`, and `lookalikes` draws numbers that behave similarly.
public enum Banknotes {
  /// What the four inputs are.
  public static let features = ["variance", "skewness", "kurtosis", "entropy"]

  /// The repository's file: lines of four numbers and the class 0 or 1. Inputs [notes, 4].
  public static func read(_ path: String) throws(DataFileError) -> Dataset {
    try dataset(CSV(reading: path, hasHeader: false))
  }

  package static func dataset(_ table: CSV) throws(DataFileError) -> Dataset {
    guard table.width == 5 else {
      throw DataFileError(
        table.path, expected: "four numbers and a class in each line",
        found: "\(table.width) fields")
    }
    if let wrong = table.column(4).first(where: { $0 != "0" && $0 != "1" }) {
      throw DataFileError(table.path, expected: "the classes 0 and 1", found: "'\(wrong)'")
    }
    let data = try table.dataset(inputs: [0, 1, 2, 3], label: 4).data
    return Dataset(inputs: data.inputs, labels: table.column(4).map { $0 == "1" ? 1 : 0 })
  }

  /// Invented notes on a curved surface of two dimensions in the space of four, near which class
  /// means, deviations and correlations are roughly those of the real ones.
  ///
  /// Two principal components leave 0.12 of the variance, as they do for the real notes (0.13), and
  /// a line separates 97% of the classes.
  public static func lookalikes(
    _ count: Int = 1372, using generator: inout SeededGenerator
  ) -> Dataset {
    let forged = Set(generator.permutation(count).prefix(count * 610 / 1372))
    var values: [Double] = []
    let labels = (0..<count).map { forged.contains($0) ? 1 : 0 }
    for label in labels {
      let isGenuine = label == 0
      // The two coordinates on the surface.
      let s = generator.normal()
      let t = generator.uniform(from: -1, to: 1)
      func noise(_ deviation: Double) -> Double { generator.normal(standardDeviation: deviation) }
      let variance = (isGenuine ? 2.3 : -1.9) + 1.7 * s
      let skewness = (isGenuine ? 4.3 : -1.0) + 8 * t + noise(0.8)
      let bend = 4 * (t * t - 1.0 / 3) - 0.6 * s
      let kurtosis = (isGenuine ? 0.8 : 2.1) - 5 * t + bend + noise(0.9)
      let entropy = -0.1 - 4.4 * max(t, 0) - 0.35 * (s * s - 1) + 0.5 * s + noise(0.6)
      values += [variance, skewness, kurtosis, entropy]
    }
    return Dataset(inputs: Tensor(values, shape: [count, 4]), labels: labels)
  }
}
