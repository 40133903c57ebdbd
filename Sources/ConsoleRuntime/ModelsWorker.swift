import GaitAnalysis
import GaitConsole
import GaitEngine
import GaitFiles
import PlainText

/// Lists, changes and measures estimators away from the loop.
///
/// A class because it owns the cancellation of the measurement in progress.
final class ModelsWorker {
  private let library: ModelLibrary
  /// The model that was asked for, which may be a file beside all lists.
  private let named: [String]
  private let post: ConsolePost
  private let sessions: SessionWorker
  private var inUse: String
  private var measurement: CancellationToken?
  /// What reads the maps of a step.
  private var relations = CancellationToken()

  /// Seconds between two reports of how far a measurement has come.
  private static let reportSeconds = 0.1

  init(resources: ConsoleResources, post: ConsolePost, sessions: SessionWorker) {
    library = resources.models
    inUse = resources.modelId
    named = [resources.modelId]
    self.post = post
    self.sessions = sessions
  }

  deinit {
    measurement?.cancel()
    relations.cancel()
  }

  func list() {
    sessions.run { [library, named, inUse = inUseNow, post] in
      post.send(.modelsListed(library.entries(named: named).map(ModelEntry.init), inUse: inUse))
    }
  }

  /// Lets another model estimate the forces of what is measured, or else of the open session and of those
  /// to come.
  func use(id: String, live: LiveSession?) -> [ConsoleAction] {
    do throws(GaitlabError) {
      let source = try library.source(of: id)
      if let live { live.send(.estimate(source)) } else { sessions.use(source) }
      inUse = id
      return [.modelInUseChanged(id)]
    } catch {
      return [.notified(Notice(error.summary, kind: .problem))]
    }
  }

  /// Runs models over the open session, one after the other.
  func measure(ids: [String]) -> [ConsoleAction] {
    measurement?.cancel()
    let measurement = CancellationToken()
    self.measurement = measurement
    guard let opened = sessions.opened else {
      return [.modelComparisonFailed(tr("no session is open"))]
    }
    sessions.run(measurement) { [library, post, settings = sessions.openedSettings] in
      let clock = MonotonicClock()
      var reported = 0.0
      do throws(GaitlabError) {
        var sources: [EstimatorSource] = []
        for id in ids { sources.append(try library.source(of: id)) }
        let comparison = try ModelTrials.run(
          sources, on: opened.session, settings: settings, clock: clock
        ) { share in
          if clock.now() - reported >= Self.reportSeconds {
            reported = clock.now()
            post.send(.modelComparisonProgressed(share), of: measurement)
          }
          return !measurement.isCancelled
        }
        if let comparison { post.send(.modelComparisonReady(comparison), of: measurement) }
      } catch {
        post.send(.modelComparisonFailed(error.summary), of: measurement)
      }
    }
    return []
  }

  /// Reads what networks make of a step; what was asked for before is of no interest any more.
  func readRelations(_ question: RelationsState.Question, of analysis: SessionAnalysis) {
    relations.cancel()
    guard let opened = sessions.opened else { return }
    let work = CancellationToken()
    relations = work
    sessions.run(work) { [library, post] in
      do throws(GaitlabError) {
        var models: [LoadedModel] = []
        for id in question.models {
          let source = try library.source(of: id).resolved(for: opened.basis.metadata)
          if case .model(let model) = source { models.append(model) }
        }
        let reader = StepRelationsReader(
          session: opened.session, analysis: analysis, metadata: opened.basis.metadata)
        post.send(
          .relationsRead(try reader.relations(of: question.place, in: models)), of: work)
      } catch {
        post.send(.relationsFailed(error.summary), of: work)
      }
    }
  }

  /// What is measured now would be of another session, or of other steps of it.
  func stopMeasuring() {
    measurement?.cancel()
    measurement = nil
  }

  /// Another session is on the screen: what is measured now is of no interest, and what `auto` means
  /// may be another model.
  func sessionChanged() -> [ConsoleAction] {
    stopMeasuring()
    return inUse == ModelLibrary.automatic ? [.modelInUseChanged(inUseNow)] : []
  }

  /// The entry of the list that estimates the open session.
  private var inUseNow: String {
    guard inUse == ModelLibrary.automatic, let session = sessions.opened?.session else {
      return inUse
    }
    guard case .automatic(let models) = sessions.settings.estimator else {
      return ModelLibrary.sumOfCells
    }
    return models.choice(for: session.metadata)?.id ?? ModelLibrary.sumOfCells
  }
}

extension ModelEntry {
  fileprivate init(_ entry: ModelLibrary.Entry) {
    switch entry.card {
    case .success(let card): self.init(id: entry.id, description: card, shelf: entry.shelf)
    case .failure(let error):
      self.init(
        id: entry.id,
        description: .init(name: FileName.last(entry.id), summary: "", kind: "unreadable"),
        shelf: entry.shelf, problem: error.summary)
    }
  }
}
