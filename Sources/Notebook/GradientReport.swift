import NN

extension GradientCheck {
  /// The check as `CourseModel.GradientReport` decodes it.
  var json: JSON {
    let rows = entries.map { entry in
      JSON.object([
        "input": .string(entry.input), "entries": .integer(entry.count),
        "worstIndex": .array(entry.worstIndex.map(JSON.integer)),
        "analytic": .number(entry.analytic), "numeric": .number(entry.numeric),
        "relativeError": .number(entry.relativeError),
        "passed": .bool(entry.relativeError <= tolerance),
      ])
    }
    return .object([
      "rows": .array(rows), "tolerance": .number(tolerance), "passed": .bool(passed),
      "diagnosis": diagnosis.map(JSON.string),
    ])
  }
}

/// Shows a gradient check as a report: each input with the entry that agreed worst.
public func show(_ check: GradientCheck) {
  CellOutput.gradientReport(check).emit()
}
