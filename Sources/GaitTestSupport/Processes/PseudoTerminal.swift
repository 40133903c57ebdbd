import Foundation
package import TerminalCore

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// A terminal with nobody in front of it: programs run in it, tests press keys and read its screen.
///
/// A class because it owns the descriptors.
package final class PseudoTerminal {
  package private(set) var screen: TerminalScreen
  /// Everything that was written to the terminal.
  package private(set) var output: [UInt8] = []
  /// What the terminal answers to what programs ask it, each question when it comes.
  package var answers: [(question: String, answer: String)] = []
  /// What of the output has been looked through for questions.
  private var heard = 0
  private var master: Int32
  private var slave: Int32 = -1
  private let slavePath: String

  /// How long a test waits for something that ought to happen at once.
  package static let patience = 30.0

  /// - Parameters:
  ///   - columns: width in cells.
  ///   - rows: height in cells.
  ///   - cell: pixels of a cell, where pictures are looked at.
  /// - Throws: the call that failed.
  package init(columns: Int, rows: Int, cell: Size? = nil) throws {
    screen = TerminalScreen(columns: columns, rows: rows, cell: cell)
    master = try Self.openMaster()
    slavePath = try Self.slavePath(of: master)
    // Kept open, so that the master does not report an end before a program has opened it.
    slave = open(slavePath, O_RDWR | O_NOCTTY | O_CLOEXEC)
    guard slave >= 0 else { throw SupportError.call("open \(slavePath)") }
    _ = fcntl(master, F_SETFL, O_NONBLOCK)
    try setSize(columns: columns, rows: rows)
    try makeModesUnusual()
  }

  deinit { hangUp() }

  #if os(Linux)
    // The C library keeps `posix_openpt` and its kin from Swift; these are what they do.
    private static let unlock: UInt = 0x4004_5431  // TIOCSPTLCK
    private static let number: UInt = 0x8004_5430  // TIOCGPTN

    private static func openMaster() throws -> Int32 {
      // Closed on exec from the first moment on: another test may spawn in between.
      let master = open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC)
      guard master >= 0 else { throw SupportError.call("open /dev/ptmx") }
      return master
    }

    private static func slavePath(of master: Int32) throws -> String {
      var isLocked: Int32 = 0
      var number: Int32 = 0
      guard ioctl(master, unlock, &isLocked) == 0, ioctl(master, Self.number, &number) == 0 else {
        throw SupportError.call("TIOCGPTN")
      }
      return "/dev/pts/\(number)"
    }
  #else
    private static func openMaster() throws -> Int32 {
      let master = posix_openpt(O_RDWR | O_NOCTTY)
      guard master >= 0, fcntl(master, F_SETFD, FD_CLOEXEC) == 0 else {
        throw SupportError.call("posix_openpt")
      }
      return master
    }

    private static func slavePath(of master: Int32) throws -> String {
      guard grantpt(master) == 0, unlockpt(master) == 0, let name = ptsname(master) else {
        throw SupportError.call("unlockpt")
      }
      return String(cString: name)
    }
  #endif

  /// Closes the test's end, as a lost connection does.
  package func hangUp() {
    if slave >= 0 { close(slave) }
    if master >= 0 { close(master) }
    slave = -1
    master = -1
  }

  /// Starts a program as the leader of a session with this terminal.
  package func spawn(
    _ program: String, _ arguments: [String], environment: [String: String]
  ) throws -> ChildProcess {
    try ChildProcess(
      program: program, arguments: arguments, environment: environment,
      descriptors: [.path(slavePath, flags: O_RDWR), .copy(of: 0), .copy(of: 0)],
      leadsSession: true)
  }

  // MARK: - Size and modes

  /// Changes the size; the kernel tells the programs in the foreground.
  package func resize(columns: Int, rows: Int) throws {
    try setSize(columns: columns, rows: rows)
    screen.resize(columns: columns, rows: rows)
  }

  private func setSize(columns: Int, rows: Int) throws {
    var size = winsize()
    size.ws_col = UInt16(columns)
    size.ws_row = UInt16(rows)
    if let cell = screen.cell {
      size.ws_xpixel = UInt16(columns * cell.columns)
      size.ws_ypixel = UInt16(rows * cell.rows)
    }
    guard ioctl(master, UInt(TIOCSWINSZ), &size) == 0 else {
      throw SupportError.call("TIOCSWINSZ")
    }
  }

  /// Every field of the terminal's modes as text, so that a difference can be read.
  package func modes() throws -> [String] {
    var modes = termios()
    guard tcgetattr(master, &modes) == 0 else { throw SupportError.call("tcgetattr") }
    let characters = withUnsafeBytes(of: modes.c_cc) { Array($0) }
    return [
      "c_iflag \(modes.c_iflag)", "c_oflag \(modes.c_oflag)", "c_cflag \(modes.c_cflag)",
      "c_lflag \(modes.c_lflag)", "speed \(cfgetispeed(&modes)) \(cfgetospeed(&modes))",
    ] + characters.enumerated().map { "c_cc[\($0.offset)] \($0.element)" }
  }

  /// Modes that no program sets by itself: restoring defaults instead of these is noticed.
  private func makeModesUnusual() throws {
    var modes = termios()
    guard tcgetattr(slave, &modes) == 0 else { throw SupportError.call("tcgetattr") }
    modes.c_lflag &= ~tcflag_t(ECHOE)
    modes.c_iflag |= tcflag_t(IXANY)
    withUnsafeMutableBytes(of: &modes.c_cc) { characters in
      characters[Int(VERASE)] = 8
      characters[Int(VINTR)] = 7
      characters[Int(VMIN)] = 3
      characters[Int(VTIME)] = 2
    }
    guard tcsetattr(slave, TCSANOW, &modes) == 0 else { throw SupportError.call("tcsetattr") }
  }

  // MARK: - Keys and screen

  package func send(_ text: String) throws {
    var bytes = ArraySlice(text.utf8)
    while !bytes.isEmpty {
      let count = bytes.withUnsafeBytes { write(master, $0.baseAddress, $0.count) }
      if count > 0 {
        bytes = bytes.dropFirst(count)
      } else if errno == EAGAIN {
        _ = try readOnce(timeoutMilliseconds: 100)
      } else if errno != EINTR {
        throw SupportError.call("write")
      }
    }
  }

  /// Presses keys and reads nothing, until the program takes no more of them because it waits to write.
  ///
  /// - Parameters:
  ///   - keys: pressed again and again; each has to make the program write.
  ///   - quietSeconds: how long no key is taken by a program that is stuck.
  /// - Returns: false if it takes keys for longer than the patience.
  /// - Throws: why nothing can be pressed.
  package func pressUntilStuck(_ keys: String, quietSeconds: Double = 1) throws -> Bool {
    let bytes = Array(keys.utf8)
    let deadline = ContinuousClock.now + .seconds(Self.patience)
    while ContinuousClock.now < deadline {
      let count = write(master, bytes, bytes.count)
      if count < 0, errno != EAGAIN, errno != EINTR { throw SupportError.call("write") }
      guard count < bytes.count else { continue }
      var room = pollfd(fd: master, events: Int16(POLLOUT), revents: 0)
      if poll(&room, 1, Int32(quietSeconds * 1000)) == 0 { return true }
    }
    return false
  }

  /// Makes this terminal the standard input and output of the process that runs the test.
  package func becomeStandardStreams() throws {
    guard dup2(slave, STDIN_FILENO) >= 0, dup2(slave, STDOUT_FILENO) >= 0 else {
      throw SupportError.call("dup2")
    }
  }

  /// Reads until the screen is as wanted.
  ///
  /// - Returns: whether that happened within the patience.
  package func wait(
    seconds: Double = patience, until isReached: (TerminalScreen) throws -> Bool
  ) throws -> Bool {
    let deadline = ContinuousClock.now + .seconds(seconds)
    while try !isReached(screen) {
      guard ContinuousClock.now < deadline else { return false }
      _ = try readOnce(timeoutMilliseconds: 50)
    }
    return true
  }

  package func wait(for text: String) throws -> Bool {
    try wait { $0.contains(text) }
  }

  /// Reads until the process has ended, and what it has written by then.
  ///
  /// - Returns: nil if it still runs after the patience.
  package func waitForEnd(of process: ChildProcess) throws -> ExitStatus? {
    _ = try wait { _ in process.poll() != nil }
    while try readOnce(timeoutMilliseconds: 0) {}
    return process.poll()
  }

  private func answer() throws {
    for (question, answer) in answers {
      let bytes = Array(question.utf8)
      let unheard = output[max(heard - bytes.count + 1, 0)...]
      if unheard.indices.contains(where: { unheard[$0...].starts(with: bytes) }) {
        try send(answer)
      }
    }
    heard = output.count
  }

  /// Takes what is there, waiting for it no longer than said.
  ///
  /// - Returns: whether anything was there.
  private func readOnce(timeoutMilliseconds: Int32) throws -> Bool {
    guard master >= 0 else { return false }
    var source = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
    guard poll(&source, 1, timeoutMilliseconds) > 0 else { return false }
    var buffer = [UInt8](repeating: 0, count: 65536)
    let count = buffer.withUnsafeMutableBytes { read(master, $0.baseAddress, $0.count) }
    guard count > 0 else {
      // The programs are gone; do not ask again at once.
      if count < 0, errno == EIO { pause(milliseconds: timeoutMilliseconds) }
      return false
    }
    output += buffer.prefix(count)
    screen.feed(buffer.prefix(count))
    try answer()
    return true
  }
}
