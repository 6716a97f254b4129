import CourseModel
import SwiftSource

/// Fenced blocks at the top level: cells, listings, exercises and asides.
extension BlockBuilder {
  func codeBlock(_ node: MarkdownNode, _ code: String, in document: ProtectedText) -> Block? {
    let fence = Fence(node, code: code, in: document.text, draft: draft)
    switch fence.language.text {
    case "swift": return swift(fence, code)
    case "exercise": return exercise(fence, code)
    case "aside": return aside(fence, node, code, in: document)
    case "figure": return figure(fence, node, code, in: document)
    case "quiz": return quiz(fence, node, code, in: document)
    case "solution", "hint": return fold(fence, node, code, in: document)
    default:
      let mistakes = draft.diagnostics.count
      fence.mustBeListing(draft: draft, suggestion: nil, takesOptions: true)
      let plain = Listing(
        language: fence.safeLanguage, source: code, location: fence.codeLocation)
      guard draft.diagnostics.count == mistakes else { return .listing(plain) }
      return .listing(listing(plain, FenceOptions(ofListing: fence, draft: draft), fence))
    }
  }

  private func swift(_ fence: Fence, _ code: String) -> Block? {
    let options = FenceOptions(fence, draft: draft)
    if let reference = options.reference {
      return libraryCode(reference.text, at: reference.location, fence, code).map {
        .listing(listing($0, options, fence))
      }
    }
    if code.allSatisfy(\.isWhitespace) {
      draft.error(
        at: fence.location, "this block has no code", suggestion: "write some, or remove it")
    }
    if options.isListing || draft.place != .lesson {
      return .listing(
        listing(
          Listing(language: "swift", source: code, location: fence.codeLocation), options, fence))
    }
    guard container == .file else {
      let name = container == .aside ? "an aside" : "a \(container.rawValue)"
      draft.error(
        at: fence.location, "\(name) can be skipped, so no cell stands in it",
        suggestion: "add `norun`, or move the cell out")
      return nil
    }
    if let id = options.id, let first = draft.cells.first(where: { $0.id == id }) {
      draft.error(
        at: fence.options.first { $0.name == "id" }?.location ?? fence.location,
        "the lesson has two cells named `\(id)`", suggestion: "name this one differently",
        notes: [.init(location: first.location, message: "the first is here")])
    } else if let id = options.id {
      draft.addLabels(ofCell: id, at: fence.codeLocation)
    }
    let cell = Cell(
      index: draft.cells.count, id: options.id, source: code, location: fence.codeLocation,
      visibility: options.visibility, expectedFailure: options.expectedFailure,
      caption: options.caption, numbersLines: options.numbersLines)
    draft.cells.append(cell)
    return .cell(cell)
  }

  /// The listing with its label, caption and line numbers; only what has a caption has a number.
  private func listing(_ listing: Listing, _ options: FenceOptions, _ fence: Fence) -> Listing {
    var listing = listing
    listing.caption = options.caption
    listing.numbersLines = options.numbersLines
    guard let id = options.id else { return listing }
    let place = fence.options.first { $0.name == "id" }?.location ?? fence.location
    if options.caption == nil {
      draft.error(
        at: place, "what references name has a number, and with it a caption",
        suggestion: "add `caption=\"…\"`, or remove `id`")
    }
    listing.label = draft.addLabel(id, .listing, at: place)
    return listing
  }

  /// `from=Sources/NN/Layers/Linear.swift#Linear.init`
  private func libraryCode(
    _ reference: String, at location: SourceLocation, _ fence: Fence, _ code: String
  ) -> Listing? {
    if !code.allSatisfy(\.isWhitespace) {
      draft.error(
        at: fence.codeLocation, "library code is shown from its file, so nothing stands here",
        suggestion: "remove these lines, or remove `from`")
    }
    let parts = reference.split(separator: "#", maxSplits: 1).map(String.init)
    let file = parts.first ?? ""
    let folder = file.split(separator: "/").dropLast().joined(separator: "/")
    let isInside = !file.hasPrefix("/") && !file.split(separator: "/").contains("..")
    guard isInside, draft.files.exists(file), !draft.files.isFolder(file) else {
      let names = isInside ? draft.files.names(in: folder) : []
      let near = nearestName(to: file, in: names.map { "\(folder)/\($0)" })
      draft.error(
        at: location, "there is no file `\(file)` in the course",
        suggestion: near.map { "did you mean `\($0)`?" }
          ?? "write its path from the course's root, such as `Sources/NN/Tensor.swift`")
      return nil
    }
    guard let source = draft.files.read(file, into: &draft.diagnostics) else { return nil }
    guard parts.count == 2 else {
      return Listing(
        language: "swift", source: source, location: SourceLocation(file: file, line: 1),
        reference: reference)
    }
    guard let region = region(named: parts[1], in: source) else {
      let names = regionNames(in: source)
      let lastParts = names.compactMap { $0.split(separator: ".").last.map(String.init) }
      let near = nearestName(to: parts[1], in: names + lastParts)
      draft.error(
        at: location, "`\(file)` declares nothing named `\(parts[1])`",
        suggestion: near.map { "did you mean `#\($0)`?" }
          ?? "it declares \(names.prefix(8).map { "`\($0)`" }.joined(separator: ", "))")
      return nil
    }
    return Listing(
      language: "swift", source: region.text + "\n",
      location: SourceLocation(file: file, line: region.line), reference: reference)
  }

  private func exercise(_ fence: Fence, _ code: String) -> Block? {
    guard draft.place == .lesson, container == .file else {
      draft.error(
        at: fence.location, "an exercise stands in a lesson, and in no aside",
        suggestion: "link to it: `exercise:NAME`")
      return nil
    }
    guard let name = fence.options.first, name.value == nil else {
      draft.error(
        at: fence.location, "the block does not say which exercise it embeds",
        suggestion: "write the name of its folder: `exercise hidden-deltas`")
      return nil
    }
    for option in fence.options.dropFirst() {
      draft.error(
        at: option.location, "an exercise takes no option `\(option.name)`",
        suggestion: "remove it")
    }
    if !code.allSatisfy(\.isWhitespace) {
      draft.error(
        at: fence.codeLocation, "the statement of an exercise stands in its own folder",
        suggestion: "remove these lines")
    }
    return .exercise(ExerciseReference(name: name.name, location: name.location))
  }

  private func aside(
    _ fence: Fence, _ node: MarkdownNode, _ code: String, in document: ProtectedText
  ) -> Block? {
    for option in fence.options {
      draft.error(
        at: option.location, "an aside takes no option `\(option.name)`",
        suggestion: "write it as the aside's first words")
    }
    guard mayNest(fence) else { return nil }
    let builder = BlockBuilder(draft: draft, container: .aside)
    return .aside(builder.blocks(of: inside(node, code, in: document)))
  }
}

extension BlockBuilder {
  /// Whether the block stands in the file itself, as one that holds other blocks must.
  func mayNest(_ fence: Fence) -> Bool {
    if container == .file { return true }
    let word = fence.language.text
    let article = "aeiou".contains(word.first ?? "x") ? "an" : "a"
    let outer = container == .aside ? "an aside" : "a \(container.rawValue)"
    draft.error(
      at: fence.location, "\(article) \(word) cannot stand in \(outer)",
      suggestion: "close the first one")
    return false
  }

  /// The text in a fence, whose lines keep their places in the file.
  func inside(_ node: MarkdownNode, _ code: String, in document: ProtectedText) -> SourceText {
    var lines = code.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    if lines.last == "" { lines.removeLast() }
    let inner = lines.enumerated().map { index, text in
      let line = document.text.lines[node.line + index]
      let removed = line.text.utf8.count - text.utf8.count
      return SourceText.Line(
        text: text, number: line.number, column: line.column + max(0, removed))
    }
    return SourceText(file: document.text.file, lines: inner)
  }
}
