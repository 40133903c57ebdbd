import Foundation
package import GaitAnalysis
package import GaitModel

/// A force over time with the stances to be found in it, from a file of `Tests/Fixtures/stance`.
///
/// Header lines begin with `#`: `# on 20`, `# off 16`, any field of the rule by its name, and
/// `# stance FROM TO` for every stance expected. Sample lines are `seconds,newtons`, or
/// `+STEP xCOUNT,newtons` for COUNT more samples of the same force.
package struct StanceScenario: Sendable {
  package let name: String
  package let rule: StanceRule
  package let thresholds: StanceThresholds
  package let expected: [ClosedRange<Double>]
  package let samples: [ForceSample]

  package struct Malformed: Error {
    package let line: String
  }

  /// Names of the scenarios, without the extension.
  package static var names: [String] {
    let files = try? FileManager.default.contentsOfDirectory(atPath: Fixture.path("stance"))
    return (files ?? []).filter { $0.hasSuffix(".txt") }.map { String($0.dropLast(4)) }.sorted()
  }

  package init(named name: String) throws {
    let text = try String(contentsOfFile: Fixture.path("stance/\(name).txt"), encoding: .utf8)
    var rule = StanceRule()
    var thresholds = StanceThresholds(onNewtons: 20, offNewtons: 16)
    var expected: [ClosedRange<Double>] = []
    var samples: [ForceSample] = []
    for line in text.split(separator: "\n") {
      if line.hasPrefix("#") {
        let words = line.dropFirst().split(separator: " ")
        let numbers = words.dropFirst().compactMap { Double($0) }
        switch (words.first, numbers.count) {
        case ("on", 1): thresholds.onNewtons = numbers[0]
        case ("off", 1): thresholds.offNewtons = numbers[0]
        case ("minStance", 1): rule.minStanceSeconds = numbers[0]
        case ("minSwing", 1): rule.minSwingSeconds = numbers[0]
        case ("minContact", 1): rule.minContactSeconds = numbers[0]
        case ("stance", 2): expected.append(numbers[0]...numbers[1])
        default: break
        }
        continue
      }
      try Self.append(line, to: &samples)
    }
    self.name = name
    self.rule = rule
    self.thresholds = thresholds
    self.expected = expected
    self.samples = samples
  }

  private static func append(_ line: Substring, to samples: inout [ForceSample]) throws {
    let fields = line.split(separator: ",")
    guard fields.count == 2, let newtons = Double(fields[1]) else {
      throw Malformed(line: String(line))
    }
    if let time = Double(fields[0]), !fields[0].hasPrefix("+") {
      samples.append(ForceSample(foot: .left, timeSeconds: time, newtons: newtons))
      return
    }
    let words = fields[0].dropFirst().split(separator: "x")
    guard words.count == 2, let step = Double(words[0].trimmingCharacters(in: .whitespaces)),
      let count = Int(words[1])
    else { throw Malformed(line: String(line)) }
    for _ in 0..<count {
      let last = samples.last?.timeSeconds ?? -step
      // Whole milliseconds, so that a thousand repeats do not drift.
      let time = ((last + step) * 1000).rounded() / 1000
      samples.append(ForceSample(foot: .left, timeSeconds: time, newtons: newtons))
    }
  }
}
