import Plotting
import Testing

@Suite struct AnimationTests {
  private func frames(_ count: Int, points: Int = 50) -> Animation {
    Animation(
      steps: (0..<count).map { $0 * 10 }, step: "epoch",
      (0..<count).map { step in
        LinePlot(
          [Series("fit", (0..<points).map { Double($0 * step) })], x: "x", y: "y")
      })
  }

  @Test func `axes are common and written once, the last frame stands without a script`() {
    let svg = frames(5).drawing.svg
    #expect(svg.ranges(of: ">x</text>").count == 1 + 3)  // the stage, and three stills
    for frame in 0..<5 { #expect(svg.contains("data-frame=\"\(frame)\"")) }
    #expect(svg.contains("data-frame=\"3\" style=\"display:none\""))
    #expect(svg.contains("data-frame=\"4\">"))
    #expect(svg.contains(">epoch 40</div>"))
  }

  @Test func `what is thinned is said`() {
    let drawing = frames(200, points: 3000).drawing
    #expect(drawing.svg.utf8.count < 60_000)
    #expect(drawing.alternative.contains("chosen at equal steps from 200, epoch 0 to 1990."))
    #expect(drawing.data.columns == ["epoch", "x", "fit"])
    #expect(drawing.data.rows.last?.first == "1990")
  }

  @Test func `one frame is a figure without stills, none says so`() {
    #expect(!frames(1).drawing.svg.contains("stills"))
    #expect(frames(0).drawing.alternative.contains("without data"))
  }
}
