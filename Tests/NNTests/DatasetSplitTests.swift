import NN
import Testing

@Suite struct DatasetSplitTests {
  private let labels = (0..<1372).map { $0 < 762 ? 0 : 1 }

  private var numbered: Dataset {
    Dataset(inputs: .range(0, 1372, precision: .float64).reshaped([1372, 1]), labels: labels)
  }

  @Test func `65, 10 and 25 percent of 1372 are 892, 137 and 343`() {
    var generator = SeededGenerator(seed: 1)
    let parts = numbered.split(fractions: [0.65, 0.10, 0.25], using: &generator)
    #expect(parts.map(\.count) == [892, 137, 343])
    #expect(Set(parts.flatMap(\.inputs.values)).count == 1372)
    let stratified = numbered.stratifiedSplit(fractions: [0.65, 0.10, 0.25], using: &generator)
    #expect(stratified.map { $0.labels.count { $0 == 0 } } == [495, 77, 190])
    #expect(stratified.map(\.count) == [892, 138, 342], "each class is rounded for itself")
    #expect(stratified[0].labels.prefix(20).contains(1), "classes are mixed")
    #expect(numbered.split(fractions: [0.5], using: &generator)[0].count == 686)
  }

  @Test(arguments: [(10, 3), (9, 3), (5, 5), (1372, 10)])
  func `folds are disjoint, cover everything and differ by one at most`(count: Int, folds: Int) {
    var generator = SeededGenerator(seed: 1)
    let plain = Fold.kFold(count, folds: folds, using: &generator)
    let stratified = Fold.stratified(
      Array(labels.suffix(count / 2) + labels.prefix(count - count / 2)), folds: folds,
      using: &generator)
    for all in [plain, stratified] {
      #expect(all.flatMap(\.heldOut).sorted() == Array(0..<count))
      let sizes = all.map(\.heldOut.count)
      #expect(sizes.max()! - sizes.min()! <= 1)
      for fold in all { #expect((fold.training + fold.heldOut).sorted() == Array(0..<count)) }
    }
  }

  @Test func `stratified folds have the mixture of the whole`() {
    var generator = SeededGenerator(seed: 1)
    for fold in Fold.stratified(labels, folds: 7, using: &generator) {
      let zeros = fold.heldOut.count { labels[$0] == 0 }
      #expect((zeros - 762 / 7).magnitude <= 1)
    }
  }

  @Test func `leaving one out holds each example out once`() {
    let folds = Fold.leaveOneOut(4)
    #expect(folds.map(\.heldOut) == [[0], [1], [2], [3]] && folds[1].training == [0, 2, 3])
    let small = numbered[[3, 1000]]
    #expect(small[Fold.leaveOneOut(2)[0]].training.inputs.values == [1000])
  }

  @Test func `a bootstrap sample leaves about 1 in e out of the bag`() {
    var generator = SeededGenerator(seed: 1)
    let fold = Fold.bootstrap(10_000, using: &generator)
    #expect(fold.training.count == 10_000)
    #expect(Set(fold.training).isDisjoint(with: fold.heldOut))
    #expect(Set(fold.training).count + fold.heldOut.count == 10_000)
    // 1/e, with four standard deviations of √(e⁻¹(1 − 2/e) / n).
    #expect((Double(fold.heldOut.count) / 10_000 - 0.36788).magnitude < 0.0125)
  }

  @Test func `nested folds never show the outer examples`() {
    var generator = SeededGenerator(seed: 1)
    let nested = Fold.nested(20, outer: 4, inner: 3, using: &generator)
    #expect(nested.flatMap(\.outer.heldOut).sorted() == Array(0..<20))
    for (outer, inner) in nested {
      #expect(inner.count == 3)
      #expect(inner.flatMap(\.heldOut).sorted() == outer.training.sorted())
      for fold in inner {
        #expect(Set(fold.training + fold.heldOut) == Set(outer.training))
      }
    }
  }

  @Test func `scalers know only the training examples, and can be undone`() {
    let training = Tensor([[0, 5, 1], [4, 5, 3]], precision: .float64)
    let other = Tensor([[8, 6, 2]], precision: .float64)
    let standard = FeatureScaler.standard(training)
    #expect(standard(training).values == [-1, 0, -1, 1, 0, 1])
    #expect(standard(other).values == [3, 1, 0], "a feature that never changes is only moved")
    let range = FeatureScaler.range(training)
    #expect(
      zip(range(training).values, [0.15, 0.5, 0.15, 0.85, 0.5, 0.85]).allSatisfy {
        abs($0 - $1) < 1e-15
      })
    for scaler in [standard, range, .range(training, from: -1, to: 1)] {
      #expect(abs(scaler.undo(scaler(other)) - other).max().item < 1e-14)
    }
    #expect(FeatureScaler.warning(forTargetsFrom: -1, to: 1) == nil)
    #expect(FeatureScaler.warning(forTargetsFrom: -1.716, to: 1.716)?.contains("infinite") == true)
  }

  @Test func `labels are coded by places or by signs`() {
    let data = Dataset(inputs: .zeros([2, 1]), labels: [1, 0])
    #expect(data.oneHot.values == [0, 1, 1, 0] && data.plusMinusOne.values == [-1, 1, 1, -1])
    #expect(data.signs.values == [1, -1] && data.signs.shape == [2, 1])
  }

  @Test func `a small class is repeated, near where it was`() {
    var generator = SeededGenerator(seed: 1)
    let data = Dataset(inputs: Tensor([[0], [1], [2], [3], [10]]), labels: [0, 0, 0, 0, 1])
    let balanced = data.oversampled(jitter: 0.1, using: &generator)
    #expect(balanced.labels == [0, 0, 0, 0, 1, 1, 1, 1])
    let copies = balanced.inputs.values[5...]
    #expect(copies.allSatisfy { ($0 - 10).magnitude < 1 } && Set(copies).count == 3)
    #expect(data.oversampled(using: &generator).inputs.values[5...] == [10, 10, 10])
  }

  @Test func `records become vectors of one length, whatever they lack`() throws {
    let schema = RecordSchema([
      .number("time", scale: 0.001), .flag("hit"), .category("method", ["GET", "PUT"]),
      .count("tags"),
    ])
    let records = try [
      #"{"time": 1500, "hit": true, "method": "PUT", "tags": ["a", "b"], "extra": 1}"#,
      #"{"time": "soon", "hit": null, "method": "HEAD"}"#,
    ].map { try JSON.parse($0) }
    let vectors = schema.features(of: records)
    #expect(vectors.shape == [2, schema.width] && schema.columns.count == schema.width)
    #expect(vectors[0].values == [1.5, 0, 1, 0, 0, 1, 0, 2, 0])
    #expect(vectors[1].values == [0, 1, 0, 1, 0, 0, 1, 0, 1])
  }

  @Test func `batches of a regression keep inputs and targets together`() {
    var generator = SeededGenerator(seed: 1)
    let data = Regression(
      inputs: .range(0, 7).reshaped([7, 1]), targets: (.range(0, 7) * 2).reshaped([7, 1]))
    let batches = data.batches(3, using: &generator)
    #expect(batches.map(\.count) == [3, 3, 1])
    #expect(batches.flatMap(\.inputs.values).sorted() == (0..<7).map(Double.init))
    for batch in batches { #expect((batch.inputs * 2).values == batch.targets.values) }
  }
}
