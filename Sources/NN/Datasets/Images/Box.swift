/// An upright rectangle: its left and upper edge, its width and its height, in pixels.
///
/// Pixel (row, column) covers the square from (column, row) to (column + 1, row + 1); y grows
/// downward.
public struct Box: Sendable, Hashable {
  /// The left edge.
  public var x: Double
  /// The upper edge.
  public var y: Double
  /// To the right of x.
  public var width: Double
  /// Down from y.
  public var height: Double

  /// The rectangle from (x, y) to (x + width, y + height).
  public init(x: Double, y: Double, width: Double, height: Double) {
    precondition(
      width >= 0 && height >= 0, "A box has no negative size; got \(width) × \(height).")
    self.x = x
    self.y = y
    self.width = width
    self.height = height
  }

  /// Width times height.
  public var area: Double { width * height }

  /// Whether a point lies inside, the left and upper edge included.
  public func contains(x: Double, y: Double) -> Bool {
    x >= self.x && x < self.x + width && y >= self.y && y < self.y + height
  }
}

/// A box around something of a class.
public struct LabelledBox: Sendable, Hashable {
  /// Where it is.
  public let box: Box
  /// Counted from 0.
  public let label: Int

  /// A box with its class.
  public init(_ box: Box, label: Int) {
    self.box = box
    self.label = label
  }
}

/// Images with what is known about each: a class, a class for each pixel, boxes.
public struct AnnotatedImages {
  /// [images, channels, height, width]
  public let images: Tensor
  /// The class of each image, counted from 0; empty for scenes of several things.
  public let labels: [Int]
  /// The class of each pixel of each image, row by row; 0 is the background.
  public let masks: [[Int]]
  /// The boxes in each image.
  public let boxes: [[LabelledBox]]

  /// The images with their labels.
  public var dataset: Dataset { Dataset(inputs: images, labels: labels) }
}
