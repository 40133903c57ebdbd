/// Spreads samples of a stream that carry one time a packet over the time that the packet took.
///
/// Devices that collect samples before they send stamp the packet and not its samples. Without a sequence only
/// the stated rate says when each was measured: the first at the packet's time, each other one a step later.
/// A second sample with the time and the values of the first may be a copy that a network made; it waits for the
/// next sample, since a third one of that time makes them a packet.
struct PacketTimes {
  private var stamp: Double?
  private var values: [Float] = []
  /// Samples of that time so far.
  private var count = 0
  /// What may be a copy.
  private var suspect: PendingSample?
  /// Nil until a packet has been seen; false where packets are longer than the stated rate lets them be.
  private var isPacked: Bool?

  /// Takes the next sample without a sequence.
  ///
  /// - Parameters:
  ///   - sample: as it came.
  ///   - samplingRateHz: the stated rate.
  /// - Returns: what is to be put in order now, with the times that it was measured at: the copy that waited,
  ///   then the sample; nil for what there is not, or waits.
  mutating func place(
    _ sample: PendingSample, samplingRateHz: Double
  ) -> (PendingSample?, PendingSample?) {
    guard let packet = stamp, sample.device == packet, isPacked != false else {
      let copy = takeSuspect()
      if let stamp, isPacked == true, sample.device > stamp,
        (sample.device - stamp) * samplingRateHz < Double(count) - 0.5
      {
        isPacked = false
      }
      stamp = sample.device
      values = sample.values
      count = 1
      return (copy, sample)
    }
    if isPacked == nil, suspect == nil, sample.values == values {
      suspect = sample
      return (nil, nil)
    }
    isPacked = true
    func spread(_ sample: PendingSample) -> PendingSample {
      count += 1
      let seconds = packet + Double(count - 1) / samplingRateHz
      return PendingSample(values: sample.values, device: seconds, arrival: sample.arrival)
    }
    let copy = takeSuspect().map(spread)
    return (copy, spread(sample))
  }

  /// The copy that waits, at the end of a stream.
  mutating func takeSuspect() -> PendingSample? {
    defer { suspect = nil }
    return suspect
  }
}
