import Compiling
import CourseModel
import Foundation
import SymbolReading

/// The libraries that cells use, as their doc comments describe them.
enum Libraries {
  /// It is kept beside the libraries, for every course that uses them; in the course's own cache
  /// where the libraries lie somewhere that only others may write.
  static func documentation(for root: URL) throws -> KeptDocumentation {
    let products = try BuildProducts.current()
    let libraries = URL(filePath: products.modules).deletingLastPathComponent()
    let isOurs = FileManager.default.isWritableFile(atPath: libraries.path)
    let cache =
      isOurs ? libraries.appending(path: "documentation") : root.appending(path: ".gradus/cache")
    return try SymbolReader(toolchain: .current(), products: products, cache: cache)
      .documentation()
  }
}
