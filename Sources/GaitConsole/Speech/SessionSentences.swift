import GaitAnalysis
import GaitModel
import PlainText

/// A session in sentences: what it is, what was found, where it stands.
struct SessionSentences {
  let session: SessionState
  let options: ViewOptions

  private var info: MonitorInfo {
    MonitorInfo(session: session, options: options.suited(to: session.analysis))
  }

  // MARK: - What it is

  /// Whose session it is, how long and of what.
  ///
  /// - Parameter startedAt: when it was recorded, as the library has it.
  /// - Returns: a line each.
  func opened(startedAt: String) -> [String] {
    let identity = SessionIdentity(session, isNarrow: false)
    let metadata = session.metadata
    let range = session.transport.range
    var parts = identity.parts
    if !startedAt.isEmpty { parts.append(startedAt) }
    if !session.isLive {
      parts.append(
        tr("length \(ClockText.minutes(range.upperBound - range.lowerBound)) min"))
    }
    parts.append(metadata.feet.count == 2 ? tr("both feet") : metadata.feet.map(foot).joined())
    if !metadata.source.isEmpty { parts.append(metadata.source) }
    parts.append(metadata.reference.map { tr("reference: \($0)") } ?? tr("no reference force"))
    var lines = [
      session.isLive
        ? tr("measuring \(parts.joined(separator: ", "))")
        : tr("session \(parts.joined(separator: ", "))")
    ]
    if let warning = identity.warning { lines.append("! \(warning)") }
    return lines
  }

  private func foot(_ foot: Foot) -> String { tr("\(foot.word) foot") }

  /// What was found in all of it, and what there is to doubt.
  func analysed(_ analysis: SessionAnalysis) -> [String] {
    let (found, used) = (analysis.summary.stepsFound, analysis.summary.stepsUsed)
    return [
      tr(
        found, one: "analysed: \(found) step, \(used) used",
        many: "analysed: \(found) steps, \(used) used")
        + LeftOutText.counts(analysis)
    ] + [trust(analysis)]
  }

  /// What speaks for and against the numbers, doubts first.
  func trust(_ analysis: SessionAnalysis) -> String { SpokenText.line(info.trustLine(analysis).0) }

  // MARK: - Where it stands

  private var moment: String { ClockText.minutes(session.shownSeconds) }

  /// Forces at the shown moment.
  var position: String {
    let time = tr("at \(moment)")
    guard let forces else { return time }
    return "\(time): \(forces)"
  }

  private var forces: String? {
    guard let analysis = session.analysis else { return nil }
    let options = options.suited(to: analysis)
    let kind = analysis.shownForce(options.force)
    let scale = options.forceScale(bodyWeightNewtons: analysis.calibration.bodyWeightNewtons)
    let texts = session.metadata.feet.compactMap { foot -> String? in
      guard let newtons = analysis.tracks[foot]?.newtons(kind, at: session.shownSeconds) else {
        return nil
      }
      return "\(foot.word) \(ScreenNumber.text(newtons * scale, decimals: 0))"
    }
    guard !texts.isEmpty else { return nil }
    let unit = SpokenText.unit(options.unit)
    return "\(tr(word: kind.word)) " + texts.joined(separator: ", ") + " \(unit)"
  }

  /// The step that the shown moment is in.
  var step: String? { session.analysis.map { SpokenText.line(info.stepLine($0)) } }

  var cursors: String { SpokenText.line(info.cursorLine) }

  /// Whether it plays, and how fast.
  var pace: String {
    if session.isLive {
      return session.frozenAt.map { tr("FROZEN at \(ClockText.minutes($0))") } ?? tr("LIVE")
    }
    let transport = session.transport
    if let frozen = session.frozenAt { return tr("FROZEN at \(ClockText.minutes(frozen))") }
    guard transport.isPlaying else {
      return transport.isAtEnd ? tr("at the end, \(moment)") : tr("paused at \(moment)")
    }
    return transport.speed == 1
      ? tr("playing from \(moment)")
      : tr("playing from \(moment), speed \(speed)")
  }

  var speed: String { ScreenNumber.short(session.transport.speed) }

  /// All that the monitor tells.
  var monitor: [String] {
    var lines = [pace, position]
    guard let analysis = session.analysis else { return lines + [tr("Analysing ...")] }
    lines += [step, info.noteLine.map { SpokenText.line($0.0) }].compactMap(\.self)
    if session.cursorA != nil || session.cursorB != nil { lines.append(cursors) }
    return lines + [
      SpokenText.line(info.errorLine(analysis).0), trust(analysis),
    ]
  }
}
