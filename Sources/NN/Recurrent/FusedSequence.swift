/// A whole sequence as one recorded operation, for cells whose sums are W·[h, x] + b.
///
/// The values and gradients are those of `Recurrent` with the cell, to rounding. A step is one
/// product of [hₜ₋₁, xₜ] by a matrix packed for all steps, and one pass over the sums; a step back
/// is one pass and one product; and at the end one product gives the gradient of all weights.
/// J. Appleyard and others, Optimizing Performance of Recurrent Neural Networks on GPUs, 2016, take
/// the same measures. Derivatives of second order need the cell itself, in `Recurrent`.
final class FusedSequence<Step: FusedStep> {
  private let step: Step
  private let layout: SequenceLayout
  private let input: Tensor
  private let start: [Tensor]
  private let weights: SequenceWeights
  /// [h | x] of every step, from the initial h on.
  private let rows: Tensor
  /// The gates of every step; after the backward pass, the gradients of the sums.
  private let gates: Tensor
  /// The memories after every step, from the initial one on.
  private let memories: Tensor
  private var gatesAreOverwritten = false
  /// ∂L/∂ the memory after the last step, where it was used.
  private var memoryGradient: Tensor?

  /// - Parameters:
  ///   - weight: [sums · hidden, hidden + inputs].
  ///   - bias: [sums · hidden].
  static func run(
    _ step: Step, _ name: String, _ input: Tensor, from state: RecurrentState, weight: Tensor,
    bias: Tensor?, reversed: Bool
  ) -> (outputs: Tensor, state: RecurrentState) {
    let tensors = Tensor.inOnePrecision([input, weight, bias] + state.tensors)
    let start = tensors[3...].map { $0! }
    let layout = SequenceLayout(input: input, start: start, reversed: reversed)
    let weights = SequenceWeights(
      layout: layout, sums: step.sums, weight: tensors[1]!, bias: tensors[2])
    return FusedSequence(step, layout, tensors[0]!, start, weights).recorded(name)
  }

  private init(
    _ step: Step, _ layout: SequenceLayout, _ input: Tensor, _ start: [Tensor],
    _ weights: SequenceWeights
  ) {
    self.step = step
    self.layout = layout
    self.input = input
    self.start = start
    self.weights = weights
    rows = Tensor(uninitialized: [layout.rowCount], input.precision)
    gates = Tensor(
      uninitialized: [layout.batch * layout.time * weights.sumWidth], input.precision)
    memories = Tensor(
      uninitialized: [layout.batch * (layout.time + 1) * step.memories * layout.units],
      input.precision)
  }
}

extension FusedSequence {
  private func recorded(_ name: String) -> (outputs: Tensor, state: RecurrentState) {
    let outputs = Tensor(
      uninitialized: [layout.batch, layout.time, layout.hidden], input.precision)
    let last = start.dropFirst().map { Tensor(uninitialized: $0.shape, $0.precision) }.first
    forward(into: outputs, last: last)

    let inputs = [input, weights.weight] + start + [weights.bias].compactMap { $0 }
    let y = outputs.recorded(name, inputs) { gradient, _ in self.backward(gradient) }
    let hidden = layout.last(of: y)
    guard let last else { return (y, RecurrentState(hidden: hidden)) }
    // The memory's gradient is put aside for the operation that computed it together with y.
    let memory = last.recorded(name + "Memory", y) { gradient, _ in
      y.receive { buffer, accumulate in
        if !accumulate { buffer.setToZero() }
        self.memoryGradient = gradient
      }
    }
    return (y, RecurrentState(hidden: hidden, memory: memory))
  }

  private func forward(into outputs: Tensor, last: Tensor?) {
    switch input.precision {
    case .float32: forward(Float.self, into: outputs, last: last)
    case .float64: forward(Double.self, into: outputs, last: last)
    }
  }

  private func backward(_ gradient: Tensor) {
    if gatesAreOverwritten {
      // A second pass over a retained graph finds them gone.
      forward(into: Tensor(uninitialized: gradient.shape, gradient.precision), last: nil)
    }
    gatesAreOverwritten = true
    switch input.precision {
    case .float32: backward(Float.self, gradient)
    case .float64: backward(Double.self, gradient)
    }
    memoryGradient = nil
  }

  private func forward<S: Scalar>(_: S.Type, into outputs: Tensor, last: Tensor?) {
    let (layout, step) = (layout, step)
    let parts = self.parts(S.self)
    let initial = start.map { $0.pointer(S.self) }
    let (x, y, end) = (input.pointer(S.self), outputs.pointer(S.self), last?.pointer(S.self))
    weights.withPacked(S.self, backward: false) { matrix, bias in
      Parallel.forEach(layout.parts) { number in
        let part = SequencePart(layout, number, parts)
        part.begin(x, initial)
        for t in 0..<layout.time {
          part.multiply(t, by: matrix, start: bias)
          part.forward(step, t)
        }
        part.end(y, end)
      }
    }
  }

  private func backward<S: Scalar>(_: S.Type, _ gradient: Tensor) {
    let (layout, step) = (layout, step)
    let parts = self.parts(S.self)
    let wantsInput = input.wantsGradient
    let inputGradient = wantsInput ? Tensor(uninitialized: input.shape, input.precision) : nil
    let startGradients = start.map { Tensor(uninitialized: $0.shape, $0.precision) }
    let sums = WeightSums(weights)

    let (upstream, memory) = (gradient.pointer(S.self), memoryGradient?.pointer(S.self))
    let dx = inputGradient?.pointer(S.self)
    let initial = startGradients.map { $0.pointer(S.self) }
    weights.withPacked(S.self, backward: true, wantsInput: wantsInput) { matrix, _ in
      Parallel.forEach(layout.groups) { group in
        let own = sums.group(S.self, group)
        let numbers = layout.parts(ofGroup: group)
        for number in numbers {
          let part = SequencePart(layout, number, parts)
          withScratch(S.self, part.count * (matrix.columns + layout.units)) { scratch in
            let state = StateGradient(scratch, part.count, stride: matrix.columns)
            part.beginBackward(state, memory)
            for t in (0..<layout.time).reversed() {
              part.add(upstream, t, to: state)
              part.backward(step, t, state, biasSums: own.bias)
              part.multiplyBack(t, by: matrix, into: state)
              if let dx { part.moveInput(t, from: state, to: dx) }
            }
            part.endBackward(state, initial)
          }
          part.multiplyGradients(adding: number > numbers.lowerBound, into: own.weight)
        }
      }
    }
    if let inputGradient { input.receive(inputGradient) }
    for (tensor, gradient) in zip(start, startGradients) { tensor.receive(gradient) }
    sums.send(S.self)
  }

  private func parts<S: Scalar>(_: S.Type) -> SequencePart<S>.Whole {
    .init(
      rows: rows.pointer(S.self), gates: gates.pointer(S.self), sumWidth: weights.sumWidth,
      memories: memories.pointer(S.self), memoryCount: step.memories)
  }
}

extension Tensor {
  /// All in the widest of their precisions.
  static func inOnePrecision(_ tensors: [Tensor?]) -> [Tensor?] {
    let isWide = tensors.contains { $0?.precision == .float64 }
    return isWide ? tensors.map { $0?.converted(to: .float64) } : tensors
  }

  /// Whether a gradient that is computed for this tensor would be taken.
  var wantsGradient: Bool { isTracked && !isSpared }

  /// All numbers 0, in place.
  func setToZero() {
    (storage.address + offset * precision.size).initializeMemory(
      as: UInt8.self, repeating: 0, count: count * precision.size)
  }
}
