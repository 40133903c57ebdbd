import TerminalCore
import Testing

@testable import GaitAnalysis
@testable import GaitConsole

/// The numbers of the Models screen as text, and which of them stay where room is short.
@Suite struct ModelRowsTests {
  private func rows(_ comparison: EstimatorComparison, frameSeconds: Double? = 0.01)
    -> ModelComparisonRows
  {
    ModelComparisonRows(comparison: comparison, frameSeconds: frameSeconds, glyphs: .ascii)
  }

  private func texts(_ rows: [ModelComparisonRows.Row], _ label: String) -> [String]? {
    rows.first { $0.label.hasPrefix(label) }?.texts
  }

  @Test func countsAreShort() {
    let texts = [0, 128, 999, 1000, 65_600, 999_949, 999_950, 1_467_000].map(ModelText.count)
    #expect(texts == ["0", "128", "999", "1.0 k", "65.6 k", "999.9 k", "1.0 M", "1.5 M"])
    #expect(ModelText.frames(1, seconds: nil) == "1 frame")
    #expect(ModelText.frames(12, seconds: 0.01) == "12 frames, 120 ms")
  }

  @Test func theLowestErrorIsMarked() {
    let rows = rows(ModelFixture.comparison()).rows()
    #expect(texts(rows, "RMSE") == ["3.12", "* 2.43", "3.91"])
    #expect(rows.first?.best == [1])
    #expect(texts(rows, "bias") == ["-0.62", "-0.49", "-0.78"])
    #expect(texts(rows, "furthest") == ["", "-2.1 at 16%", "+3.4 at 16%"])
    #expect(texts(rows, "latency p50/p99, us") == ["38 / 62", "2410 / 3120", "38 / 61"])
    #expect(texts(rows, "look-ahead") == ["120 ms", "320 ms", "120 ms"])
  }

  @Test func narrowColumnsHaveShortNamesAndWholeNumbers() {
    var narrow = rows(ModelFixture.comparison())
    narrow.isNarrow = true
    for row in narrow.rows() {
      #expect(row.label.count <= 11, "\(row.label)")
      #expect(row.texts.allSatisfy { $0.count <= 8 }, "\(row.texts)")
    }
    #expect(texts(narrow.rows(), "latency us") == ["38", "2410", "38"])
  }

  @Test func oneModelAloneIsNotTheBest() {
    let rows = rows(ModelFixture.comparison(trials: 1)).rows()
    #expect(texts(rows, "RMSE") == ["3.12"])
    #expect(rows.allSatisfy { $0.best.isEmpty })
    #expect(texts(rows, "furthest") == nil)
  }

  @Test func equalErrorsAreEquallyGood() {
    let trial = ModelFixture.comparison().trials[0]
    let twice = EstimatorComparison(
      sessionName: "walk", isSimulated: false, stepsUsed: 16, trials: [trial, trial])
    #expect(rows(twice).rows().first?.best == [0, 1])
  }

  @Test func withoutReferenceThereAreNoErrors() {
    let rows = rows(ModelFixture.comparison(hasReference: false))
    #expect(!rows.hasReference)
    #expect(rows.rows().first?.label.hasPrefix("furthest") == true)
    #expect(rows.rows().count == 5)
  }

  @Test func whatIsNotKnownIsADash() {
    let bare = EstimatorComparison.Trial(
      estimator: EstimatorDescription(name: "bare", summary: "", delayFrames: 3), errors: nil,
      meanCurve: nil, departure: nil, latency: nil)
    let comparison = EstimatorComparison(
      sessionName: "walk", isSimulated: false, stepsUsed: 0,
      trials: ModelFixture.comparison(trials: 1).trials + [bare])
    let rows = rows(comparison, frameSeconds: nil).rows()
    #expect(texts(rows, "RMSE") == ["3.12", "-"])
    #expect(texts(rows, "furthest") == ["", "-"])
    #expect(texts(rows, "latency") == ["38 / 62", "-"])
    #expect(texts(rows, "look-ahead") == ["120 ms", "-"])
  }

  @Test func rowsGoInTheStatedOrder() {
    let rows = rows(ModelFixture.comparison())
    let all = rows.rows().map(\.label)
    var gone: [String] = []
    for limit in (0..<all.count).reversed() {
      let kept = rows.rows(limit: limit).map(\.label)
      #expect(kept.count == limit)
      #expect(kept == all.filter(kept.contains))
      gone += all.filter { !kept.contains($0) && !gone.contains($0) }
    }
    #expect(gone.prefix(5) == ["NRMSE %", "MAE %BW", "multiply-adds/frame", "r", "  swing"])
    #expect(gone.last == "RMSE %BW")
    #expect(rows.rows(limit: -1).isEmpty)
  }

  @Test func wholeDigestNeedsItsRoom() {
    let entry = ModelFixture.student
    func digest(_ width: Int) -> String? {
      ModelCardLines(entry: entry, width: width).lines.first { $0.label == "SHA-256" }?.text
    }
    #expect(digest(40) == "5a17e9b45a17")
    #expect(digest(78) == entry.description.sha256)
  }

  /// Nothing overlaps and nothing is outside, whatever the size.
  @Test func panelsNeverOverlap() {
    for (columns, rows) in [(40, 8), (80, 21), (80, 60), (99, 40), (100, 9), (120, 37), (300, 90)] {
      let content = Rect(x: 0, y: 1, width: columns, height: rows)
      for hasDeparture in [true, false] {
        for models in [0, 5, 60] {
          let layout = ModelsLayout(
            content: content, models: models, comparisonRows: { $0 > 70 ? 19 : 20 },
            hasDeparture: hasDeparture)
          let panels = [layout.list, layout.card, layout.comparison, layout.departure]
            .filter { !$0.isEmpty }
          for (index, panel) in panels.enumerated() {
            #expect(panel.intersection(content) == panel)
            for other in panels[(index + 1)...] { #expect(panel.intersection(other).isEmpty) }
          }
          #expect(!layout.list.isEmpty)
        }
      }
    }
  }
}
