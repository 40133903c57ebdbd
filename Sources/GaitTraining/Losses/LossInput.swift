/// What a loss compares: B windows of T frames.
package struct LossInput {
  package let student: NetworkOutput
  /// Of the teacher, shared by all students of the batch.
  package let maps: TeacherMaps
  /// The reference in body weights, `[B, outputs, T]`.
  package let target: Tensor
  /// What a frame counts in comparisons with the reference, `[B, 1, T]`; nil where all count alike.
  package let frameWeights: Tensor?
  /// Mean of the cells that networks read, `[B, 1, T]`; only selections look at it.
  package let cellSum: Tensor?

  package init(
    student: NetworkOutput, maps: TeacherMaps, target: Tensor, frameWeights: Tensor? = nil,
    cellSum: Tensor? = nil
  ) {
    self.student = student
    self.maps = maps
    self.target = target
    self.frameWeights = frameWeights
    self.cellSum = cellSum
  }

  /// With maps of its own.
  package init(
    student: NetworkOutput, teacher: NetworkOutput, target: Tensor, frameWeights: Tensor? = nil,
    cellSum: Tensor? = nil
  ) {
    self.init(
      student: student, maps: TeacherMaps(of: teacher), target: target,
      frameWeights: frameWeights, cellSum: cellSum)
  }

  /// Constants.
  package var teacher: NetworkOutput { maps.output }
  package var batchSize: Int { target.size(0) }
  package var frameCount: Int { target.size(2) }

  /// Without the frames next to the cuts, whose estimates lack part of what they depend on.
  package func trimmed(to frames: Range<Int>) -> LossInput {
    func trim(_ x: Tensor) -> Tensor { x.sliced(frames, along: 2) }
    return LossInput(
      student: student.trimmed(to: frames), teacher: teacher.trimmed(to: frames),
      target: trim(target), frameWeights: frameWeights.map(trim), cellSum: cellSum.map(trim))
  }

  /// The same without the maps that have been computed, which take memory.
  package func withoutMaps() -> LossInput {
    LossInput(
      student: student, teacher: teacher, target: target, frameWeights: frameWeights,
      cellSum: cellSum)
  }
}
