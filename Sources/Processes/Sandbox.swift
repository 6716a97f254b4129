import Glibc

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
  /// Bytes of the scratch folder `/tmp`.
  public var scratchBytes: Int
  /// Whether `/usr` and the dynamic loader's folders are there, read-only.
  public var hasSystemLibraries: Bool
  /// The uid and gid inside, where this program runs as root; else they are the user's own.
  public var userID: Int

  public init(
    mounts: [Mount], scratchBytes: Int = 64 << 20, hasSystemLibraries: Bool = false,
    userID: Int = Sandbox.unusedID
  ) {
    self.mounts = mounts
    self.scratchBytes = scratchBytes
    self.hasSystemLibraries = hasSystemLibraries
    self.userID = userID
  }

  /// The uid and gid of sandboxed code where this program runs as root; unused on Debian.
  public static let unusedID = 65_533

  static let bubblewrap = "/usr/bin/bwrap"
  static let setpriv = "/usr/bin/setpriv"
}

extension Sandbox {
  /// Why no sandbox can be had on this machine, in one sentence, or `nil` when it can.
  ///
  /// It is tried, not guessed: a container may forbid user namespaces.
  public static func unavailability() -> String? {
    guard access(bubblewrap, X_OK) == 0 else {
      return "bubblewrap is not installed (Debian's package `bubblewrap`)"
    }
    let probe = Sandbox(mounts: [], hasSystemLibraries: true)
      .confining(Command("/usr/bin/true"), in: "/tmp")
    do {
      let finished = try probe.run(timeout: .seconds(10))
      if finished.termination.isSuccess { return nil }
      let reason = finished.errors.split(whereSeparator: \.isNewline).first ?? "no reason given"
      return "bubblewrap does not work here: \(reason)"
    } catch {
      return error.description
    }
  }

  /// The same command, confined; its `directory`, if any, is replaced by `folder` inside.
  public func confining(_ command: Command, in folder: String) -> Command {
    var words = ["--unshare-all", "--die-with-parent", "--new-session", "--cap-drop", "ALL"]
    words += ["--clearenv", "--hostname", "gradus", "--proc", "/proc", "--dev", "/dev"]
    words += ["--size", String(scratchBytes), "--tmpfs", "/tmp"]
    if hasSystemLibraries {
      words += ["--ro-bind", "/usr", "/usr", "--symlink", "usr/lib", "/lib"]
      words += ["--symlink", "usr/lib64", "/lib64", "--symlink", "usr/bin", "/bin"]
      // Debian reaches BLAS through links in /etc/alternatives.
      words += ["--ro-bind-try", "/etc/alternatives", "/etc/alternatives"]
      words += ["--ro-bind-try", "/etc/ld.so.cache", "/etc/ld.so.cache"]
    }
    for mount in mounts {
      words += [mount.isWritable ? "--bind" : "--ro-bind", mount.source, mount.target]
    }
    for (name, value) in command.environment.sorted(by: { $0.key < $1.key }) {
      words += ["--setenv", name, value]
    }
    words += ["--chdir", folder, "--", command.executable] + command.arguments
    var confined = command
    confined.directory = "/"
    confined.environment = [:]
    if getuid() == 0 {
      let id = String(userID)
      confined.executable = Self.setpriv
      confined.arguments =
        ["--reuid", id, "--regid", id, "--clear-groups", "--", Self.bubblewrap] + words
    } else {
      confined.executable = Self.bubblewrap
      confined.arguments = words
    }
    return confined
  }
}
