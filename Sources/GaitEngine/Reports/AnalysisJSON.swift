package import GaitAnalysis
package import GaitFiles
package import GaitModel

/// The analysis as JSON by the schema `gaitlab.analysis/1`; keys are added, never renamed.
package enum AnalysisJSON {
  package static func value(
    _ analysis: SessionAnalysis, metadata: SessionMetadata, markers: [Marker] = [],
    durationSeconds: Double, pressure: PressureReport? = nil, norms: NormScores? = nil,
    outcome: FeedbackOutcome = FeedbackOutcome([])
  ) -> JSONValue {
    .object([
      ("schema", .string("gaitlab.analysis/1")),
      ("session", session(metadata, durationSeconds: durationSeconds)),
      ("markers", .array(StepMarkers(markers, of: analysis).placed.map(marker))),
      ("model", model(analysis)),
      ("rule", rule(analysis)),
      ("calibration", CalibrationJSON.value(analysis.calibration, metadata)),
      ("calibrations", CalibrationJSON.list(analysis.calibrations, metadata)),
      ("scale", scale(analysis)),
      ("steps", .array(analysis.steps.map { step($0, of: analysis) })),
      ("summary", summary(analysis)),
      ("errors", analysis.errors.map(errors) ?? .null),
      ("trust", trust(analysis.trust)),
      ("pressure", pressure.map(PressureJSON.value) ?? .null),
      ("norms", norms.map(NormText.json) ?? .null),
      ("feedback", outcome.json), ("phases", outcome.phasesJSON(analysis.steps)),
    ])
  }

  // MARK: - Session

  private static func session(_ metadata: SessionMetadata, durationSeconds: Double) -> JSONValue {
    let rates = metadata.feet.compactMap { metadata.insoles[$0]?.samplingRateHz }
    return .object([
      ("name", .string(metadata.name)), ("source", .string(metadata.source)),
      ("isSimulated", .bool(metadata.isSimulated)),
      ("personCode", JSONValue(metadata.personCode)),
      ("visit", metadata.visit.number.map { .integer($0) } ?? .null),
      ("condition", JSONValue(metadata.visit.condition)),
      ("durationSeconds", .seconds(durationSeconds)), ("sampleRateHz", JSONValue(rates.max())),
      ("bodyMassKilograms", JSONValue(metadata.bodyMassKilograms)),
      ("reference", JSONValue(metadata.reference)),
      (
        "notes",
        .array(metadata.notes.split(separator: "\n").map { .string(String($0)) })
      ),
      ("feet", .array(metadata.feet.map { .string($0.rawValue) })),
    ])
  }

  /// A moment with its note and the step that it belongs to, if any.
  private static func marker(_ placed: StepMarkers.Placed) -> JSONValue {
    .object([
      ("timeSeconds", .seconds(placed.marker.timeSeconds)), ("note", .string(placed.marker.note)),
      ("foot", JSONValue(placed.step?.foot.rawValue)),
      ("index", placed.step.map { .integer($0.index) } ?? .null),
    ])
  }

  /// The estimator; `sha256` is null while there is no model file behind it.
  private static func model(_ analysis: SessionAnalysis) -> JSONValue {
    .object([
      ("name", .string(analysis.estimator.name)),
      ("sha256", JSONValue(analysis.estimator.sha256)),
      ("delayFrames", .integer(analysis.estimator.delayFrames)),
      ("lookAheadFrames", .integer(analysis.estimator.lookAheadFrames)),
    ])
  }

  private static func rule(_ analysis: SessionAnalysis) -> JSONValue {
    let isInNewtons = analysis.hasThresholdsInNewtons
    return .object([
      ("force", .string(analysis.decidedBy.rawValue)),
      ("contacts", .string(analysis.contactsBy.rawValue)),
      ("onNewtons", JSONValue(isInNewtons ? analysis.thresholds.onNewtons : nil)),
      ("offNewtons", JSONValue(isInNewtons ? analysis.thresholds.offNewtons : nil)),
      ("onBodyWeights", JSONValue(analysis.onBodyWeights)),
      ("minRunningStanceSeconds", .number(StanceRule.minRunningStanceSeconds)),
      ("minStanceSeconds", .number(analysis.rule.minStanceSeconds)),
      ("minSwingSeconds", .number(analysis.rule.minSwingSeconds)),
      ("minContactSeconds", .number(analysis.rule.minContactSeconds)),
      ("maxStanceSeconds", .number(analysis.rule.maxStanceSeconds)),
      ("maxSwingSeconds", .number(analysis.rule.maxSwingSeconds)),
      ("maxGapSeconds", .number(analysis.rule.maxGapSeconds)),
    ])
  }

  /// How the scale has moved since the calibration; factors on the calibrated input of each foot.
  private static func scale(_ analysis: SessionAnalysis) -> JSONValue {
    let scale = analysis.trust.scale
    return .object([
      ("mode", .string(scale.mode.rawValue)),
      ("left", .number(scale.factors.left)), ("right", .number(scale.factors.right)),
      ("lowest", .number(scale.lowest)), ("highest", .number(scale.highest)),
      ("leftBounds", .bool(scale.hasLeft)),
      (
        "changes",
        .array(
          analysis.scaleChanges.map { change in
            .object([
              ("fromSeconds", .seconds(change.fromSeconds)),
              ("left", .number(change.factors.left)), ("right", .number(change.factors.right)),
            ])
          })
      ),
      (
        "definition",
        .string(
          "1 / (left + right over whole strides in body weights), median of five strides, causal")
      ),
    ])
  }

  // MARK: - Steps

  private static func step(_ step: Step, of analysis: SessionAnalysis) -> JSONValue {
    .object([
      ("foot", .string(step.foot.rawValue)), ("index", .integer(step.index)),
      ("initialContactSeconds", .seconds(step.stance.initialContactSeconds)),
      ("toeOffSeconds", .seconds(step.stance.toeOffSeconds)),
      ("stanceSeconds", .seconds(step.stance.stanceSeconds)),
      ("swingSeconds", JSONValue(step.swingSeconds)),
      ("doubleSupportSeconds", JSONValue(step.doubleSupportSeconds)),
      ("accepted", .bool(step.isAccepted)),
      ("rejection", JSONValue(step.rejection?.reason)),
      ("foundOn", .string(analysis.foundOn(step).rawValue)),
      ("measured", insole(step.measured, of: analysis)),
      ("estimated", insole(step.estimated, of: analysis)),
      ("reference", step.reference.map(force) ?? .null),
    ])
  }

  /// A force of the insoles; counts are never called newtons.
  private static func insole(
    _ features: ForceFeatures?, of analysis: SessionAnalysis
  ) -> JSONValue {
    guard let features else { return .null }
    guard case .object(let members) = force(features), !analysis.hasNewtons else {
      return force(features)
    }
    return .object(members.map { ($0.0, $0.0.contains("Newton") ? .null : $0.1) })
  }

  private static func force(_ features: ForceFeatures) -> JSONValue {
    let peaks = features.peaks
    return .object([
      ("firstPeakNewtons", JSONValue(peaks?.first.newtons)),
      ("firstPeakPercentStance", JSONValue(peaks?.first.percentStance)),
      ("valleyNewtons", JSONValue(peaks?.valley.newtons)),
      ("valleyPercentStance", JSONValue(peaks?.valley.percentStance)),
      ("secondPeakNewtons", JSONValue(peaks?.second.newtons)),
      ("secondPeakPercentStance", JSONValue(peaks?.second.percentStance)),
      ("meanNewtons", .number(features.meanNewtons)),
      ("hasDip", .bool(peaks != nil)),
      ("maxNewtons", .number(features.maxNewtons)),
      ("maxPercentStance", .number(features.maxPercentStance)),
      ("impulseNewtonSeconds", .number(features.impulseNewtonSeconds)),
      ("loadingRateNewtonsPerSecond", JSONValue(features.loadingRateNewtonsPerSecond)),
      (
        "loadingRateToMaxNewtonsPerSecond",
        JSONValue(features.loadingRateToMaxNewtonsPerSecond)
      ),
    ])
  }

  private static func summary(_ analysis: SessionAnalysis) -> JSONValue {
    let summary = analysis.summary
    func means(_ foot: Foot, _ kind: ForceKind) -> JSONValue {
      .object(
        StepMeasure.allCases.map { measure in
          let mean = analysis.gives(measure, of: kind) ? summary.feet(kind)[foot][measure] : nil
          return (
            measure.rawValue,
            .object([
              ("mean", JSONValue(mean?.mean)), ("sd", JSONValue(mean?.sd)),
              ("n", .integer(mean?.n ?? 0)),
            ])
          )
        })
    }
    return .object(
      LeftOutText.stepCounts(analysis) + [
        ("cadenceStepsPerMinute", JSONValue(summary.cadenceStepsPerMinute)),
        ("force", .string(summary.force.rawValue)),
        ("forceName", .string(summary.force.word)),
        ("left", means(.left, summary.force)), ("right", means(.right, summary.force)),
        ("symmetry", symmetry(summary, summary.force)),
        (
          "stepsWithoutDip",
          .object(
            Foot.allCases.map { ($0.rawValue, .integer(summary.flatSteps($0, summary.force))) })
        ),
        (
          "byForce",
          .object(
            summary.kinds.map { kind in
              (
                kind.word,
                .object([
                  ("left", means(.left, kind)), ("right", means(.right, kind)),
                  ("symmetry", symmetry(summary, kind)),
                ])
              )
            })
        ),
      ])
  }

  /// Null where too few steps have a measure; `few` names those.
  private static func symmetry(_ summary: GaitSummary, _ kind: ForceKind) -> JSONValue {
    let few = StepMeasure.allCases.filter {
      summary.symmetry($0, kind) != nil && summary.hasFew($0, kind)
    }
    var members: [(String, JSONValue)] = StepMeasure.allCases.map { measure in
      let value = summary.hasFew(measure, kind) ? nil : summary.symmetry(measure, kind)
      return (measure.rawValue, JSONValue(value))
    }
    members.append(("few", .array(few.map { JSONValue.string($0.rawValue) })))
    members.append(("definition", .string("(R - L) / (0.5 (R + L))")))
    return .object(members)
  }
}
