import Foundation

/// Reads points in time as people and programs write them in names and tables.
enum HandInTime {
  /// `2026-11-20T18:30:00Z`, `2026-11-20 18:30:00 +01:00`, and as a folder's name, where no colon
  /// can be, `2026-11-20T18-30-00Z`. Without a zone it is nothing: it would depend on who reads it.
  static func date(_ text: some StringProtocol) -> Date? {
    let pattern =
      #/(?<y>\d{4})-(?<mo>\d\d)-(?<d>\d\d)[T _](?<h>\d\d)[:-](?<mi>\d\d)(?:[:-](?<s>\d\d)(?:\.\d+)?)?\ ?(?<zone>Z|UTC|[+-]\d\d:?\d\d)/#
    guard let match = String(text).wholeMatch(of: pattern) else { return nil }
    var parts = DateComponents()
    parts.year = Int(match.y)
    parts.month = Int(match.mo)
    parts.day = Int(match.d)
    parts.hour = Int(match.h)
    parts.minute = Int(match.mi)
    parts.second = match.s.flatMap { Int($0) } ?? 0
    var calendar = Calendar(identifier: .gregorian)
    let zone = String(match.zone)
    calendar.timeZone = TimeZone(secondsFromGMT: offset(zone)) ?? .gmt
    parts.timeZone = calendar.timeZone
    // The calendar would take the 40th of a month for the 9th of the next.
    guard parts.isValidDate(in: calendar) else { return nil }
    return calendar.date(from: parts)
  }

  private static func offset(_ zone: String) -> Int {
    let digits = zone.dropFirst().filter(\.isNumber)
    guard zone.first == "+" || zone.first == "-", let number = Int(digits) else { return 0 }
    return (zone.first == "-" ? -60 : 60) * (number / 100 * 60 + number % 100)
  }

  /// When a file was handed in: what a folder's name on its way says, or a `timestamp.txt` beside it
  /// or above, as nbgrader writes; else when it was last changed.
  static func of(_ file: FoundFile, among files: [FoundFile]) -> Date? {
    for folder in file.components.dropLast().reversed() {
      if let date = date(folder) { return date }
    }
    for count in stride(from: file.components.count - 1, through: 0, by: -1) {
      let wanted = Array(file.components[..<count]) + ["timestamp.txt"]
      guard let stamp = files.first(where: { $0.components == wanted }),
        let bytes = try? stamp.place.bytes(of: "timestamp.txt")
      else { continue }
      let text = String(decoding: bytes.prefix(100), as: UTF8.self)
      if let date = date(text.trimmingCharacters(in: .whitespacesAndNewlines)) { return date }
    }
    return file.changed
  }
}
