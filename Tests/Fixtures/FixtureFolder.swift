import Foundation

/// A folder of fixture files, as `Public` is one.
package struct FixtureFolder {
  package let url: URL

  package init(_ url: URL) { self.url = url }

  /// The files to run, in order of their names; `index.json` only lists them.
  ///
  /// A file that the index names but that is not there is among them, so that reading it fails.
  package func files() throws -> [URL] {
    let present = try FileManager.default.contentsOfDirectory(atPath: url.path)
      .filter { $0.hasSuffix(".json") && $0 != "index.json" }
    let index = try? JSONDecoder().decode(
      Index.self, from: Data(contentsOf: url.appending(path: "index.json")))
    let listed = index?.ops.map(\.file) ?? []
    return Set(present + listed).sorted().map { url.appending(path: $0) }
  }

  private struct Index: Decodable {
    struct Entry: Decodable { var file: String }
    var ops: [Entry]
  }
}

/// Why a file is no fixture, in one line.
package struct MalformedFixture: Error, CustomStringConvertible {
  package let description: String
}

extension Fixture {
  /// The schema that these files have.
  static let schemaVersion = 1

  /// Reads a file and makes sure that it is what the schema says.
  package init(contentsOf file: URL) throws(MalformedFixture) {
    let data: Data
    do { data = try Data(contentsOf: file) } catch {
      throw MalformedFixture(description: "cannot be read: there is no such file, or it is closed")
    }
    do { self = try JSONDecoder().decode(Fixture.self, from: data) } catch {
      throw MalformedFixture(description: Fixture.sentence(error))
    }
    guard schema == Fixture.schemaVersion else {
      throw MalformedFixture(
        description: "has schema \(schema); this program knows \(Fixture.schemaVersion)")
    }
    guard !cases.isEmpty else { throw MalformedFixture(description: "holds no cases") }
    for fixture in cases {
      if let mistake = fixture.mistake {
        throw MalformedFixture(description: "\(fixture.name): \(mistake)")
      }
    }
  }

  private static func sentence(_ error: any Error) -> String {
    func place(_ path: [any CodingKey]) -> String {
      path.isEmpty
        ? "at the top"
        : "at "
          + path.map { $0.intValue.map(String.init) ?? $0.stringValue }
          .joined(separator: ".")
    }
    switch error {
    case DecodingError.keyNotFound(let key, let context):
      return "has no `\(key.stringValue)` \(place(context.codingPath))"
    case DecodingError.typeMismatch(_, let context), DecodingError.valueNotFound(_, let context):
      return "has a value of the wrong kind \(place(context.codingPath))"
    case DecodingError.dataCorrupted(let context) where !context.codingPath.isEmpty:
      return "has a damaged value \(place(context.codingPath))"
    default:
      return "is not JSON"
    }
  }
}

extension Fixture.Case {
  /// What in this case cannot be: arrays that do not fit their shape, gradients of unknown names.
  fileprivate var mistake: String? {
    let groups: [(String, [String: Fixture.Array]?)] = [
      ("inputs", inputs), ("params", params), ("outputs", outputs), ("upstream", upstream),
      ("grads", grads), ("trajectory", trajectory), ("first_grads", firstGrads),
      ("last_params", lastParams),
    ]
    for (group, arrays) in groups {
      for (name, array) in (arrays ?? [:]).sorted(by: { $0.key < $1.key }) {
        guard array.shape.allSatisfy({ $0 >= 0 }), array.shape.reduce(1, *) == array.data.count
        else {
          return "`\(group).\(name)` has shape \(array.shape) and \(array.data.count) numbers"
        }
      }
    }
    for (name, array) in (upstream ?? [:]).sorted(by: { $0.key < $1.key }) {
      guard outputs[name]?.shape == array.shape else {
        return "`upstream.\(name)` has not the shape of an output of that name"
      }
    }
    for (name, array) in (grads ?? [:]).sorted(by: { $0.key < $1.key }) {
      guard (inputs[name] ?? params[name])?.shape == array.shape else {
        return "`grads.\(name)` has not the shape of an input or parameter of that name"
      }
    }
    if grads?.isEmpty == false, upstream?.isEmpty ?? true {
      return "has `grads`, but no `upstream`"
    }
    return nil
  }
}
