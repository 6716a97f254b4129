import Checking

let hiddenChecks = [
  Check(
    "leaves a centre without points where it is",
    after: "moves centres to the means of their points"
  ) { student in
    let far = [[0.0], [5.0], [50.0]]
    try student.expect(
      student.kMeans([[0.0], [3.0], [6.0], [11.0]], from: far, rounds: 2).centres,
      equals: [[1.5], [8.5], [50]],
      remark:
        "One of the centres is so far away that no point is nearest to it: it stays where it is, "
        + "and the others take as many rounds as asked for.")
    for k in [2, 4] {
      let points = (0..<12).map { _ in (0..<2).map { _ in student.generator.normal() } }
      var start = Array(points[..<k])
      start[student.generator.integer(below: k)] = [50, student.generator.normal()]
      let answer = try student.kMeans(points, from: start, rounds: 3)
      let expected = kMeans(points, from: start, rounds: 3)
      try student.expect(
        answer.centres, equals: expected.centres,
        remark:
          "One of the centres is so far away that no point is nearest to it. It stays where it "
          + "is, and the others move as if it were not there.")
      try student.expect(
        answer.groups, equals: expected.groups,
        remark: "With a centre that has no points the groups are numbered as before.")
    }
  },

  Check(
    "finds groups in any dimension, also just one", after: "starts at points far apart",
    "moves centres to the means of their points"
  ) { student in
    for (k, dimensions) in [(1, 1), (1, 3), (2, 2), (3, 2), (5, 4)] {
      let places = (0..<k).map { _ in
        (0..<dimensions).map { _ in 2 * student.generator.normal() }
      }
      let points = (0..<20 * k).map { index in
        places[index % k].map { $0 + student.generator.normal() }
      }
      let start = farthestStart(points, k: k)
      try student.expect(
        student.farthestStart(points, k: k), equals: start,
        remark: "With other points, or more centres, farthestStart chooses differently.")
      let rounds = 2 + student.generator.integer(below: 4)
      let answer = try student.kMeans(points, from: start, rounds: rounds)
      let expected = kMeans(points, from: start, rounds: rounds)
      try student.expect(
        answer.centres, equals: expected.centres,
        remark: "With other points, dimensions or numbers of rounds the centres differ. Are all "
          + "coordinates used, and as many rounds as asked for?")
      try student.expect(
        answer.groups, equals: expected.groups,
        remark: "The centres are right, and the groups are not those by the final centres.")
    }
    // The first round moves a centre, and only the second one the point between.
    for rounds in [2, 5] {
      try student.expect(
        student.kMeans([[0.0], [3.0], [6.0], [11.0]], from: [[0.0], [5.0]], rounds: rounds).centres,
        equals: [[1.5], [8.5]], remark: "Are there as many rounds as asked for?")
    }
    // Equally near centres, and equally far points: the first counts.
    let square = [[0.0, 0.0], [2.0, 0.0], [0.0, 2.0], [1.0, 1.0]]
    try student.expect(
      student.farthestStart(square, k: 2), equals: farthestStart(square, k: 2),
      remark: "Of equally far points farthestStart takes the first.")
    try student.expect(
      student.kMeans([[1.0], [0.0], [2.0]], from: [[0.0], [2.0]], rounds: 1).centres,
      equals: [[0.5], [2]], remark: "A point between two equally near centres joins the first.")
  },
]
