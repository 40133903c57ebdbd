import GaitFiles
import GaitModel

/// The parameters of a C3D file, found by group and name.
struct C3DParameters {
  private enum Value {
    case numbers([Double])
    case text([String])
  }

  private struct Entry {
    var value: Value
    var dimensions: [Int]
  }

  private var entries: [String: Entry] = [:]

  /// Reads the parameter section.
  ///
  /// - Parameter bytes: the section from its first entry on; nothing beyond it is looked at.
  init(_ bytes: [UInt8]) {
    var groups: [Int: String] = [:]
    var parameters: [(group: Int, name: String, entry: Entry)] = []
    var position = 0
    // Every entry moves forwards, so that this ends with the section.
    while position + 2 <= bytes.count {
      let length = Int(Int8(bitPattern: bytes[position]).magnitude)
      let group = Int(Int8(bitPattern: bytes[position + 1]))
      let nameEnd = position + 2 + length
      guard length > 0, nameEnd + 2 <= bytes.count else { break }
      let name = String(decoding: bytes[position + 2..<nameEnd], as: UTF8.self).uppercased()
      let next = Int(bytes[nameEnd]) | Int(bytes[nameEnd + 1]) << 8
      if group < 0 {
        groups[-group] = name
      } else if let entry = Self.entry(bytes, at: nameEnd + 2) {
        parameters.append((group, name, entry))
      }
      guard next > 0 else { break }
      position = nameEnd + next
    }
    for parameter in parameters {
      guard let group = groups[parameter.group] else { continue }
      entries["\(group):\(parameter.name)"] = parameter.entry
    }
  }

  /// The numbers of a parameter, none where it is missing or text.
  func numbers(_ name: String) -> [Double] {
    guard case .numbers(let numbers)? = entries[name]?.value else { return [] }
    return numbers
  }

  func number(_ name: String) -> Double? { numbers(name).first }

  /// The whole numbers of a parameter; one that is none is -1.
  func integers(_ name: String) -> [Int] { numbers(name).map { Int(exactly: $0) ?? -1 } }

  func integer(_ name: String) -> Int? { number(name).flatMap { Int(exactly: $0) } }

  func text(_ name: String) -> [String] {
    guard case .text(let text)? = entries[name]?.value else { return [] }
    return text
  }

  func dimensions(_ name: String) -> [Int] { entries[name]?.dimensions ?? [] }

  // MARK: - Entries

  /// Type, dimensions and data; nil where they reach beyond the section.
  private static func entry(_ bytes: [UInt8], at start: Int) -> Entry? {
    guard start + 2 <= bytes.count else { return nil }
    let type = Int8(bitPattern: bytes[start])
    let count = Int(bytes[start + 1])
    guard count <= 7, start + 2 + count <= bytes.count else { return nil }
    let dimensions = bytes[start + 2..<start + 2 + count].map { Int($0) }
    let data = start + 2 + count
    var values = 1
    for dimension in dimensions {
      values *= dimension
      guard values <= bytes.count else { return nil }
    }
    let size = type == 4 ? 4 : type == 2 ? 2 : 1
    guard [-1, 1, 2, 4].contains(type), data + values * size <= bytes.count else { return nil }
    if type == -1 {
      let width = dimensions.first ?? 1
      let text = (0..<(width == 0 ? 0 : values / width)).map { index in
        let part = bytes[data + index * width..<data + (index + 1) * width]
        return String(decoding: part, as: UTF8.self).filter { $0 != "\0" }
      }
      return Entry(value: .text(text.map(trimmed)), dimensions: dimensions)
    }
    let numbers = (0..<values).map { index -> Double in
      let place = data + index * size
      switch type {
      case 1: return Double(bytes[place])
      case 2: return Double(Int16(bitPattern: UInt16(bytes[place]) | UInt16(bytes[place + 1]) << 8))
      default:
        let bits = (0..<4).reduce(UInt32(0)) { $0 | UInt32(bytes[place + $1]) << UInt32(8 * $1) }
        return Double(Float(bitPattern: bits))
      }
    }
    return Entry(value: .numbers(numbers), dimensions: dimensions)
  }

  private static func trimmed(_ text: String) -> String {
    var text = text[...]
    while text.last == " " { text.removeLast() }
    return String(text)
  }
}
