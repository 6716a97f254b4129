extension Command {
  /// Commands that run one after another, until one fails, in whatever sandbox this one is put into.
  ///
  /// Each is under `systemCalls`, which can forbid it to start processes of its own. The environment
  /// is the first one's.
  /// - Parameter program: `gradus-sequence`, of this build.
  public static func sequence(
    of commands: [Command], by program: String, systemCalls: SystemCallFilter
  ) -> Command {
    let words = commands.flatMap { command in
      [String(1 + command.arguments.count), command.executable] + command.arguments
    }
    let firstAttachment = "3"
    var sequence = Command(
      program, [firstAttachment] + words, environment: commands.first?.environment ?? [:])
    sequence.attachments = [systemCalls.program]
    return sequence
  }
}
