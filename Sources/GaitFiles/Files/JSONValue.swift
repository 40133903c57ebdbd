import PlainText

/// JSON that keeps the order of its keys and writes null where a contract promises a key.
package enum JSONValue: Equatable, Sendable {
  case null
  case bool(Bool)
  case integer(Int)
  case number(Double)
  /// A moment or duration, to the microsecond however long the recording's clock has run.
  case seconds(Double)
  case string(String)
  case array([JSONValue])
  /// Numbers of a long row, on one line.
  case numbers([Double])
  case object([(key: String, value: JSONValue)])

  package init(_ value: Double?) { self = value.map(JSONValue.number) ?? .null }
  package init(_ value: String?) { self = value.map(JSONValue.string) ?? .null }

  package static func == (lhs: JSONValue, rhs: JSONValue) -> Bool { lhs.text() == rhs.text() }

  /// The JSON text, indented by two spaces a level.
  package func text(level: Int = 0) -> String {
    let inner = String(repeating: "  ", count: level + 1)
    let outer = String(repeating: "  ", count: level)
    switch self {
    case .null: return "null"
    case .bool(let value): return value ? "true" : "false"
    case .integer(let value): return "\(value)"
    // JSON has no words for what is not a number.
    case .number(let value): return value.isFinite ? Self.rounded(value) : "null"
    case .seconds(let value): return value.isFinite ? Self.microseconds(value) : "null"
    case .string(let value): return Self.quoted(value)
    case .array(let values):
      if values.isEmpty { return "[]" }
      let lines = values.map { inner + $0.text(level: level + 1) }
      return "[\n" + lines.joined(separator: ",\n") + "\n" + outer + "]"
    case .numbers(let values):
      return "[" + values.map { JSONValue.number($0).text() }.joined(separator: ", ") + "]"
    case .object(let members):
      if members.isEmpty { return "{}" }
      let lines = members.map {
        "\(inner)\(Self.quoted($0.key)): \($0.value.text(level: level + 1))"
      }
      return "{\n" + lines.joined(separator: ",\n") + "\n" + outer + "}"
    }
  }

  /// Seven significant digits: more than any sensor knows, fewer than rounding errors show in.
  private static func rounded(_ value: Double) -> String {
    guard value != 0 else { return "0" }
    let exponent = 6 - Int(value.magnitude.logarithm10.rounded(.down))
    guard exponent > -12, exponent < 18 else { return "\(value)" }
    let scale = (0..<exponent.magnitude).reduce(1.0) { scale, _ in scale * 10 }
    let shown =
      exponent >= 0 ? (value * scale).rounded() / scale : (value / scale).rounded() * scale
    let text = "\(shown)"
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }

  private static func microseconds(_ value: Double) -> String {
    guard value.magnitude < 1e9 else { return "\(value)" }
    let shown = (value * 1e6).rounded() / 1e6
    return shown == shown.rounded() ? "\(Int(shown))" : "\(shown)"
  }

  private static func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      case "\n": quoted += "\\n"
      case "\t": quoted += "\\t"
      // Controls, and what could steer a terminal that shows the file.
      case _ where Printable.isHarmful(scalar):
        for unit in String(scalar).utf16 {
          let digits = String(unit, radix: 16)
          quoted += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        }
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }
}

extension Double {
  /// Decimal logarithm's integer part is all that is needed, so it is counted, not computed.
  fileprivate var logarithm10: Double {
    var exponent = 0.0
    var rest = self
    while rest >= 10 {
      rest /= 10
      exponent += 1
    }
    while rest < 1, rest > 0 {
      rest *= 10
      exponent -= 1
    }
    return exponent
  }
}
