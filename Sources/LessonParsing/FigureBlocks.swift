import CourseModel
import Foundation

/// Drawings beside the lesson, and what stays closed until the reader opens it.
///
///     ```figure id=two-passes                     ```solution title="Why a quarter?"
///     ![Arrows to the right …](passes.svg)        The slope $s(1 - s)$ is largest at …
///     Forward, a unit sums over what enters it.   ```
///     ```
extension BlockBuilder {
  func figure(
    _ fence: Fence, _ node: MarkdownNode, _ code: String, in document: ProtectedText
  ) -> Block? {
    guard container != .quiz, mayNestFigure(fence) else { return nil }
    let written = fence.value(of: "id", draft: draft)
    let (inner, nodes) = parse(inside(node, code, in: document))
    guard let paragraph = nodes.first, case .paragraph = paragraph.kind,
      let image = paragraph.children.first, case .image(let url, _) = image.kind
    else {
      draft.error(
        at: fence.location, "a figure begins with its drawing",
        suggestion: "write `![what it shows](drawing.svg)`, and the caption below it")
      return nil
    }
    let location = inner.text.location(line: image.line, column: image.column)
    let alternative = image.plainText(in: inner)
    if alternative.isBlank {
      draft.error(
        at: location, "this figure has no text for those who cannot see it",
        suggestion: "describe it: `![what it shows](\(inner.restored(url)))`")
    }
    var rest = paragraph.children.dropFirst()
    if case .softBreak? = rest.first?.kind { rest.removeFirst() }
    var caption = prose(of: Array(rest), in: inner)
    for node in nodes.dropFirst() { caption.fragments += prose(of: [node], in: inner).fragments }
    if caption.fragments.isEmpty {
      draft.error(
        at: location, "this figure has no caption", suggestion: "say below it what it argues")
    }
    guard let source = draft.imageSource(inner.restored(url), at: location) else { return nil }
    var figure = DrawnFigure(
      file: String(source.dropFirst("file:".count)), alternative: alternative, caption: caption)
    if let written { figure.label = draft.addLabel(written, .figure, at: fence.location) }
    readDrawing(into: &figure, at: location)
    return .figure(figure)
  }

  private func mayNestFigure(_ fence: Fence) -> Bool {
    container == .aside || mayNest(fence)
  }

  private func readDrawing(into figure: inout DrawnFigure, at location: SourceLocation) {
    let file = "\(draft.folder)/\(figure.file.removingPercentEncoding ?? figure.file)"
    if file.hasSuffix(".svg") {
      figure.svg = draft.files.read(file, into: &draft.diagnostics)
    } else if file.hasSuffix(".png"), let size = draft.files.sizeOfPNG(file) {
      figure.size = size
    } else {
      draft.error(
        at: location, "a figure is a drawing in SVG or an image in PNG",
        suggestion: "save it as one of the two, and name it `.svg` or `.png`")
    }
  }

  func fold(
    _ fence: Fence, _ node: MarkdownNode, _ code: String, in document: ProtectedText
  ) -> Block? {
    guard mayNest(fence), let kind = Fold.Kind(rawValue: fence.language.text),
      let container = Container(rawValue: fence.language.text)
    else { return nil }
    let title = fence.value(of: "title", draft: draft)
    if code.allSatisfy(\.isWhitespace) {
      draft.error(at: fence.location, "this \(kind.rawValue) is empty", suggestion: "write it")
    }
    let builder = BlockBuilder(draft: draft, container: container)
    let blocks = builder.blocks(of: inside(node, code, in: document))
    return .fold(Fold(kind: kind, title: title, blocks: blocks))
  }
}

extension Fence {
  /// The value of the one option that the block takes; any other is reported.
  func value(of name: String, draft: Draft) -> String? {
    var value: String?
    for option in options {
      if option.name == name, let given = option.value, !given.isEmpty, value == nil {
        value = given
      } else {
        draft.error(
          at: option.location,
          option.name == name
            ? "the option `\(name)` is given once, with a value"
            : "a \(language.text) takes no option `\(option.name)`",
          suggestion: "its only option is `\(name)=…`")
      }
    }
    return value
  }
}

extension CourseFiles {
  /// The size in the header of a PNG file (its specification, 11.2.2).
  func sizeOfPNG(_ file: String) -> DrawnFigure.Size? {
    guard let bytes = FileManager.default.contents(atPath: "\(root)/\(file)")?.prefix(24),
      bytes.count == 24, bytes.starts(with: [0x89, 0x50, 0x4E, 0x47])
    else { return nil }
    func number(at offset: Int) -> Int {
      bytes[offset..<offset + 4].reduce(0) { $0 << 8 | Int($1) }
    }
    return DrawnFigure.Size(width: number(at: 16), height: number(at: 20))
  }
}
