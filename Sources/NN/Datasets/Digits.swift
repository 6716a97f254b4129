internal import CDatasets

/// 1,797 handwritten digits of 8 × 8 pixels, ten classes.
///
/// Optical Recognition of Handwritten Digits, E. Alpaydin and C. Kaynak, Boğaziçi University, 1998
/// (UCI Machine Learning Repository, doi:10.24432/C50P49, CC BY 4.0).
public enum Digits {
  /// Rows of pixels in an image.
  public static let height = 8
  /// Pixels in a row.
  public static let width = 8

  /// Inputs [1797, 64], row by row, from 0 (white) to 1 (black): the grey level divided by 16.
  public static func load() -> Dataset {
    var length = 0
    let text = gradus_digits_csv(&length)
    let bytes = UnsafeRawBufferPointer(start: text, count: length)
    return parse(bytes)
  }

  /// Lines of 64 grey levels from 0 to 16 and a label, separated by commas.
  package static func parse(_ text: some Collection<UInt8>) -> Dataset {
    var pixels: [Double] = []
    var labels: [Int] = []
    for (index, line) in text.split(separator: UInt8(ascii: "\n")).enumerated() {
      let numbers = line.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false)
        .map { number($0) ?? -1 }
      precondition(
        numbers.count == 65 && numbers.dropLast().allSatisfy((0...16).contains)
          && (0...9).contains(numbers[64]),
        "Line \(index + 1) of the digits is not 64 grey levels from 0 to 16 and a label.")
      for level in numbers.dropLast() { pixels.append(Double(level) / 16) }
      labels.append(numbers[64])
    }
    return Dataset(inputs: Tensor(pixels, shape: [labels.count, 64]), labels: labels)
  }

  /// One or two decimal digits as a number; nil for anything else.
  private static func number(_ text: some Collection<UInt8>) -> Int? {
    guard (1...2).contains(text.count) else { return nil }
    var value = 0
    for character in text {
      guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(character) else { return nil }
      value = 10 * value + Int(character - UInt8(ascii: "0"))
    }
    return value
  }
}
