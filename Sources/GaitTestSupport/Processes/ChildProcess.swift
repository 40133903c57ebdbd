import Dispatch
import Foundation
import GaitFiles

#if canImport(Glibc)
  package import Glibc
#elseif canImport(Musl)
  package import Musl
#else
  package import Darwin
#endif

/// How a process ended.
package enum ExitStatus: Equatable, Sendable {
  case code(Int32)
  case signal(Int32)

  init(waitStatus: Int32) {
    let signal = waitStatus & 0x7F
    self = signal == 0 ? .code(waitStatus >> 8 & 0xFF) : .signal(signal)
  }
}

/// A failure of the machinery around a test, not of what it tests.
package struct SupportError: Error, CustomStringConvertible {
  package let description: String

  package init(_ text: String) { description = text }

  /// Names the system call that has just failed.
  static func call(_ name: String, _ code: Int32 = errno) -> SupportError {
    SupportError("\(name): \(String(cString: strerror(code)))")
  }
}

/// A started process of the test's own; it is killed if nobody waited for its end.
///
/// A class because it owns the process.
package final class ChildProcess {
  package let id: pid_t
  private var status: ExitStatus?

  /// Where a descriptor of the child comes from.
  enum Source {
    case path(String, flags: Int32)
    case copy(of: Int32)
  }

  /// What `Scripts/sanitize` gives the tests; without it a child's locks look like races.
  package static let sanitizers = ProcessInfo.processInfo.environment
    .filter { ["LD_PRELOAD", "TSAN_OPTIONS", "ASAN_OPTIONS"].contains($0.key) }

  /// - Parameters:
  ///   - program: the file to run.
  ///   - arguments: without the program's name.
  ///   - environment: all of it, but for what a sanitizer needs.
  ///   - descriptors: what descriptors 0, 1, 2 of the child are; all others are closed on exec.
  ///   - leadsSession: whether the child begins a session of its own.
  /// - Throws: why it cannot be started.
  init(
    program: String, arguments: [String], environment: [String: String], descriptors: [Source],
    leadsSession: Bool
  ) throws {
    #if canImport(Darwin)
      var actions: posix_spawn_file_actions_t?
      var attributes: posix_spawnattr_t?
    #else
      var actions = posix_spawn_file_actions_t()
      var attributes = posix_spawnattr_t()
    #endif
    posix_spawn_file_actions_init(&actions)
    posix_spawnattr_init(&attributes)
    defer {
      posix_spawn_file_actions_destroy(&actions)
      posix_spawnattr_destroy(&attributes)
    }
    for (descriptor, source) in descriptors.enumerated() {
      switch source {
      case .path(let path, let flags):
        posix_spawn_file_actions_addopen(&actions, Int32(descriptor), path, flags, 0o600)
      case .copy(let other):
        posix_spawn_file_actions_adddup2(&actions, other, Int32(descriptor))
      }
    }
    try Self.resetSignals(of: &attributes, leadsSession: leadsSession)
    var words = ([program] + arguments).map { strdup($0) } + [nil]
    let whole = Self.sanitizers.merging(environment) { $1 }
    var variables = whole.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { for text in words + variables { free(text) } }
    var id: pid_t = 0
    let code = posix_spawn(&id, program, &actions, &attributes, &words, &variables)
    guard code == 0 else { throw SupportError.call("posix_spawn \(program)", code) }
    self.id = id
  }

  #if canImport(Darwin)
    private typealias Attributes = posix_spawnattr_t?
  #else
    private typealias Attributes = posix_spawnattr_t
  #endif

  /// Whatever the test runner ignores or blocks, the child begins as under a shell.
  private static func resetSignals(of attributes: inout Attributes, leadsSession: Bool) throws {
    var all = sigset_t()
    var none = sigset_t()
    sigfillset(&all)
    sigemptyset(&none)
    posix_spawnattr_setsigdefault(&attributes, &all)
    posix_spawnattr_setsigmask(&attributes, &none)
    var flags = Int32(POSIX_SPAWN_SETSIGDEF) | Int32(POSIX_SPAWN_SETSIGMASK)
    #if canImport(Darwin)
      if leadsSession { flags |= Int32(POSIX_SPAWN_SETSID) }
    #else
      if leadsSession { flags |= 0x80 }  // POSIX_SPAWN_SETSID, which glibc hides behind _GNU_SOURCE
    #endif
    guard posix_spawnattr_setflags(&attributes, Int16(flags)) == 0 else {
      throw SupportError.call("posix_spawnattr_setflags")
    }
  }

  deinit {
    guard status == nil else { return }
    kill(id, SIGKILL)
    var ignored: Int32 = 0
    while waitpid(id, &ignored, 0) < 0, errno == EINTR {}
  }

  /// How the process ended, or nil while it runs.
  package func poll() -> ExitStatus? {
    if let status { return status }
    var word: Int32 = 0
    if waitpid(id, &word, WNOHANG) == id { status = ExitStatus(waitStatus: word) }
    return status
  }

  /// Waits for the end; a process that does not come to one is killed and an error.
  package func wait(seconds: Double = 60) throws -> ExitStatus {
    if let ended = end(within: seconds) { return ended }
    kill(id, SIGKILL)
    throw SupportError("process \(id) does not end")
  }

  /// Waits for the end, but no longer than said.
  ///
  /// - Returns: how the process ended, or nil while it runs.
  package func end(within seconds: Double) -> ExitStatus? {
    if let status = poll() { return status }
    let ended = DispatchSemaphore(value: 0)
    BackgroundThread("end of \(id)") { [id] in
      var information = siginfo_t()
      // It stays to be collected, by whoever owns it.
      while waitid(P_PID, id_t(id), &information, WEXITED | WNOWAIT) < 0, errno == EINTR {}
      ended.signal()
    }
    _ = ended.wait(timeout: .now() + seconds)
    return poll()
  }

  package func send(signal: Int32) { kill(id, signal) }
}

/// Gives the processor to others for a moment, between two looks at something outside.
func pause(milliseconds: Int32) { _ = poll(nil, 0, milliseconds) }
