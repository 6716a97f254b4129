import SwiftSource
import Testing

@Suite struct UntrustedSourceTests {
  @Test(arguments: ["", "let a = 1\n", "import NN\n\nlet b = 2", "import Glibc\nimport NN"])
  func `lines that are plain imports need no parsing`(text: String) {
    #expect(UntrustedSource(text).plainlyImports(only: ["NN", "Glibc"]))
  }

  @Test(arguments: [
    "import Foundation", "import NN; import Foundation", "import NN\rimport Foundation",
    "import NN\r\nimport Foundation\r\n", "import\nFoundation", "@_exported import NN",
    "#if os(Linux)\n  import Foundation\n#endif", "import struct NN.Tensor", "// important",
    "let a = 1; import Foundation", "import\u{a0}Foundation", "/**/import/**/Foundation",
  ])
  func `anything else is left to the parser`(text: String) {
    #expect(!UntrustedSource(text).plainlyImports(only: ["NN", "Glibc"]))
  }
}
