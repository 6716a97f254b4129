import Compiling
import CourseModel
import Foundation
import SymbolReading

/// The libraries that cells use, as their doc comments describe them.
enum Libraries {
  static func documentation(for root: URL) throws -> KeptDocumentation {
    try SymbolReader(
      toolchain: .current(), products: .current(), cache: root.appending(path: ".gradus/cache")
    ).documentation()
  }
}
