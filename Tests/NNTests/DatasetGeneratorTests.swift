import Glibc
import NN
import Testing

/// Invented data are what their names say, and the same for the same seed.
@Suite struct DatasetGeneratorTests {
  @Test func `the irises and what may be made of them`() throws {
    let iris = Iris.load()
    #expect(iris.inputs.shape == [150, 4] && iris.labels == (0..<150).map { $0 / 50 })
    // Fisher's first flower, and the two in which the UCI repository differs from his paper.
    let rows = [0, 34, 37].map { row in iris.inputs[row].values.map { ($0 * 10).rounded() / 10 } }
    #expect(rows == [[5.1, 3.5, 1.4, 0.2], [4.9, 3.1, 1.5, 0.2], [4.9, 3.6, 1.4, 0.1]])
    let means = iris.inputs.mean(axis: 0).values
    #expect(zip(means, [5.8433, 3.0573, 3.758, 1.1993]).allSatisfy { abs($0 - $1) < 1e-4 })
  }

  @Test func `banknotes are read, and lookalikes are like them`() throws {
    let table = try CSV(text: "3.6,8.6,-2.8,-0.4,0\n-1.3,2.1,0.5,-2.2,1\n", hasHeader: false)
    let notes = try Banknotes.dataset(table)
    #expect(notes.inputs.shape == [2, 4] && notes.labels == [0, 1])
    #expect(throws: DataFileError.self) {
      try Banknotes.dataset(CSV(text: "1,2,3,4,2", hasHeader: false))
    }
    var generator = SeededGenerator(seed: 1)
    let lookalikes = Banknotes.lookalikes(using: &generator)
    #expect(lookalikes.count == 1372 && lookalikes.labels.count { $0 == 1 } == 610)
    // Genuine notes' means and deviations as they are known of the real ones.
    let genuine = lookalikes[lookalikes.labels.indices.filter { lookalikes.labels[$0] == 0 }].inputs
    let (means, deviations) = (
      genuine.mean(axis: 0).values, sqrt(genuine.variance(axis: 0)).values
    )
    #expect(zip(means, [2.28, 4.26, 0.80, -1.15]).allSatisfy { abs($0 - $1) < 0.6 })
    #expect(zip(deviations, [2.02, 5.14, 3.24, 2.13]).allSatisfy { abs($0 - $1) < 0.6 })
  }

  @Test func `the Playground's sets follow its formulas`() {
    var generator = SeededGenerator(seed: 1)
    for (label, point) in points(Playground.circle(200, using: &generator)) {
      let radius = Glibc.hypot(point.x, point.y)
      #expect(label == 1 ? radius <= 2.5 : radius >= 3.5 && radius <= 5)
    }
    for (label, point) in points(Playground.xor(200, using: &generator)) {
      #expect(label == (point.x * point.y >= 0 ? 1 : 0))
      #expect(min(abs(point.x), abs(point.y)) >= 0.3 - 1e-6)
    }
    let spiral = points(Playground.spiral(200, using: &generator))
    // Without noise the arms are each other's mirror images about the origin.
    for (first, second) in zip(spiral[..<100], spiral[100...]) {
      #expect(first.label == 1 && second.label == 0)
      #expect(abs(first.point.x + second.point.x) + abs(first.point.y + second.point.y) < 1e-5)
    }
    #expect(abs(Glibc.hypot(spiral[60].point.x, spiral[60].point.y) - 3) < 1e-5)
    let gauss = Playground.gauss(2000, noise: 0.5, using: &generator)
    let cloud = gauss[gauss.labels.indices.filter { gauss.labels[$0] == 1 }].inputs
    #expect(zip(cloud.mean(axis: 0).values, [2, 2]).allSatisfy { abs($0 - $1) < 0.3 })
    #expect(cloud.variance(axis: 0).values.allSatisfy { abs($0 - 4) < 0.8 })
    let plane = Playground.plane(50, using: &generator)
    #expect(abs(plane.inputs.sum(axis: 1) / 10 - plane.targets.flattened()).max().item < 1e-6)
    let hills = Playground.hills(500, using: &generator)
    #expect(hills.targets.max().item > 0.5 && hills.targets.min().item < -0.5)
    #expect(
      Playground.features(Tensor([[2, -3]], precision: .float64)).values == [
        2, -3, 4, 9, -6, Glibc.sin(2), Glibc.sin(-3),
      ])
  }

  @Test func `rings, clouds and arms`() {
    var generator = SeededGenerator(seed: 1)
    for (label, point) in points(circles(40, noise: 0, using: &generator)) {
      #expect(abs(Glibc.hypot(point.x, point.y) - (label == 1 ? 1 : 2)) < 1e-6)
    }
    let clouds = blobs(300, standardDeviation: 0, using: &generator)
    #expect(clouds.inputs[2].values == [2, 3.5] && clouds.classes == 3)
    for (label, point) in points(spirals(40, turns: 0, noise: 0, using: &generator)) {
      #expect(label == 0 ? point.x >= 0 : point.x <= 0)
    }
    #expect(majority(3).labels == [0, 0, 0, 1, 0, 1, 1, 1])
  }

  @Test func `hints tell how severe a fault is, and one cloud may be rare`() {
    var generator = SeededGenerator(seed: 1)
    let faults = Faults(80, using: &generator)
    #expect(faults.dataset.inputs.shape == [80, 6] && faults.severities.shape == [80, 1])
    let (x, severities) = (faults.measurements.values, faults.severities.values)
    for machine in 0..<80 {
      let row = x[machine * 6..<machine * 6 + 6].map { $0 }
      #expect(abs(severities[machine] - Glibc.tanh(3 * (row[0] * row[1] + row[2] / 2))) < 1e-5)
      #expect(faults.labels[machine] == (severities[machine] > 0 ? 1 : 0))
    }
    let clouds = unevenClouds(using: &generator)
    #expect(clouds.count == 210 && clouds.labels.count { $0 == 1 } == 10)
    let many = unevenClouds(common: 2000, rare: 2000, using: &generator).inputs
    let means = [many.rows(from: 0, to: 2000), many.rows(from: 2000, to: 4000)].map {
      $0.mean(axis: 0).values
    }
    #expect(zip(means.joined(), [0, 0, 1.8, 1.2]).allSatisfy { abs($0 - $1) < 0.1 })
    #expect(clouds.oversampled(jitter: 0.3, using: &generator).count == 400)
  }

  @Test func `curves have the targets that they promise`() {
    var generator = SeededGenerator(seed: 1)
    let line = Curves.lineWithOutliers(using: &generator)
    let far = zip(line.inputs.values, line.targets.values).count { $1 - (2 * $0 + 0.5) > 3 }
    #expect(line.count == 60 && far == 9)
    let gap = Curves.gap(using: &generator)
    #expect(!gap.inputs.values.contains { $0 > -0.3 && $0 < 0.4 })
    let plant = Curves.narendraPlant(3, using: &generator)
    let (u, y) = (plant.inputs.values, plant.targets.values)
    #expect(abs(y[0] - u[0] * u[0] * u[0]) < 1e-6)
    #expect(abs(y[2] - (y[1] / (1 + y[1] * y[1]) + u[2] * u[2] * u[2])) < 1e-6)
    let sparse = Curves.sparseLinear(noise: 0, using: &generator)
    let weights = Tensor([2, -1.5, 1, 0.8] + [Double](repeating: 0, count: 16))
    #expect(abs(matmul(sparse.inputs, weights) - sparse.targets.flattened()).max().item < 1e-5)
    #expect(Curves.composition(9, using: &generator).inputs.shape == [9, 8])
    #expect(Curves.threeOfSix(using: &generator).inputs.shape == [120, 6])
    #expect(Curves.sinusoid(5, noise: 0, using: &generator).count == 5)
  }

  @Test func `memory tasks hide what is asked where they say`() {
    var generator = SeededGenerator(seed: 1)
    let first = MemoryTasks.firstSymbol(20, length: 9, using: &generator)
    let last = MemoryTasks.lastSymbol(20, length: 30, using: &generator)
    #expect(first.inputs.shape == [20, 9, 5] && last.inputs.shape == [20, 30, 5])
    for example in 0..<20 {
      #expect(first.inputs[example, 0].values.firstIndex(of: 1) == first.labels[example])
      #expect(first.inputs[example].values[5...].enumerated().allSatisfy { $0 % 5 == 4 || $1 == 0 })
      let steps = (0..<30).compactMap { last.inputs[example, $0].values[..<4].firstIndex(of: 1) }
      #expect(steps.last == last.labels[example])
    }
    let sums = MemoryTasks.addition(20, length: 10, using: &generator)
    for example in 0..<20 {
      let values = sums.inputs[example].values
      let marked = stride(from: 0, to: 20, by: 2).filter { values[$0 + 1] == 1 }
      #expect(marked.count == 2 && marked[0] < 10 && marked[1] >= 10)
      let sum = marked.reduce(0) { $0 + values[$1] }
      #expect(abs(sum - sums.targets[example, 0].item) < 1e-6)
    }
    let copy = MemoryTasks.copy(2, length: 3, width: 4, using: &generator)
    #expect(copy.inputs.shape == [2, 7, 5] && copy.targets.shape == [2, 7, 4])
    for sequence in 0..<2 {
      let said = (0..<3).map { Array(copy.inputs[sequence, $0].values[..<4]) }
      #expect((4..<7).map { copy.targets[sequence, $0].values } == said)
      #expect(copy.inputs[sequence, 3].values == [0, 0, 0, 0, 1])
    }
  }

  @Test func `sequences are turned and tagged as they should be`() {
    var generator = SeededGenerator(seed: 1)
    for pair in SequenceTasks.reversal(20, lengths: 3...6, using: &generator) {
      #expect((3...6).contains(pair.source.count) && pair.target == pair.source.reversed())
    }
    let (tokens, tags) = SequenceTasks.tagging(5, using: &generator)
    #expect(tags[0][0] == (tokens[0][0] + tokens[0][1]) % 2 && tags[4][7] == tokens[4][7] % 2)
    let (words, labels) = SequenceTasks.brackets(40, using: &generator)
    #expect(zip(words, labels).allSatisfy { SequenceTasks.isBalanced($0) == ($1 == 1) })
    #expect(labels.count { $0 == 1 } == 20)
    #expect(!SequenceTasks.isBalanced(["(", "]"]) && !SequenceTasks.isBalanced(["("]))
    let dates = SequenceTasks.dates(30, using: &generator)
    #expect(dates.allSatisfy { $0.target.count == 10 && $0.target[4] == "-" })
  }

  @Test func `texts have the words that their stories need`() throws {
    var generator = SeededGenerator(seed: 1)
    #expect(ToyTexts.catAndDog.count == 540)
    #expect(ToyTexts.royal.count == 56 && ToyTexts.royal.joined().count == 392)
    #expect(Set(ToyTexts.royal.joined()).count == 38)
    for story in ToyTexts.stories(50, using: &generator) {
      let moves = story.facts.filter { $0[0] == story.question[2] }
      #expect(story.facts.count == 5 && moves.last?[3] == story.answer)
    }
    let (texts, labels) = ToyTexts.reviews(200, using: &generator)
    #expect(Set(labels) == [0, 1] && texts.contains { $0.contains("not") })
    for (utterances, answer) in ToyTexts.dialogues(50, using: &generator) {
      #expect(utterances.count == 5 && (2...4).contains(answer.count))
    }
    let pairs = ToyTexts.translations(400, using: &generator)
    let black = try #require(pairs.first { $0.source.starts(with: ["the", "black", "car"]) })
    #expect(black.target.starts(with: ["la", "voiture", "noire"]))
    #expect(pairs.allSatisfy { $0.source.count == $0.target.count })
  }

  @Test func `trees, loops and rings`() {
    var generator = SeededGenerator(seed: 1)
    for _ in 0..<20 {
      let tree = MarkedTree(using: &generator)
      let marks = tree.features.slice(axis: 1, from: 1, to: 2)
      // Nodes reached in at most two steps, by powers of the adjacency matrix.
      let step = tree.adjacency + .identity(10)
      let reached = matmul(step, matmul(step, marks)).values.map { $0 > 0 ? 1 : 0 }
      #expect(tree.labels == reached && tree.adjacency.sum().item == 18)
    }
    let loops = penLoops(3, steps: 36, using: &generator)
    #expect(loops.shape == [3, 36, 2])
    // Two loops of 18 steps move the pen to the right and hardly up or down.
    let moved = loops.sum(axis: 1)
    #expect(abs(moved.slice(axis: 1, from: 0, to: 1) - 0.12 * 36).max().item < 0.3)
    #expect(abs(moved.slice(axis: 1, from: 1, to: 2)).max().item < 0.3)
    let modes = ring(16, standardDeviation: 0, using: &generator).inputs
    #expect(abs(modes[2] - Tensor([0, 2])).max().item < 1e-6)
  }

  @Test func `damage hits as many numbers as asked`() {
    var generator = SeededGenerator(seed: 1)
    let clean = Tensor.full([100, 100], 0.5)
    let masked = Corruption.masking(0.1)(clean, using: &generator)
    let peppered = Corruption.saltAndPepper(0.1)(clean, using: &generator)
    // 0.1 with four standard deviations of 0.003.
    #expect((((masked .== 0.0).mean().item) - 0.1).magnitude < 0.012)
    #expect((((peppered .== 0.0).mean().item) - 0.05).magnitude < 0.009)
    #expect((((peppered .== 1.0).mean().item) - 0.05).magnitude < 0.009)
    let noisy = Corruption.normal(0.2)(clean, using: &generator)
    #expect((noisy.variance().item - 0.04).magnitude < 0.0025)
  }

  @Test func `equal seeds invent equal data`() {
    var (a, b) = (SeededGenerator(seed: 4), SeededGenerator(seed: 4))
    #expect(
      ShapeImages.scenes(5, using: &a).images.values
        == ShapeImages.scenes(5, using: &b).images.values)
    #expect(ToyTexts.translations(9, using: &a) == ToyTexts.translations(9, using: &b))
    #expect(a == b)
  }

  private func points(_ data: Dataset) -> [(label: Int, point: (x: Double, y: Double))] {
    let values = data.inputs.values
    return data.labels.enumerated().map { ($1, (values[2 * $0], values[2 * $0 + 1])) }
  }
}
