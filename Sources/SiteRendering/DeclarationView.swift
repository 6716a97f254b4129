import CourseModel

/// A declaration in the colours of code, its types leading to their pages.
struct DeclarationView {
  let pieces: [DeclarationPiece]

  var html: HTML { lines.map(html).joined() }

  private func html(for piece: DeclarationPiece) -> HTML {
    if let page = piece.type { return "<a class=\"type\" href=\"\(page).html\">\(piece.text)</a>" }
    switch piece.style {
    case .keyword, .attribute: return "<span class=\"keyword\">\(piece.text)</span>"
    case .type: return "<span class=\"type\">\(piece.text)</span>"
    case .number: return "<span class=\"number\">\(piece.text)</span>"
    case .name: return "<b>\(piece.text)</b>"
    case .plain: return "\(piece.text)"
    }
  }

  /// A declaration that is long has a line for each parameter.
  private var lines: [DeclarationPiece] {
    let length = pieces.reduce(0) { $0 + $1.text.count }
    guard length > 72, pieces.contains(where: { $0.text.contains("(") }) else { return pieces }
    var depth = 0
    var isBroken = false
    return pieces.map { piece in
      var piece = piece
      var text = ""
      for character in piece.text {
        switch character {
        case "(" where depth == 0 && !isBroken:
          text += "(\n  "
          depth = 1
        case "(", "[", "<":
          text.append(character)
          if depth > 0 { depth += 1 }
        case ")" where depth == 1 && !isBroken:
          text += "\n)"
          depth = 0
          isBroken = true
        case ")", "]":
          text.append(character)
          if depth > 1 { depth -= 1 }
        case ">":
          text.append(character)
          if depth > 1, !text.hasSuffix("->") { depth -= 1 }
        case "," where depth == 1: text += ",\n "
        default: text.append(character)
        }
      }
      piece.text = text
      return piece
    }
  }
}
