import GaitInference
import GaitModel
import Testing

@Suite struct RidgeRegressionTests {
  /// Frames of a few cells and a force for each of them.
  private struct Data {
    var frames: [[Float]]
    var targets: [Double]

    init(inputs: Int, count: Int, seed: UInt64, offset: Float = 0) {
      var random = SplitMix64(seed: seed)
      frames = (0..<count).map { _ in
        (0..<inputs).map { cell in Float(random.normal()) * Float(cell + 1) / 8 + offset }
      }
      targets = frames.map { _ in random.normal() }
    }

    /// Forces that a weighted sum of the cells gives exactly.
    mutating func setTargets(weight: [Double], bias: Double) {
      targets = frames.map { frame in
        zip(frame, weight).reduce(bias) { $0 + Double($1.0) * $1.1 }
      }
    }

    func regression(order: [Int]? = nil) -> RidgeRegression {
      var regression = RidgeRegression(inputs: frames.first?.count ?? 0)
      for index in order ?? Array(frames.indices) {
        let frame = frames[index]
        regression.add(frame.span, target: targets[index])
      }
      return regression
    }
  }

  private func furthest(_ found: [Float], _ expected: [Double]) -> Double {
    zip(found, expected).map { abs(Double($0) - $1) }.max() ?? .infinity
  }

  @Test func knownWeightsComeOutAsThePenaltyVanishes() throws {
    let weight = [0.5, -1.25, 2, 0, 0.75]
    var data = Data(inputs: 5, count: 200, seed: 1)
    data.setTargets(weight: weight, bias: 0.3)
    let regression = data.regression()
    #expect(regression.count == 200)
    let errors = try [1, 1e-2, 1e-4, 1e-9].map { penalty in
      furthest(try #require(regression.fit(penalty: penalty)).weight, weight)
    }
    #expect(errors.last.map { $0 < 1e-6 } == true)
    #expect(errors == errors.sorted(by: >), "less penalty, less error")
    #expect(errors[0] > 0.1, "a penalty as large as the variance shrinks")
    let fit = try #require(regression.fit(penalty: 1e-9))
    #expect(abs(fit.bias - 0.3) < 1e-6)
  }

  /// Gauss elimination of the centred normal equations, written without a look at the product's.
  private func plain(_ data: Data, penalty: Double) -> (weight: [Double], bias: Double) {
    let inputs = data.frames[0].count
    let count = Double(data.frames.count)
    let mean = (0..<inputs).map { cell in
      data.frames.reduce(0) { $0 + Double($1[cell]) } / count
    }
    let targetMean = data.targets.reduce(0, +) / count
    let centred = data.frames.map { frame in zip(frame, mean).map { Double($0) - $1 } }
    let squares = centred.joined().reduce(0) { $0 + $1 * $1 }
    var rows = (0..<inputs).map { row in
      (0..<inputs).map { column in
        centred.reduce(0) { $0 + $1[row] * $1[column] }
          + (row == column ? penalty * squares / Double(inputs) : 0)
      } + [zip(centred, data.targets).reduce(0) { $0 + $1.0[row] * ($1.1 - targetMean) }]
    }
    for pivot in 0..<inputs {
      for row in 0..<inputs where row != pivot {
        let factor = rows[row][pivot] / rows[pivot][pivot]
        for column in pivot...inputs { rows[row][column] -= factor * rows[pivot][column] }
      }
    }
    let weight = (0..<inputs).map { rows[$0][inputs] / rows[$0][$0] }
    return (weight, targetMean - zip(weight, mean).reduce(0) { $0 + $1.0 * $1.1 })
  }

  @Test(arguments: 0..<5 as Range<UInt64>, [1e-6, 0.01, 0.5, 20])
  func agreesWithTheNormalEquations(seed: UInt64, penalty: Double) throws {
    let data = Data(inputs: 6, count: 40, seed: seed, offset: 0.4)
    let fit = try #require(data.regression().fit(penalty: penalty))
    let expected = plain(data, penalty: penalty)
    #expect(furthest(fit.weight, expected.weight) < 1e-6)
    #expect(abs(Double(fit.bias) - expected.bias) < 1e-6)
  }

  /// Sums of squares would lose all digits here.
  @Test func largeOffsetsDoNoHarm() throws {
    let weight = [1, -0.5, 0.25]
    // Eighths are exact in single precision at this size.
    var data = Data(inputs: 3, count: 300, seed: 3)
    data.frames = data.frames.map { $0.map { ($0 * 8).rounded() / 8 + 1e5 } }
    data.setTargets(weight: weight, bias: 7)
    let fit = try #require(data.regression().fit(penalty: 1e-9))
    #expect(furthest(fit.weight, weight) < 1e-5)
  }

  @Test func theOrderOfFramesDoesNotMatter() throws {
    let data = Data(inputs: 8, count: 500, seed: 4, offset: 2)
    var random = SplitMix64(seed: 5)
    let plain = try #require(data.regression().fit(penalty: 0.01))
    for _ in 0..<5 {
      let order = data.frames.indices.shuffled(using: &random)
      let fit = try #require(data.regression(order: order).fit(penalty: 0.01))
      // The fit itself is rounded to single precision.
      #expect(furthest(fit.weight, plain.weight.map(Double.init)) < 2e-8)
      #expect(abs(fit.bias - plain.bias) < 2e-7)
    }
  }

  /// The offset is not penalised: it takes the mean whatever the penalty.
  @Test func aHugePenaltyLeavesTheMean() throws {
    let data = Data(inputs: 4, count: 50, seed: 6)
    let fit = try #require(data.regression().fit(penalty: 1e12))
    #expect(fit.weight.allSatisfy { abs($0) < 1e-9 })
    #expect(abs(Double(fit.bias) - data.targets.reduce(0, +) / 50) < 1e-7)
  }

  /// Cells that are never stood on, and cells that are copies of each other, are no obstacle.
  @Test func silentAndEqualCellsAreNoObstacle() throws {
    var data = Data(inputs: 2, count: 60, seed: 7)
    data.frames = data.frames.map { [$0[0], 0, $0[1], $0[1]] }
    data.setTargets(weight: [1, 0, 1, 1], bias: 0)
    let fit = try #require(data.regression().fit(penalty: 1e-9))
    #expect(furthest(fit.weight, [1, 0, 1, 1]) < 1e-5)
  }

  @Test func withoutAnythingToGoByThereIsNoFit() {
    var regression = RidgeRegression(inputs: 3)
    #expect(regression.fit(penalty: 0.1) == nil)
    let frame: [Float] = [1, 2, 3]
    regression.add(frame.span, target: 1)
    #expect(regression.fit(penalty: 0.1) == nil, "one frame")
    regression.add(frame.span, target: 2)
    #expect(regression.fit(penalty: 0.1) == nil, "no cell has changed")
    let other: [Float] = [1, 2, 4]
    regression.add(other.span, target: 2)
    #expect(regression.fit(penalty: 0.1) != nil)
    #expect(regression.fit(penalty: 0) == nil)
    #expect(regression.fit(penalty: -1) == nil)
    #expect(regression.fit(penalty: .nan) == nil)
  }
}
