import Glibc
import NN
import Testing

/// Every score against numbers worked out by hand.
@Suite struct MetricTests {
  @Test func `scores of classes follow from the confusion matrix`() {
    // Rows actual, columns predicted: [[2, 1, 0], [1, 1, 0], [0, 0, 0]].
    let matrix = ConfusionMatrix(
      predicted: [0, 0, 1, 0, 1], actual: [0, 0, 0, 1, 1], classes: 3)
    #expect(matrix.precision(of: 0) == 2.0 / 3 && matrix.recall(of: 0) == 2.0 / 3)
    #expect(
      matrix.precision(of: 1) == 0.5 && matrix.recall(of: 1) == 0.5 && matrix.f1(of: 1) == 0.5)
    #expect(matrix.f1(of: 2) == 0 && close(matrix.macroF1, (2.0 / 3 + 0.5) / 3))
    #expect(matrix.intersectionOverUnion(of: 0) == 0.5)
    #expect(matrix.intersectionOverUnion(of: 2) == nil, "the class occurs nowhere")
    #expect(close(matrix.meanIoU, (1.0 / 2 + 1.0 / 3) / 2))
  }

  @Test func `the label counts among the k largest, ties going to the first class`() {
    let scores = Tensor([[3, 2, 1], [1, 1, 1], [0, 5, 9]])
    #expect(topKAccuracy(scores, [1, 1, 0], k: 1) == 0)
    #expect(topKAccuracy(scores, [1, 1, 0], k: 2) == 2.0 / 3)
    #expect(topKAccuracy(scores, [1, 2, 2], k: 2) == 2.0 / 3)
  }

  @Test func `the area under the curve counts pairs in the right order`() {
    // Pairs (1 over 0): .8>.3, .8>.5, .5>.3, .5=.5 → 3.5 of 4.
    #expect(areaUnderCurve([0.8, 0.3, 0.5, 0.5], [1, 0, 1, 0]) == 0.875)
    #expect(areaUnderCurve([1, 2], [1, 0]) == 0 && areaUnderCurve([1, 1], [1, 0]) == 0.5)
  }

  @Test func `purity takes the largest class of each cluster`() {
    #expect(purity(clusters: [7, 7, 7, 2, 2], labels: [0, 0, 1, 1, 0]) == 0.6)
  }

  @Test func `errors and the explained variance`() {
    #expect(meanSquaredError([1, 2], [1, 4]) == 2 && meanAbsoluteError([1, 2], [1, 4]) == 1)
    #expect(rSquared([1, 2, 3], [1, 2, 3]) == 1 && rSquared([2, 2, 2], [1, 2, 3]) == 0)
    #expect(rSquared([3, 2, 1], [1, 2, 3]) == -3)
    #expect(rSquared([5, 5], [5, 5]) == 1 && rSquared([5, 6], [5, 5]) == -.infinity)
    #expect(coverage([1, 2, 3, 4], lower: [0, 2, 4, 3], upper: [1, 2, 5, 3.5]) == 0.5)
    #expect(coverage([0, 3], means: [1, 0], standardDeviations: [1, 1]) == 0.5)
    let clean = Tensor([0, 0])
    #expect(reconstructionRatio(Tensor([1, 0]), damaged: Tensor([2, 0]), clean: clean) == 0.25)
  }

  @Test func `a bootstrap interval holds the mean about as often as it promises`() {
    var generator = SeededGenerator(seed: 6)
    var held = 0
    for _ in 0..<200 {
      let values = (0..<40).map { _ in generator.normal(mean: 3) }
      held += bootstrapInterval(values, samples: 200, using: &generator).contains(3) ? 1 : 0
    }
    // 95% of 200 with a standard deviation of 3; small samples lose a little more.
    #expect((176...198).contains(held))
    #expect(bootstrapInterval([2, 2, 2], using: &generator) == 2...2)
  }

  @Test func `surprise is measured in choices and bits`() {
    #expect(close(perplexity([0.5, 0.125]), 4) && close(bitsPerCharacter([0.5, 0.125]), 2))
    #expect(close(perplexity(loss: Glibc.log(10)), 10))
    #expect(close(bitsPerCharacter(loss: Glibc.log(8)), 3))
  }

  @Test func `sequences are right as a whole or token by token`() {
    let predicted = [[1, 2, 3], [4, 5], [6]]
    let actual = [[1, 2, 3], [4, 6], [6, 7]]
    #expect(close(exactMatch(predicted, actual), 1.0 / 3))
    #expect(close(tokenAccuracy(predicted, actual), 5.0 / 7))
    #expect(tokenAccuracy([[1, 9, 9]], [[1, 0, 0]], padding: 0) == 1)
  }

  @Test func `runs of words are shared at most as often as the reference has them`() {
    let reference = ["the", "cat", "is", "on", "the", "mat"]
    // Papineni's example: "the" seven times, of which two count.
    let stutter = [String](repeating: "the", count: 7)
    #expect(close(bleu([stutter], [reference], longest: 1), 2.0 / 7))
    #expect(bleu([reference], [reference]) == 1 && bleu([stutter], [reference]) == 0)
    // Words 5 of 5, pairs 3 of 4; one word too short.
    let candidate = ["the", "cat", "is", "the", "mat"]
    let expected = Glibc.exp(1 - 6.0 / 5) * (1 * 3.0 / 4).squareRoot()
    #expect(close(bleu([candidate], [reference], longest: 2), expected))
  }

  @Test func `boxes and masks overlap by the shared part of their union`() {
    let box = Box(x: 0, y: 0, width: 2, height: 2)
    #expect(close(intersectionOverUnion(box, Box(x: 1, y: 1, width: 2, height: 2)), 1.0 / 7))
    #expect(intersectionOverUnion(box, box) == 1)
    #expect(intersectionOverUnion(box, Box(x: 0.5, y: 0.5, width: 1, height: 1)) == 0.25, "nested")
    #expect(intersectionOverUnion(box, Box(x: 2, y: 0, width: 2, height: 2)) == 0, "touching")
    #expect(intersectionOverUnion(box, Box(x: 1, y: 1, width: 0, height: 0)) == 0)
    #expect(intersectionOverUnion([true, true, false], [false, true, true]) == 1.0 / 3)
    #expect(intersectionOverUnion([false], [false]) == 1)
  }

  @Test func `the surest detection removes those that it overlaps`() {
    func detection(_ x: Double, _ label: Int, _ score: Double) -> Detection {
      Detection(Box(x: x, y: 0, width: 4, height: 4), label: label, score: score)
    }
    // Overlaps by 3/5, then 1/7 and 0.
    let all = [
      detection(0, 0, 0.6), detection(1, 1, 0.9), detection(4, 0, 0.5), detection(1, 1, 0.9),
    ]
    #expect(nonMaximumSuppression(all).map(\.score) == [0.9, 0.5])
    #expect(nonMaximumSuppression(all, perClass: true).map(\.score) == [0.9, 0.6, 0.5])
    #expect(nonMaximumSuppression(all, threshold: 0.1).map(\.score) == [0.9])
  }

  @Test func `average precision walks down the detections`() {
    func box(_ x: Double) -> Box { Box(x: x, y: 0, width: 4, height: 4) }
    let truths = [
      [LabelledBox(box(0), label: 0), LabelledBox(box(10), label: 1)],
      [LabelledBox(box(0), label: 0)],
    ]
    let detections = [
      [
        Detection(box(0.5), label: 0, score: 0.9), Detection(box(0), label: 0, score: 0.8),
        Detection(box(10), label: 1, score: 0.6),
      ],
      [Detection(box(7), label: 0, score: 0.7), Detection(box(0), label: 0, score: 0.3)],
    ]
    let all = DetectionScores(detections, truths)
    // The second of image 0 finds its box taken.
    #expect(all.hits == [true, false, false, true, true] && all.truths == 3)
    #expect(all.precision == 0.6 && all.recall == 1 && all.f1 == 0.75)
    // Recall ⅓ with precision 1, ⅔ with ½ (beaten by 0.6 later), 1 with 0.6: 4 · 1 + 7 · 0.6.
    #expect(close(all.averagePrecision, (4 + 7 * 0.6) / 11))
    // Class 1 perfect; class 0 hits at ranks 1 and 4 of 2 boxes: 6 · 1 + 5 · 0.5.
    #expect(close(meanAveragePrecision(detections, truths), (1 + (6 + 5 * 0.5) / 11) / 2))
    #expect(DetectionScores([[]], [[LabelledBox(box(0), label: 0)]]).averagePrecision == 0)
    #expect(close(proposalRecall([[box(1)], []], truths), 1.0 / 3))
  }

  @Test func `a heat map points at its highest cell`() {
    // The highest cells are (0, 1) and (1, 0) of 2 × 2, over masks of 4 × 4.
    let maps = Tensor([0, 3, 1, 2, 0, 0, 5, 5], shape: [2, 2, 2])
    var masks = [[Int]](repeating: [Int](repeating: 0, count: 16), count: 2)
    masks[0][1 * 4 + 2] = 1
    masks[1][3 * 4 + 2] = 1
    #expect(pointingGame(maps, masks: masks, width: 4) == 0.5)
  }

  @Test func `samples are compared with modes and with what was seen`() {
    let centres = Tensor([[0, 0], [5, 0], [0, 5]])
    let samples = Tensor([[0, 0.5], [0.3, 0], [5, 0.9], [3, 3]])
    let (modes, quality) = modesCovered(samples, centres: centres, radius: 1)
    #expect(modes == 2 && quality == 0.75)
    #expect(modesCovered(samples, centres: centres, radius: 1, least: 2).modes == 1)
    let distance = nearestTrainingDistance(Tensor([[1, 0], [5, 2]]), training: centres)
    #expect(distance == (0.5 + 2) / 2)
  }

  @Test func `signs of training are read off gradients and activations`() {
    var generator = SeededGenerator(seed: 1)
    let model = Sequential(Linear(2, 2, using: &generator), Linear(2, 1, using: &generator))
    model.parameters[0].gradient = Tensor([[3, 0], [0, 0]])
    model.parameters[1].gradient = Tensor([0, 4])
    let norms = gradientNorms(of: model)
    #expect(norms.map(\.layer) == ["0", "1"] && norms.map(\.norm) == [5, 0])
    #expect(deadUnitFraction(Tensor([[0, 1, 0], [0, 0, 0], [0, 2, -1]])) == 1.0 / 3)
    #expect(sparsity(Tensor([0, 1e-4, -1, 0])) == 0.5)
    #expect(sparsity(Tensor([0, 1e-4, -1, 0]), threshold: 1e-3) == 0.75)
  }

  private func close(_ a: Double, _ b: Double) -> Bool { (a - b).magnitude < 1e-12 }
}
