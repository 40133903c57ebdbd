#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// By what a file that has been changed is told from what it was.
package struct FileStamp: Equatable, Sendable {
  package let byteCount: Int64
  package let modifiedNanoseconds: Int64

  package init(byteCount: Int64, modifiedNanoseconds: Int64) {
    self.byteCount = byteCount
    self.modifiedNanoseconds = modifiedNanoseconds
  }

  /// Of a file without opening it; nil if there is none of that name.
  package init?(path: String) {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    #if canImport(Darwin)
      let time = status.st_mtimespec
    #else
      let time = status.st_mtim
    #endif
    let (scaled, overflows) = Int64(time.tv_sec).multipliedReportingOverflow(by: 1_000_000_000)
    self.init(
      byteCount: Int64(status.st_size),
      modifiedNanoseconds: overflows ? 0 : scaled &+ Int64(time.tv_nsec))
  }
}
