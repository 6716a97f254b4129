import Plotting
import Testing

@Suite struct ConfusionMatrixTests {
  @Test func `rows are true classes; recall is theirs, precision the columns'`() {
    let plot = ConfusionMatrix(
      truth: [0, 0, 0, 1, 1], predictions: [0, 0, 1, 1, 1], classes: ["cat", "dog"])
    #expect(plot.counts == [[2, 1], [0, 2]])
    let svg = plot.drawing.svg
    // Of three cats two were found; of three dogs seen two were dogs.
    #expect(svg.ranges(of: ">67 %<").count == 3)
    #expect(
      plot.drawing.alternative
        == "Confusion matrix of 2 classes: 4 of 5 right (80.0 %). "
        + "Most often cat taken for dog once. Found of each class: cat 67 %, dog 100 %.")
    #expect(plot.drawing.data.columns == ["true", "cat", "dog", "recall"])
  }

  @Test func `almost all is not all, a class that never came has no rate`() {
    let plot = ConfusionMatrix([[999, 1, 0], [0, 1, 0], [0, 0, 0]])
    #expect(plot.drawing.svg.contains(">&gt;99 %<"))
    #expect(plot.drawing.svg.contains(">–<"))
  }
}
