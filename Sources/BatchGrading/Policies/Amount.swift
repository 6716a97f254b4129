import Foundation

/// Reads the quantities of policies: spans of time, percentages, points.
enum Amount {
  /// `2 days`, `36 h`, `15 min`, in seconds.
  static func seconds(_ text: String) -> Double? {
    guard let match = text.lowercased().wholeMatch(of: #/(\d+(?:\.\d+)?)\ *([a-z]+)/#),
      let number = Double(match.1)
    else { return nil }
    switch match.2 {
    case "min", "minute", "minutes", "m": return number * 60
    case "h", "hour", "hours": return number * 3600
    case "d", "day", "days": return number * 86_400
    case "w", "week", "weeks": return number * 7 * 86_400
    default: return nil
    }
  }

  /// `10 %` of the maximum, or `2` points, for each started `day` or `hour`.
  static func deduction(_ text: String) -> LateDeduction? {
    let pattern = #/(\d+(?:\.\d+)?)\ *(%|points?)?\ *(?:per|a|/)\ *(day|hour)/#
    guard let match = text.lowercased().wholeMatch(of: pattern), let number = Double(match.1)
    else { return nil }
    let seconds: Double = match.3 == "day" ? 86_400 : 3600
    return match.2 == "%"
      ? LateDeduction(amount: .share(number / 100), seconds: seconds)
      : LateDeduction(amount: .points(number), seconds: seconds)
  }

  /// `3`, `2.5`, `-1`, `+0.5`.
  static func points(_ text: String) -> Double? {
    guard text.wholeMatch(of: #/[+-]?\d+(?:[.]\d+)?/#) != nil else { return nil }
    return Double(text)
  }

  /// A span of time as people say it: `2 days`, `5 hours`, `1 minute`.
  static func span(_ seconds: Double) -> String {
    func counted(_ number: Int, _ noun: String) -> String {
      "\(number) \(noun)\(number == 1 ? "" : "s")"
    }
    let minutes = Int((seconds / 60).rounded(.up))
    if minutes < 60 { return counted(minutes, "minute") }
    if minutes < 48 * 60 { return counted(Int((seconds / 3600).rounded(.up)), "hour") }
    return counted(Int((seconds / 86_400).rounded(.up)), "day")
  }
}

/// What each started day or hour of being late costs.
public struct LateDeduction: Sendable, Hashable {
  public enum Amount: Sendable, Hashable {
    /// Of the exercise's maximum.
    case share(Double)
    case points(Double)
  }

  public var amount: Amount
  /// A day's or an hour's.
  public var seconds: Double

  /// Points for so many seconds of being late, of an exercise worth `maximum`.
  public func points(late: Double, maximum: Int) -> Double {
    guard late > 0 else { return 0 }
    let steps = (late / seconds).rounded(.up)
    switch amount {
    case .share(let share): return steps * share * Double(maximum)
    case .points(let points): return steps * points
    }
  }
}
