/// Times of samples that came in packets: many within no time, then none for as long as they last.
///
/// The stated rate tells whether it is so: where each packet lasts as long at that rate as it takes
/// until the next, nothing is missing, and the samples are spread over that time.
enum BunchedTimes {
  /// Neighbours nearer than this part of a step are of one packet.
  private static let packetPart = 0.5
  /// A file whose samples are this often of a packet is bunched; fewer are jitter.
  private static let leastShare = 0.25
  /// How well packets have to fit the rate.
  private static let tolerance = 0.1
  private static let leastPackets = 3

  /// The times spread evenly.
  ///
  /// - Parameters:
  ///   - times: seconds, none before the one in front of it.
  ///   - rateHz: what the file states.
  /// - Returns: as many ascending times, or nil where they are not bunched or the rate does not fit.
  static func spread(_ times: [Double], rateHz: Double) -> [Double]? {
    guard times.count > 3, rateHz > 0 else { return nil }
    let step = 1 / rateHz
    var starts = [0]
    for index in times.indices.dropFirst()
    where times[index] - times[index - 1] >= packetPart * step {
      starts.append(index)
    }
    guard starts.count >= leastPackets,
      Double(times.count - starts.count) >= leastShare * Double(times.count)
    else { return nil }
    let lengths = zip(starts, starts.dropFirst()).map { start, next in
      (times[next] - times[start]) / (Double(next - start) * step)
    }.sorted()
    guard abs(lengths[lengths.count / 2] - 1) <= tolerance else { return nil }
    var spread: [Double] = []
    spread.reserveCapacity(times.count)
    for (packet, start) in starts.enumerated() {
      let next = packet + 1 < starts.count ? starts[packet + 1] : times.count
      let until = packet + 1 < starts.count ? times[next] : .infinity
      // A packet that ends before the next begins is followed by a hole.
      let pitch = min(1.5 * step, (until - times[start]) / Double(next - start))
      let used = pitch >= 1.5 * step ? step : pitch
      for index in start..<next { spread.append(times[start] + Double(index - start) * used) }
    }
    return spread
  }

  /// Times of another column of the same rows, moved as the rows were.
  static func moved(_ times: [Double], from old: [Double], to new: [Double]) -> [Double] {
    var index = 0
    return times.map { time in
      while index + 1 < old.count, old[index + 1] <= time { index += 1 }
      guard index + 1 < old.count, time > old[index] else { return time - old[index] + new[index] }
      let part = (time - old[index]) / (old[index + 1] - old[index])
      return new[index] + part * (new[index + 1] - new[index])
    }
  }
}
