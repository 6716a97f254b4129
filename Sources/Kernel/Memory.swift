import Glibc

/// Memory that processes hold together, in kibibytes; pages that they share count once.
///
/// Telling shared pages apart means going through all of them, so it is done only where a sum that
/// counts them several times is large.
func memoryKilobytes(of processes: [pid_t]) -> Int {
  let atMost = processes.reduce(0) { $0 + residentKilobytes(of: $1) }
  guard atMost > 256 << 10 else { return atMost }
  return processes.reduce(0) { $0 + proportionalKilobytes(of: $1) }
}

/// Resident pages that no file backs.
private func residentKilobytes(of process: pid_t) -> Int {
  let fields = text(of: "/proc/\(process)/statm").split(separator: " ").compactMap { Int($0) }
  return fields.count > 2 ? (fields[1] - fields[2]) * Int(getpagesize()) >> 10 : 0
}

/// Each page divided by the number of processes that share it.
private func proportionalKilobytes(of process: pid_t) -> Int {
  let lines = text(of: "/proc/\(process)/smaps_rollup").split(separator: "\n")
  let words = lines.first { $0.hasPrefix("Pss_Anon:") }?.split(separator: " ") ?? []
  return words.count > 1 ? Int(words[1]) ?? 0 : 0
}

private func text(of path: String) -> String {
  let file = open(path, O_RDONLY | O_CLOEXEC)
  guard file >= 0 else { return "" }
  defer { close(file) }
  var bytes = [UInt8](repeating: 0, count: 4096)
  let count = read(file, &bytes, bytes.count)
  return String(decoding: bytes[..<max(0, count)], as: UTF8.self)
}
