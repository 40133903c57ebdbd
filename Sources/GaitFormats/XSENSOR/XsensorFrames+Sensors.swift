import GaitFiles
import GaitModel
import PlainText

// The matrix of one foot in a frame.
extension XsensorFrames {
  mutating func beginSensor(
    _ name: String, _ reader: borrowing LineReader
  ) throws(GaitlabError) {
    sensor = XsensorSensor()
    let named = XsensorSensor.foot(name: name)
    if named == nil, questions.isEmpty {
      questions = [.foot]
      unnamedSensor = DeviceName.cleaned(name)
    }
    let foot = named ?? answers.foot ?? .left
    guard matrices[foot] == nil else {
      throw reader.failure(
        .badHeader, found: "a second sensor of the \(foot.rawValue) foot in one frame",
        expected: "one sensor a foot, named -LF and -RF",
        advice: "export the insoles' sensors only")
    }
    block = .sensor(foot)
  }

  mutating func beginSensels(
    _ foot: Foot, _ reader: borrowing LineReader
  ) throws(GaitlabError) {
    guard unit != nil, sensor.isPlausible else {
      throw reader.failure(
        .badHeader, found: unit == nil ? "no line 'Units:'" : "a matrix that no insole has",
        expected: "'Units:', and 'Rows', 'Columns' and the sensels' size in each sensor's block",
        advice: "export the recording again with its header")
    }
    if let known = sensors[foot], known != sensor {
      throw reader.failure(
        .badHeader, found: "the \(foot.rawValue) foot's matrix changes in the recording",
        expected: "\(known.rows) rows of \(known.columns) columns",
        advice: "split the file where the insole changes")
    }
    sensors[foot] = sensor
    matrix = Array(repeating: 0, count: sensor.rows * sensor.columns)
    rowFieldCount = 0
    block = .sensels(foot, row: 0)
  }

  mutating func readSensels(
    _ foot: Foot, row index: Int, _ reader: inout LineReader
  ) throws(GaitlabError) {
    let bad = reader.withLine { row.read($0, style: style) }
    let isShort = row.values.count != sensor.columns || row.fieldCount < rowFieldCount
    if bad != nil || isShort, try reader.isAtEnd() {
      isCut = true
      return
    }
    guard bad == nil, row.values.count == sensor.columns else {
      throw reader.failure(
        bad == nil ? .wrongColumn : .badNumber,
        found: bad.map { "\($0.quotation) in field \($0.column + 1)" }
          ?? "\(Counted.text(row.values.count, "field")) in this row",
        expected: "\(sensor.columns) numbers, row \(index + 1) of \(sensor.rows)",
        advice: "export the recording again")
    }
    rowFieldCount = row.fieldCount
    for column in 0..<sensor.columns {
      let value = row[column]
      guard plausible.contains(value) else {
        throw reader.failure(
          value.isNaN ? .badNumber : .implausibleValue,
          found: value.isNaN ? "field \(column + 1) is empty" : "\(value) in field \(column + 1)",
          expected: "\(plausible.lowerBound) to \(plausible.upperBound)",
          advice: "check the unit, or export the recording again")
      }
      matrix[sensor.cell(row: index, column: column, foot: foot)] = Float(value)
    }
    if index + 1 < sensor.rows {
      block = .sensels(foot, row: index + 1)
    } else {
      matrices[foot] = matrix
      block = .group
    }
  }
}
