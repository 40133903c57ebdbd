import GaitAnalysis
import GaitFiles
import GaitModel
import Testing

@Suite struct StanceSegmenterTests {
  private let thresholds = StanceThresholds(onNewtons: 40, offNewtons: 32)

  /// Walking, foot scuffs, flicker and noise at random, with times that jitter and jump.
  private func samples(seed: UInt64) -> [ForceSample] {
    var random = SplitMix64(seed: seed)
    var samples: [ForceSample] = []
    var time = 0.0
    while samples.count < 3000 {
      let newtons = [0.0, 20, 36, 60, 500][Int(random.next() % 5)]
      for _ in 0..<(1 + random.next() % 60) {
        time += random.uniform() < 0.01 ? 0.3 * random.uniform() : 0.004 + 0.002 * random.uniform()
        samples.append(
          ForceSample(foot: .left, timeSeconds: time, newtons: newtons + 10 * random.normal()))
      }
    }
    return samples
  }

  private func segmenter(_ rule: StanceRule = StanceRule()) -> StanceSegmenter {
    StanceSegmenter(foot: .left, rule: rule, thresholds: thresholds)
  }

  /// Copies are taken between chunks, as a paused replay takes them.
  @Test(arguments: UInt64(1)...12)
  func chunksChangeNothing(seed: UInt64) {
    let samples = samples(seed: seed)
    var whole = segmenter()
    for sample in samples { whole.push(timeSeconds: sample.timeSeconds, newtons: sample.newtons) }
    var random = SplitMix64(seed: seed, purpose: 1)
    var chunked = segmenter()
    var start = 0
    var seen: [Stance] = []
    while start < samples.count {
      let end = min(samples.count, start + 1 + Int(random.next() % 400))
      var copy = chunked
      for sample in samples[start..<end] {
        copy.push(timeSeconds: sample.timeSeconds, newtons: sample.newtons)
      }
      #expect(copy.stances.starts(with: seen), "a stance that was found is never taken back")
      seen = copy.stances
      chunked = copy
      start = end
    }
    #expect(chunked == whole)
    whole.finish()
    chunked.finish()
    #expect(chunked == whole)
    #expect(whole.stances.count > 3)
  }

  @Test(arguments: UInt64(20)...40)
  func stancesKeepTheRule(seed: UInt64) {
    let samples = samples(seed: seed)
    var found = segmenter()
    for sample in samples { found.push(timeSeconds: sample.timeSeconds, newtons: sample.newtons) }
    found.finish()
    let rule = found.rule
    for stance in found.stances { #expect(stance.stanceSeconds >= rule.minStanceSeconds) }
    for (stance, next) in zip(found.stances, found.stances.dropFirst()) {
      let swing = next.initialContactSeconds - stance.toeOffSeconds
      #expect(swing >= rule.minSwingSeconds - 1e-12)
    }
  }

  @Test func thresholdsFollowTheWeight() {
    let rule = StanceRule()
    #expect(rule.thresholds(bodyWeightNewtons: nil).onNewtons == 20)
    // The floor of 20 N gives way to 5 % of a child's weight.
    #expect(rule.thresholds(bodyWeightNewtons: 300).onNewtons == 15)
    #expect(rule.thresholds(bodyWeightNewtons: 400).onNewtons == 20)
    #expect(rule.thresholds(bodyWeightNewtons: 800).onNewtons == 40)
    #expect(rule.thresholds(bodyWeightNewtons: 800).offNewtons == 32)
    var custom = rule
    custom.minimumNewtons = 50
    custom.releaseFraction = 1
    #expect(
      custom.thresholds(bodyWeightNewtons: 800)
        == StanceThresholds(onNewtons: 50, offNewtons: 50))
  }

  @Test func finishingTwiceOrWithNothingIsHarmless() {
    var empty = segmenter()
    empty.finish()
    empty.finish()
    #expect(empty.stances.isEmpty)
    var one = segmenter()
    one.push(timeSeconds: 0, newtons: 900)
    one.finish()
    #expect(one.stances.isEmpty)
  }
}
