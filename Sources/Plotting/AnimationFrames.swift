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
  /// A part of the drawing from below to above: what the frames have each, then what all have.
  struct Layer {
    /// The elements of each frame that the others do not have there.
    var own: [[String]]
    /// The element that lies above them in all frames; empty above the last.
    var shared: String
  }

  /// The frames as layers: an element that all of them have in the same order is written once.
  static func layers(_ frames: [[String]]) -> [Layer] {
    var layers: [Layer] = []
    var next = frames.map { _ in 0 }
    for element in frames.first ?? [] {
      let places = zip(frames, next).map { $0[$1...].firstIndex(of: element) }
      let found = places.compactMap { $0 }
      guard found.count == frames.count else { continue }
      let own = frames.indices.map { Array(frames[$0][next[$0]..<found[$0]]) }
      layers.append(Layer(own: own, shared: element))
      next = found.map { $0 + 1 }
    }
    let rest = frames.indices.map { Array(frames[$0][next[$0]...]) }
    return layers + [Layer(own: rest, shared: "")]
  }

  /// Writes all frames into one `<svg>`, of which a script shows one; without it the last stands.
  func write(
    of drawing: Drawing, into writer: inout SVGWriter, role: KeyValuePairs<String, String>
  ) {
    writer.element(
      "div",
      [("class", "frames"), ("data-titles", titles.joined(separator: "\u{241E}"))]
        + role.map { ($0, $1) }
    ) { writer in
      writer.element("div", [("class", "frame-title"), ("style", Self.titleStyle)]) {
        $0.append(SVGWriter.escaped(titles.last ?? ""))
      }
      writer.element("svg", drawing.attributes([:])) { writer in
        for layer in Self.layers(shapes) {
          for (index, own) in layer.own.enumerated() where !own.isEmpty {
            let isLast = index == shapes.count - 1
            writer.element(
              "g",
              [("data-frame", String(index))] + (isLast ? [] : [("style", "display:none")])
            ) { writer in
              for shape in own { writer.append(shape) }
            }
          }
          writer.append(layer.shared)
        }
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
