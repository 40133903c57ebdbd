/// How far the student is from the teacher.
///
/// L = mean((yS - yT)^2); yS, yT: `[B, outputs, T]`. What Hinton, Vinyals and Dean 2015 do for classes,
/// for real numbers, where softmax and temperature mean nothing.
package struct KDLoss: DistillationLoss, Sendable {
  package static let name = "kd"
  package static let termNames = ["output"]

  package init() {}

  package func terms(_ input: LossInput) -> [LossTerm] {
    [LossTerm("output", (input.student.estimates - input.teacher.estimates).squared().mean())]
  }
}
