package import GaitAnalysis
import GaitFiles
import GaitModel
import GaitStore

extension LibraryCatalog {
  /// Sets sessions beside each other, visit by visit.
  ///
  /// - Parameters:
  ///   - person: whose they are; nil where files were named.
  ///   - paths: the sessions; one that cannot be read is named among those left out.
  ///   - counter: finds the numbers that are not known.
  ///   - condition: the only condition that counts; nil for all.
  ///   - report: told before each session which of them it is.
  /// - Returns: nil where the work was cancelled.
  package func trend(
    of person: String?, paths: [String], counter: StepCounter, condition: String? = nil,
    report: (Int) -> Void = { _ in }
  ) -> SessionTrend? {
    var sessions: [SessionTrend.Session] = []
    var leftOut: [SessionTrend.LeftOut] = []
    for (count, path) in paths.enumerated() {
      if CancellationToken.current.isCancelled { return nil }
      report(count)
      let name = FileName.last(path)
      do throws(GaitlabError) {
        let metadata = try SessionOpener.open(path: path).metadata
        switch numbers(path: path, counter: counter) {
        case .success(let numbers):
          var visit = metadata.visit
          visit.person = metadata.personCode
          sessions.append(
            SessionTrend.Session(
              name: name, visit: visit,
              startedAt: metadata.startedAtUnixSeconds.map(WallClock.minutes) ?? "",
              isSimulated: metadata.isSimulated, numbers: numbers))
        case .failure(let problem):
          leftOut.append(SessionTrend.LeftOut(name: name, reason: problem.summary))
        case nil:
          leftOut.append(SessionTrend.LeftOut(name: name, reason: "it is being recorded"))
        }
      } catch {
        leftOut.append(SessionTrend.LeftOut(name: name, reason: error.summary))
      }
    }
    if CancellationToken.current.isCancelled { return nil }
    return SessionTrend(person: person, sessions: sessions, condition: condition, leftOut: leftOut)
  }
}
