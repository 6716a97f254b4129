import SwiftSource
import Testing

@Suite struct SourceRegionTests {
  private let source = """
    import NN

    // A stray comment.

    /// A layer.
    ///
    /// In two lines.
    @frozen
    public struct Linear: Layer {
      /// The weights.
      public var weight, bias: Tensor

      public init(_ inputs: Int) { weight = 1 }
      public init(copying other: Linear) { weight = other.weight }
    }

    extension Linear {
      // Not documentation.

      /** y = Wx */
      func callAsFunction(_ x: Tensor) -> Tensor {
        func local() {}

        return x
      }
    }

    func dot(_ a: Int) {}
    /// The second.
    func dot(_ a: Int, _ b: Int) {}
    """

  @Test(
    arguments: [
      ("weight", 10, "/// The weights.\npublic var weight, bias: Tensor"),
      ("Linear.bias", 10, "/// The weights.\npublic var weight, bias: Tensor"),
      ("Linear.init", 13, "public init(_ inputs: Int) { weight = 1 }"),
      ("init(copying:)", 14, "public init(copying other: Linear) { weight = other.weight }"),
      (
        "callAsFunction", 20,
        """
        /** y = Wx */
        func callAsFunction(_ x: Tensor) -> Tensor {
          func local() {}

          return x
        }
        """
      ),
      ("dot", 28, "func dot(_ a: Int) {}"),
      ("dot(_:_:)", 29, "/// The second.\nfunc dot(_ a: Int, _ b: Int) {}"),
    ])
  func `a declaration is found by its name`(name: String, line: Int, text: String) {
    #expect(region(named: name, in: source) == SourceRegion(text: text, line: line))
  }

  @Test func `a type comes whole, with its documentation`() throws {
    let found = try #require(region(named: "Linear", in: source))
    #expect(found.line == 5)
    #expect(found.text.hasPrefix("/// A layer.\n///\n/// In two lines.\n@frozen\npublic struct"))
    #expect(found.text.hasSuffix("other.weight }\n}"))
  }

  @Test(arguments: ["local", "Layer", "", "Other.weight"])
  func `what is not declared is not found`(name: String) {
    #expect(region(named: name, in: source) == nil)
  }

  @Test func `every name that can be asked for is listed once`() {
    #expect(
      regionNames(in: source) == [
        "Linear", "Linear.weight", "Linear.bias", "Linear.init", "Linear.callAsFunction", "dot",
      ])
  }
}
