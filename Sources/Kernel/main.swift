import CKernel
@preconcurrency import Glibc

// gradus-kernel LIBRARY CONTROL STATUS SIGNALS MEMORY FILES
//
// Runs the cells of one lesson. LIBRARY is the path of libNotebook.so; CONTROL, STATUS and SIGNALS
// are the descriptors of the three pipes; MEMORY and FILES are the bytes that a state may hold and
// that it may write to a file. See `State` for what happens to a cell.

setpgid(0, 0)

guard CommandLine.arguments.count == 7,
  let control = Int32(CommandLine.arguments[2]), let status = Int32(CommandLine.arguments[3]),
  let signals = Int32(CommandLine.arguments[4]),
  let memory = UInt(CommandLine.arguments[5]), let files = UInt(CommandLine.arguments[6])
else {
  fputs("usage: gradus-kernel LIBRARY CONTROL STATUS SIGNALS MEMORY FILES\n", stderr)
  exit(64)
}

// What a cell starts must not keep the pipes open.
for descriptor in [control, status, signals] { _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC) }

// A cell that traps in the middle of a line has printed the line's beginning.
setvbuf(stdout, nil, _IONBF, 0)

guard let notebook = dlopen(CommandLine.arguments[1], RTLD_NOW | RTLD_GLOBAL),
  let open = dlsym(notebook, "gradus_notebook_open")
else {
  writeLine(["broken", String(cString: dlerror())], to: status)
  exit(1)
}

gradus_watch_throws()
setLimits(memory: memory, files: files)
sendSignals(from: signals)
writeLine(["ready", "\(getpid())"], to: status)

var root = State(
  control: control, status: status,
  openNotebook: unsafeBitCast(open, to: (@convention(c) (Int32, Int32) -> Void).self))
root.serve()
