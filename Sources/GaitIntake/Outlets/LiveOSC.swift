package import GaitModel

/// What a live session sends on as messages of Open Sound Control; docs/SINKS.md describes them.
package enum LiveOSC {
  /// The messages of an output, one a datagram; none where no foot has an estimate.
  package static func messages(_ output: LiveOutput) -> [OSCMessage] {
    switch output {
    case .session(let session):
      return [
        OSCMessage(
          "/gaitlab/session",
          [.string(session.estimator), .float(Float(session.bodyWeightNewtons))])
      ]
    case .estimate(let estimate):
      return Foot.allCases.compactMap { foot in
        let newtons = estimate.newtons[foot]
        return newtons.isFinite
          ? OSCMessage("/gaitlab/force/\(foot.rawValue)", [.float(newtons)]) : nil
      }
    case .step(let step):
      // What is not known is left out, and with it what comes behind.
      var arguments: [OSCMessage.Argument] = [
        .int(Int32(clamping: step.number)), .float(Float(step.stanceSeconds)),
      ]
      if let peak = step.peakPercent {
        arguments.append(.float(Float(peak)))
        if let rate = step.loadingRate { arguments.append(.float(Float(rate))) }
      }
      return [OSCMessage("/gaitlab/step/\(step.foot.rawValue)", arguments)]
    case .ended: return [OSCMessage("/gaitlab/end")]
    }
  }
}
