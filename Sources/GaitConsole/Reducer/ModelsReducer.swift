import GaitAnalysis
import PlainText

/// What can be done and what happens on the Models screen.
extension ConsoleState {
  // MARK: - Keys

  /// Makes the selected model the one in use.
  mutating func useSelectedModel() -> [ConsoleEffect] {
    guard let entry = models.selectedEntry else { return [] }
    if live?.isViewer == true {
      notice = Notice(tr("read only: it is done where the session is measured"))
      return []
    }
    if let problem = entry.problem {
      notice = Notice(problem, kind: .problem)
      return []
    }
    guard entry.id != models.inUse else {
      notice = Notice(tr("'\(entry.description.name)' is in use already"))
      return []
    }
    notice = Notice(tr("changing to '\(entry.description.name)' ..."))
    return [.useModel(id: entry.id)]
  }

  /// Marks the selected model for the comparison or takes its mark away.
  mutating func toggleModelMark() {
    guard let entry = models.selectedEntry else { return }
    if let problem = entry.problem {
      notice = Notice(problem, kind: .problem)
    } else if models.marked.contains(entry.id) {
      models.marked.removeAll { $0 == entry.id }
    } else if models.marked.count < EstimatorComparison.limit {
      models.marked.append(entry.id)
    } else {
      notice = Notice(tr("three models at most: press c on a marked one to take its mark away"))
    }
  }

  /// Measures the marked models on the open session because somebody asks for it.
  mutating func measureModels() -> [ConsoleEffect] {
    // From the palette it works on every screen, and what it does is to be seen.
    let effects = show(.models)
    guard effects.isEmpty else { return effects }
    if session == nil {
      notice = Notice(tr("no session is open: choose one in the library"))
    } else if session?.analysis?.isComplete != true {
      notice = Notice(tr("wait until the session has been analysed"))
    } else if models.progress != nil {
      notice = Notice(tr("still measuring"))
    } else if models.marked.isEmpty {
      notice = Notice(tr("mark a model with c first"))
    } else {
      return startMeasuring()
    }
    return []
  }

  private mutating func startMeasuring() -> [ConsoleEffect] {
    models.progress = 0
    models.problem = nil
    return [.compareModels(ids: models.marked)]
  }

  // MARK: - Events

  /// What the Models screen needs when it is shown: the list, then the comparison.
  mutating func modelsShown() -> [ConsoleEffect] {
    models.entries.isEmpty ? [.listModels] : compareModelsIfDue()
  }

  /// Measures what the screen has no numbers of yet, as soon as there is something to measure on.
  ///
  /// A measurement that failed is not begun again until somebody asks for it.
  mutating func compareModelsIfDue() -> [ConsoleEffect] {
    guard screen == .models, session?.analysis?.isComplete == true, models.comparison == nil,
      models.progress == nil, models.problem == nil
    else { return [] }
    models.markAutomatically()
    return models.marked.isEmpty ? [] : startMeasuring()
  }

  mutating func modelsListed(_ entries: [ModelEntry], inUse: String) -> [ConsoleEffect] {
    models.list(entries, inUse: inUse)
    return compareModelsIfDue()
  }

  mutating func modelInUseChanged(_ id: String) {
    models.inUse = id
    if let name = models.entry(id)?.description.name {
      notice = Notice(tr("'\(name)' is in use now, on all screens"))
    }
  }

  /// News of a measurement; what comes after its session was closed is of no interest.
  mutating func modelComparisonChanged(_ change: (inout ModelsState) -> Void) {
    guard models.progress != nil else { return }
    change(&models)
  }
}
