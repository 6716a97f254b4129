import Checking

let visibleChecks = [
  Check("turns two records into vectors") { student in
    try student.expect(
      student.featurize(#"{"method": "GET", "duration": 120, "tags": ["new", "slow"]}"#),
      equals: [0.12, 0, 1, 0, 0, 2],
      remarks: [
        Remark("Durations are wanted in seconds.", ifEquals: [120.0, 0, 1, 0, 0, 2]),
        Remark(
          "One-hot columns stand in the order GET, POST, other.", ifEquals: [0.12, 0, 0, 0, 1, 2]),
      ])
    try student.expect(
      student.featurize(#"{"method": "POST", "duration": 85, "tags": []}"#),
      equals: [0.085, 0, 0, 1, 0, 0])
  }
]
