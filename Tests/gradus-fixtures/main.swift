import Fixtures
import Foundation

let help = """
  Runs a folder of gradient fixtures against the library.

  Usage: gradus-fixtures PATH

  PATH is a folder of fixture files, or one file. Every case is computed in Double and in Float and
  compared with its outputs, gradients or trajectories; is run twice, as f(x) + f(x), with parts of
  larger tensors, with twice the upstream gradient, and against central differences.

  One line a case: ✓ and its name, or ✗, its name and what differed. The last line counts them. The
  cases of a file run in a process of their own: one that stops the program has failed, and the
  next goes on.

  Examples:
    gradus-fixtures Tests/Fixtures/Public
    gradus-fixtures Tests/Fixtures/Public/conv2d.json

  Exit codes: 0 all passed, 1 some failed, 64 wrong usage.
  """

func refuse(_ sentence: String) -> Never {
  FileHandle.standardError.write(Data("\(sentence)\nDid you mean: gradus-fixtures PATH\n".utf8))
  exit(64)
}

let words = CommandLine.arguments.dropFirst()
if words.contains("--help") || words.contains("-h") {
  print(help)
  exit(0)
}
if words.first == CaseProcess.flag, words.count == 3, let start = Int(words.last!) {
  try CaseProcess.run(file: URL(fileURLWithPath: words.dropFirst().first!), from: start)
  exit(0)
}
if let option = words.first(where: { $0.hasPrefix("-") }) {
  refuse("gradus-fixtures has no option `\(option)`.")
}
guard let path = words.first, words.count == 1 else {
  refuse("gradus-fixtures takes one folder or file.")
}
var isFolder: ObjCBool = false
guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
  refuse("There is no folder or file `\(path)`.")
}
let url = URL(fileURLWithPath: path)
let files = isFolder.boolValue ? try FixtureFolder(url).files() : [url]
if files.isEmpty { refuse("`\(path)` holds no fixture files.") }

var run = FixtureRun()
for file in files { try run.run(file) }
print("\(run.passed) passed, \(run.failed) failed")
exit(run.failed == 0 ? 0 : 1)
