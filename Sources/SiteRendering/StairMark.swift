/// The mark of the course, a flight of steps: how far the lesson at hand has climbed.
struct StairMark {
  /// The lesson's number, from 1.
  let step: Int
  let count: Int

  /// Nothing for a course of one lesson, which has nowhere to climb.
  var html: HTML {
    guard count > 1 else { return "" }
    let width = 168
    let height = 40
    return """
      <svg class="stair" viewBox="-2 -2 \(width + 4) \(height + 4)" width="\(width + 4)" \
      height="\(height + 4)" aria-hidden="true" focusable="false">\
      <path class="ahead" d="\(path(from: step, to: count, width, height))"/>\
      <path class="climbed" d="\(path(from: 0, to: step, width, height))"/></svg>
      """
  }

  /// Riser and tread of the steps from one number to another, in tenths rounded down.
  private func path(from first: Int, to last: Int, _ width: Int, _ height: Int) -> String {
    func x(_ index: Int) -> String { tenths(index * width * 10 / count) }
    func y(_ index: Int) -> String { tenths((count - index) * height * 10 / count) }
    var path = "M\(x(first)) \(y(first))"
    for index in first..<last { path += "V\(y(index + 1))H\(x(index + 1))" }
    return path
  }

  private func tenths(_ value: Int) -> String {
    value % 10 == 0 ? "\(value / 10)" : "\(value / 10).\(value % 10)"
  }
}
