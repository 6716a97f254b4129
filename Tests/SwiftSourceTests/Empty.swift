import SwiftSource
import Testing
@Test func `a`() { #expect(declaredNames(in: "let (a, b) = (1, 2)").map(\.name) == ["a", "b"]) }
