/// Grey images of squares, rings and diamonds in noise, with masks and boxes: problems for
/// segmentation and detection that a small network solves in seconds.
public enum ShapeImages {
  /// One square or ring a 16 × 16 image, drawn as an outline of brightness 1; masks mark its inside
  /// too: 1 for squares, 2 for rings. What is inside can only be known from far pixels.
  public static func outlines(
    _ count: Int, size: Int = 16, noise: Double = 0.1, using generator: inout SeededGenerator
  ) -> AnnotatedImages {
    single(count, size, noise, radii: 3..<7, 1, outline: true, &generator) { shape, dy, dx in
      shape == 0 ? max(abs(dy), abs(dx)) : rounded(dy, dx)
    }
  }

  /// One filled square (class 0) or diamond (class 1) a 16 × 16 image, of brightness 0.8; masks
  /// have the class + 1.
  public static func shapes(
    _ count: Int, size: Int = 16, noise: Double = 0.15, using generator: inout SeededGenerator
  ) -> AnnotatedImages {
    single(count, size, noise, radii: 2..<5, 0.8, outline: false, &generator) { shape, dy, dx in
      shape == 0 ? max(abs(dy), abs(dx)) : abs(dy) + abs(dx)
    }
  }

  /// One to `most` rectangles (class 0) and diamonds (class 1) a 24 × 24 image, of brightness 0.9,
  /// at least a pixel apart.
  public static func scenes(
    _ count: Int, size: Int = 24, most: Int = 3, noise: Double = 0.1,
    using generator: inout SeededGenerator
  ) -> AnnotatedImages {
    precondition(size >= 10 && most >= 1, "A scene of \(size) pixels has no room for \(most).")
    var canvas = Canvas(count, height: size, width: size, noise, &generator)
    var boxes = [[LabelledBox]](repeating: [], count: count)
    for image in 0..<count {
      let wanted = 1 + generator.integer(below: most)
      // In a full image a place may not be found; fifty attempts are enough in one that is not.
      for _ in 0..<50 where boxes[image].count < wanted {
        let isDiamond = generator.integer(below: 2) == 1
        let side = 2 * (2 + generator.integer(below: 3)) + 1
        let height = isDiamond ? side : 5 + generator.integer(below: 5)
        let width = isDiamond ? side : 5 + generator.integer(below: 5)
        let top = generator.integer(below: size - height + 1)
        let left = generator.integer(below: size - width + 1)
        let box = Box(
          x: Double(left), y: Double(top), width: Double(width), height: Double(height))
        guard boxes[image].allSatisfy({ isApart(box, $0.box) }) else { continue }
        for y in 0..<height {
          for x in 0..<width
          where !isDiamond || abs(y - side / 2) + abs(x - side / 2) <= side / 2 {
            canvas.add(0.9, image, top + y, left + x)
            canvas.mark(isDiamond ? 2 : 1, image, top + y, left + x)
          }
        }
        boxes[image].append(LabelledBox(box, label: isDiamond ? 1 : 0))
      }
    }
    return AnnotatedImages(
      images: canvas.tensor, labels: [], masks: canvas.masks, boxes: boxes)
  }

  /// Squares and crosses, small or big, in the left or right half of an 8 × 12 image, each with the
  /// sentence that describes it: `small cross left`.
  public static func captioned(
    _ count: Int, noise: Double = 0.1, using generator: inout SeededGenerator
  ) -> (images: Tensor, captions: [[String]]) {
    var canvas = Canvas(count, height: 8, width: 12, noise, &generator)
    let captions = (0..<count).map { image in
      let isBig = generator.integer(below: 2) == 1
      let isCross = generator.integer(below: 2) == 1
      let isRight = generator.integer(below: 2) == 1
      let radius = isBig ? 2 : 1
      let x = (isRight ? 8 : 3) + generator.integer(below: 3) - 1
      let y = radius + generator.integer(below: 8 - 2 * radius)
      for dy in -radius...radius {
        for dx in -radius...radius where !isCross || dx == 0 || dy == 0 {
          canvas.add(1, image, y + dy, x + dx)
        }
      }
      return [
        isBig ? "big" : "small", isCross ? "cross" : "square", isRight ? "right" : "left",
      ]
    }
    return (canvas.tensor, captions)
  }

  /// One shape an image: the pixels whose distance from the centre is at most its radius.
  private static func single(
    _ count: Int, _ size: Int, _ noise: Double, radii: Range<Int>, _ brightness: Double,
    outline: Bool, _ generator: inout SeededGenerator,
    distance: (_ shape: Int, _ dy: Int, _ dx: Int) -> Int
  ) -> AnnotatedImages {
    precondition(
      size > 2 * radii.upperBound - 2, "A shape does not fit into \(size) × \(size) pixels.")
    var canvas = Canvas(count, height: size, width: size, noise, &generator)
    var labels: [Int] = []
    var boxes: [[LabelledBox]] = []
    for image in 0..<count {
      let shape = generator.integer(below: 2)
      let radius = radii.lowerBound + generator.integer(below: radii.count)
      let y = radius + generator.integer(below: size - 2 * radius)
      let x = radius + generator.integer(below: size - 2 * radius)
      for row in (y - radius)...(y + radius) {
        for column in (x - radius)...(x + radius) {
          let far = distance(shape, row - y, column - x)
          if outline ? far == radius : far <= radius { canvas.add(brightness, image, row, column) }
          if far <= radius { canvas.mark(shape + 1, image, row, column) }
        }
      }
      let side = Double(2 * radius + 1)
      let box = Box(x: Double(x - radius), y: Double(y - radius), width: side, height: side)
      labels.append(shape)
      boxes.append([LabelledBox(box, label: shape)])
    }
    return AnnotatedImages(
      images: canvas.tensor, labels: labels, masks: canvas.masks, boxes: boxes)
  }

  /// The distance from the centre as a whole number.
  private static func rounded(_ dy: Int, _ dx: Int) -> Int {
    Int(Double(dy * dy + dx * dx).squareRoot().rounded())
  }

  private static func isApart(_ a: Box, _ b: Box) -> Bool {
    a.x + a.width + 1 <= b.x || b.x + b.width + 1 <= a.x || a.y + a.height + 1 <= b.y
      || b.y + b.height + 1 <= a.y
  }
}

/// Noise to draw on.
struct Canvas {
  private let height: Int
  private let width: Int
  private var pixels: [Double]
  private(set) var masks: [[Int]]

  init(
    _ count: Int, height: Int, width: Int, _ noise: Double, _ generator: inout SeededGenerator
  ) {
    self.height = height
    self.width = width
    pixels = (0..<count * height * width).map { _ in generator.normal(standardDeviation: noise) }
    masks = [[Int]](repeating: [Int](repeating: 0, count: height * width), count: count)
  }

  mutating func add(_ value: Double, _ image: Int, _ row: Int, _ column: Int) {
    pixels[(image * height + row) * width + column] += value
  }

  mutating func mark(_ label: Int, _ image: Int, _ row: Int, _ column: Int) {
    masks[image][row * width + column] = label
  }

  /// [images, 1, height, width]
  var tensor: Tensor { Tensor(pixels, shape: [masks.count, 1, height, width]) }
}
