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

  /// Lets all threads take their memory from one place.
  ///
  /// glibc gives each thread a place of its own, whose free blocks no other thread takes: a recording that is analysed on
  /// several threads, each of which works on whatever comes next, held a sixth more than it used. Elsewhere nothing happens.
  package static func shareAmongThreads() {
    #if canImport(Glibc)
      mallopt(M_ARENA_MAX, 1)
    #endif
  }

  #if canImport(Glibc)
    /// What glibc begins with.
    private static let largeBytes: Int32 = 128 << 10
  #endif
}
