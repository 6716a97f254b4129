// Our speed as a ratio to PyTorch's, both measured in one run; see `Comparison`.
//
//   nn-benchmark [--only TEXT] [--threads 1,2] [--seconds S] [--python PATH] [--avx512]
//   nn-benchmark --child WORKLOAD THREADS SECONDS
import Foundation
import NN

func option(_ name: String) -> String? {
  guard let place = CommandLine.arguments.firstIndex(of: name),
    place + 1 < CommandLine.arguments.count
  else { return nil }
  return CommandLine.arguments[place + 1]
}

if let name = option("--child") {
  let place = CommandLine.arguments.firstIndex(of: "--child")!
  guard let workload = Workload.all.first(where: { $0.name == name }),
    CommandLine.arguments.count == place + 4,
    let threads = Int(CommandLine.arguments[place + 2]),
    let seconds = Double(CommandLine.arguments[place + 3])
  else {
    print("nn-benchmark: --child takes a workload, threads and seconds")
    exit(64)
  }
  threadCount = threads
  let timing = Timing(workload, threads: threads, seconds: seconds)
  print(String(decoding: try JSONEncoder().encode(timing), as: UTF8.self))
} else {
  let comparison = Comparison(
    only: option("--only") ?? "",
    threads: (option("--threads") ?? "1,2").split(separator: ",").compactMap { Int($0) },
    seconds: option("--seconds").flatMap(Double.init) ?? 1.5,
    python: option("--python") ?? "python3",
    bypassesVendorCheck: CommandLine.arguments.contains("--avx512"))
  try comparison.run()
}
