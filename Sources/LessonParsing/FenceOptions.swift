import CourseModel

/// What the options of a `swift` fence say.
struct FenceOptions {
  var id: String?
  var visibility = Cell.Visibility.shown
  var expectedFailure: Cell.ExpectedFailure?
  var caption: String?
  var numbersLines = false
  /// Shown and not run.
  var isListing = false
  /// `Sources/…/Linear.swift#forward`
  var reference: (text: String, location: SourceLocation)?

  static let names = ["id", "hide", "fold", "norun", "fails", "caption", "lines", "from"]
  /// The options of code that is not run.
  static let listingNames = ["id", "caption", "lines"]
}

extension FenceOptions {
  init(_ fence: Fence, draft: Draft) {
    var seen: [String: SourceLocation] = [:]
    for option in fence.options {
      if let first = seen[option.name] {
        draft.error(
          at: option.location, "the option `\(option.name)` is given twice",
          suggestion: "remove one of the two",
          notes: [.init(location: first, message: "first given here")])
      }
      seen[option.name] = option.location
      read(option, draft: draft)
    }
    if visibility == .hidden, let other = seen["fold"] ?? seen["caption"] ?? seen["lines"] {
      draft.error(
        at: other, "a hidden cell is not shown, so this option does nothing",
        suggestion: "remove it, or remove `hide`")
    }
    guard let norun = seen["norun"] ?? seen["from"] else { return }
    for name in ["hide", "fold", "fails"] {
      guard let place = seen[name] else { continue }
      draft.error(
        at: place, "code that is not run has no option `\(name)`",
        suggestion: "remove it, or remove `\(seen["norun"] == norun ? "norun" : "from")`")
    }
  }

  /// The options of a listing in another language than Swift.
  init(ofListing fence: Fence, draft: Draft) {
    for option in fence.options {
      if Self.listingNames.contains(option.name) {
        read(option, draft: draft)
      } else {
        let near = nearestName(to: option.name, in: Self.listingNames)
        draft.error(
          at: option.location, "a listing takes no option `\(option.name)`",
          suggestion: near.map { "did you mean `\($0)`?" }
            ?? "remove it, or make the block a `swift` one")
      }
    }
  }

  private mutating func read(_ option: Fence.Option, draft: Draft) {
    switch option.name {
    case "hide", "fold", "norun", "lines":
      if option.value != nil {
        draft.error(
          at: option.location, "the option `\(option.name)` takes no value",
          suggestion: "write `\(option.name)` alone")
      }
      if option.name == "norun" { isListing = true }
      if option.name == "lines" { numbersLines = true }
      if option.name == "hide" { visibility = .hidden }
      if option.name == "fold" && visibility == .shown { visibility = .folded }
    case "id":
      id = value(of: option, example: "id=forward", draft: draft)
      if let id, !Self.isName(id) {
        draft.error(
          at: option.location, "`\(id)` is no name for a block",
          suggestion: "use small letters, digits and hyphens, a letter first")
      }
    case "caption": caption = value(of: option, example: "caption=\"The loss falls\"", draft: draft)
    case "fails":
      let kinds = Cell.ExpectedFailure.allCases.map(\.rawValue)
      guard let kind = value(of: option, example: "fails=trap", draft: draft) else { return }
      expectedFailure = Cell.ExpectedFailure(rawValue: kind)
      if expectedFailure == nil {
        draft.error(
          at: option.location, "a cell cannot fail as `\(kind)`",
          suggestion: nearestName(to: kind, in: kinds).map { "did you mean `fails=\($0)`?" }
            ?? "write `fails=compile`, `fails=trap` or `fails=throw`")
      }
    case "from":
      isListing = true
      let example = "from=Sources/NN/Layers/Linear.swift#Linear"
      reference = value(of: option, example: example, draft: draft).map { ($0, option.location) }
    default:
      draft.error(
        at: option.location, "unknown option `\(option.name)`",
        suggestion: nearestName(to: option.name, in: Self.names).map { "did you mean `\($0)`?" }
          ?? "the options are \(Self.names.map { "`\($0)`" }.joined(separator: ", "))")
    }
  }

  private func value(of option: Fence.Option, example: String, draft: Draft) -> String? {
    if let value = option.value, !value.isEmpty { return value }
    draft.error(
      at: option.location, "the option `\(option.name)` needs a value",
      suggestion: "write it without spaces: `\(example)`")
    return nil
  }

  static func isName(_ text: String) -> Bool {
    text.utf8.first.map { (0x61...0x7A).contains($0) } == true
      && text.utf8.allSatisfy {
        (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D
      }
  }
}
