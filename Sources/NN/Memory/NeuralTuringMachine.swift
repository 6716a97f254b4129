/// A network with a memory of its own: at each step a controller sees the input and what was read
/// before, and one head writes, another reads.
///
/// h = tanh(W [x, r₋₁] + b), write Mᵢ ← aᵢ v + (1 − aᵢ) Mᵢ with v = tanh(V h + c), read r = Σ aᵢ Mᵢ,
/// output y = U [h, r] + d. Input [batch, time, inputs] → [batch, time, outputs].
///
/// The controller has no memory but this one. The memory at the start and both heads' first
/// weights are learned; the weights begin near slot 0. A. Graves and others, Neural Turing Machines,
/// 2014; the lectures' way of writing.
public final class NeuralTuringMachine: Layer {
  /// W and b: [inputs + width] → [hidden].
  public let controller: Linear
  /// Where is written.
  public let writeHead: MemoryHead
  /// V and c: what is written.
  public let writtenValue: Linear
  /// Where is read.
  public let readHead: MemoryHead
  /// U and d: [hidden + width] → [outputs].
  public let output: Linear
  /// M at the start, [slots, width].
  public let memory: Tensor
  /// The scores whose softmax are the heads' first weights: [2, slots], writing, then reading.
  public let places: Tensor

  /// Everything one run did: y, and where it wrote and read.
  public struct Run {
    /// [batch, time, outputs].
    public let outputs: Tensor
    /// [batch, time, slots].
    public let writeWeights: Tensor
    /// [batch, time, slots].
    public let readWeights: Tensor
  }

  /// A machine with `slots` vectors of `width` numbers.
  public init(
    inputs: Int, outputs: Int, hidden: Int, slots: Int, width: Int,
    precision: Precision = .float32, using generator: inout SeededGenerator
  ) {
    func linear(_ from: Int, _ to: Int) -> Linear {
      Linear(from, to, precision: precision, using: &generator)
    }
    func head() -> MemoryHead {
      MemoryHead(hidden, width: width, precision: precision, using: &generator)
    }
    controller = linear(inputs + width, hidden)
    writeHead = head()
    writtenValue = linear(hidden, width)
    readHead = head()
    output = linear(hidden + width, outputs)
    memory = Initializer.normal(standardDeviation: 0.01).tensor(
      [slots, width], precision: precision, using: &generator)
    let first = [4.0] + Array(repeating: 0, count: slots - 1)
    places = Tensor(
      first + first, shape: [2, slots], precision: precision, requiresGradient: true)
    memory.name = "memory"
    places.name = "places"
  }

  /// y of every step.
  public override func callAsFunction(_ input: Tensor) -> Tensor { run(input).outputs }

  /// y of every step, and what the heads attended to.
  public func run(_ input: Tensor) -> Run {
    precondition(
      input.rank == 3 && input.shape[1] > 0,
      "NeuralTuringMachine needs [batch, time, inputs]; got \(input.shape).")
    let (batch, slots, width) = (input.shape[0], memory.shape[0], memory.shape[1])
    var memory = memory.broadcastTo([batch, slots, width])
    let start = softmax(places)
    var writing = start[0].broadcastTo([batch, slots])
    var reading = start[1].broadcastTo([batch, slots])
    var read = Tensor.zeros([batch, width], precision: input.precision)
    var steps: [(output: Tensor, writing: Tensor, reading: Tensor)] = []
    for time in 0..<input.shape[1] {
      let x = input.slice(axis: 1, from: time, to: time + 1).squeezed(axis: 1)
      let h = tanh(controller(concat([x, read], axis: 1)))
      writing = writeHead(h, memory: memory, previous: writing)
      memory = writeMemory(memory, at: writing, tanh(writtenValue(h)))
      reading = readHead(h, memory: memory, previous: reading)
      read = readMemory(memory, at: reading)
      steps.append((output(concat([h, read], axis: 1)), writing, reading))
    }
    return Run(
      outputs: stack(steps.map(\.output), axis: 1),
      writeWeights: stack(steps.map(\.writing), axis: 1),
      readWeights: stack(steps.map(\.reading), axis: 1))
  }

  /// Controller, heads and output.
  public override var sublayers: [Layer] {
    [controller, writeHead, writtenValue, readHead, output]
  }
  /// [batch, time, inputs] → [batch, time, outputs].
  public override func outputShape(for inputShape: [Int]) -> [Int] {
    inputShape.dropLast() + [output.weight.shape[0]]
  }

  /// At each step those of the linear layers, both heads' weights, the memory and what is read.
  public override func activationCount(for inputShape: [Int]) -> Int {
    let linear = [controller, writeHead.projection, writtenValue, readHead.projection, output]
    let (slots, width) = (memory.shape[0], memory.shape[1])
    let step = linear.reduce(2 * slots + slots * width + width) { $0 + $1.weight.shape[0] }
    return inputShape[0] * inputShape[1] * step
  }

  /// At each step those of the linear layers, and five with every number of the memory: two
  /// comparisons with a key, two products in writing, one in reading.
  public override func macs(for inputShape: [Int]) -> Int {
    let linear = [controller, writeHead.projection, writtenValue, readHead.projection, output]
    let step = linear.reduce(5 * memory.count) { $0 + $1.weight.count }
    return inputShape[0] * inputShape[1] * step
  }

  /// Those of the sublayers, then the memory and the places at the start.
  public override var parameters: [Tensor] { super.parameters + [memory, places] }
}
