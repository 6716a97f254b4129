import CKernel
@preconcurrency import Glibc

// gradus-kernel LIBRARY CONTROL STATUS SIGNALS MEMORY FILES CPU THREADS
//
// Runs the cells of one lesson. LIBRARY is the path of libNotebook.so; CONTROL, STATUS and SIGNALS
// are the descriptors of the three pipes; MEMORY and FILES are the bytes that a state may hold and
// that it may write to a file, CPU the seconds of processor time that a cell may use, or 0,
// THREADS those that NN may start. See `State` for what happens to a cell.

let words = CommandLine.arguments
if words.count == 3, words[1] == "placeholder", let child = pid_t(words[2]) {
  keepPlace(for: child)
}

setpgid(0, 0)

let numbers = words.dropFirst(2).compactMap { UInt($0) }
guard words.count == 9, numbers.count == 7 else {
  fputs("usage: gradus-kernel LIBRARY CONTROL STATUS SIGNALS MEMORY FILES CPU THREADS\n", stderr)
  exit(64)
}
let (control, status, signals) = (Int32(numbers[0]), Int32(numbers[1]), Int32(numbers[2]))

// What a cell starts must not keep the pipes open.
for descriptor in [control, status, signals] { _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC) }

// A cell that traps in the middle of a line has printed the line's beginning.
setvbuf(stdout, nil, _IONBF, 0)

guard let notebook = dlopen(words[1], RTLD_NOW | RTLD_GLOBAL),
  let open = dlsym(notebook, "gradus_notebook_open"),
  let flush = dlsym(notebook, "gradus_notebook_flush")
else {
  writeLine(["broken", String(cString: dlerror())], to: status)
  exit(1)
}

let openNotebook = unsafeBitCast(open, to: (@convention(c) (Int32, Int32) -> Void).self)
openNotebook(-1, Int32(numbers[6]))
gradus_watch()
gradus_take_tasks()
gradus_handle_signals(status)
setLimits(memory: numbers[3], files: numbers[4])
sendSignals(from: signals)
writeLine(["ready", "\(getpid())"], to: status)

var root = State(
  control: control, status: status,
  openNotebook: openNotebook,
  flushNotebook: unsafeBitCast(flush, to: (@convention(c) () -> Void).self),
  cpuSeconds: numbers[5])
root.serve()
