package import GaitModel

extension BasisSettings {
  /// Steps that an option leaves out, by their number in the step table: starting and stopping are not
  /// steady walking, and single ones are not of interest.
  package struct SkippedSteps: Equatable, Sendable {
    /// Contacts of each foot from its first.
    package var first: Int
    /// Contacts before the end of a recording; they are known once it ends.
    package var last: Int
    /// Numbers of single contacts of each foot.
    package var single: PerFoot<Set<Int>>
    /// Contacts by their moment, which another program has chosen by numbers of its own.
    package var contacts: [LeftOutStep] = []

    package init(first: Int = 0, last: Int = 0, single: PerFoot<Set<Int>> = PerFoot(both: [])) {
      self.first = first
      self.last = last
      self.single = single
    }

    /// The same steps of both feet, those at both ends rejected.
    func endsApplied(to steps: [Step], isComplete: Bool) -> [Step] {
      guard first > 0 || last > 0 else { return steps }
      let highest = PerFoot.each { foot in
        steps.lazy.filter { $0.foot == foot }.map(\.index).max() ?? 0
      }
      return steps.map { step in
        let isLast = isComplete && step.index > highest[step.foot] - last
        return step.index <= first || isLast ? step.rejected(.leftOut) : step
      }
    }

    /// The same steps of both feet, single ones rejected.
    func singleApplied(to steps: [Step]) -> [Step] {
      let steps = LeftOutMatch.applied(contacts, to: steps) { _ in .leftOut }
      guard Foot.allCases.contains(where: { !single[$0].isEmpty }) else { return steps }
      return steps.map { single[$0.foot].contains($0.index) ? $0.rejected(.leftOut) : $0 }
    }

    /// Numbers of single contacts that there are not.
    func singleWithoutStep(in steps: [Step]) -> PerFoot<[Int]> {
      PerFoot.each { foot in
        guard !single[foot].isEmpty else { return [] }
        return single[foot].subtracting(steps.lazy.filter { $0.foot == foot }.map(\.index)).sorted()
      }
    }
  }
}

extension Step {
  /// The same step rejected, unless it is already, for a reason of its own.
  func rejected(_ rejection: StepRejection) -> Step {
    guard isAccepted else { return self }
    var step = self
    step.rejection = rejection
    return step
  }
}
