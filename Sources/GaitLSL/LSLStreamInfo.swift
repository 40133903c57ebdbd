import CLabStreamingLayer

/// What a stream says of itself.
///
/// A class because it owns the library's description; it stays on one thread.
final class LSLStreamInfo {
  let library: LSLLibrary
  let handle: OpaquePointer

  /// Takes a description over from the library.
  init(library: LSLLibrary, owning handle: OpaquePointer) {
    self.library = library
    self.handle = handle
  }

  /// How samples of an outlet are sent.
  enum Format {
    case float
    case double
    case text

    var code: Int32 {
      switch self {
      case .float: Int32(GL_LSL_FLOAT)
      case .double: Int32(GL_LSL_DOUBLE)
      case .text: Int32(GL_LSL_TEXT)
      }
    }
  }

  /// A description of a stream of our own; nil if the library refuses it.
  init?(
    library: LSLLibrary, name: String, type: String, channelCount: Int, samplingRateHz: Double,
    sourceID: String, format: Format = .float
  ) {
    guard
      let handle = gl_lsl_info_create(
        library.functions, name, type, Int32(clamping: channelCount), samplingRateHz, format.code,
        sourceID)
    else { return nil }
    self.library = library
    self.handle = handle
  }

  deinit { gl_lsl_info_free(library.functions, handle) }

  var name: String { text(gl_lsl_info_name(library.functions, handle)) ?? "" }
  var type: String { text(gl_lsl_info_type(library.functions, handle)) ?? "" }
  /// Differs for each outlet, also for one that was made again.
  var uniqueID: String { text(gl_lsl_info_uid(library.functions, handle)) ?? "" }
  var sourceID: String { text(gl_lsl_info_source_id(library.functions, handle)) ?? "" }
  var host: String { text(gl_lsl_info_host(library.functions, handle)) ?? "" }
  var createdAtSeconds: Double { gl_lsl_info_created_at(library.functions, handle) }
  var channelCount: Int { Int(gl_lsl_info_channels(library.functions, handle)) }
  /// 0 for samples that come when they like.
  var samplingRateHz: Double { gl_lsl_info_rate(library.functions, handle) }
  var isText: Bool { gl_lsl_info_format(library.functions, handle) == Int32(GL_LSL_TEXT) }

  /// The text of the metadata element `group/key`.
  func value(_ group: String, _ key: String) -> String? {
    text(gl_lsl_info_value(library.functions, handle, group, key))
  }

  /// The text of `key` of a described channel.
  func channelValue(_ index: Int, _ key: String) -> String? {
    text(gl_lsl_info_channel_value(library.functions, handle, Int32(clamping: index), key))
  }

  func add(_ group: String, _ key: String, _ value: String) {
    gl_lsl_info_add_value(library.functions, handle, group, key, value)
  }

  func addChannel(label: String, unit: String, type: String) {
    gl_lsl_info_add_channel(library.functions, handle, label, unit, type)
  }

  /// What the stream says, as a value.
  var summary: LSLStreamSummary {
    LSLStreamSummary(
      name: name, channelCount: channelCount, samplingRateHz: samplingRateHz,
      metadata: Dictionary(
        uniqueKeysWithValues: LSLStreamSummary.keys.compactMap { key in
          value("gaitlab", key).map { (key, $0) }
        }),
      // Channels of a plate; those of an insole need no names.
      labels: (0..<min(channelCount, LSLStreamSummary.labelLimit)).map {
        channelValue($0, "label") ?? ""
      },
      units: (0..<min(channelCount, LSLStreamSummary.labelLimit)).map {
        channelValue($0, "unit") ?? ""
      })
  }

  /// The library's text is copied; bytes that are no UTF-8 become replacement characters.
  private func text(_ pointer: UnsafePointer<CChar>?) -> String? {
    pointer.map(String.init(cString:))
  }
}

/// What a stream says of itself, as far as it is understood; all texts are data.
struct LSLStreamSummary: Equatable {
  /// Elements of `gaitlab` in a stream's metadata; docs/LSL.md describes them.
  static let keys = ["layout", "size", "unit", "foot", "rate", "saturation", "mass", "simulated"]
  /// Channels whose labels are looked at.
  static let labelLimit = 64

  var name: String
  var channelCount: Int
  /// 0 for samples that come when they like.
  var samplingRateHz: Double
  /// Values by key.
  var metadata: [String: String] = [:]
  /// Labels of the first channels; empty where there is none.
  var labels: [String] = []
  /// Units of the first channels; empty where there is none.
  var units: [String] = []
}
