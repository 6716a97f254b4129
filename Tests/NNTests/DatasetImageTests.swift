import NN
import Testing

@Suite struct DatasetImageTests {
  @Test func `a warp copies whole pixels exactly`() {
    let image = Tensor([1, 2, 3, 4, 5, 6, 7, 8, 9], shape: [1, 1, 3, 3])
    func seen(_ warp: ImageWarp) -> [Double] { warped(image, [warp]).values }
    #expect(seen(.identity) == image.values)
    #expect(seen(.flip(width: 3)) == [3, 2, 1, 6, 5, 4, 9, 8, 7])
    #expect(seen(.flipUpsideDown(height: 3)) == [7, 8, 9, 4, 5, 6, 1, 2, 3])
    #expect(seen(.shift(rows: 1, columns: -1)) == [0, 0, 0, 2, 3, 0, 5, 6, 0])
    // Against the clock: the right column becomes the upper row.
    #expect(seen(.rotation(degrees: 90, height: 3, width: 3)) == [3, 6, 9, 2, 5, 8, 1, 4, 7])
    #expect(seen(.rotation(degrees: 180, height: 3, width: 3)) == image.values.reversed())
    #expect(seen(.shift(rows: 0, columns: 0.5))[1] == 1.5, "half way between two pixels")
    let even = Tensor([1, 2, 3, 4], shape: [1, 1, 2, 2], precision: .float64)
    #expect(
      warped(even, [.rotation(degrees: 270, height: 2, width: 2)]).values == [3, 1, 4, 2])
    let far = ImageWarp.shift(rows: 1e9, columns: 1e9)
    #expect(warped(image, [far]).values.allSatisfy { $0 == 0 })
    #expect(warped(image, [far], border: .nearest).values.allSatisfy { $0 == 1 })
  }

  @Test func `a box is cut out and brought to a size`() {
    let image = Tensor.range(0, 16).reshaped([1, 1, 4, 4])
    let inner = ImageWarp.crop(Box(x: 1, y: 2, width: 2, height: 1), height: 1, width: 2)
    #expect(warped(image, [inner], size: (1, 2)).values == [9, 10])
    // Four pixels become one: their mean.
    let small = ImageWarp.crop(Box(x: 0, y: 0, width: 4, height: 4), height: 2, width: 2)
    #expect(warped(image, [small], size: (2, 2)).values == [2.5, 4.5, 10.5, 12.5])
    // Twice the size: the corners keep their value when the border is continued.
    let large = ImageWarp.crop(Box(x: 0, y: 0, width: 4, height: 4), height: 8, width: 8)
    let doubled = warped(image, [large], size: (8, 8), border: .nearest).values
    #expect(doubled[0] == 0 && doubled[63] == 15 && doubled[1] == 0.25)
  }

  @Test func `augmentations keep the shape and change each image for itself`() {
    var generator = SeededGenerator(seed: 1)
    let images = Tensor.uniform([40, 3, 6, 6], using: &generator)
    let colours = PrincipalColours(of: images)
    let changes: [Augmentation] = [
      .flip, .quarterTurn, .rotation(degrees: 20), .shift(1), .contrast(0.3), .brightness(0.2),
      .colour(0.1), .principalColours(colours, standardDeviation: 0.3), .noise(0.1), .cutOut(3),
    ]
    for change in changes {
      let changed = change(images, using: &generator)
      #expect(changed.shape == images.shape && changed.values != images.values, "\(change)")
      #expect(changed[0].values != changed[1].values)
    }
    let flipped = Augmentation.flip(images, using: &generator)
    let same = (0..<40).count { flipped[$0].values == images[$0].values }
    #expect((8...32).contains(same), "about half")
    #expect(
      Augmentation.crop(height: 4, width: 5)(images, using: &generator).shape == [40, 3, 4, 5])
    let contrast = Augmentation.contrast(0.5)(images, using: &generator)
    let means = abs(contrast.mean(axes: [1, 2, 3]) - images.mean(axes: [1, 2, 3]))
    #expect(means.max().item < 1e-6)
    let holes = Augmentation.cutOut(3)(.ones([50, 2, 6, 6]), using: &generator)
    let zeros = (holes.rows(from: 0, to: 50) .== 0.0).sum(axes: [2, 3])
    #expect(zeros.max().item == 9 && zeros.min().item >= 4)
    #expect(
      zeros.slice(axis: 1, from: 0, to: 1).values == zeros.slice(axis: 1, from: 1, to: 2).values)
  }

  @Test func `principal colours are the axes of the pixels' variance`() {
    var generator = SeededGenerator(seed: 1)
    // Colours along (3, 4) / 5 with variance 4, and little beside it.
    let along = Tensor.normal(
      [30, 1, 8, 8], standardDeviation: 2, precision: .float64, using: &generator)
    let beside = Tensor.normal(
      [30, 1, 8, 8], standardDeviation: 0.1, precision: .float64, using: &generator)
    let images = concat([along * 0.6 - beside * 0.8, along * 0.8 + beside * 0.6], axis: 1)
    let colours = PrincipalColours(of: images)
    let axis = colours.axes[0]
    #expect(abs(abs(axis[0]) - 0.6) < 0.01 && abs(abs(axis[1]) - 0.8) < 0.01)
    #expect(axis[0] * axis[1] > 0 && abs(colours.variances[0] - 4) < 0.5)
    #expect(abs(colours.variances[1] - 0.01) < 0.002)
  }

  @Test func `components are connected by edges, not by corners`() {
    let image = Tensor([
      [1, 1, 0, 0, 1],
      [0, 1, 0, 1, 0],
      [0, 0, 0, 1, 1],
    ])
    let parts = ConnectedComponents(image, above: 0.5)
    #expect(parts.labels == [1, 1, 0, 0, 2, 0, 1, 0, 3, 0, 0, 0, 0, 3, 3])
    #expect(
      parts.boxes == [
        Box(x: 0, y: 0, width: 2, height: 2), Box(x: 4, y: 0, width: 1, height: 1),
        Box(x: 3, y: 1, width: 2, height: 2),
      ])
  }

  @Test func `masks and boxes lie where the shapes are drawn`() {
    var generator = SeededGenerator(seed: 1)
    let sets = [
      ShapeImages.shapes(30, noise: 0, using: &generator),
      ShapeImages.scenes(30, noise: 0, using: &generator),
    ]
    for set in sets {
      let width = set.images.shape[3]
      for image in 0..<30 {
        let pixels = set.images[image, 0].values
        #expect(zip(pixels, set.masks[image]).allSatisfy { ($0 > 0) == ($1 > 0) })
        // Shapes are apart, so each is a component, and its box is the one given.
        let found = ConnectedComponents(set.masks[image].map { $0 > 0 }, width: width)
        #expect(Set(found.boxes) == Set(set.boxes[image].map(\.box)))
        for box in set.boxes[image] {
          let middle =
            Int(box.box.y + box.box.height / 2) * width + Int(box.box.x + box.box.width / 2)
          #expect(set.masks[image][middle] == box.label + 1)
        }
      }
    }
    #expect(sets[0].labels.count { $0 == 1 } > 5 && sets[1].boxes.contains { $0.count == 3 })
    let outlines = ShapeImages.outlines(30, noise: 0, using: &generator)
    for image in 0..<30 {
      let drawn = outlines.images[image, 0].values.count { $0 == 1 }
      let inside = outlines.masks[image].count { $0 == outlines.labels[image] + 1 }
      #expect(drawn > 0 && drawn < inside)
    }
  }

  @Test func `captions, birds and films say what is seen`() {
    var generator = SeededGenerator(seed: 1)
    let (images, captions) = ShapeImages.captioned(40, noise: 0, using: &generator)
    for (image, caption) in captions.enumerated() {
      let count = [
        ["big", "square"]: 25, ["small", "square"]: 9, ["big", "cross"]: 9, ["small", "cross"]: 5,
      ][Array(caption[..<2])]
      #expect(Int(images[image].sum().item) == count)
      let right = images[image].slice(axis: 2, from: 6, to: 12).sum().item
      #expect((2 * right > Double(count!)) == (caption[2] == "right"))
    }
    let birds = BirdImages(20, noise: 0, using: &generator)
    for bird in 0..<20 {
      let sentence = birds.sentences[bird]
      let part = BirdImages.parts.firstIndex(of: sentence[5])!
      #expect(BirdImages.colours[birds.attributes[bird][part]] == sentence[4])
      #expect(birds.images[bird, birds.labels[bird], 0, 2].item == 1)
    }
    let films = dotFilms(20, noise: 0, using: &generator)
    #expect(films.inputs.shape == [20, 6, 36] && films.inputs.sum().item == 120)
    for film in 0..<20 {
      let places = (0..<6).map { films.inputs[film, $0].values.firstIndex(of: 1)! }
      let step = [(0, 1), (0, 5), (1, 0), (5, 0)][films.labels[film]]
      for (a, b) in zip(places, places.dropFirst()) {
        #expect(b == (a / 6 + step.0) % 6 * 6 + (a % 6 + step.1) % 6)
      }
    }
  }
}
