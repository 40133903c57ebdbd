import CTorch

// The same numbers seen in another shape; gradients flow through all of it.

extension Tensor {
  /// One size may be -1, which stands for what is left.
  package func reshaped(_ shape: [Int]) -> Tensor {
    applying("reshaped") { ctorch_reshaped($0, shape.sizes, shape.count) }
  }

  /// The first dimensions as they are, all others as one: `[B, C, T]` from 1 is `[B, C * T]`.
  package func flattened(from dimension: Int) -> Tensor {
    let kept = shape.prefix(dimension)
    return reshaped(Array(kept) + [-1])
  }

  /// Dimension i of the result is dimension `order[i]` of this.
  package func permuted(_ order: [Int]) -> Tensor {
    applying("permuted") { ctorch_permuted($0, order.sizes, order.count) }
  }

  package func transposed(_ first: Int = -2, _ second: Int = -1) -> Tensor {
    applying("transposed") { ctorch_transposed($0, Int64(first), Int64(second)) }
  }

  /// Sizes of 1 repeated up to the shape, without copies.
  package func expanded(_ shape: [Int]) -> Tensor {
    applying("expanded") { ctorch_expanded($0, shape.sizes, shape.count) }
  }

  /// With one more dimension, of size 1, at a place.
  package func unsqueezed(_ dimension: Int) -> Tensor {
    applying("unsqueezed") { ctorch_unsqueezed($0, Int64(dimension)) }
  }

  /// Without a dimension of size 1.
  package func squeezed(_ dimension: Int) -> Tensor {
    applying("squeezed") { ctorch_squeezed($0, Int64(dimension)) }
  }

  /// Part of a dimension; a range that is not all there is a failure.
  package func sliced(_ range: Range<Int>, along dimension: Int, by step: Int = 1) -> Tensor {
    applying("sliced") {
      ctorch_sliced(
        $0, Int64(dimension), Int64(range.lowerBound), Int64(range.upperBound), Int64(step))
    }
  }

  /// Rows of a dimension in any order, by indices `[n]` of `int64`.
  package func selecting(_ indices: Tensor, along dimension: Int) -> Tensor {
    combining("selecting", indices) { ctorch_indexed($0, Int64(dimension), $1) }
  }

  /// Moved along a dimension; what leaves at one end comes in at the other.
  package func rolled(by offset: Int, along dimension: Int) -> Tensor {
    applying("rolled") { ctorch_rolled($0, Int64(dimension), Int64(offset)) }
  }

  /// With a value added: so many before and after each dimension, the last dimension first.
  package func padded(_ amounts: [Int], with value: Double = 0) -> Tensor {
    applying("padded") { ctorch_padded($0, amounts.sizes, amounts.count, value) }
  }

  /// One after the other along a dimension that is there.
  package static func concatenated(_ tensors: [Tensor], along dimension: Int) -> Tensor {
    combining("concatenated", tensors) { ctorch_concatenated($0, $0.count, Int64(dimension)) }
  }

  /// One after the other along a new dimension.
  package static func stacked(_ tensors: [Tensor], along dimension: Int = 0) -> Tensor {
    combining("stacked", tensors) { ctorch_stacked($0, $0.count, Int64(dimension)) }
  }
}
