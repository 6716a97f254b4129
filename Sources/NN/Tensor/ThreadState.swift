import Glibc

/// What each thread keeps for itself: whether operations are recorded, and buffers to use again.
///
/// Being per thread, neither needs a lock, and `withoutGradient` on one thread does not stop
/// another from recording.
final class ThreadState {
  var isRecording = true
  /// How many backward passes were begun.
  var passCount = 0
  let pool = BufferPool()

  static var current: ThreadState {
    if let known = pthread_getspecific(key) {
      return Unmanaged<ThreadState>.fromOpaque(known).takeUnretainedValue()
    }
    let fresh = ThreadState()
    pthread_setspecific(key, Unmanaged.passRetained(fresh).toOpaque())
    return fresh
  }

  private static let key: pthread_key_t = {
    var key = pthread_key_t()
    let status = pthread_key_create(&key) { state in
      if let state { Unmanaged<ThreadState>.fromOpaque(state).release() }
    }
    precondition(status == 0, "No thread-specific key is left.")
    return key
  }()
}
