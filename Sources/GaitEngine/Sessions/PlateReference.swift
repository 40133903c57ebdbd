import GaitAnalysis
package import GaitFiles
import GaitFormats
package import GaitModel
import PlainText

/// Makes a file of force plates the reference of a session of insoles.
package enum PlateReference {
  /// Reads the plates and matches them with the insoles.
  ///
  /// - Parameters:
  ///   - session: the insoles; a reference of its own is replaced.
  ///   - path: the file of force plates.
  ///   - answers: what that file does not say.
  ///   - stated: what is said of its plates.
  ///   - lagSeconds: what to add to the times of the plates; nil finds it.
  ///   - progress: called with the share, 0...1, that is read.
  /// - Returns: the session with a reference, whose notes say what was done.
  /// - Throws: why a file cannot be read; `dataRefused` where no contact of a plate fits a foot.
  package static func join(
    _ session: any SessionReading, path: String, answers: ImportAnswers,
    stated: PlateAnswers = PlateAnswers(), lagSeconds: Double? = nil, progress: (Double) -> Void
  ) throws(GaitlabError) -> RecordedSession {
    let plates = try ForcePlateImport.read(path: path, answers: answers, progress: progress)
    guard stated.feet.isEmpty || stated.feet.count == plates.plates.count else {
      throw GaitlabError(
        .dataRefused, file: path, found: Counted.text(plates.plates.count, "plate"),
        expected: "a plate for each of the \(stated.feet.count) that feet are said for",
        advice: "pass --reference-feet with a word for each plate, 'auto' to find it")
    }
    var joined = try session.recorded()
    let basis = try session.basis()
    let match = PlateMatching.match(
      plates: plates.plates.enumerated().map { index, plate in
        PlateForce(
          name: plate.name, times: plate.times, newtons: plate.newtons,
          stated: PlateForce.Stated(
            foot: stated.feet.isEmpty ? nil : stated.feet[index], isNegative: stated.isNegative))
      },
      insoles: PerFoot.each { foot in
        joined.frames[foot].flatMap { frames in
          basis.metadata.insoles[foot].map {
            InsoleForce(frames, insole: $0, calibrations: basis.calibrations)
          }
        }
      }, statedLagSeconds: lagSeconds)
    guard Foot.allCases.contains(where: { match.reference[$0] != nil }) else {
      throw GaitlabError(
        .dataRefused, file: path, found: "no load on a plate lasts as long as a contact of a foot",
        expected: "plates of the same walk",
        advice:
          "check that both files are of one trial (a lag of up to 30 s is found, --reference-lag says "
          + "any), or say whose the plates are: --reference-feet left,right")
    }
    // What somebody says stays apart, so that it can be said anew.
    joined.reference = match.reference.map { $0?.shifted(bySeconds: -(lagSeconds ?? 0)) }
    joined.metadata.reference = plates.source
    joined.metadata.referenceLagSeconds = lagSeconds ?? 0
    // Taken off each plate already.
    joined.metadata.referenceLevels = PerFoot(both: nil)
    joined.metadata.notes = ([joined.metadata.notes] + plates.notes + words(match))
      .filter { !$0.isEmpty }.joined(separator: "\n")
    return joined
  }

  /// What was done, a sentence each.
  static func words(_ match: PlateMatch) -> [String] {
    var words: [String] = []
    let lag = match.lag
    let seconds = FixedPoint.text(lag.seconds, decimals: 3)
    switch lag.origin {
    case .found:
      let fit = FixedPoint.text(lag.correlation, decimals: 3)
      words.append("Plates: \(seconds) s added to their times (r \(fit)).")
    case .nearestOfSeveral:
      let other = lag.alternative.map {
        "; \(FixedPoint.text($0, decimals: 3)) s fits nearly as well"
      }
      words.append("Plates: \(seconds) s added to their times\(other ?? "").")
    case .stated: words.append("Plates: \(seconds) s added to their times, as you say.")
    case .notFound: words.append("Plates: no lag was found; their times are taken as they are.")
    }
    for plate in match.plates {
      var parts: [String] = []
      if plate.level.isNegative { parts.append("its sign was turned") }
      switch plate.levelOrigin {
      case .measured:
        if abs(plate.level.newtons) >= 0.5 || abs(plate.level.driftPerSecond) >= 0.05 {
          parts.append(
            "\(FixedPoint.text(plate.level.newtons, decimals: 1)) N and a drift of "
              + "\(FixedPoint.text(plate.level.driftPerSecond, decimals: 2)) N/s were taken off")
        }
      case .neverUnloaded: parts.append("it is never unloaded, so that nothing was taken off")
      case .neverLoaded: parts.append("it is never loaded")
      }
      let given = plate.contacts.filter { $0.foot != nil }.count
      let left = plate.contacts.count - given
      if let foot = plate.contacts.first(where: { $0.verdict == .stated })?.foot {
        parts.append("it is the \(foot.rawValue) foot's, as you say")
      }
      parts.append(Counted.text(given, "contact") + " used")
      if left > 0 { parts.append("\(left) given to nobody, since no foot or both were on it") }
      words.append("\(plate.name): \(parts.joined(separator: "; ")).")
    }
    return words
  }
}
