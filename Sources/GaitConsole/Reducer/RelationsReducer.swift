import GaitAnalysis
import GaitModel
import PlainText

/// Maps of what networks make of a step, on the Models screen.
extension ConsoleState {
  mutating func changeRelations(_ command: ConsoleCommand) -> [ConsoleEffect] {
    // From the palette it works on every screen, and what it does is to be seen.
    let effects = show(.models)
    guard session != nil else {
      notice = Notice(tr("no session is open: choose one in the library"))
      return effects
    }
    switch command {
    case .relationMap: models.relations.nextMap()
    case .relationLayer:
      models.relations.layer = (models.relations.layer + 1) % RelationsState.layers
    default: break
    }
    return effects
  }

  /// Asks for the maps of the step that is looked at, once for each.
  mutating func followRelations(after action: ConsoleAction) -> [ConsoleEffect] {
    if case .analysisProgressed = action { models.relations.asked = nil }
    guard screen == .models, models.relations.map != nil, let session, !session.isLive,
      session.progress >= 1, let analysis = session.analysis, let step = session.shownStep,
      !models.entries.isEmpty
    else { return [] }
    models.markAutomatically()
    let question = RelationsState.Question(
      place: StepRelations.Place(foot: step.foot, index: step.index), models: models.marked)
    guard question != models.relations.asked else { return [] }
    models.relations.asked = question
    return [.readRelations(question, of: analysis)]
  }

  mutating func relationsRead(_ report: StepRelations?) {
    models.relations.report = report
    models.relations.problem =
      report == nil
      ? tr("The step has a hole, or none of the marked models is a network (c marks).") : nil
  }

  /// Puts cursors on the two moments that a place on a map stands for.
  ///
  /// - Parameters:
  ///   - across: part of stance of the map's column.
  ///   - down: part of stance of its row.
  mutating func chooseMoments(across: Double, down: Double) {
    guard let step = session?.shownStep else { return }
    let start = step.stance.initialContactSeconds
    session?.cursorA = start + down * step.stance.stanceSeconds
    session?.cursorB = start + across * step.stance.stanceSeconds
  }
}
