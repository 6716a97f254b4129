import Checking

let visibleChecks = [
  Check("one fold and two") { student in
    let places = [0, 0.1, 0.5, 0.8, 1]
    for depth in [1, 2] {
      try student.expect(
        student.foldedTent(places, depth: depth),
        equals: places.map { foldedTent($0, depth: depth) },
        remarks: [
          Remark(
            "This is one fold. Apply the map `depth` times, each time to what came out before.",
            ifEquals: places.map { foldedTent($0, depth: 1) })
        ])
    }
  }
]
