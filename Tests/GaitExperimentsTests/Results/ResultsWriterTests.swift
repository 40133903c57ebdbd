#if Training
  import Foundation
  import GaitAnalysis
  import GaitFiles
  import GaitTestSupport
  import PlainText
  import Testing

  @testable import GaitExperiments

  #if canImport(FoundationXML)
    import FoundationXML
  #endif

  @Suite struct ResultsWriterTests {
    private typealias Make = ExperimentFixture

    @Test func markdownSaysWhereItComesFromAndWhatIsMissing() throws {
      let made = try Make.table()
      let text = ResultsMarkdown(made.table, provenance: Make.provenance).text
      for part in [
        "# A \\| test\n", "Invented &lt;numbers&gt;; nobody walked.", "| seeds | 1, 2 |",
        "| commit | abc |", "| machine | one core |", "| command | gaitlab experiment --x |",
        "## Condition: fresh", "## Condition: worn", "- kd: fold F seed 1",
        "| kd | 5 of 6 folds | 0.0580 (0.0095), n 5 |",
        "| kd | scratch | 5 of 6 | 0.0580 | 0.0700 | -17.1 |",
        "Wilcoxon signed-rank, exact, two-sided",
      ] {
        #expect(text.contains(part), "\(part)")
      }
      for line in ResultsDefinitions.lines { #expect(text.contains(MarkdownText.escaped(line))) }
    }

    @Test func otherWaysToEvaluateHaveATableOfTheirOwn() throws {
      let made = try Make.table()
      let cells = made.cells.map { cell in
        var cell = cell
        cell.recordings += cell.recordings.map { recording in
          var lost = recording
          lost.recording += "-lost"
          lost.condition += ", 3 % lost"
          lost.rmse *= 2
          return lost
        }
        return cell
      }
      let table = try ResultsTable(cells, plan: made.table.plan, source: "fixture")
      let text = ResultsMarkdown(
        table, provenance: Make.provenance, protocols: ["3 % lost"]
      ).text
      let own = ResultsMarkdown(made.table, provenance: Make.provenance).text
      let overview = try #require(own.range(of: #"## In short[^#]*"#, options: .regularExpression))
      #expect(text.contains(own[overview].trimmingCharacters(in: .newlines)))
      #expect(text.contains("## Under other protocols"))
      let kd = try #require(table.conditions.first { $0.condition == "worn, 3 % lost" }?.arm("kd"))
      let rmse = try #require(kd.values[.rmse]?.mean)
      #expect(text.contains("| worn, 3 % lost | "))
      #expect(text.contains("| \(ResultsText.number(rmse, 4))"))
      #expect(!own.contains("Under other protocols"))
    }

    @Test func whatIsMissingIsNamedShortly() throws {
      let made = try Make.table()
      var plan = made.table.plan
      plan.seeds = ["scratch": [1, 2, 3], "kd": [1, 2]]
      let table = try ResultsTable(made.cells, plan: plan, source: "fixture")
      #expect(table.missing[0] == "scratch: seeds 2, 3 of every fold")
      #expect(table.missing[1].hasPrefix("kd: fold A seed 2; fold B seed 2; "))
      #expect(table.missing[1].hasSuffix("fold F seeds 1, 2"))
    }

    @Test func everyRowOfATableHasAsManyCellsAsItsHead() throws {
      let made = try Make.table()
      let lines = ResultsMarkdown(made.table, provenance: Make.provenance).text
        .split(separator: "\n", omittingEmptySubsequences: false)
      var width: Int?
      for line in lines {
        guard line.hasPrefix("|") else {
          width = nil
          continue
        }
        let cells = line.replacing("\\|", with: "").count { $0 == "|" }
        #expect(cells == width ?? cells, "\(line)")
        width = cells
      }
    }

    @Test func csvHasARowForEachRecordingArmAndSeed() throws {
      let made = try Make.table()
      let lines = ResultsCSV(made.cells, provenance: Make.provenance).text
        .split(separator: "\n").filter { !$0.hasPrefix("#") }
      #expect(lines.count == 1 + made.cells.count * 4)
      #expect(lines[0].hasPrefix("arm,fold,seed,recording,subject,condition,speed,frames"))
      let heads = fields(lines[0])
      for line in lines { #expect(fields(line).count == heads.count) }
      let first = Dictionary(
        uniqueKeysWithValues: zip(heads, fields(lines[1])))
      #expect(first["RMSE [BW]"] == "0.040000")
      #expect(first["r"] == "")
      #expect(first["seed"] == "1")
      #expect(first["initial contact, missed [%]"] == "10.0000")
    }

    /// Fields of a line without escaped quotes.
    private func fields(_ line: Substring) -> [String] {
      var fields = [""]
      var isQuoted = false
      for character in line {
        if character == "\"" {
          isQuoted.toggle()
        } else if character == ",", !isQuoted {
          fields.append("")
        } else {
          fields[fields.count - 1].append(character)
        }
      }
      return fields
    }

    @Test func jsonHoldsTableAndCells() throws {
      let made = try Make.table()
      let text = ResultsJSON(made.table, cells: made.cells, provenance: Make.provenance).text
      let object = try #require(
        JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
      #expect(object["schema"] as? String == "gaitlab.results/1")
      let conditions = try #require(object["conditions"] as? [[String: Any]])
      #expect(conditions.map { $0["condition"] as? String } == ["fresh", "worn"])
      let arms = try #require(conditions[0]["arms"] as? [[String: Any]])
      let overSubjects = try #require(arms[1]["overSubjects"] as? [String: Any])
      let rmse = try #require(overSubjects["rmse"] as? [String: Any])
      #expect(abs((rmse["mean"] as? Double ?? 0) - 0.058) < 1e-6)
      #expect(rmse["n"] as? Int == 5)
      #expect(overSubjects["pearsonR"] is NSNull)
      #expect((object["cells"] as? [Any])?.count == made.cells.count)
      #expect((object["missing"] as? [String]) == ["kd: fold F seed 1"])
    }

    @Test func plotsAreWellFormedAndSayWhatTheyShow() throws {
      let made = try Make.table()
      let pair = ResultsPlan.Pair("kd", against: "scratch")
      let plots = [
        ResultsSVG.subjects(made.table, caveat: "Nobody & nothing."),
        ResultsSVG.phases(made.table, caveat: "Nobody & nothing."),
        try #require(SlopePlot.text(made.table, pair: pair, caveat: "Nobody & nothing.")),
      ]
      for plot in plots {
        let parser = XMLParser(data: Data(plot.utf8))
        #expect(parser.parse(), "\(String(describing: parser.parserError))")
        for part in ["<title id=\"title\">", "<desc id=\"desc\">", "Nobody &amp; nothing."] {
          #expect(plot.contains(part), "\(part)")
        }
        #expect(plot.contains("5 of 6 folds"))
      }
      #expect(plots[0].components(separatedBy: "<circle").count - 1 == 22)
      #expect(plots[0].contains("subject F: 0.1000 BW"))
      #expect(plots[2].contains("-17.1 %, 5 of 5 better, p = 0.0625"))
      #expect(SlopePlot.text(made.table, pair: .init("kd", against: "dist"), caveat: "") == nil)
    }

    @Test func namesFromElsewhereStayText() throws {
      let name = "<b>|x</b> \u{1B}[2J \"q\" & =1,2 \u{FFFF}"
      let cells = ["A", "B"].flatMap { fold in
        [
          ExperimentFixture.cell(name, fold, rmse: 0.05),
          ExperimentFixture.cell("scratch", fold, rmse: 0.06),
        ]
      }
      let table = try ResultsTable(
        cells, plan: ResultsPlan(arms: ["scratch", name], folds: ["A", "B"]), source: "here")
      let texts = [
        ResultsMarkdown(table, provenance: Make.provenance).text,
        ResultsCSV(cells, provenance: Make.provenance).text,
        ResultsJSON(table, cells: cells, provenance: Make.provenance).text,
        ResultsSVG.subjects(table, caveat: name),
        ResultsSVG.phases(table, caveat: name),
        SlopePlot.text(table, pair: .init(name, against: "scratch"), caveat: name) ?? "",
      ]
      for text in texts {
        #expect(!text.contains("\u{1B}"))
        #expect(text.count > 100)
      }
      for text in [texts[0]] + texts[3...] { #expect(!text.contains("<b>")) }
      for text in texts[3...] { #expect(XMLParser(data: Data(text.utf8)).parse()) }
    }

    @Test func filesAreThereWholeAndNotReplacedUnasked() throws {
      try Fixture.withFolder { folder in
        let made = try Make.table()
        let path = folder + "/results.md"
        let document = ResultsMarkdown(made.table, provenance: Make.provenance)
        try ResultsFile.requireWritable(path, overwrite: false)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder).isEmpty)
        try document.write(to: path)
        #expect(try String(contentsOfFile: path, encoding: .utf8) == document.text)
        #expect(throws: GaitlabError.self) { try document.write(to: path) }
        #expect(throws: GaitlabError.self) {
          try ResultsFile.requireWritable(path, overwrite: false)
        }
        try document.write(to: path, overwrite: true)
      }
    }

    @Test(arguments: [
      (0.0713, 0.02, 4, 2), (0.05, 0.01, 5, 2), (1.0, 0.2, 5, 1), (0.6, 0.1, 6, 1), (37, 10, 4, 0),
      (0, 0.2, 5, 1), (Double.nan, 0.2, 5, 1),
    ])
    func axesEndAtRoundNumbers(highest: Double, step: Double, steps: Int, decimals: Int) {
      let axis = PlotAxis(highest: highest)
      #expect(abs(axis.step - step) < 1e-12)
      #expect(axis.steps == steps)
      #expect(axis.decimals == decimals)
      #expect(highest.isNaN || axis.end >= highest)
      #expect(axis.start == 0)
      #expect(axis.position(axis.end) == 1)
    }

    @Test func anAxisMayBeginBelowTheLowestValue() {
      let axis = PlotAxis(lowest: 0.043, highest: 0.071)
      #expect(
        axis.ticks.map(axis.label) == [
          "0.040", "0.045", "0.050", "0.055", "0.060", "0.065", "0.070", "0.075",
        ])
      #expect(axis.position(0.04) < 1e-9)
      #expect(axis.position(0.043) > 0)
    }
  }
#endif
