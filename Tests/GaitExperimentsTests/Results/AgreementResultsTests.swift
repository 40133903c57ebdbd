#if Training
  import GaitAnalysis
  import Testing

  @testable import GaitExperiments

  @Suite struct AgreementResultsTests {
    private func recording(
      _ name: String, estimate: Double, reference: Double, sd: Double? = 0.05, steps: Int = 4
    ) -> RecordingMetrics {
      var metrics = ExperimentFixture.metrics(name, subject: "A", rmse: 0.05)
      metrics.impulse = FeatureAgreement(
        estimate: estimate, reference: reference, differenceSD: sd, steps: steps)
      return metrics
    }

    /// Differences 0.1, 0 and 0.2: bias 0.1, SD 0.1; steps within add 3/4 of 0.05 squared.
    @Test func limitsAreThoseOfASingleStep() throws {
      let found = try #require(
        AgreementResults(
          .impulse,
          [
            recording("a", estimate: 0.5, reference: 0.4),
            recording("b", estimate: 0.6, reference: 0.6),
            recording("c", estimate: 1.0, reference: 0.8),
          ]))
      let spread = 1.96 * (0.01 + 0.75 * 0.0025).squareRoot()
      #expect(abs(found.bias - 0.1) < 1e-12)
      let limits = try #require(found.limits)
      #expect(abs(limits.lowerBound - (0.1 - spread)) < 1e-12)
      #expect(abs(limits.upperBound - (0.1 + spread)) < 1e-12)
      #expect(found.recordings == 3)
      let icc = IntraclassCorrelation([[0.5, 0.4], [0.6, 0.6], [1.0, 0.8]])
      #expect(found.correlation == icc)
    }

    /// Two seeds are one recording, not two.
    @Test func seedsOfARecordingAreAveraged() throws {
      let found = try #require(
        AgreementResults(
          .impulse,
          [
            recording("a", estimate: 0.5, reference: 0.4),
            recording("a", estimate: 0.7, reference: 0.4),
            recording("b", estimate: 0.6, reference: 0.5),
          ]))
      #expect(found.recordings == 2)
      #expect(abs(found.bias - 0.15) < 1e-12)
    }

    @Test func whatNoRecordingHasIsNil() {
      let bare = ExperimentFixture.metrics("a", subject: "A", rmse: 0.05)
      #expect(AgreementResults(.impulse, [bare]) == nil)
      #expect(AgreementResults(.firstPeak, [bare]) == nil)
    }

    @Test func documentsShowItWhereItIsKnown() throws {
      var cells = [
        ExperimentFixture.cell("scratch", "A", rmse: 0.05),
        ExperimentFixture.cell("scratch", "B", rmse: 0.06),
      ]
      let plan = ResultsPlan(arms: ["scratch"], folds: ["A", "B"])
      func text() throws -> String {
        ResultsMarkdown(
          try ResultsTable(cells, plan: plan, source: "test"),
          provenance: ExperimentFixture.provenance
        ).text
      }
      #expect(try !text().contains("### Agreement"))
      for cell in cells.indices {
        for index in cells[cell].recordings.indices {
          cells[cell].recordings[index].impulse = FeatureAgreement(
            estimate: 0.5 + 0.1 * Double(cell), reference: 0.5 + 0.1 * Double(cell),
            differenceSD: 0.01, steps: 10)
        }
      }
      #expect(
        try text().contains(
          "| scratch | 4 | - | - | - | - | - | - | 1.000 | 0.000 (-0.019 to 0.019) |"))
    }
  }
#endif
