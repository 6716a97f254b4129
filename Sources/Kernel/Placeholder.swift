import Glibc

/// Gives up all that this state holds, and stays the parent of the states after it.
///
/// The process becomes another program: this one, started as a placeholder. Its child does not
/// notice. When that ends so does the placeholder, and the state before learns of it; so whoever
/// rewinds to a placeholder arrives at the nearest state before it that was kept.
func becomePlaceholder(for child: pid_t) {
  let arguments = ["gradus-kernel", "placeholder", String(child)]
  var words: [UnsafeMutablePointer<CChar>?] = arguments.map { strdup($0)! }
  words.append(nil)
  execv("/proc/self/exe", &words)
  // If that is refused, the state goes on as it is.
}

/// What a placeholder does: it waits for its child's end.
func keepPlace(for child: pid_t) -> Never {
  var status: Int32 = 0
  while waitpid(child, &status, 0) < 0 && errno == EINTR {}
  _exit(0)
}
