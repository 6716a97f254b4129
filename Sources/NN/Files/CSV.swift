/// A table of comma-separated values.
///
/// ```swift
/// let table = try CSV(reading: "iris.csv", hasHeader: true)
/// let widths = try table.numbers("petal width")
/// ```
/// A field in quotation marks may hold commas, line ends and doubled quotation marks (RFC 4180).
/// Empty lines are passed over; all others have the same number of fields.
public struct CSV: Sendable {
  /// The file as the caller named it, for errors.
  public let path: String
  /// The names of the columns, if the file gives them in its first line.
  public let header: [String]?
  /// The fields of each line.
  public let rows: [[String]]
  /// The line at which each row begins, counted from 1.
  private let lines: [Int]

  /// Reads a whole file in UTF-8.
  public init(
    reading path: String, hasHeader: Bool, separator: Unicode.Scalar = ","
  ) throws(DataFileError) {
    try self.init(
      WholeFile.read(path), path: path, hasHeader: hasHeader, separator: separator)
  }

  /// Reads a text.
  public init(
    text: String, hasHeader: Bool, separator: Unicode.Scalar = ","
  ) throws(DataFileError) {
    try self.init(Array(text.utf8), path: "CSV", hasHeader: hasHeader, separator: separator)
  }

  package init(
    _ bytes: [UInt8], path: String, hasHeader: Bool, separator: Unicode.Scalar = ","
  ) throws(DataFileError) {
    precondition(separator.value < 128, "A separator is an ASCII character; got \(separator).")
    var parser = CSVParser(bytes, separator: UInt8(separator.value), path: path)
    var rows = try parser.rows()
    let width = rows.first?.fields.count ?? 0
    for row in rows where row.fields.count != width {
      throw DataFileError(
        path, expected: "\(width) fields in line \(row.line)", found: "\(row.fields.count)")
    }
    guard !hasHeader || !rows.isEmpty else {
      throw DataFileError(path, expected: "a header", found: "an empty file")
    }
    header = hasHeader ? rows.removeFirst().fields : nil
    self.path = path
    self.rows = rows.map(\.fields)
    lines = rows.map(\.line)
  }
}

extension CSV {
  /// The number of fields in each row.
  public var width: Int { header?.count ?? rows.first?.count ?? 0 }

  /// The texts of a column.
  public func column(_ index: Int) -> [String] {
    precondition(
      (0..<width).contains(index), "Column \(index) is outside a table of \(width) columns.")
    return rows.map { $0[index] }
  }

  /// A column as numbers, written in the decimal system.
  public func numbers(_ column: Int) throws(DataFileError) -> [Double] {
    precondition(
      (0..<width).contains(column), "Column \(column) is outside a table of \(width) columns.")
    var numbers: [Double] = []
    for (row, line) in zip(rows, lines) {
      guard let number = Self.number(row[column]) else {
        throw DataFileError(
          path, expected: "a number in line \(line), column \(header?[column] ?? "\(column)")",
          found: "'\(row[column])'")
      }
      numbers.append(number)
    }
    return numbers
  }

  /// A column as numbers, by the name in the header.
  public func numbers(_ name: String) throws(DataFileError) -> [Double] {
    guard let index = header?.firstIndex(of: name) else {
      throw DataFileError(path, expected: "a column '\(name)'", found: "\(header ?? [])")
    }
    return try numbers(index)
  }

  /// Some columns as inputs [rows, columns], another as classes.
  ///
  /// The classes are the different texts of the column in the order of their numbers if all are
  /// numbers, otherwise in that of their first appearance.
  public func dataset(
    inputs columns: [Int], label: Int
  ) throws(DataFileError) -> (data: Dataset, classes: [String]) {
    var values = [Double](repeating: 0, count: rows.count * columns.count)
    for (place, column) in columns.enumerated() {
      for (row, number) in try numbers(column).enumerated() {
        values[row * columns.count + place] = number
      }
    }
    let texts = self.column(label)
    var classes: [String] = []
    for text in texts where !classes.contains(text) { classes.append(text) }
    if classes.allSatisfy({ Self.number($0) != nil }) {
      classes.sort { Self.number($0)! < Self.number($1)! }
    }
    let labels = texts.map { classes.firstIndex(of: $0)! }
    let inputs = Tensor(values, shape: [rows.count, columns.count])
    return (Dataset(inputs: inputs, labels: labels), classes)
  }

  private static func number(_ text: String) -> Double? {
    let trimmed = text.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed()
    guard trimmed.allSatisfy({ "+-.eE0123456789".contains($0) }) else { return nil }
    guard let number = Double(String(trimmed)), number.isFinite else { return nil }
    return number
  }
}
