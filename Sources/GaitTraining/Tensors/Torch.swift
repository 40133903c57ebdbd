import CTorch

/// What libtorch keeps for the whole process.
package enum Torch {
  /// Threads that one operation may use; results can differ in the last bits between counts.
  package static var threadCount: Int { Int(ctorch_thread_count()) }

  /// Sets it; more threads than idle cores make libtorch wait for itself and many times slower.
  package static func setThreadCount(_ count: Int) throws(TrainingError) {
    guard ctorch_set_thread_count(Int32(clamping: count)) else {
      throw .ofLastCall(in: "setThreadCount")
    }
  }

  /// Has products of matrices computed as on other processors, so that machines repeat each other's trainings.
  ///
  /// The program may begin again, with the same arguments: to be called before anything else. An
  /// `OPENBLAS_CORETYPE` that somebody has set is kept, and nothing happens on processors without AVX2.
  package static func useCommonKernels() { ctorch_use_common_kernels() }

  /// Starts libtorch's generator, which `Tensor.normal` draws from.
  ///
  /// Networks do not: they start from a `SplitMix64`, the same on every machine.
  package static func seed(_ seed: UInt64) throws(TrainingError) {
    guard ctorch_seed(seed) else { throw .ofLastCall(in: "seed") }
  }

  /// Tensors that exist now, in all threads.
  package static var liveTensorCount: Int { Int(ctorch_live_count()) }
}
