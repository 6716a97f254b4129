import Glibc
import NN
import Testing

/// The restricted Boltzmann machine against sums over all its configurations.
@Suite struct BoltzmannMachineTests {
  let machine: RestrictedBoltzmannMachine
  let data = Tensor([[1, 0, 1], [0, 1, 1]], precision: .float64)

  init() {
    var generator = SeededGenerator(seed: 1)
    machine = RestrictedBoltzmannMachine(
      visible: 3, hidden: 2, standardDeviation: 1, precision: .float64, using: &generator)
    machine.visibleBias.assign(Tensor([0.5, -0.3, 0.1]))
    machine.hiddenBias.assign(Tensor([-0.2, 0.4]))
  }

  /// E(v, h) written out.
  private func energy(_ v: [Double], _ h: [Double]) -> Double {
    let (w, b, c) = (machine.weight, machine.visibleBias.values, machine.hiddenBias.values)
    var energy = 0.0
    for i in 0..<3 { energy -= b[i] * v[i] }
    for j in 0..<2 {
      energy -= c[j] * h[j]
      for i in 0..<3 { energy -= h[j] * w[j, i].item * v[i] }
    }
    return energy
  }

  private func bits(_ count: Int) -> [[Double]] {
    (0..<(1 << count)).map { number in (0..<count).map { Double(number >> $0 & 1) } }
  }

  @Test func `energies, free energies and the partition function are those of the definition`() {
    let (v, h) = ([1.0, 0, 1], [0.0, 1])
    let row = Tensor([v], precision: .float64)
    #expect(
      abs(machine.energy(row, Tensor([h], precision: .float64)).item - energy(v, h)) < 1e-12)
    let free = -log(bits(2).reduce(0) { $0 + exp(-energy(v, $1)) })
    #expect(abs(machine.freeEnergy(row).item - free) < 1e-12)
    var partition = 0.0
    for v in bits(3) { for h in bits(2) { partition += exp(-energy(v, h)) } }
    #expect(abs(machine.logPartition().item - log(partition)) < 1e-12)
    #expect(abs(machine.logLikelihood(row).item + free + log(partition)) < 1e-12)
  }

  @Test func `hidden units have the probabilities that the energies give`() {
    let v = [0.0, 1, 1]
    let weights = bits(2).map { exp(-energy(v, $0)) }
    let total = weights.reduce(0, +)
    let found = machine(Tensor([v], precision: .float64)).values
    #expect(abs(found[0] - (weights[1] + weights[3]) / total) < 1e-12)
    #expect(abs(found[1] - (weights[2] + weights[3]) / total) < 1e-12)
  }

  @Test func `the two averages are the gradient of the likelihood`() {
    let exact = machine.exactGradients(data)
    let negative = { (machine: RestrictedBoltzmannMachine) in -machine.logLikelihood(data) }
    #expect(checkGradient(of: machine, loss: negative).passed)
    negative(machine).backward()
    for (gradient, parameter) in zip(exact, machine.parameters) {
      #expect(abs(gradient - parameter.gradient!).max().item < 1e-12, "\(parameter.name ?? "")")
    }
  }

  @Test func `many steps of contrastive divergence estimate the exact gradient`() {
    var generator = SeededGenerator(seed: 2)
    let many = data.tiled(4000, axis: 0)
    let estimate = machine.contrastiveDivergence(many, steps: 20, using: &generator)
    for (rough, exact) in zip(estimate, machine.exactGradients(data)) {
      #expect(abs(rough - exact).max().item < 0.03)
    }
  }

  @Test func `contrastive divergence makes the data more likely`() {
    var generator = SeededGenerator(seed: 3)
    let patterns = Tensor([
      [1, 1, 1, 0, 0, 0], [0, 0, 0, 1, 1, 1], [1, 0, 1, 0, 1, 0], [0, 1, 0, 1, 0, 1],
    ])
    let machine = RestrictedBoltzmannMachine(visible: 6, hidden: 4, using: &generator)
    #expect(abs(machine.logLikelihood(patterns).item + 6 * log(2)) < 0.01)
    let optimizer = SGD(machine.parameters, learningRate: 0.1)
    for _ in 0..<2000 { machine.train(patterns, with: optimizer, using: &generator) }
    #expect(machine.logLikelihood(patterns).item > -1.8)
  }
}
