import GaitAnalysis
import GaitModel
import PlainText
import TerminalCore

/// The number of a half of the Feedback screen with its unit, and the target in digits below it.
///
/// ```
///   L  112 % of body weight
///
///      target
///      95-105
/// ```
///
/// The number is as large as it can be, or at least ten rows high above a target; the target is left out where there is
/// no room for both.
struct FeedbackNumber {
  /// With the foot's letter, where there is room for one.
  let text: String
  /// The widest of the numbers side by side, so that all have digits of one size; nil for a number alone.
  var widest: String?
  let role: ThemeRole
  /// Nil before the first step.
  let unit: String?
  let target: FeedbackTarget

  /// Rows of a number that is read from afar whatever stands below it.
  private static let largeRows = 2 * BigText.leastRows

  /// Draws all of it in the middle of a rectangle.
  ///
  /// - Returns: whether the unit is there.
  func render(in rect: Rect, into buffer: inout CellBuffer, context: DrawContext) -> Bool {
    let number = BigText(text, role: role)
    let widest = widest.map { BigText($0, role: role) } ?? number
    // Large enough, the number leaves room for the rest; otherwise it has all of it.
    let above = rect.splitBottom(BigText.leastRows + 3).rest
    let fitting = widest.size(in: above).flatMap { $0.rows >= Self.largeRows ? $0 : nil }
    guard let size = fitting ?? widest.size(in: rect) else {
      number.render(in: rect, into: &buffer, context: context)
      return false
    }
    let unitColumns = unit.map { CharacterWidth.columns($0) } ?? 0
    let isBeside = unit != nil && size.columns + unitColumns + 2 <= rect.width
    let isBelow = !isBeside && unit != nil && size.rows < rect.height && unitColumns <= rect.width
    let numberRows = size.rows + (isBelow ? 1 : 0)
    let zone = BigText(Self.digits(of: target), role: .textDim)
    // What the digits are stands between them and the number, below a blank row if there is one.
    let left = rect.height - numberRows
    let gapRows = left >= BigText.leastRows + 2 ? 2 : 1
    let zoneSize = zone.size(
      in: Rect(
        x: 0, y: 0, width: rect.width,
        height: min(left - gapRows, max(size.rows * 2 / 3, BigText.leastRows))))
    let rows = numberRows + (zoneSize.map { $0.rows + gapRows } ?? 0)
    let top = rect.y + (rect.height - rows) / 2
    let own = Rect(x: 0, y: 0, width: size.columns, height: size.rows)
    let columns = number.size(in: own)?.columns ?? size.columns
    let start = rect.x + (rect.width - columns - (isBeside ? unitColumns + 1 : 0)) / 2
    number.render(
      in: Rect(x: start, y: top, width: columns, height: size.rows), into: &buffer,
      context: context)
    if let unit, isBeside {
      write(
        unit, x: start + columns + 1, y: top + size.rows - 1, .text, &buffer, context)
    } else if let unit, isBelow {
      write(
        unit, x: rect.x + (rect.width - unitColumns) / 2, y: top + size.rows, .text, &buffer,
        context)
    }
    guard let zoneSize else { return isBeside || isBelow }
    let below = top + numberRows
    let label = tr("target")
    write(
      label, x: rect.x + (rect.width - CharacterWidth.columns(label)) / 2, y: below + gapRows - 1,
      .textDim,
      &buffer, context)
    zone.render(
      in: Rect(
        x: rect.x, y: below + gapRows, width: rect.width, height: zoneSize.rows),
      into: &buffer, context: context)
    return isBeside || isBelow
  }

  /// Both ends of the zone; a hyphen between them would be a sign where one is negative.
  static func digits(of target: FeedbackTarget) -> String {
    let zone = target.zone
    let ends = [zone.lowerBound, zone.upperBound].map { FeedbackText.value($0, target.measure) }
    return ends.joined(separator: zone.lowerBound < 0 || target.measure == .symmetry ? " " : "-")
  }

  /// Writes on the ground that is there.
  private func write(
    _ text: String, x: Int, y: Int, _ role: ThemeRole, _ buffer: inout CellBuffer,
    _ context: DrawContext
  ) {
    var style = context.theme[role]
    if style.background == .terminalDefault { style.background = buffer[x, y].style.background }
    buffer.write(text, x: x, y: y, style: style)
  }
}
