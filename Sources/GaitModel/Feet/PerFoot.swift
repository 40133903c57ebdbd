/// A value for each foot, reached by the foot.
public struct PerFoot<Value> {
  /// The left foot's.
  public var left: Value
  /// The right foot's.
  public var right: Value

  /// Gives each foot a value of its own.
  public init(left: Value, right: Value) {
    self.left = left
    self.right = right
  }

  /// Gives both feet the same value.
  package init(both value: Value) {
    self.init(left: value, right: value)
  }

  /// Asks `make` once for each foot, left first.
  package static func each(_ make: (Foot) throws -> Value) rethrows -> PerFoot {
    PerFoot(left: try make(.left), right: try make(.right))
  }

  /// The value of a foot.
  public subscript(foot: Foot) -> Value {
    // Lent, not copied: a foot's pipeline is large.
    @inline(__always) _read {
      if foot == .left { yield left } else { yield right }
    }
    _modify {
      if foot == .left { yield &left } else { yield &right }
    }
  }

  /// The same for each foot, made from its value.
  package func map<Other>(_ transform: (Value) throws -> Other) rethrows -> PerFoot<Other> {
    PerFoot<Other>(left: try transform(left), right: try transform(right))
  }
}

extension PerFoot: Sendable where Value: Sendable {}
extension PerFoot: Equatable where Value: Equatable {}
extension PerFoot: Hashable where Value: Hashable {}
extension PerFoot: Encodable where Value: Encodable {}
extension PerFoot: Decodable where Value: Decodable {}
