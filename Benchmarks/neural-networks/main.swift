import Glibc
import NN

let threads = CommandLine.arguments.count > 2 ? Int(CommandLine.arguments[2])! : 1
threadCount = threads
for workload in Workload.all
where CommandLine.arguments.count < 2 || workload.name.contains(CommandLine.arguments[1]) {
  let t = Timing(workload, threads: threads, seconds: 1.5)
  print(t.workload, t.threads, t.leastMilliseconds, t.medianMilliseconds, t.peakMegabytes)
}
