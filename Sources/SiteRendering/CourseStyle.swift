import CourseModel
import Foundation

/// The course's own accent as a style after the theme's, checked against what it stands on.
struct CourseStyle {
  static let file = "assets/course.css"
  /// The theme's.
  static let accent = Color(red: 0x0B, green: 0x5E, blue: 0x73)
  static let leastContrast = 4.5

  let accent: CourseSettings.Accent
  private let light: [Color]
  private let dark: [Color]

  /// - Parameter style: the theme's, whose `--paper` and `--surface` text stands on.
  init(accent: CourseSettings.Accent, style: String) {
    self.accent = accent
    let pairs = ["--paper", "--surface"].compactMap { Self.pair($0, in: style) }
    light = pairs.isEmpty ? [Color(red: 255, green: 255, blue: 255)] : pairs.map(\.light)
    dark = pairs.isEmpty ? [Color(red: 22, green: 24, blue: 27)] : pairs.map(\.dark)
  }

  /// A value too faint to read is the author's to mend.
  var diagnostics: [Diagnostic] {
    var found = fault(of: accent.light, "accent", on: light, at: accent.lightLocation)
    if let color = accent.dark {
      found += fault(
        of: color, "accent-dark", on: dark, at: accent.darkLocation ?? accent.lightLocation)
    }
    return found
  }

  var text: String {
    let light = accent.light.readable(on: surfaces(self.light, accent.light), contrast: 4.5)
    let wanted = accent.dark ?? accent.light
    let dark = wanted.readable(on: surfaces(self.dark, wanted), contrast: 4.5)
    let tints =
      "light-dark(\(surfaces(self.light, light).last!), \(surfaces(self.dark, dark).last!))"
    return """
      :root {
        --accent: light-dark(\(light), \(dark));
        --accent-surface: \(tints);
      }

      """
  }

  private func fault(
    of color: Color, _ key: String, on backgrounds: [Color], at location: SourceLocation
  ) -> [Diagnostic] {
    guard let paper = backgrounds.first else { return [] }
    let contrast = color.contrast(with: paper)
    guard contrast < Self.leastContrast else { return [] }
    let better = color.readable(
      on: surfaces(backgrounds, color), contrast: Self.leastContrast)
    let ratio = String(format: "%.1f", (contrast * 10).rounded(.down) / 10)
    return [
      Diagnostic(
        .error, at: location,
        "`\(color)` is too faint on the page’s `\(paper)`: \(ratio) to 1, and text needs 4.5",
        suggestion: "the nearest shade that reads is `\(key): \"\(better)\"`")
    ]
  }

  /// What accented text stands on: the theme's grounds, and the page with a breath of the accent.
  private func surfaces(_ grounds: [Color], _ accent: Color) -> [Color] {
    grounds + [grounds[0].mixed(with: accent, share: 0.06)]
  }

  /// `--paper: light-dark(#fdfcf9, #16181b);` of a style.
  private static func pair(_ name: String, in style: String) -> (light: Color, dark: Color)? {
    guard let start = style.firstRange(of: "\(name): light-dark(")?.upperBound,
      let end = style[start...].firstIndex(of: ")")
    else { return nil }
    let colors = style[start..<end].split(separator: ",").map {
      Color($0.trimmingCharacters(in: .whitespaces))
    }
    guard colors.count == 2, let light = colors[0], let dark = colors[1] else { return nil }
    return (light, dark)
  }
}
