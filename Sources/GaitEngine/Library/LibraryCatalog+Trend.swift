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
  ///   - others: sessions that do not count, which the trend names with those that cannot be read.
  ///   - report: told before each session which of them it is.
  /// - Returns: nil where the work was cancelled.
  package func trend(
    of person: String?, paths: [String], counter: StepCounter, condition: String? = nil,
    others: [SessionTrend.LeftOut] = [], report: (Int) -> Void = { _ in }
  ) -> SessionTrend? {
    var walks: [Walk] = []
    var leftOut = others
    for (count, path) in paths.enumerated() {
      if CancellationToken.current.isCancelled { return nil }
      report(count)
      let name = FileName.last(path)
      do throws(GaitlabError) {
        let opened = try SessionOpener.open(path: path)
        let metadata = opened.metadata
        switch numbers(path: path, counter: counter) {
        case .success(let numbers):
          var visit = metadata.visit
          visit.person = metadata.personCode
          walks.append(
            Walk(
              session: SessionTrend.Session(
                name: name, visit: visit,
                startedAt: metadata.startedAtUnixSeconds.map(WallClock.minutes) ?? "",
                isSimulated: metadata.isSimulated, numbers: numbers),
              startedAtUnixSeconds: metadata.startedAtUnixSeconds,
              durationSeconds: opened.seconds.upperBound - opened.seconds.lowerBound))
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
    let sessions = Self.once(walks, &leftOut)
    return SessionTrend(person: person, sessions: sessions, condition: condition, leftOut: leftOut)
  }

  /// A session, and what else tells its recording from others.
  private struct Walk {
    var session: SessionTrend.Session
    var startedAtUnixSeconds: Double?
    var durationSeconds: Double

    /// Whether both come from one recording, such as a vendor's file and the session that was imported from it.
    func isRecording(of other: Walk) -> Bool {
      // What somebody calls two visits, or two conditions, is not one.
      let (own, others) = (session.visit, other.session.visit)
      if let number = own.number, let second = others.number, number != second { return false }
      if let condition = own.condition, let second = others.condition, condition != second {
        return false
      }
      if session.numbers == other.session.numbers, session.numbers.stepsUsed > 0 { return true }
      // Another body mass moves every number, but neither beginning nor length.
      guard let start = startedAtUnixSeconds, !session.isSimulated else { return false }
      return start == other.startedAtUnixSeconds
        && abs(durationSeconds - other.durationSeconds) < 0.02
    }

    /// How much is said of whose it is.
    var words: Int {
      [session.visit.person, session.visit.number.map(String.init), session.visit.condition]
        .compactMap(\.self).count
    }
  }

  /// Each walk once: of two files of one recording the one counts that says more of whose it is.
  private static func once(
    _ walks: [Walk], _ leftOut: inout [SessionTrend.LeftOut]
  ) -> [SessionTrend.Session] {
    var kept: [Walk] = []
    for walk in walks {
      guard let place = kept.firstIndex(where: walk.isRecording) else {
        kept.append(walk)
        continue
      }
      let twin = kept[place]
      if walk.words > twin.words { kept[place] = walk }
      let (counts, other) = walk.words > twin.words ? (walk, twin) : (twin, walk)
      leftOut.append(
        SessionTrend.LeftOut(
          name: other.session.name,
          reason: "the same walk as \(counts.session.name), which counts"))
    }
    return kept.map(\.session)
  }
}
