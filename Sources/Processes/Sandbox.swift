import Glibc
import Synchronization

/// A view of the machine in which untrusted code runs: no network, no other process, and no file
/// but those named here. Debian's bubblewrap makes it.
///
/// Real uid 0 is never used inside: Linux ignores the limit on processes for it. As root, the
/// sandbox belongs to an unused uid, which must be able to read what is mounted.
public struct Sandbox: Sendable {
  public struct Mount: Sendable, Hashable {
    public var source: String
    public var target: String
    public var isWritable: Bool

    public init(_ source: String, at target: String? = nil, isWritable: Bool = false) {
      self.source = source
      self.target = target ?? source
      self.isWritable = isWritable
    }
  }

  public var mounts: [Mount]
  /// Bytes of the scratch folder `/tmp`; with 0 there is none, and nowhere to write at all.
  public var scratchBytes: Int
  /// Whether `/usr` and the dynamic loader's folders are there, read-only.
  public var hasSystemLibraries: Bool
  /// The uid and gid inside, where this program runs as root; else they are the user's own.
  public var userID: Int
  /// Which system calls may be made; `nil` is all of them.
  public var systemCalls: SystemCallFilter?

  public init(
    mounts: [Mount], scratchBytes: Int = 64 << 20, hasSystemLibraries: Bool = false,
    userID: Int = Sandbox.unusedID, systemCalls: SystemCallFilter? = nil
  ) {
    self.mounts = mounts
    self.scratchBytes = scratchBytes
    self.hasSystemLibraries = hasSystemLibraries
    self.userID = userID
    self.systemCalls = systemCalls
  }

  /// The uid and gid of sandboxed code where this program runs as root; unused on Debian.
  public static let unusedID = 65_533

  /// Another uid of those from 65000 to 65532, which Debian leaves unused, each time.
  ///
  /// Linux limits processes by user: with one uid for all, the processes of many lessons, or of one
  /// fork bomb, would leave a sandbox that may have few without any.
  public static func freshUserID() -> Int {
    let next = sandboxes.wrappingAdd(1, ordering: .relaxed).oldValue
    return 65_000 + (Int(getpid()) * 31 + next) % 533
  }

  private static let sandboxes = Atomic(0)

  static let bubblewrap = "/usr/bin/bwrap"
  static let setpriv = "/usr/bin/setpriv"
  static let prlimit = "/usr/bin/prlimit"
}

extension Sandbox {
  /// Why no sandbox can be had on this machine, in one sentence, or `nil` when it can.
  ///
  /// It is tried, not guessed: a container may forbid user namespaces. A machine that is short of
  /// processes or memory for a moment has a sandbox all the same, so what looks like that is tried
  /// again.
  public static func unavailability() -> String? {
    guard access(bubblewrap, X_OK) == 0 else {
      return "bubblewrap is not installed (Debian's package `bubblewrap`)"
    }
    var refusal = probe()
    for _ in 0..<4 {
      guard let reason = refusal, shortages.contains(where: reason.contains) else { break }
      usleep(500_000)
      refusal = probe()
    }
    return refusal
  }

  private static let shortages = [
    "Resource temporarily unavailable", "Cannot allocate memory", "no answer",
  ]

  private static func probe() -> String? {
    let filter = SystemCallFilter(allowsProcesses: false)
    let sandbox = Sandbox(
      mounts: [], hasSystemLibraries: true, userID: freshUserID(), systemCalls: filter)
    let command = Command("/usr/bin/true", limits: ProcessLimits(processes: 64))
    do {
      let finished = try sandbox.confining(command, in: "/tmp").run(timeout: .seconds(10))
      if finished.termination.isSuccess { return nil }
      let silence = finished.timedOut ? "no answer within 10 seconds" : "no reason given"
      let reason =
        finished.errors.split(whereSeparator: \.isNewline).first.map(String.init) ?? silence
      return "bubblewrap does not work here: \(reason)"
    } catch {
      return error.description
    }
  }

  /// The same command, confined; its `directory`, if any, is replaced by `folder` inside.
  ///
  /// As root, bubblewrap mounts as root, so that a build below a closed folder such as `/root` can be
  /// shown, and `setpriv` gives root up inside, before anything untrusted starts.
  public func confining(_ command: Command, in folder: String) -> Command {
    let isRoot = getuid() == 0
    var words = isRoot ? Self.namespacesOfRoot : ["--unshare-all", "--cap-drop", "ALL"]
    words += ["--die-with-parent", "--new-session"]
    words += ["--clearenv", "--hostname", "gradus", "--proc", "/proc", "--dev", "/dev"]
    if scratchBytes > 0 {
      words += ["--perms", "1777", "--size", String(scratchBytes), "--tmpfs", "/tmp"]
    } else {
      words += ["--dir", "/tmp"]
    }
    for folder in enclosingFolders { words += ["--perms", "0755", "--dir", folder] }
    if hasSystemLibraries {
      words += ["--ro-bind", "/usr", "/usr", "--symlink", "usr/lib", "/lib"]
      words += ["--symlink", "usr/lib64", "/lib64", "--symlink", "usr/bin", "/bin"]
      // Debian reaches BLAS through links in /etc/alternatives.
      words += ["--ro-bind-try", "/etc/alternatives", "/etc/alternatives"]
      words += ["--ro-bind-try", "/etc/ld.so.cache", "/etc/ld.so.cache"]
    }
    let opener = isRoot ? Self.setpriv : Self.prlimit
    if !hasSystemLibraries { words += ["--ro-bind", opener, opener] }
    for mount in mounts {
      words += [mount.isWritable ? "--bind" : "--ro-bind", mount.source, mount.target]
    }
    for (name, value) in command.environment.sorted(by: { $0.key < $1.key }) {
      words += ["--setenv", name, value]
    }
    // What bubblewrap itself made would else be memory for an ordinary user to fill.
    words += ["--remount-ro", "/dev", "--remount-ro", "/"]
    var confined = command
    if let systemCalls {
      confined.attachments.append(systemCalls.program)
      let descriptor = 2 + command.inherited.count + confined.attachments.count
      words += ["--seccomp", String(descriptor)]
    }
    words += ["--chdir", folder, "--"]
    if isRoot {
      let id = String(userID)
      words += [Self.setpriv, "--reuid", id, "--regid", id, "--clear-groups", "--no-new-privs"]
      words += ["--bounding-set=-all", "--inh-caps=-all", "--"]
    } else if let processes = command.limits.processes {
      // Set inside, where the user's other processes do not count.
      words += [Self.prlimit, "--nproc=\(processes)", "--"]
      confined.limits.processes = nil
    }
    confined.directory = "/"
    confined.environment = [:]
    confined.executable = Self.bubblewrap
    confined.arguments = words + [command.executable] + command.arguments
    return confined
  }

  /// All namespaces but that of users, in which no other uid could be had; of root's powers those to
  /// give them up.
  private static let namespacesOfRoot = [
    "--unshare-ipc", "--unshare-pid", "--unshare-net", "--unshare-uts", "--unshare-cgroup-try",
    "--cap-drop", "ALL", "--cap-add", "CAP_SETUID", "--cap-add", "CAP_SETGID",
    "--cap-add", "CAP_SETPCAP",
  ]

  /// The folders above the mounts, the outermost first: bubblewrap would close those that it makes.
  private var enclosingFolders: [String] {
    var folders: Set<String> = ["/etc"]
    for mount in mounts where !hasSystemLibraries || !mount.target.hasPrefix("/usr/") {
      var path = mount.target[...]
      while let slash = path.lastIndex(of: "/"), slash > path.startIndex {
        path = path[..<slash]
        folders.insert(String(path))
      }
    }
    return folders.subtracting(["/tmp"]).sorted()
  }
}
