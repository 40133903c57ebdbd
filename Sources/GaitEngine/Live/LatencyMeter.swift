package import GaitModel

/// How long frames take from their arrival to the screen: the last thousand pictures.
package struct LatencyMeter: Sendable {
  private static let kept = 1000
  private var seconds: [Double] = []
  private var next = 0

  package init() {}

  package mutating func observe(_ latency: Double) {
    guard latency.isFinite, latency >= 0 else { return }
    if seconds.count < Self.kept {
      seconds.append(latency)
    } else {
      seconds[next] = latency
      next = (next + 1) % Self.kept
    }
  }

  /// Half and 99 in 100 of them were no slower; nil before the first.
  package var status: LatencyStatus? {
    guard !seconds.isEmpty else { return nil }
    let sorted = seconds.sorted()
    func part(_ share: Double) -> Double {
      sorted[min(Int(share * Double(sorted.count)), sorted.count - 1)]
    }
    return LatencyStatus(medianSeconds: part(0.5), p99Seconds: part(0.99))
  }
}
