import CTorch

// Element by element. Shapes broadcast as in NumPy: sizes of 1 and missing dimensions in front repeat.

extension Tensor {
  package static func + (x: Tensor, y: Tensor) -> Tensor { x.combine(CTORCH_ADD, y, "+") }
  package static func - (x: Tensor, y: Tensor) -> Tensor { x.combine(CTORCH_SUBTRACT, y, "-") }
  package static func * (x: Tensor, y: Tensor) -> Tensor { x.combine(CTORCH_MULTIPLY, y, "*") }
  package static func / (x: Tensor, y: Tensor) -> Tensor { x.combine(CTORCH_DIVIDE, y, "/") }
  package static prefix func - (x: Tensor) -> Tensor { x.apply(CTORCH_NEGATE, "-") }

  package static func + (x: Tensor, y: Double) -> Tensor { x.apply(CTORCH_ADD_NUMBER, y, "+") }
  package static func + (x: Double, y: Tensor) -> Tensor { y + x }
  package static func - (x: Tensor, y: Double) -> Tensor { x + -y }
  package static func - (x: Double, y: Tensor) -> Tensor {
    y.apply(CTORCH_SUBTRACT_FROM_NUMBER, x, "-")
  }
  package static func * (x: Tensor, y: Double) -> Tensor {
    x.apply(CTORCH_MULTIPLY_BY_NUMBER, y, "*")
  }
  package static func * (x: Double, y: Tensor) -> Tensor { y * x }
  package static func / (x: Tensor, y: Double) -> Tensor { x * (1 / y) }
  package static func / (x: Double, y: Tensor) -> Tensor { y.apply(CTORCH_DIVIDE_NUMBER, x, "/") }

  // MARK: - Functions

  package func absolute() -> Tensor { apply(CTORCH_ABSOLUTE, "absolute") }
  /// -1, 0 or 1.
  package func sign() -> Tensor { apply(CTORCH_SIGN, "sign") }
  package func squared() -> Tensor { apply(CTORCH_SQUARE, "squared") }
  /// Its gradient at 0 is infinite; see `atLeast` and `norm`.
  package func squareRoot() -> Tensor { apply(CTORCH_SQUARE_ROOT, "squareRoot") }
  package func exponential() -> Tensor { apply(CTORCH_EXPONENTIAL, "exponential") }
  package func logarithm() -> Tensor { apply(CTORCH_LOGARITHM, "logarithm") }
  package func power(_ exponent: Double) -> Tensor { apply(CTORCH_POWER, exponent, "power") }
  /// max(x, 0).
  package func rectified() -> Tensor { apply(CTORCH_RELU, "rectified") }
  package func sigmoid() -> Tensor { apply(CTORCH_SIGMOID, "sigmoid") }
  package func hyperbolicTangent() -> Tensor { apply(CTORCH_TANH, "hyperbolicTangent") }

  /// max(x, bound), with gradient 0 below the bound.
  package func atLeast(_ bound: Double) -> Tensor { apply(CTORCH_AT_LEAST, bound, "atLeast") }
  package func atMost(_ bound: Double) -> Tensor { apply(CTORCH_AT_MOST, bound, "atMost") }
  package func larger(_ other: Tensor) -> Tensor { combine(CTORCH_LARGER, other, "larger") }
  package func smaller(_ other: Tensor) -> Tensor { combine(CTORCH_SMALLER, other, "smaller") }

  /// Of the last two dimensions, `[..., n, m]` and `[..., m, k]`; those before them are a batch.
  package func matrixProduct(_ other: Tensor) -> Tensor {
    combine(CTORCH_MATRIX_PRODUCT, other, "matrixProduct")
  }

  // MARK: - Masks

  package static func .< (x: Tensor, y: Double) -> Tensor {
    x.apply(CTORCH_LESS_THAN_NUMBER, y, "<")
  }
  package static func .> (x: Tensor, y: Double) -> Tensor {
    x.apply(CTORCH_GREATER_THAN_NUMBER, y, ">")
  }
  package static func .== (x: Tensor, y: Double) -> Tensor {
    x.apply(CTORCH_EQUALS_NUMBER, y, "==")
  }
  package static func .< (x: Tensor, y: Tensor) -> Tensor { x.combine(CTORCH_IS_LESS, y, "<") }
  package static func .> (x: Tensor, y: Tensor) -> Tensor { x.combine(CTORCH_IS_GREATER, y, ">") }
  package static func .== (x: Tensor, y: Tensor) -> Tensor { x.combine(CTORCH_IS_EQUAL, y, "==") }
  package func isFinite() -> Tensor { apply(CTORCH_IS_FINITE, "isFinite") }
  /// The other mask.
  package func inverted() -> Tensor { apply(CTORCH_LOGICAL_NOT, "inverted") }

  /// The value where the mask is true, this elsewhere.
  package func masked(_ mask: Tensor, with value: Double) -> Tensor {
    combining("masked", mask) { ctorch_masked($0, $1, value) }
  }

  /// One tensor where this mask is true, another elsewhere.
  package func choose(_ x: Tensor, otherwise y: Tensor) -> Tensor {
    Tensor.combining("choose", [self, x, y]) { ctorch_chosen($0[0], $0[1], $0[2]) }
  }

  // MARK: - Calls

  private func apply(_ operation: ctorch_unary, _ name: StaticString) -> Tensor {
    applying(name) { ctorch_apply(operation, $0) }
  }

  private func apply(
    _ operation: ctorch_with_number, _ number: Double, _ name: StaticString
  ) -> Tensor {
    applying(name) { ctorch_apply_number(operation, $0, number) }
  }

  private func combine(
    _ operation: ctorch_binary, _ other: Tensor, _ name: StaticString
  ) -> Tensor {
    combining(name, other) { ctorch_combine(operation, $0, $1) }
  }
}
