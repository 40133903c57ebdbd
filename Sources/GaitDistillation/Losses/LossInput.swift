/// What a loss compares: B windows of T frames.
package struct LossInput {
  package let student: NetworkOutput
  /// Constants.
  package let teacher: NetworkOutput
  /// The reference in body weights, `[B, outputs, T]`.
  package let target: Tensor
  /// What a frame counts in comparisons with the reference, `[B, 1, T]`; nil where all count alike.
  package let frameWeights: Tensor?

  package init(
    student: NetworkOutput, teacher: NetworkOutput, target: Tensor, frameWeights: Tensor? = nil
  ) {
    self.student = student
    self.teacher = teacher.detached()
    self.target = target
    self.frameWeights = frameWeights
  }

  package var batchSize: Int { target.size(0) }
  package var frameCount: Int { target.size(2) }

  /// Without the frames next to the cuts, whose estimates lack part of what they depend on.
  package func trimmed(to frames: Range<Int>) -> LossInput {
    func trim(_ x: Tensor) -> Tensor { x.sliced(frames, along: 2) }
    func trim(_ output: NetworkOutput) -> NetworkOutput {
      NetworkOutput(estimates: trim(output.estimates), groups: output.groups.map(trim))
    }
    return LossInput(
      student: trim(student), teacher: trim(teacher), target: trim(target),
      frameWeights: frameWeights.map(trim))
  }
}
