/// A whole sequence as one recorded operation, for cells whose sums are W·[h, x] + b.
///
/// The values and gradients are those of `Recurrent` with the cell, to rounding. A step is one
/// product of [hₜ₋₁, xₜ] by a matrix packed for all steps, and one pass over the sums; a step back
/// is one pass and one product; and at the end one product gives the gradient of all weights.
/// J. Appleyard and others, Optimizing Performance of Recurrent Neural Networks on GPUs, 2016, take
/// the same measures. Derivatives of second order need the cell itself, in `Recurrent`.
final class FusedSequence<Step: FusedStep> {
  let step: Step
  let layout: SequenceLayout
  let input: Tensor
  private let start: [Tensor]
  let weight: Tensor
  let bias: Tensor?
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
    let arguments = [input, weight] + state.tensors + [bias].compactMap { $0 }
    let isWide = arguments.contains { $0.precision == .float64 }
    let precision = isWide ? Precision.float64 : .float32
    let start = state.tensors.map { $0.converted(to: precision) }
    let sequence = FusedSequence(
      step, input.converted(to: precision), start, weight.converted(to: precision),
      bias?.converted(to: precision), reversed)
    return sequence.recorded(name)
  }

  private init(
    _ step: Step, _ input: Tensor, _ start: [Tensor], _ weight: Tensor, _ bias: Tensor?,
    _ reversed: Bool
  ) {
    layout = SequenceLayout(
      batch: input.shape[0], time: input.shape[1], inputs: input.shape[2],
      hidden: start[0].shape[1], isReversed: reversed)
    for tensor in start {
      precondition(
        tensor.shape == [layout.batch, layout.hidden],
        "The state of a cell with \(layout.hidden) hidden features and a batch of "
          + "\(layout.batch) has shape [\(layout.batch), \(layout.hidden)]; got \(tensor.shape).")
    }
    self.step = step
    self.input = input
    self.start = start
    self.weight = weight
    self.bias = bias
    let precision = input.precision
    let (batch, time) = (layout.batch, layout.time)
    rows = Tensor(uninitialized: [batch * (time + 1) * layout.width], precision)
    gates = Tensor(
      uninitialized: [batch * time * layout.sumWidth(step)], precision)
    memories = Tensor(
      uninitialized: [batch * (time + 1) * step.memories * layout.units], precision)
  }
}

extension FusedSequence {
  private func recorded(_ name: String) -> (outputs: Tensor, state: RecurrentState) {
    let outputs = Tensor(
      uninitialized: [layout.batch, layout.time, layout.hidden], input.precision)
    let last = start.dropFirst().map { Tensor(uninitialized: $0.shape, $0.precision) }
    forward(into: outputs, last: last.first)

    let inputs = [input, weight] + start + [bias].compactMap { $0 }
    let y = outputs.recorded(name, inputs) { gradient, _ in self.backward(gradient) }
    let end = layout.place(ofStep: layout.time - 1)
    let hidden = y.slice(axis: 1, from: end, to: end + 1).squeezed(axis: 1)
    guard let memory = last.first else { return (y, RecurrentState(hidden: hidden)) }
    // The memory's gradient is put aside for the operation that computed it together with y.
    let recordedMemory = memory.recorded(name + "Memory", y) { gradient, _ in
      y.receive { buffer, accumulate in
        if !accumulate { buffer.setToZero() }
        self.memoryGradient = self.memoryGradient.map { $0 + gradient } ?? gradient
      }
    }
    return (y, RecurrentState(hidden: hidden, memory: recordedMemory))
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
      let outputs = Tensor(uninitialized: gradient.shape, gradient.precision)
      forward(into: outputs, last: nil)
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
    let sumWidth = layout.sumWidth(step)
    let initial = start.map { $0.pointer(S.self) }
    let (x, y, end) = (input.pointer(S.self), outputs.pointer(S.self), last?.pointer(S.self))
    withWeights(S.self, backward: false) { matrix, bias in
      Parallel.forEach(layout.parts) { number in
        let part = self.part(S.self, number)
        part.begin(x, initial)
        for t in 0..<layout.time {
          matrix.multiply(
            part.row(t), stride: layout.width, rows: part.count, start: .row(bias),
            into: part.gates(t), stride: sumWidth)
          part.forward(step, t)
        }
        part.end(y, end)
      }
    }
  }

  private func backward<S: Scalar>(_: S.Type, _ gradient: Tensor) {
    let (layout, step) = (layout, step)
    let sumWidth = layout.sumWidth(step)
    let wantsInput = input.wantsGradient
    let precision = input.precision
    // Every group of parts has sums of its own; they are added in order after.
    let groups = layout.groups
    let weightSums = Tensor(uninitialized: [groups, sumWidth, layout.width], precision)
    let biasSums = Tensor.zeros([groups, sumWidth], precision: precision)
    let inputGradient = wantsInput ? Tensor(uninitialized: input.shape, precision) : nil
    let startGradients = start.map { Tensor(uninitialized: $0.shape, $0.precision) }

    let upstream = gradient.pointer(S.self)
    let memoryUpstream = memoryGradient?.pointer(S.self)
    let (dw, db) = (weightSums.pointer(S.self), biasSums.pointer(S.self))
    let dx = inputGradient?.pointer(S.self)
    let initial = startGradients.map { $0.pointer(S.self) }
    withWeights(S.self, backward: true) { matrix, _ in
      Parallel.forEach(groups) { group in
        let parts = layout.parts(ofGroup: group)
        for number in parts {
          let part = self.part(S.self, number)
          withScratch(S.self, part.count * (matrix.columns + layout.units)) { scratch in
            let state = StateGradient(scratch, part.count, stride: matrix.columns)
            part.beginBackward(state, memoryUpstream)
            for t in (0..<layout.time).reversed() {
              part.add(upstream, t, to: state)
              part.backward(step, t, state, biasSums: db + group * sumWidth)
              matrix.multiply(
                part.gates(t), stride: sumWidth, rows: part.count, start: .result,
                into: state.rows, stride: state.stride)
              if let dx { part.moveInput(t, from: state, to: dx) }
            }
            part.endBackward(state, initial)
          }
          BLAS.product(
            part.gates(0), transposed: true, part.row(0), transposed: false, rows: sumWidth,
            columns: layout.width, depth: layout.time * part.count,
            adding: number > parts.lowerBound, into: dw + group * sumWidth * layout.width)
        }
      }
    }
    if let inputGradient { input.receive(inputGradient) }
    for (tensor, gradient) in zip(start, startGradients) { tensor.receive(gradient) }
    weight.receive { buffer, accumulate in
      addWeightSums(S.self, weightSums, into: buffer, accumulate)
    }
    bias?.receive { buffer, accumulate in
      addBiasSums(S.self, biasSums, into: buffer, accumulate)
    }
  }

  private func part<S: Scalar>(_: S.Type, _ number: Int) -> SequencePart<S> {
    SequencePart(
      layout, number, rows: rows.pointer(S.self), gates: gates.pointer(S.self),
      memories: memories.pointer(S.self), sumWidth: layout.sumWidth(step),
      memoryCount: step.memories)
  }
}
