/// Birds of 6 × 6 coloured pixels with a head, wings and a tail, each red, blue or green; only the
/// head's colour tells the class.
///
/// Each comes with a true sentence about one of its parts, which may or may not be the part that
/// matters: `this bird has a red head`. For explanations of a classification in words (L. A. Hendricks
/// and others, Generating Visual Explanations, 2016).
public struct BirdImages {
  /// The colours by number.
  public static let colours = ["red", "blue", "green"]
  /// The parts by number.
  public static let parts = ["head", "wing", "tail"]

  /// [birds, 3, 6, 6], channels in the colours' order
  public let images: Tensor
  /// The colour of each part of each bird.
  public let attributes: [[Int]]
  /// One sentence a bird.
  public let sentences: [[String]]
  /// The class: the head's colour.
  public var labels: [Int] { attributes.map { $0[0] } }

  /// Birds of random colours, with normal noise in every pixel.
  public init(_ count: Int, noise: Double = 0.1, using generator: inout SeededGenerator) {
    var pixels = (0..<count * 108).map { _ in generator.normal(standardDeviation: noise) }
    var attributes: [[Int]] = []
    var sentences: [[String]] = []
    for bird in 0..<count {
      let colours = (0..<3).map { _ in generator.integer(below: 3) }
      for (part, colour) in colours.enumerated() {
        // The wings are as wide as the image, head and tail two pixels.
        for row in (2 * part)..<(2 * part + 2) {
          for column in part == 1 ? 0..<6 : 2..<4 {
            pixels[((bird * 3 + colour) * 6 + row) * 6 + column] += 1
          }
        }
      }
      let part = generator.integer(below: 3)
      attributes.append(colours)
      sentences.append(
        ["this", "bird", "has", "a", Self.colours[colours[part]], Self.parts[part]])
    }
    images = Tensor(pixels, shape: [count, 3, 6, 6])
    self.attributes = attributes
    self.sentences = sentences
  }
}

/// Six frames of a bright dot that moves right, left, down or up (class 0 to 3) over 6 × 6 noisy
/// pixels and comes in again at the other side: [films, 6, 36]. One frame tells nothing.
public func dotFilms(
  _ count: Int, noise: Double = 0.1, using generator: inout SeededGenerator
) -> Dataset {
  var pixels = (0..<count * 216).map { _ in generator.normal(standardDeviation: noise) }
  let steps = [(1, 0), (-1, 0), (0, 1), (0, -1)]
  let labels = (0..<count).map { film in
    let label = generator.integer(below: 4)
    let (x, y) = (generator.integer(below: 6), generator.integer(below: 6))
    for frame in 0..<6 {
      let column = (x + steps[label].0 * frame + 36) % 6
      let row = (y + steps[label].1 * frame + 36) % 6
      pixels[(film * 6 + frame) * 36 + row * 6 + column] += 1
    }
    return label
  }
  return Dataset(inputs: Tensor(pixels, shape: [count, 6, 36]), labels: labels)
}
