import GaitAnalysis
import GaitModel
import PlainText
import TerminalCore

/// Steps that are left out by hand, and taken back.
extension ConsoleState {
  /// The found steps of the foot that the step table shows.
  var stepsOfFoot: [Step] {
    (session?.analysis?.steps ?? []).filter { $0.foot == stepsFoot }
  }

  /// Asks for the reason before the selected step is left out; takes it back if it is out already.
  mutating func leaveOutSelected() -> [ConsoleEffect] {
    guard let session, let analysis = session.analysis else {
      notice = Notice(tr("no session is open: choose one in the library"))
      return []
    }
    guard screen == .steps else {
      notice = Notice(tr("select a step on the steps screen (2) first"))
      return []
    }
    let steps = stepsOfFoot
    guard steps.indices.contains(selectedStep) else {
      notice = Notice(tr("no step of this foot was found"))
      return []
    }
    let step = steps[selectedStep]
    let records = LeftOutMatch.records(
      of: step, among: session.metadata.leftOutSteps, in: analysis.steps)
    guard records.isEmpty else {
      notice = Notice(tr("\(step.foot.word) step \(step.index) is taken back"))
      return takeBack(records)
    }
    if let rejection = step.rejection {
      notice = Notice(tr("step \(step.index) is not used anyway: \(rejection.screenReason)"))
      return []
    }
    overlay = .leaveOut(
      LeftOutStep(
        foot: step.foot, initialContactSeconds: step.stance.initialContactSeconds),
      number: step.index)
    return []
  }

  /// Types the reason; Enter leaves the step out.
  mutating func reasonKeyPressed(_ key: Key, _ step: LeftOutStep, number: Int) -> [ConsoleEffect] {
    var step = step
    switch key {
    case .character(let character) where step.reason.count < LeftOutStep.longestReason:
      step.reason.append(character)
    case .backspace: if !step.reason.isEmpty { step.reason.removeLast() }
    case .enter:
      overlay = nil
      guard session != nil else { return [] }
      session?.metadata.leftOutSteps.append(step)
      models.forgetSession()
      notice = Notice(tr("\(step.foot.word) step \(number) is left out; x takes it back"))
      return [.leaveOut(step, all: session?.metadata.leftOutSteps ?? [])]
    default: break
    }
    overlay = .leaveOut(step, number: number)
    return []
  }

  private mutating func takeBack(_ records: [LeftOutStep]) -> [ConsoleEffect] {
    session?.metadata.leftOutSteps.removeAll { records.contains($0) }
    models.forgetSession()
    return [.takeBack(records, all: session?.metadata.leftOutSteps ?? [])]
  }
}
