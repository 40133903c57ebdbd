#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

extension InspectedFile {
  /// Lends the whole file's bytes without reading them into memory first.
  ///
  /// - Parameter body: gets the bytes that the file had when it was opened; they are gone
  ///   afterwards.
  /// - Returns: what the body returns.
  /// - Throws: `unreadable` if the file cannot be mapped, and what the body throws.
  package func withMappedBytes<Result>(
    _ body: (UnsafeRawBufferPointer) throws(GaitlabError) -> Result
  ) throws(GaitlabError) -> Result {
    let address = mmap(nil, byteCount, PROT_READ, MAP_PRIVATE, descriptor, 0)
    guard let address, address != MAP_FAILED else { throw FileInspection.unreadable(path) }
    defer { munmap(address, byteCount) }
    return try body(UnsafeRawBufferPointer(start: address, count: byteCount))
  }
}
