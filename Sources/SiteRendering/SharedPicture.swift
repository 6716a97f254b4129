import Archiving
import CourseModel

/// The picture that other sites show beside a link to a page: the course as a flight of steps, in
/// its accent, climbed as far as the lesson. Its words are the link's title, so it needs none.
struct SharedPicture {
  static let width = 1200
  static let height = 630

  /// The lesson's number, from 1; all steps are climbed on the pages of the whole course.
  let step: Int
  let count: Int
  let accent: Color

  static func path(of page: String) -> String {
    "pictures/\(page.split(separator: ".").first ?? "index").png"
  }

  /// Three colours: paper, steps ahead, steps climbed.
  var png: [UInt8] {
    let paper = Color(red: 0xFD, green: 0xFC, blue: 0xF9)
    let palette = [paper, paper.mixed(with: accent, share: 0.16), accent]
    var file: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
    file += chunk("IHDR", word(Self.width) + word(Self.height) + [8, 3, 0, 0, 0])
    file += chunk("PLTE", palette.flatMap { [$0.red, $0.green, $0.blue] })
    file += chunk("IDAT", Deflate.stream(rows))
    return file + chunk("IEND", [])
  }

  /// A filter byte, then the indices of a row's pixels.
  private var rows: [UInt8] {
    let margin = 90
    let steps = max(count, 4)
    var rows: [UInt8] = []
    rows.reserveCapacity((Self.width + 1) * Self.height)
    for y in 0..<Self.height {
      rows.append(0)
      for x in 0..<Self.width {
        let isInside = (margin..<(Self.width - margin)).contains(x) && y < Self.height - margin
        let index = (x - margin) * steps / (Self.width - 2 * margin)
        let rise = (Self.height - 2 * margin) * (index + 1) / steps
        guard isInside, y >= Self.height - margin - rise else {
          rows.append(0)
          continue
        }
        rows.append(index < step * steps / max(count, 1) ? 2 : 1)
      }
    }
    return rows
  }

  private func chunk(_ kind: String, _ contents: [UInt8]) -> [UInt8] {
    let named = Array(kind.utf8) + contents
    return word(contents.count) + named + word(Int(Deflate.checksum(named)))
  }

  private func word(_ number: Int) -> [UInt8] {
    stride(from: 24, through: 0, by: -8).map { UInt8(truncatingIfNeeded: number >> $0) }
  }
}
