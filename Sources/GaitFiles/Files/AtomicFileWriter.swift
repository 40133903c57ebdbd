#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Writes a file that is there whole or not at all.
///
/// The bytes go to a hidden file beside the target, which takes the target's name in `commit`
/// after it has reached the disk. A writer that ends without `commit` removes it.
package struct AtomicFileWriter: ~Copyable {
  private static let flushByteCount = 256 * 1024

  private let path: String
  private let temporaryPath: String
  private let overwrites: Bool
  private var descriptor: CInt
  private var pending: [UInt8] = []
  private var isCommitted = false

  /// Begins a file.
  ///
  /// - Parameters:
  ///   - path: the target.
  ///   - overwrite: whether a file that is there may be replaced.
  /// - Throws: `alreadyExists`, `notAFile` or `writeFailed`; the target is untouched.
  package init(path: String, overwrite: Bool = false) throws(GaitlabError) {
    let temporary = try Self.openTemporary(beside: path, overwrite: overwrite)
    self.path = path
    overwrites = overwrite
    temporaryPath = temporary.path
    descriptor = temporary.descriptor
  }

  deinit {
    if descriptor >= 0 { close(descriptor) }
    if !isCommitted { unlink(temporaryPath) }
  }

  /// Adds bytes; they may wait in memory until `commit`.
  ///
  /// - Throws: `writeFailed`.
  package mutating func write(_ bytes: some Sequence<UInt8>) throws(GaitlabError) {
    pending.append(contentsOf: bytes)
    if pending.count >= Self.flushByteCount { try flush() }
  }

  /// Brings everything to the disk and gives the file its name.
  ///
  /// - Throws: `alreadyExists` if another program took the name meanwhile, or `writeFailed`; the
  ///   target is untouched then.
  package consuming func commit() throws(GaitlabError) {
    try flush()
    guard fsync(descriptor) == 0 else { throw .writeFailed(path) }
    let closed = close(descriptor)
    descriptor = -1
    guard closed == 0 else { throw .writeFailed(path) }
    try OutputPath.place(temporaryPath, at: path, replacing: overwrites)
    isCommitted = true
    syncFolder()
  }

  private static func openTemporary(
    beside path: String, overwrite: Bool
  ) throws(GaitlabError) -> (path: String, descriptor: CInt) {
    var status = stat()
    let exists = lstat(path, &status) == 0
    try OutputPath.requireReplaceable(path)
    if exists, !overwrite { throw .alreadyExists(path) }
    let mode: mode_t = exists ? status.st_mode & 0o666 : 0o666
    // The name is drawn, so that two writers never meet; if they do, O_EXCL refuses the second.
    let name = ".gaitlab-\(getpid())-\(UInt64.random(in: 0 ... .max)).partial"
    let temporaryPath = FileName.folder(path) + "/" + name
    let descriptor = FileInspection.retrying {
      open(temporaryPath, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode)
    }
    guard descriptor >= 0 else { throw .writeFailed(path) }
    return (temporaryPath, descriptor)
  }

  private mutating func flush() throws(GaitlabError) {
    var written = 0
    while written < pending.count {
      let count = pending.withUnsafeBytes { bytes in
        FileInspection.retrying {
          guard let base = bytes.baseAddress else { return -1 }
          #if canImport(Glibc)
            return Glibc.write(descriptor, base + written, bytes.count - written)
          #elseif canImport(Musl)
            return Musl.write(descriptor, base + written, bytes.count - written)
          #else
            return Darwin.write(descriptor, base + written, bytes.count - written)
          #endif
        }
      }
      guard count > 0 else { throw .writeFailed(path) }
      written += count
    }
    pending.removeAll(keepingCapacity: true)
  }

  /// Makes the new name survive a loss of power; a folder that cannot be synced is no error.
  private func syncFolder() {
    let folder = open(FileName.folder(path), O_RDONLY | O_CLOEXEC | O_DIRECTORY)
    guard folder >= 0 else { return }
    fsync(folder)
    close(folder)
  }
}
