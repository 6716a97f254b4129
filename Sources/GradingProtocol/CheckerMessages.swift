import CourseModel

/// What the grader tells a checker's process.
public enum GraderMessage: Sendable {
  /// Run every check; inputs are drawn from this seed.
  case start(seed: UInt64)
  /// What the submission answered to the last call.
  case reply(Reply)
  /// The submission did not answer: why, in one sentence for the learner.
  case breakdown(String)
  /// CPU seconds that the submission's process has used.
  case consumed(seconds: Double)

  public var payload: [UInt8] {
    var writer = ByteWriter()
    switch self {
    case .start(let seed):
      writer.write(UInt8(0))
      writer.write(seed)
    case .reply(let reply):
      writer.write(UInt8(1))
      writer.write(reply)
    case .breakdown(let sentence):
      writer.write(UInt8(2))
      writer.write(sentence)
    case .consumed(let seconds):
      writer.write(UInt8(3))
      writer.write(seconds)
    }
    return writer.bytes
  }

  public init(payload: [UInt8]) throws(FrameError) {
    var reader = ByteReader(payload)
    let tag = try reader.read(UInt8.self)
    switch tag {
    case 0: self = .start(seed: try reader.read())
    case 1: self = .reply(try reader.readReply())
    case 2: self = .breakdown(try reader.readText())
    case 3: self = .consumed(seconds: try reader.readDouble())
    default: throw .unknownTag(tag)
    }
    try reader.finish()
  }
}

/// What a checker's process tells the grader.
public enum CheckerMessage: Sendable {
  /// Every check that there is, before the first runs: one without a verdict is noticed.
  case checks([CheckOutline])
  /// The check of this number begins.
  case began(Int)
  /// The submission is to be asked this; a reply or a breakdown follows.
  case call(Call)
  /// The submission's next call is to find a process that has answered none before.
  case restart
  /// How much the submission's process has computed is to be told.
  case consumption
  case verdict(Verdict)
  /// The exercise itself is at fault: why, in one sentence for its author.
  case authorMistake(String)
  case finished

  public var payload: [UInt8] {
    var writer = ByteWriter()
    switch self {
    case .checks(let outlines):
      writer.write(UInt8(0))
      writer.write(UInt32(outlines.count))
      for outline in outlines { writer.write(outline) }
    case .began(let number):
      writer.write(UInt8(1))
      writer.write(UInt32(number))
    case .call(let call):
      writer.write(UInt8(2))
      writer.write(call)
    case .restart: writer.write(UInt8(3))
    case .verdict(let verdict):
      writer.write(UInt8(4))
      writer.write(verdict)
    case .authorMistake(let sentence):
      writer.write(UInt8(5))
      writer.write(sentence)
    case .finished: writer.write(UInt8(6))
    case .consumption: writer.write(UInt8(7))
    }
    return writer.bytes
  }

  public init(payload: [UInt8]) throws(FrameError) {
    var reader = ByteReader(payload)
    let tag = try reader.read(UInt8.self)
    switch tag {
    case 0:
      var outlines: [CheckOutline] = []
      for _ in 0..<(try reader.readCount(size: 9)) { outlines.append(try reader.readOutline()) }
      self = .checks(outlines)
    case 1: self = .began(Int(try reader.read(UInt32.self)))
    case 2: self = .call(try reader.readCall())
    case 3: self = .restart
    case 4: self = .verdict(try reader.readVerdict())
    case 5: self = .authorMistake(try reader.readText())
    case 6: self = .finished
    case 7: self = .consumption
    default: throw .unknownTag(tag)
    }
    try reader.finish()
  }
}

/// A check as the grader knows it before it runs.
public struct CheckOutline: Sendable, Hashable {
  public var name: String
  public var points: Int
  public var isHidden: Bool

  public init(name: String, points: Int, isHidden: Bool) {
    self.name = name
    self.points = points
    self.isHidden = isHidden
  }
}
