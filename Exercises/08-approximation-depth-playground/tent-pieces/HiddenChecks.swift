import Checking

let hiddenChecks = [
  Check("pieces and units", after: "one fold and two") { student in
    for depth in [0, 1, 2, 5, 10, 30] {
      try student.expect(
        student.tentPieces(depth: depth), equals: tentPieces(depth: depth),
        remark:
          "This is not the number of straight pieces. Each fold runs through 0…1 twice where the "
          + "function before ran through it once.",
        remarks: [
          Remark(
            "The number of units grows by two with each layer; that of pieces grows by a factor.",
            ifEquals: 2 * depth)
        ])
      try student.expect(
        student.unitsInOneLayer(depth: depth), equals: unitsInOneLayer(depth: depth),
        remark:
          "In one layer each unit bends the line at one place. How many bends lie between so many "
          + "pieces?")
    }
    let places = (0..<8).map { _ in student.generator.uniform(from: -0.5, to: 1.5) }
    for depth in [0, 3, 7] {
      try student.expect(
        student.foldedTent(places, depth: depth),
        equals: places.map { foldedTent($0, depth: depth) },
        remark:
          "At other places, outside of 0…1 too, or for other depths the folded tent is another.")
    }
  }
]
