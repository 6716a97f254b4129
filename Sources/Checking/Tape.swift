import Glibc
import GradingProtocol

/// What the reference answers, taken down when an exercise is released, so that the students' copy of
/// its visible checks works without the solution.
///
/// `gradus release` writes two copies of `VisibleChecks.swift`. In one, each expected value stands in
/// `record(7, …)`: it is run once on the solution, and fills the tape. In the other, the students',
/// `recorded(7)` stands in its place. The seed is on the tape too, so both meet the same inputs.
public enum Tape {
  private enum Mode {
    case off
    case recording(String)
    case playing
  }

  // The checker's process has one thread.
  nonisolated(unsafe) private static var mode = Mode.off
  nonisolated(unsafe) private static var recordedSeed: UInt64 = 0
  nonisolated(unsafe) private static var check = ""
  /// By check and place in the source, in the order in which they were asked for.
  nonisolated(unsafe) private static var values: [String: [Value]] = [:]

  /// Fills the tape, and writes it to `path` once all checks have run.
  public static func record(to path: String) { mode = .recording(path) }

  /// Plays the tape at `path`.
  public static func play(from path: String) {
    guard let bytes = contents(of: path), let tape = try? Tape.decode(bytes) else {
      fatalError("the recorded answers in \(path) cannot be read: get the package again")
    }
    (recordedSeed, values) = tape
    mode = .playing
  }
}

/// Marks a value of the reference that a check uses otherwise than as `equals:`:
/// `network.answer(a, b) == reference(thresholdXOR(a: a, b: b))`. Students' copies of the check have
/// a recorded value in its place.
public func reference<Answer: Crossing>(_ answer: Answer) -> Answer { answer }

/// The value, which is put on the tape as that of this place in the source.
public func record<Answer: Crossing>(_ place: Int, _ answer: Answer) -> Answer {
  Tape.append(answer.crossed, at: place)
  return answer
}

/// The next value on the tape of this place in the source.
public func recorded<Answer: Crossing>(_ place: Int) -> Answer {
  do {
    return try Answer(crossed: Tape.next(at: place))
  } catch {
    fatalError("the recorded answer \(place) is of another type: \(error)")
  }
}

/// The same, as it crossed.
public func recordedValue(_ place: Int) -> Value { Tape.next(at: place) }

extension Tape {
  static func seed(given seed: UInt64) -> UInt64 {
    if case .playing = mode { return recordedSeed }
    recordedSeed = seed
    return seed
  }

  static func beginCheck(_ name: String) { check = name }

  static func finish() throws {
    guard case .recording(let path) = mode else { return }
    let bytes = encode(seed: recordedSeed, values)
    let file = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    defer { close(file) }
    guard file >= 0, write(file, bytes, bytes.count) == bytes.count else {
      throw AuthorMistake("The recorded answers cannot be written to \(path).")
    }
  }

  fileprivate static func append(_ value: Value, at place: Int) {
    values[key(place), default: []].append(value)
  }

  fileprivate static func next(at place: Int) -> Value {
    guard let list = values[key(place)], !list.isEmpty else {
      fatalError("no recorded answer is left for place \(place) of the check “\(check)”")
    }
    values[key(place)]?.removeFirst()
    return list[0]
  }

  private static func key(_ place: Int) -> String { "\(place) \(check)" }

  private static func encode(seed: UInt64, _ values: [String: [Value]]) -> [UInt8] {
    var writer = ByteWriter()
    writer.write(seed)
    writer.write(
      Value.record(
        values.sorted { $0.key < $1.key }.map { NamedValue(name: $0.key, value: .list($0.value)) }))
    return writer.bytes
  }

  private static func decode(_ bytes: [UInt8]) throws -> (UInt64, [String: [Value]]) {
    var reader = ByteReader(bytes)
    let seed: UInt64 = try reader.read()
    guard case .record(let fields) = try reader.readValue() else { throw FrameError.badShape }
    try reader.finish()
    var values: [String: [Value]] = [:]
    for field in fields {
      guard case .list(let list) = field.value else { throw FrameError.badShape }
      values[field.name] = list
    }
    return (seed, values)
  }

  private static func contents(of path: String) -> [UInt8]? {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return nil }
    defer { close(file) }
    var bytes: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = read(file, &piece, piece.count)
      guard count > 0 else { return count == 0 ? bytes : nil }
      bytes += piece[..<count]
    }
  }
}
