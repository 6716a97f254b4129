/// The numbers of each example in another shape: [batch, 64] → [batch, 1, 8, 8].
public final class Reshape: Layer {
  /// The shape of one example; one length may be −1 and is inferred.
  public let exampleShape: [Int]

  /// - Parameter exampleShape: The lengths of the axes after the batch's.
  public init(_ exampleShape: Int...) { self.exampleShape = exampleShape }

  /// [batch, …] → [batch] + the example's shape.
  public override func callAsFunction(_ input: Tensor) -> Tensor {
    input.reshaped(outputShape(for: input.shape))
  }

  /// [batch] + the example's shape, with −1 replaced by what is left.
  public override func outputShape(for inputShape: [Int]) -> [Int] {
    precondition(!inputShape.isEmpty, "Reshape needs a batch axis; got shape [].")
    let count = inputShape.dropFirst().reduce(1, *)
    var shape = exampleShape
    if let unknown = shape.firstIndex(of: -1) {
      let known = -shape.reduce(1, *)
      precondition(
        known > 0 && count % known == 0,
        "Reshape to \(exampleShape) does not fit the \(count) numbers of an example in a batch of "
          + "shape \(inputShape).")
      shape[unknown] = count / known
    }
    precondition(
      shape.reduce(1, *) == count,
      "Reshape to \(exampleShape) does not fit the \(count) numbers of an example in a batch of "
        + "shape \(inputShape).")
    return [inputShape[0]] + shape
  }

  /// None: the numbers stay where they are.
  public override func activationCount(for inputShape: [Int]) -> Int { 0 }
}
