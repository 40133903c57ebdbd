#if canImport(Glibc)
  import CMalloc
#endif

/// How the process' memory is kept.
package enum Allocator {
  /// Gives large blocks back to the system as soon as they are free.
  ///
  /// glibc raises what it calls large up to 32 MiB as such blocks come and go, and keeps the rest in pieces. Of a live
  /// session, whose tracks are renewed for hours, the pieces were half as much memory again. Elsewhere nothing happens.
  package static func returnLargeBlocks() {
    #if canImport(Glibc)
      mallopt(M_MMAP_THRESHOLD, largeBytes)
      mallopt(M_TRIM_THRESHOLD, largeBytes)
    #endif
  }

  #if canImport(Glibc)
    /// What glibc begins with.
    private static let largeBytes: Int32 = 128 << 10
  #endif
}
