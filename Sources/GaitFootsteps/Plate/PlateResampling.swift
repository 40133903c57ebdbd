/// From the plate's 500 Hz to the insole's 200 Hz, by linear interpolation.
enum PlateResampling {
  static let samplingRateHz = 200.0
  private static let step = PlateStep.samplingRateHz / samplingRateHz

  /// Frames at 200 Hz of a step, from its first to the last before it ends.
  static func frames(of step: PlateStep) -> Int {
    Int((Double(step.frameCount) / Self.step).rounded(.up))
  }

  /// The value at a frame of 200 Hz; after the last value comes zero.
  static func value<Value: BinaryFloatingPoint>(of values: [Value], frame: Int) -> Value {
    let position = Double(frame) * step
    let low = Int(position)
    let part = Value(position - Double(low))
    let next = low + 1 < values.count ? values[low + 1] : 0
    return values[low] + part * (next - values[low])
  }
}
