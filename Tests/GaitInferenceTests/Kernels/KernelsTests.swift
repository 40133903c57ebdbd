import CGaitKernels
import GaitModel
import Testing

@testable import GaitInference

/// Every set of kernels against the plain Swift reference.
@Suite struct KernelsTests {
  struct Case: CustomTestStringConvertible {
    let inputs: Int
    let outputs: Int
    let taps: Int
    let rows: Int
    var testDescription: String { "\(inputs)->\(outputs), \(taps) taps, \(rows) rows" }
  }

  static let cases: [Case] = [1, 2, 5, 11, 20, 23, 100].flatMap { rows in
    [
      Case(inputs: 128, outputs: 16, taps: 3, rows: rows),
      Case(inputs: 16, outputs: 32, taps: 1, rows: rows),
      Case(inputs: 48, outputs: 48, taps: 3, rows: rows),
      Case(inputs: 32, outputs: 64, taps: 3, rows: rows),
      Case(inputs: 16, outputs: 112, taps: 3, rows: rows),
    ]
  }

  @Test func theReferenceIsThereAndTheWidestIsLast() {
    #expect(Kernels.all.first?.name == "reference")
    #expect(Kernels.all.count == 1 + Int(gait_kernels_count()))
    #expect(Kernels.all.last?.name == Kernels.widest.name)
  }

  @Test(arguments: cases) func everySetAgreesWithTheReference(_ test: Case) throws {
    let expected = Self.run(test, kernels: .reference)
    for kernels in Kernels.all.dropFirst() {
      let found = Self.run(test, kernels: kernels)
      for (a, b) in zip(expected, found) {
        #expect(abs(a - b) <= 1e-5 * max(abs(a), 1), "\(kernels.name): \(a) and \(b)")
      }
    }
  }

  @Test(arguments: cases) func resultsDoNotDependOnHowRowsAreCut(_ test: Case) {
    for kernels in Kernels.all {
      let whole = Self.run(test, kernels: kernels)
      for rowsPerCall in [1, 3, 7] {
        let cut = Self.run(test, kernels: kernels, rowsPerCall: rowsPerCall)
        #expect(cut == whole, "\(kernels.name), \(rowsPerCall) rows a call")
      }
    }
  }

  /// What is wrong with a row is wrong with the three rows that read it, and with no others.
  @Test func aNaNOfARowTakenInAPairStaysWithTheRowsThatReadIt() {
    for kernels in Kernels.all {
      let test = Case(inputs: 48, outputs: 16, taps: 3, rows: 9)
      for poisonedRow in 3...4 {
        let found = Self.run(test, kernels: kernels, poisonedRow: poisonedRow)
        let bad = (0..<9).filter { found[$0 * 16..<$0 * 16 + 16].contains(where: \.isNaN) }
        #expect(bad == Array(poisonedRow - 2...poisonedRow), "\(kernels.name)")
      }
    }
  }

  @Test func aNaNIsNotLost() {
    for kernels in Kernels.all {
      let test = Case(inputs: 16, outputs: 16, taps: 1, rows: 3)
      let found = Self.run(test, kernels: kernels, poisonedRow: 1)
      // Sums first, then activated values; rows of 16.
      let isNaN = stride(from: 0, to: found.count, by: 16).map { found[$0..<$0 + 16] }
        .map { row in row.allSatisfy(\.isNaN) ? true : row.contains(where: \.isNaN) ? nil : false }
      #expect(isNaN == [false, true, false, false, true, false], "\(kernels.name)")
    }
  }

  /// Doubling an input adds twice what halving it takes away.
  @Test(arguments: cases) func sumsAreLinear(_ test: Case) {
    let scale: [Float] = [1, 0.5, 2]
    for kernels in Kernels.all {
      let sums = scale.map { factor in
        Self.run(test, kernels: kernels, inputScale: factor).prefix(test.rows * test.outputs)
      }
      for index in sums[0].indices {
        let slope = sums[2][index] - sums[0][index]
        let half = sums[0][index] - sums[1][index]
        #expect(abs(slope - 2 * half) <= 2e-5 * max(abs(slope), 1), "\(kernels.name)")
      }
    }
  }

  @Test func dotProductsAgree() {
    var random = SplitMix64(seed: 5)
    let a = (0..<192).map { _ in Float.random(in: -1...1, using: &random) }
    let b = (0..<192).map { _ in Float.random(in: -1...1, using: &random) }
    for kernels in Kernels.all {
      #expect(abs(kernels.dot(a, b, 192) - Kernels.reference.dot(a, b, 192)) < 1e-5)
    }
  }

  /// Sums, then activated values, of a convolution with a residual and a scale.
  private static func run(
    _ test: Case, kernels: Kernels, rowsPerCall: Int? = nil, poisonedRow: Int? = nil,
    inputScale: Float = 1
  ) -> [Float] {
    var random = SplitMix64(seed: UInt64(test.inputs * 1000 + test.outputs))
    func numbers(_ count: Int) -> [Float] {
      (0..<count).map { _ in Float.random(in: -1...1, using: &random) }
    }
    let convolution = Convolution(
      weight: numbers(test.inputs * test.outputs * test.taps), inputs: test.inputs,
      outputs: test.outputs, taps: test.taps, takesPairs: kernels.takesPairs)
    let scale = AlignedFloats(numbers(test.outputs))
    let shift = AlignedFloats(numbers(test.outputs))
    let residual = AlignedFloats(numbers(test.rows * test.outputs))
    var cells = numbers((test.rows + test.taps - 1) * test.inputs).map { $0 * inputScale }
    if let poisonedRow { cells[poisonedRow * test.inputs + 3] = .nan }
    let input = AlignedFloats(cells)
    let sum = AlignedFloats(count: test.rows * test.outputs)
    let activated = AlignedFloats(count: test.rows * test.outputs)
    let scratch = AlignedFloats(count: convolution.scratchCount)
    for start in stride(from: 0, to: test.rows, by: rowsPerCall ?? test.rows) {
      let rows = min(rowsPerCall ?? test.rows, test.rows - start)
      var task = convolution.task(then: Activation(scale: scale, shift: shift))
      task.input = UnsafePointer(input.base + start * test.inputs)
      task.rows = rows
      task.begins_odd = !start.isMultiple(of: 2)
      task.scratch = scratch.base
      task.residual = UnsafePointer(residual.base + start * test.outputs)
      task.sum = sum.base + start * test.outputs
      task.activated = activated.base + start * test.outputs
      kernels.convolve(&task)
    }
    return Array(UnsafeBufferPointer(start: sum.base, count: sum.count))
      + Array(UnsafeBufferPointer(start: activated.base, count: activated.count))
  }
}
