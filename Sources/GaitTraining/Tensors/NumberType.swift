import CTorch

/// What a tensor's numbers are.
package enum NumberType: String, Equatable, Sendable, CaseIterable {
  case float32, float64
  /// Indices.
  case int64
  /// Masks.
  case bool
  /// What libtorch has besides; nothing here makes one.
  case other

  init(_ type: ctorch_type) {
    switch type {
    case CTORCH_FLOAT32: self = .float32
    case CTORCH_FLOAT64: self = .float64
    case CTORCH_INT64: self = .int64
    case CTORCH_BOOL: self = .bool
    default: self = .other
    }
  }

  var code: ctorch_type {
    switch self {
    case .float32: CTORCH_FLOAT32
    case .float64: CTORCH_FLOAT64
    case .int64: CTORCH_INT64
    case .bool: CTORCH_BOOL
    case .other: CTORCH_OTHER
    }
  }
}
