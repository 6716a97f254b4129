/// The markup of an animation: what all frames share is written once, the rest a frame.
struct AnimationFrames: Sendable, Hashable {
  /// What each frame shows, such as `epoch 20`.
  let titles: [String]
  /// The outermost elements of each frame.
  let shapes: [[String]]
  /// Some frames drawn small, for where no script runs.
  let stills: [Drawing.Panel]
}

extension AnimationFrames {
  /// How many elements all frames begin and end with alike: axes below, labels above.
  static func shared(_ frames: [[String]]) -> (below: Int, above: Int) {
    guard let first = frames.first else { return (0, 0) }
    let shortest = frames.map(\.count).min() ?? 0
    let below =
      (0..<shortest).first { index in frames.contains { $0[index] != first[index] } } ?? shortest
    let above =
      (0..<shortest - below).first { index in
        frames.contains { $0[$0.count - 1 - index] != first[first.count - 1 - index] }
      } ?? shortest - below
    return (below, above)
  }

  /// Writes all frames into one `<svg>`, of which a script shows one; without it the last stands.
  func write(
    of drawing: Drawing, into writer: inout SVGWriter, role: KeyValuePairs<String, String>
  ) {
    let (below, above) = Self.shared(shapes)
    writer.element("div", [("class", "frames")] + role.map { ($0, $1) }) { writer in
      writer.element("div", [("class", "frame-title"), ("style", Self.titleStyle)]) {
        $0.append(SVGWriter.escaped(titles.last ?? ""))
      }
      writer.element("svg", drawing.attributes([:])) { writer in
        for shape in shapes.first?.prefix(below) ?? [] { writer.append(shape) }
        for (index, frame) in shapes.enumerated() {
          let isLast = index == shapes.count - 1
          writer.element(
            "g",
            [("class", "frame"), ("data-title", titles[index])]
              + (isLast ? [] : [("style", "display:none")])
          ) { writer in
            for shape in frame.dropFirst(below).dropLast(above) { writer.append(shape) }
          }
        }
        for shape in shapes.first?.suffix(above) ?? [] { writer.append(shape) }
      }
      guard let still = stills.first else { return }
      writer.element(
        "div",
        [("class", "stills")]
          + Drawing.grid([:], width: still.drawing.width, gap: 18, total: drawing.width + 160)
          .dropFirst()
      ) { writer in
        for still in stills { still.write(into: &writer) }
      }
    }
  }

  private static let titleStyle =
    "font:600 15px/1.4 var(--plot-font,inherit);text-align:center;margin:0 0 6px"
}
