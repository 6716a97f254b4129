import CourseModel
import Foundation

/// A gradient check as a table: for each input the entry where both gradients differ most. What says
/// most comes first: a phone shows the first columns.
struct GradientReportView {
  let report: GradientReport

  var html: HTML {
    let verdict: HTML =
      report.passed
      ? "every analytic gradient agrees with central differences"
      : "an analytic gradient disagrees with central differences"
    let diagnosis: HTML =
      report.diagnosis.map { "<p class=\"diagnosis\">\($0)</p>\n" } ?? ""
    return """
      <figure class="output table gradient-check \(report.passed ? "held" : "broken")">
      <figcaption><b>Gradient check</b> \(verdict), tolerance \(scientific(report.tolerance, 1))\
      </figcaption>
      <div class="scroll"><table>
      <thead><tr><td></td><th scope="col">input</th>\
      <th scope="col" class="number">relative error</th>\
      <th scope="col" class="number">analytic</th><th scope="col" class="number">numeric</th>\
      <th scope="col" class="number">worst at</th><th scope="col" class="number">entries</th>\
      </tr></thead>
      <tbody>
      \(report.rows.map(row).joined())</tbody>
      </table></div>
      \(diagnosis)</figure>\n
      """
  }

  private func row(_ row: GradientReport.Row) -> HTML {
    let mark: HTML =
      row.passed
      ? "<td class=\"mark\"><span role=\"img\" aria-label=\"passed\">✓</span></td>"
      : "<td class=\"mark\"><span role=\"img\" aria-label=\"failed\">✗</span></td>"
    let index = row.worstIndex.map(String.init).joined(separator: ", ")
    let place = index.isEmpty ? "–" : "[\(index)]"
    return """
      <tr class="\(row.passed ? "held" : "broken")">\(mark)<td><code>\(row.input)</code></td>\
      <td class="number">\(scientific(row.relativeError, 2))</td>\
      <td class="number">\(plain(row.analytic))</td><td class="number">\(plain(row.numeric))</td>\
      <td class="number">\(place)</td><td class="number">\(row.entries)</td></tr>\n
      """
  }
}

/// Six significant digits, with a true minus sign.
private func plain(_ value: Double) -> HTML {
  guard value.isFinite else { return "\(value.description)" }
  let magnitude = abs(value)
  if magnitude != 0, magnitude < 1e-4 || magnitude >= 1e6 { return scientific(value, 5) }
  let text = String(format: "%.6g", magnitude)
  return "\(value < 0 ? "−" : "")\(text)"
}

/// `2.1 × 10⁻⁹`, so many digits after the point.
private func scientific(_ value: Double, _ digits: Int) -> HTML {
  guard value.isFinite, value != 0 else { return "\(value == 0 ? "0" : value.description)" }
  let parts = String(format: "%.\(digits)e", abs(value)).split(separator: "e")
  let exponent = Int(parts[1])!
  let sign = value < 0 ? "−" : ""
  let power = exponent < 0 ? "−\(-exponent)" : "\(exponent)"
  var mantissa = parts[0]
  if mantissa.allSatisfy({ "1.0".contains($0) }), mantissa.first == "1", digits == 1 {
    return "\(sign)10<sup>\(power)</sup>"
  }
  if digits == 1, mantissa.hasSuffix(".0") { mantissa = mantissa.dropLast(2) }
  return "\(sign)\(mantissa) × 10<sup>\(power)</sup>"
}
