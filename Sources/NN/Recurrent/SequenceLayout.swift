/// How a sequence that is run as one operation lies in memory.
///
/// The rows of the batch do not depend on one another, so they are cut into parts of a fixed size,
/// which different threads may run from the first step to the last. Within a part the numbers are
/// ordered by time, so that a step finds its own side by side. The hidden units are rounded up to
/// whole vectors; those that do not exist have weights of zero.
struct SequenceLayout {
  let batch: Int
  let time: Int
  let inputs: Int
  let hidden: Int
  /// The steps are taken from the last to the first.
  let isReversed: Bool

  /// The hidden units, rounded up.
  var units: Int { (hidden + 15) & ~15 }
  /// A row of what a step multiplies: [h | x].
  var width: Int { units + inputs }

  /// The rows of a part: two tiles of a product, so that a panel is read from far once for both.
  static let partRows = 16

  var parts: Int { (batch + Self.partRows - 1) / Self.partRows }

  func rows(ofPart part: Int) -> Range<Int> {
    part * Self.partRows..<min((part + 1) * Self.partRows, batch)
  }

  /// Parts are taken together in at most eight groups, each with one sum of weight gradients.
  var groups: Int { min(parts, Parallel.mostParts) }

  func parts(ofGroup group: Int) -> Range<Int> {
    group * parts / groups..<(group + 1) * parts / groups
  }

  /// The place in time of a step.
  func place(ofStep step: Int) -> Int { isReversed ? time - 1 - step : step }
}

extension SequenceLayout {
  /// The layout for an input [batch, time, inputs] and a state of [batch, hidden].
  init(input: Tensor, start: [Tensor], reversed: Bool) {
    self.init(
      batch: input.shape[0], time: input.shape[1], inputs: input.shape[2],
      hidden: start[0].shape[1], isReversed: reversed)
    for tensor in start {
      precondition(
        tensor.shape == [batch, hidden],
        "The state of a cell with \(hidden) hidden features and a batch of \(batch) has shape "
          + "[\(batch), \(hidden)]; got \(tensor.shape).")
    }
  }

  /// The output of the last step, which is the hidden state after it: [batch, hidden].
  func last(of outputs: Tensor) -> Tensor {
    let end = place(ofStep: time - 1)
    return outputs.slice(axis: 1, from: end, to: end + 1).squeezed(axis: 1)
  }

  /// The numbers of [h | x] for all steps and the state after the last.
  var rowCount: Int { batch * (time + 1) * width }
}
