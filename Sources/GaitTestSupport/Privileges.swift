#if canImport(Glibc)
  import Glibc
#endif

/// Lets a test see files as somebody without rights sees them, even where the tests run as root.
package enum Privileges {
  private typealias SetFileSystemUser = @convention(c) (UInt32) -> CInt

  /// Whether the rights of files can be tested here.
  package static var canBeDropped: Bool { geteuid() != 0 || setFileSystemUser != nil }

  /// Runs `body` with the rights of nobody on the calling thread; without root as it is.
  ///
  /// - Precondition: `body` stays on this thread.
  package static func dropped<Result>(_ body: () throws -> Result) rethrows -> Result {
    guard geteuid() == 0, let setFileSystemUser else { return try body() }
    _ = setFileSystemUser(65_534)
    defer { _ = setFileSystemUser(0) }
    return try body()
  }

  /// Linux keeps the user for file access by thread; the C library's module does not show it.
  private static var setFileSystemUser: SetFileSystemUser? {
    #if os(Linux)
      guard let symbol = dlsym(nil, "setfsuid") else { return nil }
      return unsafeBitCast(symbol, to: SetFileSystemUser.self)
    #else
      return nil
    #endif
  }
}
