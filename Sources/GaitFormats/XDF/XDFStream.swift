import GaitFiles
import GaitModel

/// What a stream of an XDF file is for.
enum XDFRole: Equatable {
  case pressure
  case force

  /// The role that a stream's type or name tells; nil for any other stream.
  init?(_ header: XDFElement) {
    let type = (header.value("type") ?? "").lowercased()
    let name = (header.value("name") ?? "").lowercased()
    // What an estimator sent is no measurement.
    if name == "gaitlab-estimate" || header.value("desc", "gaitlab", "model") != nil { return nil }
    let words: [(XDFRole, [String], String)] = [
      (.pressure, ["pressure", "insole", "fsr"], type), (.force, ["force", "grf"], type),
      (.pressure, ["insole", "pressure", "sole"], name), (.force, ["force", "grf", "plate"], name),
    ]
    guard let found = words.first(where: { word in word.1.contains { word.2.contains($0) } }) else {
      return nil
    }
    self = found.0
  }
}

/// How numbers of a stream are stored.
enum XDFFormat: String {
  case float32
  case double64
  case int8
  case int16
  case int32
  case int64

  var byteCount: Int {
    switch self {
    case .int8: 1
    case .int16: 2
    case .float32, .int32: 4
    case .double64, .int64: 8
    }
  }

  func value(_ bytes: UnsafeRawBufferPointer, at offset: Int) -> Float {
    func integer<Value: FixedWidthInteger>(_ type: Value.Type) -> Value {
      Value(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: Value.self))
    }
    switch self {
    case .float32: return Float(bitPattern: integer(UInt32.self))
    case .double64: return Float(Double(bitPattern: integer(UInt64.self)))
    case .int8: return Float(integer(Int8.self))
    case .int16: return Float(integer(Int16.self))
    case .int32: return Float(integer(Int32.self))
    case .int64: return Float(integer(Int64.self))
    }
  }
}

/// A stream of an XDF file: what it says of itself, and its samples.
struct XDFStream {
  var id: UInt32
  var header: XDFElement
  var role: XDFRole
  var format: XDFFormat
  var channelCount: Int
  /// 0 for samples that come when they like.
  var nominalRateHz: Double
  /// As stored, in seconds of the sender's clock.
  var stamps: [Double] = []
  /// `stamps.count * channelCount` numbers, sample by sample.
  var values: [Float] = []
  var clock = XDFClock()

  /// Nil for a stream that is not read: of text, of another kind, or without channels.
  init?(id: UInt32, header: XDFElement) {
    guard let role = XDFRole(header),
      let format = header.value("channel_format").flatMap(XDFFormat.init(rawValue:)),
      let count = header.value("channel_count").flatMap({ Int($0) }), (1...16_384).contains(count)
    else { return nil }
    self.id = id
    self.header = header
    self.role = role
    self.format = format
    channelCount = count
    let rate = header.value("nominal_srate").flatMap { Double($0) } ?? 0
    nominalRateHz = Plausible.samplingRatesHz.contains(rate) ? rate : 0
  }

  func value(_ sample: Int, _ channel: Int) -> Float { values[sample * channelCount + channel] }

  /// The labels and units of the channels, as far as they are described.
  func channels(_ key: String) -> [String] {
    header.child("desc")?.child("channels")?.children.filter { $0.name == "channel" }
      .map { $0.value(key) ?? "" } ?? []
  }

  func gaitlab(_ key: String) -> String? { header.value("desc", "gaitlab", key) }

  /// The samples' times on the recorder's clock, and whether they had to be spread.
  ///
  /// Stamps that do not ascend, as those of samples that were sent together, are put on a line
  /// through all of them, a line for each stretch without a hole.
  ///
  /// - Returns: nil where not even that makes them ascend.
  func times() -> (times: [Double], areSpread: Bool)? {
    let corrected = clock.corrected(stamps)
    guard corrected.allSatisfy({ Plausible.times.contains($0) }) else { return nil }
    if zip(corrected, corrected.dropFirst()).allSatisfy({ $0 < $1 }) { return (corrected, false) }
    guard nominalRateHz > 0 else { return nil }
    var spread: [Double] = []
    var begin = 0
    for index in corrected.indices.dropFirst()
    where abs(corrected[index] - corrected[index - 1]) > 1 {
      spread += Self.line(corrected[begin..<index], rate: nominalRateHz)
      begin = index
    }
    spread += Self.line(corrected[begin...], rate: nominalRateHz)
    return zip(spread, spread.dropFirst()).allSatisfy { $0 < $1 } ? (spread, true) : nil
  }

  private static func line(_ times: ArraySlice<Double>, rate: Double) -> [Double] {
    let count = Double(times.count)
    let middle = (count - 1) / 2
    let mean = times.reduce(0, +) / count
    var slope = 1 / rate
    if times.count > 10 {
      let products = times.enumerated().reduce(0) { $0 + (Double($1.0) - middle) * ($1.1 - mean) }
      let fitted = products / (count * (count * count - 1) / 12)
      if fitted > 0.5 * slope, fitted < 2 * slope { slope = fitted }
    }
    return times.indices.map { mean + (Double($0 - times.startIndex) - middle) * slope }
  }
}

/// How a sender's clock runs against the recorder's.
struct XDFClock {
  /// When it was measured, by the sender's clock, and what to add.
  private(set) var offsets: [(time: Double, offset: Double)] = []

  mutating func add(time: Double, offset: Double) {
    guard Plausible.times.contains(time), Plausible.times.contains(offset),
      offsets.count < 1_000_000
    else { return }
    offsets.append((time, offset))
  }

  /// Times with the offset of a straight line through what was measured, without its outliers.
  func corrected(_ stamps: [Double]) -> [Double] {
    guard let first = offsets.first else { return stamps }
    guard offsets.count > 1 else { return stamps.map { $0 + first.offset } }
    var used = offsets
    var line = Self.line(used)
    for _ in 0..<3 {
      let residuals = used.map { abs($0.offset - line.at($0.time)) }
      let limit = max(6 * residuals.sorted()[residuals.count / 2], 1e-4)
      let kept = zip(used, residuals).filter { $0.1 <= limit }.map(\.0)
      guard kept.count < used.count, kept.count > 1 else { break }
      used = kept
      line = Self.line(used)
    }
    return stamps.map { $0 + line.at($0) }
  }

  private struct Line {
    var middle: Double
    var mean: Double
    var slope: Double

    func at(_ time: Double) -> Double { mean + slope * (time - middle) }
  }

  private static func line(_ points: [(time: Double, offset: Double)]) -> Line {
    let count = Double(points.count)
    let middle = points.reduce(0) { $0 + $1.time } / count
    let mean = points.reduce(0) { $0 + $1.offset } / count
    let products = points.reduce(0) { $0 + ($1.time - middle) * ($1.offset - mean) }
    let squares = points.reduce(0) { $0 + ($1.time - middle) * ($1.time - middle) }
    return Line(middle: middle, mean: mean, slope: squares > 0 ? products / squares : 0)
  }
}
