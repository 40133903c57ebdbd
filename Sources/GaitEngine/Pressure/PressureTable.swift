package import GaitAnalysis
import GaitFiles
package import GaitModel
import PlainText

/// What a row of a table of pressures is.
package enum PressureRow: String, CaseIterable, Sendable {
  /// A region of a step.
  case region
  /// A cell of an insole.
  case cell
  /// A point of a gait line.
  case line
  /// A point of the butterfly.
  case butterfly
}

/// Pressures as CSV: what they are defined as and their means as comments, then the rows.
package struct PressureTable {
  private let report: PressureReport
  private let name: String
  private let session: String

  /// - Parameters:
  ///   - report: the pressures.
  ///   - metadata: of the session, for its name.
  package init(_ report: PressureReport, metadata: SessionMetadata) {
    self.report = report
    name = metadata.name
    session = TidyTable.cell(metadata.name)
  }

  /// The whole table.
  package func csv(_ row: PressureRow) -> String {
    let head = "gaitlab pressures 1: a row a \(row.rawValue)"
    let comments =
      [head, "session: \(FreeText.encode(name))", spanText]
      + PressureReport.definitions.map { "\($0.label): \($0.value)" } + means
      + ["research and education only"]
    let rows =
      switch row {
      case .region: regionRows
      case .cell: cellRows
      case .line: lineRows
      case .butterfly: butterflyRows
      }
    return (comments.map { "# \($0)" } + rows).joined(separator: "\n") + "\n"
  }

  // MARK: - Comments

  private var spanText: String {
    switch report.span {
    case .usedSteps: "span: the steps used"
    case .steps: "span: single steps"
    case .seconds(let range):
      "span: \(number(range.lowerBound, 3)) to \(number(range.upperBound, 3)) s; percent of the span where a "
        + "unit says stance"
    }
  }

  /// A line for each region and each gait line: mean (SD), n.
  var means: [String] {
    feet.flatMap { foot, pressure -> [String] in
      let regions = pressure.mask.regions.indices.map { $0 as Int? } + [nil]
      let lines = regions.map { index in
        let values = RegionMeasure.allCases.map { measure in
          "\(measure.title) \(text(pressure.mean(measure, region: index))) "
            + measure.unit(isAbsolute: pressure.isAbsolute)
        }
        let name = index.map { pressure.mask.regions[$0].name } ?? "whole foot"
        let n = pressure.mean(.peak, region: index)?.n ?? 0
        return "pressure \(foot.rawValue) \(FreeText.encode(name)), mean (SD), n \(n): "
          + values.joined(separator: ", ")
      }
      guard let line = pressure.line else { return lines }
      return lines + [
        "gait line \(foot.rawValue), mean (SD), n \(line.length.n): length \(text(line.length)) mm, lateral "
          + "excursion \(text(line.lateralExcursion)) mm, forward \(text(line.forwardExcursion)) mm, "
          + "progression \(text(line.progression)) degrees"
      ]
    } + butterflyMeans
  }

  private var butterflyMeans: [String] {
    guard let butterfly = report.butterfly else { return [] }
    return [
      "butterfly, \(butterfly.strides) strides: crossing x \(text(butterfly.crossingX)) mm, y "
        + "\(text(butterfly.crossingY)) mm"
    ]
  }

  private func text(_ value: MeanSD?) -> String {
    guard let value, value.n > 0 else { return "-" }
    return number(value.mean, 2) + (value.sd.map { " (\(number($0, 2)))" } ?? "")
  }

  private func number(_ value: Double, _ decimals: Int) -> String {
    FixedPoint.text(value, decimals: decimals)
  }

  // MARK: - Rows

  private var feet: [(Foot, FootPressure)] {
    Foot.allCases.compactMap { foot in report.feet[foot].map { (foot, $0) } }
  }

  /// Whether the columns are of kilopascals; a foot that reads something else leaves them empty.
  private var isAbsolute: Bool { feet.first?.1.isAbsolute ?? true }

  private func cell(_ value: Double?, _ decimals: Int = 4) -> String {
    TidyTable.cell(value, decimals: decimals)
  }

  private func joined(_ cells: [String]) -> String { cells.joined(separator: ",") }

  private var regionRows: [String] {
    let titles = RegionMeasure.allCases.map { "\($0.title) [\($0.unit(isAbsolute: isAbsolute))]" }
    var rows = [joined(["session", "foot", "step", "region", "cells", "area [cm2]"] + titles)]
    for (foot, pressure) in feet {
      for step in pressure.steps {
        let regions = zip(pressure.mask.regions.indices.map { $0 as Int? }, step.regions)
        for (index, region) in Array(regions) + [(nil, step.whole)] {
          let name = index.map { pressure.mask.regions[$0].name } ?? "whole foot"
          let area = pressure.areaSquareCentimetres(region: index)
          let head = [
            session, foot.rawValue, step.step.map { "\($0)" } ?? "", TidyTable.cell(name),
            "\(region.cellCount)", cell(area),
          ]
          let values = RegionMeasure.allCases.map { measure in
            let isSaid =
              pressure.isAbsolute == isAbsolute || ![.peak, .mean, .integral].contains(measure)
            return isSaid ? cell(measure.value(of: region), 6) : ""
          }
          rows.append(joined(head + values))
        }
      }
    }
    return rows
  }

  private var cellRows: [String] {
    let unit = RegionMeasure.peak.unit(isAbsolute: isAbsolute)
    var rows = [
      "session,foot,cell,x [mm],y [mm],area [mm2],region,peak [\(unit)],mean [\(unit)],"
        + "integral [\(unit) s],contact time [s]"
    ]
    for (foot, pressure) in feet where pressure.isAbsolute == isAbsolute {
      for (index, place) in pressure.layout.cells.enumerated() {
        let region = pressure.mask.regions.first { $0.cells.contains(index) }
        rows.append(
          joined([
            session, foot.rawValue, "\(index + 1)", cell(place.lateralX), cell(place.heelY),
            cell(place.areaSquareMillimetres), TidyTable.cell(region?.name ?? ""),
            cell(pressure.maps.peak[index], 6), cell(pressure.maps.mean[index], 6),
            cell(pressure.maps.integral[index], 6), cell(pressure.maps.contactSeconds[index], 6),
          ]))
      }
    }
    return rows
  }

  private var lineRows: [String] {
    var rows = ["session,foot,step,percent,x [mm],y [mm],x SD [mm],y SD [mm]"]
    for (foot, pressure) in feet {
      for step in pressure.steps {
        guard let line = step.line else { continue }
        for point in 0..<GaitLine.pointCount {
          rows.append(
            joined([
              session, foot.rawValue, step.step.map { "\($0)" } ?? "", "\(point)",
              cell(line.lateralX[point]), cell(line.heelY[point]), "", "",
            ]))
        }
      }
      guard let line = pressure.line else { continue }
      for point in 0..<GaitLine.pointCount {
        let (x, y) = (line.lateralX[point], line.heelY[point])
        rows.append(
          joined([
            session, foot.rawValue, "mean", "\(point)", cell(x.mean), cell(y.mean), cell(x.sd),
            cell(y.sd),
          ]))
      }
    }
    return rows
  }

  private var butterflyRows: [String] {
    var rows = ["session,percent,x [mm],y [mm],x SD [mm],y SD [mm]"]
    guard let butterfly = report.butterfly else { return rows }
    for point in 0..<Butterfly.pointCount {
      let (x, y) = (butterfly.x[point], butterfly.y[point])
      rows.append(
        joined([session, "\(point)", cell(x.mean), cell(y.mean), cell(x.sd), cell(y.sd)]))
    }
    return rows
  }
}
