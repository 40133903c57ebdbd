import GaitAnalysis
import GaitModel
import TerminalCore

/// The force plots of the monitor: which curves, over which time, up to which force.
struct ForcePlots {
  let session: SessionState
  let options: ViewOptions
  /// What the plots show of time: the shown moment at three quarters, within the session.
  let window: ClosedRange<Double>

  /// Part of the window that lies before the shown time.
  private static let past = 0.75

  /// Lays the window out; it moves by whole columns.
  ///
  /// So curves keep their shape as they scroll, and a frame in which they rest costs nothing.
  init(session: SessionState, options: ViewOptions, columns: Int) {
    self.session = session
    self.options = options
    let range = session.transport.range
    let length = min(options.windowSeconds, max(range.upperBound - range.lowerBound, 0.1))
    let column = length / Double(max(columns, 1))
    let wanted = session.shownSeconds - Self.past * length
    let whole = range.lowerBound + ((wanted - range.lowerBound) / column).rounded(.down) * column
    let start = min(max(whole, range.lowerBound), range.upperBound - length)
    window = start...start + length
  }

  var unit: String { options.unit.rawValue }

  /// What newtons are multiplied with to be in the shown unit.
  var scale: Double {
    guard let weight = session.analysis?.calibration.bodyWeightNewtons else { return 1 }
    return options.forceScale(bodyWeightNewtons: weight)
  }

  /// From zero to a round number above every step found so far, so that the axis rests.
  var forceRange: ClosedRange<Double> {
    let bodyWeight = session.analysis?.calibration.bodyWeightNewtons ?? 700
    let highest = session.analysis?.summary.highestNewtons ?? 0
    let top = max(highest, 1.2 * bodyWeight) * scale
    let grain = options.unit == .newtons ? 100.0 : 20.0
    return 0...(top / grain).rounded(.up) * grain
  }

  /// A plot of one foot.
  func plot(_ foot: Foot, columns: Int, showsXAxis: Bool) -> LinePlot {
    var plot = LinePlot(
      series: series(foot, columns: columns), xRange: window, yRange: forceRange,
      verticalLines: verticalLines, unit: unit, xUnit: "s", showsXAxis: showsXAxis,
      showsGrid: true)
    plot.eventMarks = toeOffs(of: foot)
    return plot
  }

  /// A plot of both feet, of one force only.
  func sharedPlot(columns: Int) -> LinePlot {
    LinePlot(
      series: [
        curve(sharedForce, .left, role: .left, line: .solid, columns: columns),
        curve(sharedForce, .right, role: .right, line: .dashed, columns: columns),
      ].compactMap { $0 }, xRange: window, yRange: forceRange, verticalLines: verticalLines,
      unit: unit, xUnit: "s")
  }

  /// The estimate unless another force is asked for: it has no holes where nobody stood on a plate.
  var sharedForce: ForceKind { options.force == .measured ? .measured : .estimated }

  func time(atColumn column: Int, in rect: Rect) -> Double {
    axes(in: rect, showsXAxis: true).xValue(atColumn: column)
  }

  /// The axes of a plot, which no curve changes.
  func axes(in rect: Rect, showsXAxis: Bool) -> PlotFrame {
    PlotFrame(
      rect: rect, xRange: window, yRange: forceRange, unit: unit, xUnit: "s",
      showsXAxis: showsXAxis)
  }

  private func series(_ foot: Foot, columns: Int) -> [LinePlot.Series] {
    // The plate is an area and the estimate a line on it, so that neither hides the other.
    var plate = curve(.reference, foot, role: .reference, line: .solid, columns: columns)
    plate?.isFilled = true
    let estimate = curve(.estimated, foot, role: foot.role, line: .solid, columns: columns)
    var series = [plate]
    let current = currentStep.flatMap { $0.stance.foot == foot ? $0 : nil }
    if let current {
      // Without a plate there is no area, which would be taken for one's.
      var ground = current.reference == nil ? nil : plate?.part(in: current.stance.seconds)
      ground?.tint = foot.role
      series.append(ground)
    }
    if options.force == .measured {
      series.append(curve(.measured, foot, role: .measured, line: .dashed, columns: columns))
    }
    series.append(estimate)
    if let current {
      var line = estimate?.part(in: current.stance.seconds)
      line?.isHighlight = true
      series.append(line)
    }
    return series.compactMap { $0 }
  }

  /// The step that had last begun by the shown moment: the one that the words below are about.
  private var currentStep: Step? {
    guard let analysis = session.analysis else { return nil }
    let begun = analysis.stepCount(until: session.shownSeconds)
    return begun > 0 ? analysis.steps[begun - 1] : nil
  }

  private func toeOffs(of foot: Foot) -> [PlotEventMark] {
    (session.analysis?.stances(of: foot, in: window) ?? [])
      .map { PlotEventMark(x: $0.toeOffSeconds, role: .textDim) }
  }

  private func curve(
    _ kind: ForceKind, _ foot: Foot, role: ThemeRole, line: LineStyle, columns: Int
  ) -> LinePlot.Series? {
    guard let track = session.analysis?.tracks[foot] else { return nil }
    let (times, newtons) = track.samples(kind)
    let seen = times.indexRange(in: window)
    // A foot that has fallen silent has frames that are never estimated.
    guard seen.lowerBound < min(seen.upperBound, newtons.count) else { return nil }
    let range = seen.lowerBound..<min(seen.upperBound, newtons.count)
    let seconds = times.array(range)
    let points = CurvePoints(maxHoleSeconds: longestStep(of: seconds)).points(
      times: seconds, newtons: newtons.array(range), scale: scale, columns: columns)
    return LinePlot.Series(points: points, role: role, line: line)
  }

  /// Seconds between two samples that are still neighbours: no hole of the rule, nor two frames of a slow device.
  private func longestStep(of times: [Double]) -> Double {
    let rule = session.analysis?.rule.maxGapSeconds ?? 0.02
    let steps = zip(times, times.dropFirst()).prefix(64).map { $1 - $0 }
    return max(rule, 1.5 * (steps.median ?? 0))
  }

  private var verticalLines: [PlotVerticalLine] {
    var lines = [PlotVerticalLine(x: session.shownSeconds, role: .timeCursor)]
    for marker in session.markers where window.contains(marker.timeSeconds) {
      lines.append(PlotVerticalLine(x: marker.timeSeconds, role: .marker, label: marker.note))
    }
    if let a = session.cursorA { lines.append(PlotVerticalLine(x: a, role: .cursorA, label: "A")) }
    if let b = session.cursorB { lines.append(PlotVerticalLine(x: b, role: .cursorB, label: "B")) }
    return lines
  }
}

extension LinePlot.Series {
  /// What lies in a part of x.
  fileprivate func part(in range: ClosedRange<Double>) -> Self {
    var part = self
    part.points = points.filter { range.contains($0.x) }
    return part
  }
}

/// Samples thinned to what a plot can show: the lowest and highest of each sub-column.
struct CurvePoints {
  let maxHoleSeconds: Double

  func points(
    times: [Double], newtons: [Float], scale: Double, columns: Int
  ) -> [(x: Double, y: Double)] {
    let bucket = max(1, times.count / max(columns * 2, 1))
    var points: [(x: Double, y: Double)] = []
    points.reserveCapacity(min(times.count, columns * 4) + 8)
    var previous: Double?
    var index = 0
    while index < times.count {
      // Each sample is read once: this runs for every picture.
      var last = (time: times[index], newtons: newtons[index])
      // A hole breaks the curve: nothing is drawn over what was not measured.
      if let previous, last.time - previous > maxHoleSeconds + 1e-6 {
        points.append((previous, .nan))
      }
      var low = last
      var high = last
      let end = min(index + bucket, times.count)
      index += 1
      while index < end {
        let time = times[index]
        if time - last.time > maxHoleSeconds + 1e-6 { break }
        last = (time, newtons[index])
        if last.newtons < low.newtons { low = last }
        if last.newtons > high.newtons { high = last }
        index += 1
      }
      let isLowFirst = low.time <= high.time
      let (first, second) = isLowFirst ? (low, high) : (high, low)
      points.append((first.time, Double(first.newtons) * scale))
      if first.time < second.time { points.append((second.time, Double(second.newtons) * scale)) }
      previous = last.time
    }
    return points
  }
}
